"""Cuts the field `Activiteiten` into its items, each with its printed marker; without items, into paragraphs.

`a. lessen; b. spel` -> (`a.`, `lessen;`) and (`b.`, `spel`). Reading rules 34 and 69.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nlp.text.stretch import stretch_of

# A bullet, as typed or as PDFs of Word name it (U+F0B7 is the dot of the font Symbol); `o` is the hollow dot of a Word
# list, told from the word by two blanks or a tab.
_BULLET = r"[-–—•▪◦●○■□·*➢➤✓✔→⁃‣\uf0b7]|o(?=[ ]{2,}|\t)"
# A marker that opens a line: a bullet before a blank (a dot or dash also right before a letter), or `1.`, `1.2`, `a)`.
_AT_START = re.compile(
    rf"[ \t]*(?:(?P<bullet>{_BULLET})(?=[ \t]+|(?<=[•▪◦●○■□·➢➤✓✔→⁃‣\uf0b7])|(?<=[-–—])(?=[^\W\d_]))"
    r"|(?P<order>\d{1,2}(?:\.\d{1,2})?[.)](?!\d)|\d{1,2}\.\d{1,2}(?=[ \t])"
    r"|[a-zA-Z][.)]|[ivx]{1,4}[.)])(?=[ \t]+\S|(?<=\d[.)])[^\W\d_]))[ \t]*"
)
_INLINE_ORDER = re.compile(r"(?<=\s)(?P<order>\d{1,2}|[a-zA-Z])(?P<closing>[.)])(?=[ \t]+\S)")
_INLINE_STAR = re.compile(r"(?<=[ \t])\*(?=[ \t]+\S)")  # in a line that opens with one: else it refers to a note
_INLINE_BULLET = re.compile(r"(?<=[ \t])[•▪◦●■➢✓‣\uf0b7](?=[ \t]*\S)")
# A dash in a line that began with one: as a marker a letter follows it. In a list by lines only behind closing
# punctuation, since there a dash within an item is one of the sentence (reading rule 34).
_INLINE_DASH = re.compile(r"(?<=[ \t])[-–—](?=[ \t]+['’‘“\"]?(?:[^\W\d]|\d+\s?x\b))")
_CLOSED_DASH = re.compile(r"(?<=[;.:!?][ \t])[-–—](?=[ \t]+[^\W\d])")
_CLOSING = (".", ";", ":", "!", "?", ",")
_CLOSING_SENTENCE = _CLOSING[:5]


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
    items = []
    for (start, marker), end in zip(cuts, ends, strict=False):  # no text: no cut, though an end
        at = start + text[start:end].index(marker) + len(marker) if marker else start
        item = stretch_of(text, at, end)
        if item.text:
            items.append(Activity(marker, item.text, item.start, item.end))
    return items


def _cuts(text: str) -> Iterator[tuple[int, str | None]]:
    """Where each item starts, with its marker."""
    lines = list(_lines(text))
    # One marked line may be a sentence that begins with a dash; from two on the lines are the list.
    listed = sum(_marker(text, start, end) is not None for start, end in lines) > 1
    for n, (start, end) in enumerate(lines):
        marker = _marker(text, start, end)
        if n == 0 or marker or not _continues_item(text, lines[n - 1], start):
            yield start, marker
        yield from _inline(text, start, end, marker, listed)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line with text begins and ends."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start, start + len(line)
        start += len(line) + 1


def _marker(text: str, start: int, end: int) -> str | None:
    """The marker that a line begins with."""
    opening = _AT_START.match(text, start, end)
    if opening is None:
        return None
    marker = opening["bullet"] or opening["order"]
    if marker[0].isupper() and not _has_next(text, marker):
        return None  # `A. Jansen`: an initial
    return marker


def _has_next(text: str, marker: str) -> bool:
    """True if the letter after this one is a marker as well, or the one before."""
    near = (chr(ord(marker[0]) + 1), chr(ord(marker[0]) - 1))
    return any(re.search(rf"(?:^|\s){re.escape(one + marker[1:])}\s", text) for one in near if one.isalpha())


def _continues_item(text: str, before: tuple[int, int], start: int) -> bool:
    """True if a line without marker is the rest of the item above it: a sentence cut by a page or line end."""
    above = text[slice(*before)].rstrip()
    return text[start:].lstrip()[:1].islower() and not above.endswith(_CLOSING)


def _inline(text: str, start: int, end: int, marker: str | None, listed: bool) -> Iterator[tuple[int, str | None]]:
    """The further items of a line in which a list runs on."""
    # In a line that opens with a bullet, `a.` and `1.` are inner numbering of that item.
    if marker is None or marker[0].isalnum():
        yield from _ordered(text, start, end, marker)
    pattern = _INLINE_STAR if marker == "*" else _INLINE_BULLET
    if marker in ("-", "–", "—"):
        pattern = _CLOSED_DASH if listed else _INLINE_DASH
    behind_marker = end - len(text[start:end].lstrip()) + (1 if marker else 0)
    for bullet in pattern.finditer(text, behind_marker, end):
        yield bullet.start(), bullet[0]


def _ordered(text: str, start: int, end: int, marker: str | None) -> Iterator[tuple[int, str]]:
    """`b.`, `c.` behind an `a.` in order only; a list inside a line begins behind a colon or stop."""
    chain: list[tuple[int, str]] = []
    last = marker
    for order in _INLINE_ORDER.finditer(text, start, end):
        opens = order["order"] in ("a", "A", "1") and text[start : order.start()].rstrip().endswith(_CLOSING_SENTENCE)
        if (last is None and opens) or (last is not None and order[0] == _following(last)):
            chain.append((order.start(), order[0]))
            last = order[0]
    # One `a.` in a sentence is no list.
    if marker is None and len(chain) < 2:
        return
    yield from chain


def _following(marker: str) -> str | None:
    """`b.` behind `a.`, `10)` behind `9)`; None for bullets and Roman numbers."""
    order, closing = marker[:-1], marker[-1:]
    if order.isdigit():
        return f"{int(order) + 1}{closing}"
    return f"{chr(ord(order) + 1)}{closing}" if len(order) == 1 and order.isalpha() else None
