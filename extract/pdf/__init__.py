"""PDF files: the objects that a decoder finds on a page, and the limits a file may not pass."""
