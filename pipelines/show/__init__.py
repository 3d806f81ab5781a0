"""What was recognised in one document, as text or as a page in a browser."""
