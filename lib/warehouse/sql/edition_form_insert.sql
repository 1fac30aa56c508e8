INSERT INTO edition_form (
  edition, form, state, unit, ordinal, page, line, figures, labels, rows
) VALUES (
  :edition, :form, :state, :unit, :ordinal, :page, :line, :figures,
  :labels, :rows
);
