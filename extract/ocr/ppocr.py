"""The neural models of PP-OCR: where a picture has lines of text, and what these say. Only this module runs them.

The two models come inside the wheel `rapidocr` and are run by `onnxruntime`, on one thread each: nothing is downloaded,
and pages are read side by side already. The rest of that wheel isn't imported: it would bring a downloader along, reads
Chinese into specks, and gives words without the places of their ink.
"""

import hashlib
import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np
import onnxruntime
from PIL import Image

from extract.ocr.ocr_word import OcrWord
from extract.ocr.runs import runs_of_true

# The detector: its map says for each pixel how sure it is of text there. The numbers are the model's own defaults
# (PP-OCR's configuration), but for the side.
_LONG_SIDE = 1280  # pixels that the longer side of a page is shrunk to: A4 at 110 dots to the inch
_TEXT = 0.3  # from which a pixel of the map is text
_SURE_OF_BOX = 0.5  # the mean over a box below which it is dropped
_GROWN = 1.6  # of area through outline: how far a box is grown, since the map shows the core of a line only
_SMALLEST = 3  # pixels of the map: a lower or narrower box is a speck
_TELLING = 4  # times as wide as high: a line whose slope tells that of the page
_STEP = 32  # the sides of what the detector is given are multiples of this

# The recogniser: a line of this height in, the chances of each character at each step out.
_HEIGHT = 48
# Of its natural width: words are read as well, and a sixth sooner; at 0.7 letters melt together. Not in long lines,
# whose letters stand close: on fourteen pages of three designs twelve words lost one of two letters (`burthuis`).
_NARROWED, _LONG = 0.85, 6  # long: so many times as wide as high
_NARROWEST = 48  # pixels: narrower pictures are padded
_MARGIN = 0.3  # of the height of a line's ink: the white kept above and below it
_SPACE_GAP = 0.13  # of the height of a line's picture: the narrowest white that may be a space that was passed over
_LONE_GAP = 0.2  # the same in a line without any space that was read
# What may stand at either side of a space that was passed over: a word's end, and what begins or follows one. Figures
# and signs stand as wide apart within one word: `18-10-2021`, `info@`.
_SEAM = re.compile(r"[^\W\d_][^\W_(]|[,;:)|][^\W_]|[^\W_][(€|]|[^\W_)][,;:!?/)]|[(/]\w")
# `Team,gemeente`: so nobody prints it, however narrow the white is.
_COMMA = re.compile(r"[^\W\d_)][,;][^\W\d_]")
# In letter-spaced type white of this share of the height stands between so many of the letters; a space is so many
# times as wide. Set on the headings of data/samples/designs/fact-sheets.
_LETTER_GAP, _LOOSE, _WIDER = 0.08, 0.4, 2.2
# Of the height of a line's picture: how wide a lone stroke is at most. Which letters are one, and which little wider.
_STROKE, _THIN, _NARROW = 0.16, "iIl1|!.,;:'", 'jtfrJ()[]-–"’‘/7'
_NO_BEGINNING = (",", ";")
_AS_WIDE = 0.7  # of the spaces that were read in its line: so wide it has to be, too
_INK = 150  # grey below which a pixel is ink where a line shows no print beside paper
_DARKEST, _LIGHTEST = 1, 97  # per cent of a line's pixels: its print and its paper, less what noise adds
_LEAST_CONTRAST = 60  # greys between print and paper: less is noise on a bare picture
_DARK_SHARE = 0.55  # share of dark pixels above which a line is white letters on dark
_SIGNS = "€–—‘’‚“”„•…□☐☑☒✓✔▪■●○"  # beside the letters of Latin script: what Dutch is written with

MODELS = {  # as in rapidocr 3.10: another file under the same name would read otherwise, or do anything
    "PP-OCRv6_det_small.onnx": "090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f",
    "PP-OCRv6_rec_small.onnx": "6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884",
}


