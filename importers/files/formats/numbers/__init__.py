"""What a workbook stores for a number, and what its cell shows (pure)."""
