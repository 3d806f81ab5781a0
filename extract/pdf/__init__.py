"""PDF files: what a decoder finds on each page, within limits that a file may not pass.

`decode_bytes` gives a PDF's pages; `with_header` gives a PDF that lost its first line one, so that all readers open it.
"""

from extract.pdf.decode import decode_bytes, with_header

__all__ = ["decode_bytes", "with_header"]
