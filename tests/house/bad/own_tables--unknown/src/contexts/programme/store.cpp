auto q = "SELECT 1 FROM {ghost}";
