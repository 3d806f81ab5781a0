"""Which pages are to be recognised: pictures of text, useless text layers, pages that show more than their letters."""

from extract.ocr.unread_ink import count_unknown_letters
from extract.pdf.character_map import UNKNOWN
from extract.pdf.page_objects import RawPage
from extract.pdf.pdfium import grey_page

DPI = 300  # of the pictures that are recognised: what rulers, marks and the sizes of type were measured at
POINTS = 72 / DPI  # in a pixel of the picture that is recognised
LARGEST = 150_000_000  # pixels of a page: an A0 at 300 dots to the inch has 140 million
# Characters below which a page has no text layer of its own: a page number, a scanner's stamp, a signature's date.
FEW = 25
_COVERED = 0.3  # share of image above which a page without text is a picture of text
_GARBLED = 0.3  # share of unknown characters above which a text layer is useless
_PICTURED = 0.03  # share of image below which a page is not looked at for text in pictures: a logo, a signature
_WHOLE = 0.85  # share of image above which a page is a picture, whatever a program added to it
_GLANCE = 100  # dots to the inch: enough to tell lines of letters, with a ninth of the pixels
_ENOUGH = 60  # letters, about: two lines of text, a small table; a logo or a caption in a picture is let be


def needs_ocr(page: RawPage) -> bool:
    """Whether a page is a picture of text, or has a text layer that nobody can read."""
    return (len(page.glyphs) < FEW and page.image_area > _COVERED) or is_garbled(page)


def shows_more(data: bytes, page: RawPage) -> bool:
    """Whether a page shows text that its letters are not: a scan with a digital signature, a table as a picture,
    letters drawn as outlines. Only a page with pictures, or with marks and hardly a letter, is drawn to see it.
    """
    drawn = len(page.glyphs) < FEW and (page.fills or page.strokes)
    # An ordinary page of letters stops here: drawing it costs far more than decoding it.
    if (not drawn and page.image_area < _PICTURED) or page.width * page.height > LARGEST * POINTS**2:
        return False
    # On a page that is one picture a line of type is enough (a scanned cover); on others a logo has some letters too.
    enough = FEW if page.image_area > _WHOLE else _ENOUGH
    return count_unknown_letters(grey_page(data, page.number, _GLANCE), page.glyphs, 72 / _GLANCE) >= enough


def is_garbled(page: RawPage) -> bool:
    """Whether a text layer is useless: its fonts don't say which letters they have."""
    unknown = page.glyphs.texts.count(UNKNOWN)
    return len(page.glyphs) >= FEW and unknown > _GARBLED * len(page.glyphs)
