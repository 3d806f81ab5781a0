"""Lists that run on in one line, put on lines of their own: `a) taal b) rekenen` becomes two lines.

The result is as long as the text: only the white space before a marker becomes a line end, so that offsets stay right.
Markers count only in their order (`1.` before `2.`), or where the line began with the same sign: a dash within a
sentence, or `zie punt 2.`, begins no item.
"""

import re
from collections.abc import Iterator

from nlp.text.vocabulary import any_of, tables

_FEWEST_LINES = 3  # of a table: a head and two rows
_LEAD = re.compile(r"penvoerder", re.IGNORECASE)
_ROLE_FIRST = re.compile(rf"\s*(?:{any_of(tables('party_lists')['roles'])})\s\|\s", re.IGNORECASE)
_ORDER = re.compile(r"(?<!\S)(?P<order>\d{1,2}|[a-z])[.)](?=\s+\S)")
# Before a letter only: in `- kinderen van 4 - 12 jaar` the second dash is that of a range.
_DASH = re.compile(r"(?<!\S)(?P<dash>[-–—•▪*])(?=\s+[^\W\d_])")
# The line's own first marker, or a first one (`1.`, `a)`) behind a lead-in: `Het gaat om: a) peuters b) kleuters`.
_OPENS = re.compile(r"[^\S\n]*(?P<first>[-–—•▪*]|(?:1|a)[.)])\s+\S|[^\n]{0,80}:[^\S\n]+(?P<behind>(?:1|a)[.)])\s+\S")


def item_lines(text: str) -> str:
    """The text with each item of its lists on a line."""
    chars = list(text)
    for start, end in _lines(text):
        opened = _OPENS.match(text, start, end)
        if opened is None:
            continue
        first = opened["first"] or opened["behind"]
        at = opened.start("first") if opened["first"] else opened.start("behind")
        breaks = _dashes(text, at, end, first) if not first[0].isalnum() else _ordered(text, at, end, first)
        for place in breaks:
            if place > 0 and chars[place - 1].isspace():
                chars[place - 1] = "\n"
    return "".join(chars)


def first_column(text: str) -> str:
    """A table typed into a cell (`Partij | Rol`, `Stichting X | penvoerder`): of each line its first column.

    As long as the text; the others are blanked, but for what says that somebody leads. A line of a list that is parted
    by such strokes is no table: several lines of as many columns are, below a head.
    """
    lines = text.split("\n")
    if all(_ROLE_FIRST.match(line) for line in lines) and len(lines) > 1:
        # `Penvoerder | gemeente`: a label with its party on each line, and no head.
        return "\n".join(line.replace(" | ", ":  ", 1) for line in lines)
    columns = [line.count(" | ") for line in lines]
    if len(lines) < _FEWEST_LINES or not columns[0] or any(count != columns[0] for count in columns if count):
        return text
    shown = [" " * len(lines[0])]
    for line in lines[1:]:
        first, stroke, rest = line.partition(" | ")
        role = f" ({_LEAD.search(rest)[0]})" if stroke and _LEAD.search(rest) else ""  # type: ignore[index]
        shown.append((first + role).ljust(len(line))[: len(line)])
    return "\n".join(shown)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _dashes(text: str, start: int, end: int, first: str) -> list[int]:
    """Where the same sign stands again, if the line began with it."""
    return [m.start() for m in _DASH.finditer(text, start + 1, end) if m["dash"] == first]


def _ordered(text: str, start: int, end: int, first: str) -> list[int]:
    """Where `2.`, `3.` follow a `1.`, in their order; alone a `1.` begins no list."""
    found: list[int] = []
    expected = first[:-1]
    for marker in _ORDER.finditer(text, start, end):
        # The sign must be the same too. `1. De Wissel in groep 3. en 4.` is one item: 2 is missing, and a 1 alone is no
        # list.
        if marker["order"] == expected and text[marker.end() - 1] == first[-1]:
            found.append(marker.start())
            expected = str(int(expected) + 1) if expected.isdigit() else chr(ord(expected) + 1)
    return found if len(found) > 1 else []
