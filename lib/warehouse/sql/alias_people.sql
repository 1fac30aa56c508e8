-- Everybody, the position from which on the line knows of a commit by him, and
-- how he was shown last.
WITH part (person, arrived) AS (
  SELECT author, arrived FROM commits
  UNION ALL
  SELECT committer, arrived FROM commits
)
SELECT person.id, person.name, person.mail, min(part.arrived),
       coalesce(alias.name, person.name), coalesce(alias.mail, person.mail)
FROM part
JOIN person ON person.id = part.person
LEFT JOIN alias
  ON alias.person = person.id
  AND alias.from_ = (
    SELECT max(from_) FROM alias AS later WHERE later.person = person.id
  )
GROUP BY person.id
ORDER BY person.id;
