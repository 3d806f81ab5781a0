"""The text of `Activiteiten` in, its items out, each with its printed marker. Knows no Dutch beyond list markers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.text.stretch import stretch_of

_BULLET = r"[-–—•▪◦●○■□·*➢➤✓✔→⁃‣\uf0b7]|o(?=[ ]{2,}|\t)"
_AT_START = re.compile(
    rf"[ \t]*(?:(?P<bullet>{_BULLET})(?=[ \t]+|(?<=[•▪◦●○■□·➢➤✓✔→⁃‣\uf0b7])|(?<=[-–—])(?=[^\W\d_]))"
    r"|(?P<order>\d{1,2}(?:\.\d{1,2})?[.)](?!\d)|\d{1,2}\.\d{1,2}(?=[ \t])"
    r"|[a-zA-Z][.)]|[ivx]{1,4}[.)])(?=[ \t]+\S|(?<=\d[.)])[^\W\d_]))[ \t]*"
)
_INLINE_ORDER = re.compile(r"(?<=\s)(?P<order>\d{1,2}|[a-zA-Z])(?P<closing>[.)])(?=[ \t]+\S)")
_INLINE_BULLET = re.compile(r"(?<=[ \t])[•▪◦●■➢✓‣\uf0b7](?=[ \t]*\S)")
_INLINE_DASH = re.compile(r"(?<=[ \t])[-–—](?=[ \t]+[^\W\d])")
_CLOSED_DASH = re.compile(r"(?<=[;.:!?][ \t])[-–—](?=[ \t]+[^\W\d])")
_CLOSES = (".", ";", ":", "!", "?", ",")


@dataclass(frozen=True, slots=True)
class Activity:
    """One item, or a paragraph without marker; text[char_start:char_end] is its text, without the marker."""

    marker: str | None
    text: str
    char_start: int
    char_end: int


def activities(text: str) -> list[Activity]:
    """The items in order: by line, and by markers within a line where items run on (`a. ... b. ...`)."""
    cuts = list(_cuts(text))
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    found = []
    for (start, marker), end in zip(cuts, ends, strict=False):  # no text: no cut, though an end
        at = start + text[start:end].index(marker) + len(marker) if marker else start
        item = stretch_of(text, at, end)
        if item.text:
            found.append(Activity(marker, item.text, item.start, item.end))
    return found


def _cuts(text: str) -> Iterator[tuple[int, str | None]]:
    """Where each item starts, with its marker."""
    lines = list(_lines(text))
    listed = sum(_marker(text, start, end) is not None for start, end in lines) > 1
    for n, (start, end) in enumerate(lines):
        marker = _marker(text, start, end)
        if n == 0 or marker or not _goes_on(text, lines[n - 1], start):
            yield start, marker
        yield from _inline(text, start, end, marker, listed)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _marker(text: str, start: int, end: int) -> str | None:
    found = _AT_START.match(text, start, end)
    if found is None:
        return None
    marker = found["bullet"] or found["order"]
    if marker[0].isupper() and not _has_next(text, marker):
        return None  # `A. Jansen`: an initial
    return marker


def _has_next(text: str, marker: str) -> bool:
    """Whether the letter after this one is a marker as well, or the one before."""
    near = (chr(ord(marker[0]) + 1), chr(ord(marker[0]) - 1))
    return any(re.search(rf"(?:^|\s){re.escape(one + marker[1:])}\s", text) for one in near if one.isalpha())


def _goes_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Whether a line without marker is the rest of the item above it: a sentence cut by a page or line end."""
    above = text[slice(*before)].rstrip()
    return text[start:].lstrip()[:1].islower() and not above.endswith(_CLOSES)


def _inline(text: str, start: int, end: int, marker: str | None, listed: bool) -> Iterator[tuple[int, str | None]]:
    """The further items of a line in which a list runs on."""
    if marker is None or marker[0].isalnum():
        yield from _ordered(text, start, end, marker)
    pattern = _INLINE_BULLET
    if marker in ("-", "–", "—"):
        pattern = _CLOSED_DASH if listed else _INLINE_DASH
    first = start + len(text[start:end]) - len(text[start:end].lstrip()) + (1 if marker else 0)
    for found in pattern.finditer(text, first, end):
        yield found.start(), found[0]


def _ordered(text: str, start: int, end: int, marker: str | None) -> Iterator[tuple[int, str]]:
    """`b.`, `c.` behind an `a.` in order only; a list inside a line begins behind a colon or stop."""
    chain: list[tuple[int, str]] = []
    at = marker
    for found in _INLINE_ORDER.finditer(text, start, end):
        opens = found["order"] in ("a", "A", "1") and text[start : found.start()].rstrip().endswith(_CLOSES[:5])
        if (at is None and opens) or (at is not None and found[0] == _following(at)):
            chain.append((found.start(), found[0]))
            at = found[0]
    if marker is None and len(chain) < 2:
        return
    yield from chain


def _following(marker: str) -> str | None:
    order, closing = marker[:-1], marker[-1:]
    if order.isdigit():
        return f"{int(order) + 1}{closing}"
    return f"{chr(ord(order) + 1)}{closing}" if len(order) == 1 and order.isalpha() else None
