"""Reading: from the bytes of a file to the documents in it, as printed. `extract.read` is the entry."""
