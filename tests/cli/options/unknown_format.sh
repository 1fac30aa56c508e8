juesuan status --format xml
