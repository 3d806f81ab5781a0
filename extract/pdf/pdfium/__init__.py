"""PDF through PDFium: the only package that knows it. `document.py` gives pages, `pictures.py` pictures of them."""
