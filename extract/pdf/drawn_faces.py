"""Which faces a file's drawn fonts have (Type 3): whether each is bold, or italic, by its descriptor in the file.

Browsers on Skia print every font with PostScript outlines as one that is drawn letter by letter. PDFium tells no name
of such a font, so that all type would look regular; the descriptor that has it is found in the file's bytes, and tied
to PDFium's font by the widths of its letters. What is hidden in packed object streams stays regular.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.pdf.font_names import is_heavy, is_slanted

_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_REFERENCE = rb"/%s\s+(\d{1,10})\s+\d{1,5}\s+R\b"
_WIDTHS = re.compile(rb"/Widths\s*\[([^\]]{0,9000})\]")
_MATRIX = re.compile(rb"/FontMatrix\s*\[\s*([-+.\deE]+)")
_FIRST = re.compile(rb"/FirstChar\s+(\d{1,5})")
_WEIGHT = re.compile(rb"/FontWeight\s+(\d{3})")
_NAME = re.compile(rb"/FontName\s*/([^\s/<>\[\]()]{1,100})")
_ANGLE = re.compile(rb"/ItalicAngle\s+(-?[1-9])")
_ONE = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>\s*(?=<|end)")
_RANGE = re.compile(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4})>")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)

_SEMIBOLD = 600  # of 900: CSS calls 700 bold, and 600 is printed to stand out as well
_PROBE = "aenrtdiogslhkvmubwpjzcfyAENRTDIOGSLHKVMUBWPJZCFY0123456789.,:-()"
_CLOSE = 0.6  # thousandths of the size: widths are whole numbers there

Face = tuple[bool, bool]  # bold, italic


@dataclass(frozen=True, slots=True)
class DrawnFace:
    """A drawn font: the widths of its letters, that of what it lacks, in thousandths of the size, and its face."""

    widths: dict[str, float]
    lacking: float
    face: Face


def drawn_faces(data: bytes) -> tuple[DrawnFace, ...]:
    """The drawn fonts of a file whose descriptors say more than that they are regular, and those beside them."""
    if b"/Type3" not in data:  # nearly all files
        return ()
    objects = _objects(data)
    faces = tuple(face for body in objects.values() if b"/Type3" in body[:400] and (face := _drawn(body, objects)))
    return faces if any(any(one.face) for one in faces) else ()


def face_of(faces: Sequence[DrawnFace], width: Callable[[str], float]) -> Face:
    """The face of a font by its letters' widths, asked of `width`; regular where fonts of two faces would fit."""
    probed = [(letter, width(letter)) for letter in _PROBE] if faces else []
    fitting = {
        one.face
        for one in faces
        if all(abs(one.widths.get(letter, one.lacking) - wide) < _CLOSE for letter, wide in probed)
    }
    return fitting.pop() if len(fitting) == 1 else (False, False)


def _objects(data: bytes) -> dict[int, bytes]:
    """The objects of a file as they stand in it, by number; of one that comes twice the last."""
    starts = list(_OBJECT.finditer(data))
    ends = [*(start.start() for start in starts[1:]), len(data)]
    return {int(start[1]): data[start.end() : end] for start, end in zip(starts, ends, strict=True)}


def _drawn(body: bytes, objects: dict[int, bytes]) -> DrawnFace | None:
    """A drawn font with a descriptor; None for another."""
    described, named = (_referred(body, key, objects) for key in (b"FontDescriptor", b"ToUnicode"))
    widths, first, matrix = _WIDTHS.search(body), _FIRST.search(body), _MATRIX.search(body)
    if not (described and named and widths and first and matrix):
        return None
    try:
        scale = 1000 * float(matrix[1])
        wide = [scale * float(number) for number in widths[1].split()]
    except ValueError:
        return None
    letters: dict[str, float] = {}
    for code, letter in _letters(_unpacked(named)):
        if 0 <= code - int(first[1]) < len(wide):
            letters.setdefault(letter, wide[code - int(first[1])])
    # PDFium looks up code 0 for a letter that the font hasn't got.
    lacking = wide[0] if wide and int(first[1]) == 0 else 0.0
    return DrawnFace(letters, lacking, _described_face(described))


def _referred(body: bytes, key: bytes, objects: dict[int, bytes]) -> bytes:
    """The object that an entry names; nothing where there is none."""
    found = re.search(_REFERENCE % key, body)
    return objects.get(int(found[1]), b"") if found else b""


def _described_face(descriptor: bytes) -> Face:
    name, weight = _NAME.search(descriptor), _WEIGHT.search(descriptor)
    named = name[1].decode("latin-1").lower() if name else ""
    heavy = is_heavy(named) or (weight is not None and int(weight[1]) >= _SEMIBOLD)
    return heavy, is_slanted(named) or _ANGLE.search(descriptor) is not None


def _unpacked(stream: bytes) -> bytes:
    """What a stream says; its first megabyte is more than any font's letters take."""
    entries, _, packed = stream.partition(b"stream")
    if b"/FlateDecode" not in entries:
        return packed
    try:
        return zlib.decompressobj().decompress(packed.lstrip(b"\r\n"), 1 << 20)
    except zlib.error:
        return b""


def _letters(table: bytes) -> Iterator[tuple[int, str]]:
    """(code, letter) of a font's table of letters."""
    for kind, block in _BLOCK.findall(table):
        if kind == b"bfchar":
            yield from ((int(code, 16), chr(int(letter, 16))) for code, letter in _ONE.findall(block + b"end"))
        else:
            for low, high, letter in _RANGE.findall(block):
                # A code has one byte in such a font.
                for n in range(min(256, int(high, 16) - int(low, 16) + 1)):
                    yield int(low, 16) + n, chr(int(letter, 16) + n)
