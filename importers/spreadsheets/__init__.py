"""A batch of figures on its way: candidates, questions, decisions, publishing, undoing."""
