SELECT kind, form, file, page, line, other_line, subject
FROM remark
WHERE edition = :edition
ORDER BY ordinal;