class TextBox(NamedTuple):
    """Where a line of text stands, in pixels: a rectangle that may be slanted."""

    x: float  # of its middle
    y: float
    width: float
    height: float
    slant: float  # degrees by which it falls to the right


class _Letter(NamedTuple):
    """A character that was read, with the place of its middle and how sure it is."""

    text: str
    x: float
    sure: float
    spaced: bool  # whether a space was read before it


class TextMap(NamedTuple):
    """How sure the detector is of text at each point of a picture that was shrunk for it."""

    marks: Any  # True where there is text
    chances: Any
    across: float  # pixels of the picture in one of the map, to the right
    down: float


def text_map(image: Image.Image) -> TextMap:
    """Where a picture shows text."""
    shrunk = min(1.0, _LONG_SIDE / max(image.size))
    width, height = (max(_STEP, round(side * shrunk / _STEP) * _STEP) for side in image.size)
    small = image.resize((width, height), Image.Resampling.BILINEAR)
    chances = _run(_detector(), _in_colour(small))[0, 0]
    marks = cv2.dilate((chances > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    return TextMap(marks, chances, image.width / width, image.height / height)


def text_boxes(found: TextMap) -> list[TextBox]:
    """The lines of text on a picture, from top to bottom; a line with a wide gap may be two."""
    # The two sides are shrunk alike but for their rounding, which a slant of some degrees doesn't feel.
    boxes = [
        TextBox(
            core.x * found.across, core.y * found.down, core.width * found.across, core.height * found.down, core.slant
        )
        for core in _cores(found)
    ]
    return sorted(boxes, key=lambda box: (box.y, box.x))


def text_paths(found: TextMap) -> list[Any]:
    """The middles of lines of text, as (x, y) in pixels of the picture, for each column of the map that they cross."""
    _, lines, stats, _ = cv2.connectedComponentsWithStats(found.marks)
    paths = []
    for n, (left, top, width, height, _) in enumerate(stats):
        if n and width > _TELLING * height:
            part = lines[top : top + height, left : left + width] == n
            rows = (part * np.arange(height)[:, None]).sum(axis=0) / np.maximum(1, part.sum(axis=0))
            x = left + np.flatnonzero(part.any(axis=0))
            paths.append(np.stack([x * found.across, (top + rows[x - left]) * found.down], axis=1))
    return paths


def _cores(found: TextMap) -> Iterator[TextBox]:
    """The stretches of the map that are text, grown to the letters' edges."""
    outlines, _ = cv2.findContours(found.marks, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        left, top, across, down = cv2.boundingRect(outline)
        (x, y), (width, height), slant = cv2.minAreaRect(outline)
        # OpenCV gives the angle of either side.
        if abs(slant) > 45:
            width, height, slant = height, width, slant - math.copysign(90, slant)
        inside = found.marks[top : top + down, left : left + across] > 0
        sure = found.chances[top : top + down, left : left + across][inside].mean()
        if min(width, height) >= _SMALLEST and sure > _SURE_OF_BOX:
            grow = _GROWN * width * height / (width + height)
            yield TextBox(x, y, width + grow, height + grow, slant)


def turned_box(box: TextBox, angle: float, width: float, height: float) -> TextBox:
    """Where a box lies once the picture of that size is turned about its middle, so many degrees to the left."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x, y = box.x - width / 2, box.y - height / 2
    return box._replace(
        x=width / 2 + x * cosine + y * sine, y=height / 2 + y * cosine - x * sine, slant=box.slant - angle
    )


def read_boxes(image: Image.Image, boxes: list[TextBox]) -> list[list[OcrWord]]:
    """The words in each box, with the boxes of their ink; none where a box holds nothing legible."""
    pixels = np.asarray(image)
    return [list(_words(*_cut_out(pixels, box), n)) for n, box in enumerate(boxes)]


def _cut_out(pixels: Any, box: TextBox) -> tuple[Any, TextBox]:
    """A box's picture, laid level, with little white above and below: the larger a letter, the surer it is read."""
    line = _level(pixels, box)
    rows = np.flatnonzero(_ink(line).any(axis=1))
    if not len(rows):
        return line, box
    around = round(_MARGIN * (rows[-1] - rows[0])) + 1
    top, bottom = max(0, int(rows[0]) - around), min(len(line), int(rows[-1]) + around + 1)
    return line[top:bottom], box._replace(y=box.y + (top + bottom - len(line)) / 2, height=float(bottom - top))


def _level(pixels: Any, box: TextBox) -> Any:
    """The part of a picture in a box, turned level."""
    width, height = max(1, round(box.width)), max(1, round(box.height))
    turn = cv2.getRotationMatrix2D((box.x, box.y), box.slant, 1.0)
    turn[:, 2] += np.array([width / 2 - box.x, height / 2 - box.y])
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)


def _words(line: Any, box: TextBox, number: int) -> Iterator[OcrWord]:
    """The words of a line's picture: letters up to a space that was read, or white as wide as one."""
    ink, letters = _ink(line), _letters(line)
    ends = _word_ends(letters, ink)
    left = 0.0
    for start, (end, (white, next_left)) in zip(
        [0, *ends], [*ends.items(), (len(letters), (line.shape[1], 0.0))], strict=True
    ):
        if end > start:
            yield _word(letters[start:end], left, white, ink, box, number)
        left = next_left


def _word_ends(letters: list[_Letter], ink: Any) -> dict[int, tuple[float, float]]:
    """Before which letters a word begins, with the white there: from and to, in pixels."""
    # White at the line's ends is no space.
    white = [part for part in runs_of_true(~ink.any(axis=0)) if part[0] > 0 and part[1] < ink.shape[1]]
    read, late = _spaces_read(letters, white, ink.shape[1] / max(1, len(letters)))
    widths = [right - left for left, right in read.values() if right > left]
    least = max(_SPACE_GAP * len(ink), _AS_WIDE * float(np.median(widths))) if widths else _LONE_GAP * len(ink)
    gaps = [right - left for left, right in white if right - left > _LETTER_GAP * len(ink)]
    if len(gaps) > _LOOSE * len(letters):
        # Letters that stand apart, as designers space headings: only white that is wider than theirs parts words.
        least = max(least, _WIDER * float(np.median(gaps)))
    left_over = [part for part in white if part not in read.values() and part[1] - part[0] > least]
    return dict(sorted((_passed_over(letters, left_over, ink, late) | read).items()))


def _spaces_read(
    letters: list[_Letter], white: list[tuple[int, int]], wide: float
) -> tuple[dict[int, tuple[float, float]], float]:
    """The white at each space that was read, and how far right of its place a letter is told, in pixels.

    The recogniser knows that letters follow each other, but where they are only within a letter or so; the ink shows
    where words end. `wide`: how wide a letter is, about.
    """
    before = [n for n in range(1, len(letters)) if _begins_word(letters, n)]
    places = [(letters[n - 1].x + letters[n].x) / 2 for n in before]
    # As many of the widest stretches of white as there are spaces are the spaces, about.
    widest = sorted((right - left for left, right in white), reverse=True)[: len(before)]
    usual = float(np.median(widest)) if widest else 0.0
    found = _in_step(places, white, usual, wide)
    off = [place - sum(part) / 2 for place, part in zip(places, found, strict=True) if part]
    late = float(np.clip(np.median(off), -wide, wide)) if off else 0.0
    found = _in_step([place - late for place in places], white, usual, wide)
    return {n: part or (place, place) for n, place, part in zip(before, places, found, strict=True)}, late


def _begins_word(letters: list[_Letter], n: int) -> bool:
    """Whether a space was read before a letter, or belongs there: behind a comma, never before it."""
    if letters[n].text in _NO_BEGINNING and n + 1 < len(letters) and letters[n - 1].text.isalnum():
        return False
    passed = letters[n - 1].text in _NO_BEGINNING and letters[n - 1].spaced and letters[n].text.isalpha()
    context = "".join(letter.text for letter in letters[max(0, n - 2) : n + 1])
    return letters[n].spaced or passed or bool(_COMMA.fullmatch(context))


def _in_step(
    places: list[float], white: list[tuple[int, int]], usual: float, reach: float
) -> list[tuple[int, int] | None]:
    """The white for each place, both from left to right: near it, and as wide as usual; None where there is none."""
    # The least cost of giving the first places the first stretches of white, one by one; passing over white is free.
    costs = [[0.0] * (len(white) + 1)]
    for place in places:
        row = [costs[-1][0] + 2 * reach]
        for n, part in enumerate(white, 1):
            row.append(min(costs[-1][n] + 2 * reach, row[-1], costs[-1][n - 1] + _cost(place, part, usual)))
        costs.append(row)
    found: list[tuple[int, int] | None] = []
    n = len(white)
    for k in range(len(places), 0, -1):
        while n and costs[k][n] == costs[k][n - 1]:
            n -= 1
        taken = n > 0 and costs[k][n] == costs[k - 1][n - 1] + _cost(places[k - 1], white[n - 1], usual)
        found.append(white[n - 1] if taken else None)
        n -= taken
    return found[::-1]


def _cost(place: float, part: tuple[int, int], usual: float) -> float:
    """How little a stretch of white is the space at a place, in pixels."""
    return abs(sum(part) / 2 - place) + 2 * max(0.0, usual - (part[1] - part[0]))


def _passed_over(
    letters: list[_Letter], white: list[tuple[int, int]], ink: Any, late: float
) -> dict[int, tuple[float, float]]:
    """The white of spaces that weren't read, though it is as wide as those that were."""
    if len(letters) < 2:
        return {}
    middles = [letter.x - late for letter in letters]
    wide = ink.shape[1] / len(letters)
    # Before the first letter and behind the last there may be white too: beside an icon, or a ruler's end.
    places = [middles[0] - wide, *((a + b) / 2 for a, b in pairwise(middles)), middles[-1] + wide]
    ends: dict[int, tuple[float, float]] = {}
    for part in white:
        middle = sum(part) / 2
        off = [abs(place - middle) / wide + _unlike(letters, n, part, ink) for n, place in enumerate(places)]
        n = int(np.argmin(off))
        if 0 < n < len(letters) and _SEAM.fullmatch(letters[n - 1].text + letters[n].text):
            ends[n] = part
    return ends


def _unlike(letters: list[_Letter], n: int, white: tuple[int, int], ink: Any) -> float:
    """How little the letters at either side of a space fit the ink there, in letters' widths."""
    columns = ink.any(axis=0)
    before, after = columns[: white[0]][::-1], columns[white[1] :]
    cost = 0.0
    for at, side in ((n - 1, before), (n, after)):
        if not 0 <= at < len(letters) or not len(side):
            continue
        stroke = int(np.argmin(side)) if not side.all() else len(side)
        if stroke < _STROKE * len(ink) and letters[at].text not in _THIN + _NARROW:
            cost += 0.7
        elif stroke > 2 * _STROKE * len(ink) and letters[at].text in _THIN:
            # Less, since letters touch each other in blurred type.
            cost += 0.35
    if n < len(letters) and letters[n].text in ",;:.)!?" and n:
        cost += 0.7
    return cost


def _word(letters: list[_Letter], left: float, right: float, ink: Any, box: TextBox, number: int) -> OcrWord:
    """Letters as a word, its box drawn in to the ink between left and right."""
    here = ink[:, round(left) : round(right)]
    columns, rows = np.flatnonzero(here.any(axis=0)), np.flatnonzero(here.any(axis=1))
    x0, x1 = (left + columns[0], left + columns[-1] + 1) if len(columns) else (left, right)
    top, bottom = (rows[0], rows[-1] + 1) if len(rows) else (0, len(ink))
    # From the middle of the box, since it may be slanted: a word is moved along the slant and stays level.
    across, down = (x0 + x1 - ink.shape[1]) / 2, (top + bottom - len(ink)) / 2
    sine, cosine = math.sin(math.radians(box.slant)), math.cos(math.radians(box.slant))
    x, y = box.x + across * cosine - down * sine, box.y + across * sine + down * cosine
    return OcrWord(
        "".join(letter.text for letter in letters),
        float(x - (x1 - x0) / 2),
        float(y - (bottom - top) / 2),
        float(x + (x1 - x0) / 2),
        float(y + (bottom - top) / 2),
        sum(letter.sure for letter in letters) / len(letters),
        ("ppocr", str(number), ""),
    )


def _ink(line: Any) -> Any:
    """A line's ink (True), white letters on dark too, without what reaches in from the lines above and below."""
    # Midway between a line's own print and paper: grey print on white is paler than black, and tinted paper darker.
    low, high = np.percentile(line, (_DARKEST, _LIGHTEST))
    dark = line < ((low + high) / 2 if high - low > _LEAST_CONTRAST else _INK)
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
    narrowed = _NARROWED if width < _LONG * height else 1.0
    scaled = max(_NARROWEST, round(narrowed * width * _HEIGHT / height))
    method = cv2.INTER_AREA if height > _HEIGHT else cv2.INTER_LINEAR
    chances = _run(_recogniser(), _in_colour(cv2.resize(line, (scaled, _HEIGHT), interpolation=method)))[0]
    signs, texts = _signs()
    chances = chances[:, signs]
    best = chances.argmax(axis=1)
    step = width / len(best)
    read = np.flatnonzero((best != 0) & (np.diff(best, prepend=0) != 0)).tolist()
    return [
        _Letter(
            texts[best[n]], (n + 0.5) * step, float(chances[n, best[n]]), before >= 0 and texts[best[before]] == " "
        )
        for before, n in pairwise([-1, *read])
        if texts[best[n]] != " "
    ]


def _in_colour(grey: Any) -> Any:
    """A grey picture as the models take it: a batch of one, three equal colours, from -1 to 1."""
    values = np.asarray(grey, dtype=np.float32) / 127.5 - 1
    return np.broadcast_to(values, (1, 3, *values.shape)).copy()


def _run(model: Any, picture: Any) -> Any:
    return model.run(None, {model.get_inputs()[0].name: picture})[0]


@cache
def _signs() -> tuple[Any, list[str]]:
    """The places in the model's alphabet of what Dutch is written with, and the characters there; first the blank."""
    alphabet = ["", *_recogniser().get_modelmeta().custom_metadata_map["character"].splitlines(), " "]
    # The model reads Chinese too, and takes a speck for one of its signs.
    places = [n for n, sign in enumerate(alphabet) if n == 0 or _dutch(sign)]
    return np.array(places), [alphabet[n] for n in places]


def _dutch(sign: str) -> bool:
    return len(sign) == 1 and (ord(sign) < 0x250 or sign in _SIGNS)


def models_are_there() -> bool:
    """Whether both models are there, and are those that were measured."""
    return all(hashlib.sha256(_model(name)).hexdigest() == digest for name, digest in MODELS.items())


def _model(name: str) -> bytes:
    """The bytes of a model in the wheel; none where it is missing."""
    found = find_spec("rapidocr")
    places = found.submodule_search_locations if found else None
    path = Path(places[0], "models", name) if places else None
    return path.read_bytes() if path and path.exists() else b""


@cache
def _detector() -> Any:
    return _session("PP-OCRv6_det_small.onnx")


@cache
def _recogniser() -> Any:
    return _session("PP-OCRv6_rec_small.onnx")


def _session(name: str) -> Any:
    """A model made ready to run."""
    options = onnxruntime.SessionOptions()
    # Pages are recognised side by side: threads of the models' own would only stand in their way.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(_model(name), options, providers=["CPUExecutionProvider"])
