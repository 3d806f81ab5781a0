"""What was recognised in one document, as text (`outlines`) or as a page for a browser (`html_file`)."""
