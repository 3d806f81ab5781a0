"""Damages a PDF in one of nine ways, by a seed: the same file, kind and seed give the same damage.

Bytes that a broken disk or download would give (`flipped_bytes`, `cut_off`), and what only a broken or malicious
program writes: valid syntax with numbers, objects and font maps that make no sense.
"""

import io
import random
import re
from collections.abc import Callable
from typing import Any

import pikepdf

NUMBER = re.compile(rb"(?<![\w./#<])-?\d+(?:\.\d+)?(?![\w.>])")
ODD = (b"0", b"-1", b"1" + b"0" * 38, b"-9" + b"9" * 37, b"2147483647", b"-2147483648", b"65536", b"0.0000001", b"1e9")
_CLOSED = (pikepdf.PdfError, pikepdf.PasswordError, pikepdf.DataDecodingError)
CODES = (b"FFFFFFFF", b"D835", b"00110000", b"0000", b"FFFE", b"00AD", b"0020", b"202E", b"E000", b"DC00")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def damaged(data: bytes, kind: str, seed: int) -> bytes | None:
    """The file with damage of a kind; None where it can't be opened for that, or has nothing to damage."""
    # The length makes files of one kind and seed differ in where they are damaged.
    rng = random.Random(f"{kind}-{seed}-{len(data)}")
    try:
        return _DAMAGE[kind](data, rng)
    except (*_CLOSED, ValueError, TypeError, RuntimeError, NotImplementedError, KeyError):
        return None


def flipped_bytes(data: bytes, rng: random.Random) -> bytes:
    """1, 5 or 50 bytes changed."""
    out = bytearray(data)
    for _ in range(rng.choice((1, 5, 50))):
        out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def cut_off(data: bytes, rng: random.Random) -> bytes:
    """The end is missing; a tenth of the file at least is left."""
    return data[: rng.randrange(len(data) // 10, len(data))]


def spliced(data: bytes, rng: random.Random) -> bytes:
    """A stretch left out, or there twice."""
    start = rng.randrange(len(data))
    end = min(len(data), start + rng.choice((1, 20, 500, 5000)))
    return data[:start] + data[end:] if rng.random() < 0.5 else data[:end] + data[start:]


def wrong_xref(data: bytes, rng: random.Random) -> bytes | None:
    """Offsets and counts of the table of objects changed, or the table cut off."""
    start = data.rfind(b"xref", 0, data.rfind(b"startxref"))
    if start < 0:
        start = data.rfind(b"startxref")
    if start < 0:
        return None
    if rng.random() < 0.3:
        return data[: rng.randrange(start, len(data))]
    return data[:start] + _other_numbers(data[start:], rng, 3)


def wrong_numbers(data: bytes, rng: random.Random) -> bytes:
    """Numbers in what pages and forms draw."""

    def change(pdf: pikepdf.Pdf) -> None:
        # Not pictures and font programs: damage there changes what is drawn, not what a reader has to understand.
        streams = [one for one in _streams(pdf) if one.get("/Subtype") in (None, "/Form") and "/Length1" not in one]
        for stream in rng.sample(streams, min(len(streams), 3)):
            stream.write(_other_numbers(stream.read_bytes(), rng, rng.choice((1, 3, 30))))

    return _changed(data, change)


def wrong_settings(data: bytes, rng: random.Random) -> bytes:
    """Numbers in dictionaries: boxes, turns, matrices, widths, flags."""

    def change(pdf: pikepdf.Pdf) -> None:
        places = [
            (holder, key)
            for one in pdf.objects
            if isinstance(one, (pikepdf.Dictionary, pikepdf.Array, pikepdf.Stream))
            for holder, key in _numbers(one, 0)
        ]
        for holder, key in rng.sample(places, min(len(places), rng.choice((1, 3, 10)))):
            _put(holder, key, rng.choice((0, -1, 90, 45, 2**31 - 1, -(2**31), 10**9, 65536)))

    return _changed(data, change)


def swapped_streams(data: bytes, rng: random.Random) -> bytes:
    """Pages, fonts and pictures with one another's content."""

    def change(pdf: pikepdf.Pdf) -> None:
        streams = _streams(pdf)
        for _ in range(min(len(streams) // 2, rng.choice((1, 3)))):
            one, other = rng.sample(streams, 2)
            first, second = one.read_raw_bytes(), other.read_raw_bytes()
            filters: tuple[Any, Any] = one.get("/Filter"), other.get("/Filter")
            one.write(second, filter=filters[1])
            other.write(first, filter=filters[0])

    return _changed(data, change)


def wrong_meanings(data: bytes, rng: random.Random) -> bytes:
    """Codes in the maps from a font's codes to Unicode, up to beyond Unicode."""

    def change(pdf: pikepdf.Pdf) -> None:
        maps = [one for one in _streams(pdf) if b"begincmap" in _plain(one)]
        for stream in maps:
            text = _HEX.sub(
                lambda found: b"<" + rng.choice(CODES) + b">" if rng.random() < 0.1 else found[0], _plain(stream)
            )
            stream.write(text)

    return _changed(data, change)


def other_objects(data: bytes, rng: random.Random) -> bytes:
    """Objects that are gone, or stand in the place of others."""

    def change(pdf: pikepdf.Pdf) -> None:
        places = [
            (one, key)
            for one in pdf.objects
            if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream))
            for key in one.keys()  # noqa: SIM118 - a stream's `in` is another's
            if key not in ("/Length", "/Filter")
        ]
        values = [one[key] for one, key in places]
        for holder, key in rng.sample(places, min(len(places), rng.choice((1, 2, 5)))):
            if rng.random() < 0.4:
                del holder[key]
            else:
                holder[key] = rng.choice(values)

    return _changed(data, change)


def _put(holder: Any, key: Any, value: int) -> None:
    holder[key] = value


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        # Without a fixed identifier the same seed would give another file each time.
        pdf.save(out, static_id=True)
    return out.getvalue()


def _streams(pdf: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]


def _plain(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def _numbers(holder: pikepdf.Object, depth: int) -> list[tuple[pikepdf.Object, object]]:
    """The places of the numbers in an object, and in what it holds itself."""
    array = isinstance(holder, pikepdf.Array)
    keys = range(min(len(holder), 300)) if array else [key for key in holder.keys() if key != "/Length"]  # noqa: SIM118
    found: list[tuple[pikepdf.Object, object]] = []
    for key in keys:
        value = holder[key]
        if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and depth < 4 and not value.is_indirect:
            found += _numbers(value, depth + 1)
        elif not isinstance(value, (pikepdf.Object, bool, str)):
            found.append((holder, key))
    return found


def _other_numbers(text: bytes, rng: random.Random, many: int) -> bytes:
    """So many of the numbers in a text replaced by odd ones, or by one another."""
    places = list(NUMBER.finditer(text))
    # From the end on, so that places in front stay where they were found.
    for found in sorted(rng.sample(places, min(len(places), many)), key=lambda one: -one.start()):
        new = rng.choice((*ODD, b"-" + found[0].lstrip(b"-"), found[0] + b"000", rng.choice(places)[0]))
        text = text[: found.start()] + new + text[found.end() :]
    return text


_DAMAGE: dict[str, Callable[[bytes, random.Random], bytes | None]] = {
    damage.__name__: damage
    for damage in (
        flipped_bytes,
        wrong_numbers,
        cut_off,
        wrong_settings,
        spliced,
        other_objects,
        wrong_xref,
        swapped_streams,
        wrong_meanings,
    )
}
KINDS = list(_DAMAGE)
