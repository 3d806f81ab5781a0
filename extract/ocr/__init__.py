"""Recognition of pages that are pictures: page images, Tesseract, repair of what it read."""

from extract.ocr.page_choice import needs_ocr, shows_more
from extract.ocr.recognise import ocr_pages
from extract.ocr.tesseract import check_tesseract

__all__ = ["check_tesseract", "needs_ocr", "ocr_pages", "shows_more"]
