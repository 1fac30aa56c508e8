INSERT INTO rival (cell, document, merge, origin, value, printed, same)
VALUES (:cell, :document, :merge, :origin, :value, :printed, :same);
