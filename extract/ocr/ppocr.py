"""The neural models of PP-OCR: where a picture has lines of text, and what these say. Only this module runs them.

The two models come inside the wheel `rapidocr` and are run by `onnxruntime`, on one thread each: nothing is downloaded,
and pages are read side by side already. The rest of that wheel isn't imported: it would bring a downloader along, and cuts
slanted boxes out where a page that was turned straight has level ones.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
from PIL import Image

from extract.errors import ReadError
from extract.ocr.ocr_word import OcrWord
from extract.ocr.page_image import runs_of_true

# The detector: its map says for each pixel how sure it is of text there. The numbers are the model's own defaults
# (PP-OCR's configuration), but for the side.
_LONG_SIDE = 1280  # pixels that the longer side of a page is shrunk to: A4 at 110 dots to the inch
_TEXT = 0.3  # from which a pixel of the map is text
_SURE_OF_BOX = 0.5  # the mean over a box below which it is dropped
_GROWN = 1.6  # of area through outline: how far a box is grown, since the map shows the core of a line only
_SMALLEST = 3  # pixels of the map: a lower or narrower box is a speck
_STEP = 32  # the sides of what the detector is given are multiples of this

# The recogniser: a line of this height in, the chances of each character at each step out.
_HEIGHT = 48
_NARROWEST = 48  # pixels: narrower pictures are padded
_SPACE_GAP = 0.3  # of the height of a line's ink: white this wide within a word is a space that was passed over
_INK = 150  # grey below which a pixel is ink
_DARK_SHARE = 0.55  # share of dark pixels above which a line is white letters on dark
_SIGNS = "€–—‘’‚“”„•…□☐☑☒✓✔▪■●○"  # beside the letters of Latin script: what Dutch is written with

_MODELS = {  # as in rapidocr 3.10: another file under the same name would read otherwise, or do anything
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}
_MISSING = "De modellen van OCR ontbreken of zijn andere; installeer het project opnieuw en lees het document nog eens."


class TextBox(NamedTuple):
    """Where a line of text stands, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


class _Letter(NamedTuple):
    """A character that was read, with the place of its middle and how sure it is."""

    text: str
    x: float
    sure: float


