"""Recognition of pages that are pictures: page images, Tesseract, repair of what it read."""

from extract.ocr.recognise import check_tesseract, needs_ocr, ocr_pages, shows_more

__all__ = ["check_tesseract", "needs_ocr", "ocr_pages", "shows_more"]
