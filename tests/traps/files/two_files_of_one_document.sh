# Two files claim one department and year and disagree: the first by name counts,
# and the other value is told with its place, not dropped in silence.
new_city
person 甲 2024-09-01
write kjj/2023-1 60 40
write kjj/2023-2 65 40
commit "两份决算"
juesuan load >/dev/null
timeline kjj/2023/expenditure/206/basic
state kjj 2023