def text_boxes(image: Image.Image) -> list[TextBox]:
    """The lines of text that a picture shows, from top to bottom; a line with a wide gap may be two."""
    shrunk = min(1.0, _LONG_SIDE / max(image.size))
    width, height = (max(_STEP, round(side * shrunk / _STEP) * _STEP) for side in image.size)
    small = np.asarray(image.resize((width, height), Image.Resampling.BILINEAR), dtype=np.float32)
    chances = _run(_detector(), _in_colour(small))[0, 0]
    across, down = image.width / width, image.height / height
    boxes = []
    for left, top, right, bottom in _cores(chances):
        grow = _GROWN * (right - left) * (bottom - top) / (2 * (right - left + bottom - top))
        boxes.append(
            TextBox(
                max(0, round((left - grow) * across)),
                max(0, round((top - grow) * down)),
                min(image.width, round((right + grow) * across)),
                min(image.height, round((bottom + grow) * down)),
            )
        )
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _cores(chances: Any) -> list[tuple[int, int, int, int]]:
    """(left, top, right, bottom) of the stretches of the map that are text."""
    marks = cv2.dilate((chances > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(marks)
    found = []
    for left, top, width, height, _area in stats[1:count]:
        if min(width, height) >= _SMALLEST and chances[top : top + height, left : left + width].mean() > _SURE_OF_BOX:
            found.append((int(left), int(top), int(left + width), int(top + height)))
    return found


def read_boxes(image: Image.Image, boxes: list[TextBox]) -> list[list[OcrWord]]:
    """The words in each box, with the boxes of their ink; none where a box holds nothing legible."""
    pixels = np.asarray(image)
    return [list(_words(pixels[box.top : box.bottom, box.left : box.right], box, n)) for n, box in enumerate(boxes)]


def _words(line: Any, box: TextBox, number: int) -> Iterator[OcrWord]:
    """The words of a line's picture: letters up to a space that was read, or white as wide as one."""
    letters, ink = _letters(line), _ink(line)
    white = runs_of_true(~ink.any(axis=0))
    word: list[_Letter] = []
    left = 0.0
    for letter, after in zip_longest(letters, letters[1:]):
        if letter.text == " ":
            continue
        word.append(letter)
        # The space itself has a place too, but only the ink shows where the words beside it end.
        follows = next((other for other in letters[letters.index(letter) + 1 :] if other.text != " "), None)
        if follows is None:
            yield _word(word, left, line.shape[1], ink, box, number)
            return
        gap = max(((a, b) for a, b in white if b > letter.x and a < follows.x), key=lambda g: g[1] - g[0], default=None)
        if (after is not None and after.text == " ") or (gap and gap[1] - gap[0] > _SPACE_GAP * len(ink)):
            end, start = gap or ((letter.x + follows.x) / 2,) * 2
            yield _word(word, left, end, ink, box, number)
            word, left = [], start


def _word(letters: list[_Letter], left: float, right: float, ink: Any, box: TextBox, number: int) -> OcrWord:
    """Letters as a word, its box drawn in to the ink between left and right."""
    here = ink[:, round(left) : round(right)]
    columns, rows = np.flatnonzero(here.any(axis=0)), np.flatnonzero(here.any(axis=1))
    x0, x1 = (left + columns[0], left + columns[-1] + 1) if len(columns) else (left, right)
    top, bottom = (rows[0], rows[-1] + 1) if len(rows) else (0, len(ink))
    return OcrWord(
        "".join(letter.text for letter in letters),
        float(box.left + x0),
        float(box.top + top),
        float(box.left + x1),
        float(box.top + bottom),
        sum(letter.sure for letter in letters) / len(letters),
        ("ppocr", str(number), ""),
    )


def _ink(line: Any) -> Any:
    """A line's ink (True), white letters on dark too, without what reaches in from the lines above and below."""
    dark = line < _INK
    ink = ~dark if dark.mean() > _DARK_SHARE else dark
    parts = runs_of_true(ink.any(axis=1))
    own = max(parts, key=lambda part: ink[part[0] : part[1]].sum(), default=None)
    for part in parts:
        if part != own and (part[0] == 0 or part[1] == len(ink)):
            ink[part[0] : part[1]] = False
    return ink


def _letters(line: Any) -> list[_Letter]:
    """What the recogniser reads in a picture of one line: at each step the likeliest, repeats and blanks left out."""
    height, width = line.shape
    scaled = max(_NARROWEST, round(width * _HEIGHT / height))
    method = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_LINEAR
    chances = _run(_recogniser(), _in_colour(cv2.resize(line, (scaled, _HEIGHT), interpolation=method)))[0]
    signs, texts = _signs()
    chances = chances[:, signs]
    best = chances.argmax(axis=1)
    step = width / len(best)
    read = np.flatnonzero((best != 0) & (np.diff(best, prepend=0) != 0)).tolist()
    return [_Letter(texts[best[n]], (n + 0.5) * step, float(chances[n, best[n]])) for n in read]


def _in_colour(grey: Any) -> Any:
    """A grey picture as the models take it: a batch of one, three equal colours, from -1 to 1."""
    values = np.asarray(grey, dtype=np.float32) / 127.5 - 1
    return np.broadcast_to(values, (1, 3, *values.shape)).copy()


def _run(model: Any, picture: Any) -> Any:
    return model.run(None, {model.get_inputs()[0].name: picture})[0]


@cache
def _signs() -> tuple[Any, list[str]]:
    """The places in the model's alphabet that Dutch is written with, and the characters there; the blank is the first."""
    alphabet = ["", *_recogniser().get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    # The model reads Chinese too, and takes a speck for one of its signs.
    places = [n for n, sign in enumerate(alphabet) if n == 0 or _dutch(sign)]
    return np.array(places), [alphabet[n] for n in places]


def _dutch(sign: str) -> bool:
    return len(sign) == 1 and (ord(sign) < 0x250 or sign in _SIGNS)


@cache
def _detector() -> Any:
    return _session("PP-OCRv6_det_small.onnx")


@cache
def _recogniser() -> Any:
    return _session("PP-OCRv6_rec_small.onnx")


def _session(name: str) -> Any:
    """A model made ready to run; ReadError `ocr_ontbreekt` where it is missing or another than the one measured."""
    import onnxruntime

    found = find_spec("rapidocr")
    path = Path(found.submodule_search_locations[0], "models", name) if found else None
    model = path.read_bytes() if path and path.exists() else b""
    if hashlib.sha256(model).hexdigest() != _MODELS[name]:
        raise ReadError("ocr_ontbreekt", _MISSING)
    options = onnxruntime.SessionOptions()
    # Pages are recognised side by side: threads of the models' own would only stand in their way.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
