"""What is drawn on a picture of a page: rulers, and dark rows with pale letters; a bold heading is neither."""

import numpy as np
from PIL import Image

from extract.ocr.image_cleanup import letters_only
from extract.ocr.page_image import drawn_marks

WIDE, HIGH = 2480, 1200


def page() -> np.ndarray:
    return np.zeros((HIGH, WIDE), bool)


def letters(ink: np.ndarray, top: int, left: int, right: int, value: bool) -> None:
    """Something as dense as a line of bold letters: strokes of 12 pixels, 12 apart, 36 high."""
    for x in range(left, right, 24):
        ink[top : top + 36, x : x + 12] = value


def test_a_dark_row_with_two_lines_of_pale_letters_is_one_area() -> None:
    ink = page()
    ink[300:420, 300:2180] = True
    letters(ink, 315, 340, 2100, value=False)
    letters(ink, 370, 340, 900, value=False)
    letters(ink, 440, 340, 2100, value=True)  # the row below isn't part of it
    strokes, fills = drawn_marks(ink, 1.0)
    assert [(f.x0, f.top, f.x1, f.bottom) for f in fills] == [(300, 300, 2180, 420)]
    assert strokes == ()


def test_a_bold_heading_is_no_area() -> None:
    ink = page()
    letters(ink, 300, 300, 1400, value=True)
    letters(ink, 336, 300, 1400, value=True)
    assert drawn_marks(ink, 1.0) == ((), ())


def test_a_ruler_is_a_stroke_and_is_taken_out_of_the_picture() -> None:
    ink = page()
    ink[500:503, 300:2180] = True
    strokes, _ = drawn_marks(ink, 1.0)
    assert [(s.x0, round(s.top), s.x1) for s in strokes] == [(300, 501, 2180)]
    picture = Image.fromarray(np.where(ink, 0, 255).astype("uint8"))
    assert np.asarray(letters_only(picture, strokes, 1.0)).min() == 255


def test_leader_dots_go_and_a_full_stop_stays() -> None:
    ink = page()
    letters(ink, 300, 300, 500, value=True)
    ink[330:336, 505:511] = True  # a full stop
    letters(ink, 400, 300, 500, value=True)
    for x in range(520, 2000, 16):
        ink[430:436, x : x + 6] = True
    picture = Image.fromarray(np.where(ink, 0, 255).astype("uint8"))
    left = np.asarray(letters_only(picture, (), 1.0)) < 128
    assert left[330:336, 505:511].all()
    assert not left[400:440, 520:2000].any()


def test_a_thin_ruler_that_fell_into_pieces_is_one_and_words_in_a_row_are_none() -> None:
    ink = page()
    for start, end in ((300, 700), (740, 1300), (1330, 2180)):
        ink[500:503, start:end] = True
    letters(ink, 600, 300, 2180, value=True)
    ink[620:624, 300:800] = ink[620:624, 840:1500] = True  # underscores in the midst of letters: paper at neither side
    strokes, _ = drawn_marks(ink, 1.0)
    assert [(s.x0, round(s.top), s.x1) for s in strokes if s.top < 550] == [(300, 501, 2180)]
    assert not any(s.x1 - s.x0 > 700 for s in strokes if s.top > 550)
