"""The reading desk: an uploaded report → candidates beside its text → reviewed figures."""
