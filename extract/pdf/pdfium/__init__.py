"""PDF through PDFium: the only package that knows it.

`pdfium_pages` decodes pages, `grey_page`, `page_picture` and `pictures_of_pages` draw them, `embedded_files` gives the
files in a file.
"""

from extract.pdf.pdfium.attachments import embedded_files
from extract.pdf.pdfium.decoder import pdfium_pages
from extract.pdf.pdfium.render import grey_page, page_picture, pictures_of_pages

__all__ = ["embedded_files", "grey_page", "page_picture", "pdfium_pages", "pictures_of_pages"]
