SELECT city, branch, tip, position, hash, trust FROM reading;
