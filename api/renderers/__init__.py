"""The forms in which figures leave: JSON and the flat table."""
