# What trace takes is no figure of many departments: the sentence says how it is
# asked for.
cd "$DEMO"
juesuan compare kjj/2024/expenditure/206/total
