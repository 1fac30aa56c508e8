SELECT city, branch, tip, position, hash FROM reading;
