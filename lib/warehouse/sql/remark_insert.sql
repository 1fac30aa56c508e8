INSERT INTO remark (
  edition, ordinal, kind, form, file, page, line, cell, other_page,
  other_line, subject
) VALUES (
  :edition, :ordinal, :kind, :form, :file, :page, :line, :cell, :other_page,
  :other_line, :subject
);
