"""PDF through PDFium: the only package that knows it. `decoder` gives a PDF's pages, `render` pictures of them."""
