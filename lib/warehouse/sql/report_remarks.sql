SELECT kind, form, file, page, line, other_line, subject, other_page
FROM remark
WHERE edition = :edition
ORDER BY ordinal;
