juesuan --config nowhere.yaml status
