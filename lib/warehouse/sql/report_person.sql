-- A person as git has him, and as the .mailmap of a position shows him.
SELECT person.name, person.mail,
       coalesce(alias.name, person.name), coalesce(alias.mail, person.mail)
FROM person
LEFT JOIN alias ON alias.person = person.id AND alias.from_ <= :position
WHERE person.id = :person
ORDER BY alias.from_ DESC
LIMIT 1;
