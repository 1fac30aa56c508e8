INSERT INTO edition_form (
  edition, form, ordinal, page, line, figures, labels, rows
) VALUES (
  :edition, :form, :ordinal, :page, :line, :figures, :labels, :rows
);
