-- How many figures of a form each edition has.
SELECT edition, figures FROM edition_form WHERE form = :form ORDER BY edition;
