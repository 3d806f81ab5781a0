"""Numbers of headings that stand apart from their words: `3    Aanvullende interventies`.

LaTeX sets a number a size of type before its heading; such a line looks like a row of a table, and is none.
"""

import re
from collections.abc import Sequence

from extract.layout.lines import Segment, segment_of

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")
# In sizes of the heading's type. Set on the designs of data/samples/designs (LaTeX: 1 to 1.6).
_FAR = 2.5
_LARGER = 1.07  # times the running text: 10 and 11 point differ by 1.1
_SPACE = 0.25


def with_number(line: Sequence[Segment], body_size: float) -> list[Segment]:
    """A line as it is, or, where it is a heading with its number, as one segment. body_size: of the running text."""
    if len(line) != 2:
        return list(line)
    number, title = line
    if not _is_numbered(number, title, body_size):
        return list(line)
    # The number's box is made to reach to the title, so that it goes on there wherever words are asked again.
    *before, last = number.words
    last = last._replace(x1=max(last.x1, title.x0 - _SPACE * title.size))
    return [segment_of([*before, last, *title.words])]


def _is_numbered(number: Segment, title: Segment, body_size: float) -> bool:
    """True if a number stands before a heading in type of its own size, larger than the running text."""
    larger = title.size > _LARGER * body_size
    # In bold of the text's size a page number may stand before an entry of the contents; `1.10` is none.
    dotted = "." in number.text.rstrip(".") and title.style.bold and number.style.bold
    alike = number.style == title.style and title.text[:1].isalpha()
    near = title.x0 - number.x1 < _FAR * title.size
    return alike and near and (larger or dotted) and _NUMBER.fullmatch(number.text) is not None
