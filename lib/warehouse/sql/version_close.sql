UPDATE version SET until = :until
WHERE cell = :cell AND document = :document AND from_ = :from AND until IS NULL;
