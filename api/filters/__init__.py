"""What one may ask each list for: by code, by year, by kind."""
