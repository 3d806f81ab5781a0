"""Pages without a usable text layer in, pages with recognised glyphs out. Knows Tesseract's command; PDFium renders.

Words come with boxes and confidence; each becomes glyphs of equal width, sized by the line that it stands on. Ruling
lines are found in the picture itself.
"""
