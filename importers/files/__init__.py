"""What an uploaded file is and what stands in it: examined, opened in a bounded process,
read into rows and paragraphs."""
