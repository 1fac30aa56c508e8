INSERT INTO makeup (id, form, state, unit) VALUES (:id, :form, :state, :unit);
