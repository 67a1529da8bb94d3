"""What happened to areas, in words."""
