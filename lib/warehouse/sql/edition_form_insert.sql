INSERT INTO edition_form (
  edition, form, state, unit, ordinal, line, figures, labels, rows
) VALUES (
  :edition, :form, :state, :unit, :ordinal, :line, :figures, :labels,
  :rows
);
