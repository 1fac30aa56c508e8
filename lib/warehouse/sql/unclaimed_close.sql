UPDATE unclaimed SET until = :position WHERE path = :path AND until IS NULL;
