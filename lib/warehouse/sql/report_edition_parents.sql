-- The editions that stand at the parents of an edition's commit.
SELECT parent.id, parent.state
FROM edition_parent
JOIN edition AS parent ON parent.id = edition_parent.parent
WHERE edition_parent.edition = :edition
ORDER BY edition_parent.ordinal;
