INSERT INTO dissent (edition, cell, file, value, printed, unit)
VALUES (:edition, :cell, :file, :value, :printed, :unit);
