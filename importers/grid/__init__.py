"""The yearly grid: one city, all its series, one year; and the history of a figure."""
