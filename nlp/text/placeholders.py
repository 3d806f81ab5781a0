"""Texts that only hold a blank of the template (`n.v.t.`, `€ 00.000,00`, `-`), whatever cell or field they stand in."""

import re
from functools import cache

from nlp.text.fold import fold_spaces
from nlp.text.vocabulary import tables

_MARKS = re.compile(r"[-–—−_.…/\s\u00a0]+")
# Two noughts or more before the comma are the template's; `€ 0` and `€ 0,00` were typed by somebody and say nought.
_BLANK_AMOUNT = re.compile(
    r"(?:€|EUR)\s*(?:0{2,3}(?:\.000)*(?:,00|,-)?|[-–—−]|\.{2,}|…|_+)?(?:,[-–—]{1,2})?", re.IGNORECASE
)


def is_placeholder(text: str) -> bool:
    """True if a text is `-`, `n.v.t.`, `€ 00.000,00` or the like, and nothing else. An empty text is none."""
    # Brackets or a footnote's mark around a blank don't fill it: `(n.v.t.)¹`.
    plain = text.strip(" \t\n\u00a0()[]*¹²³")
    if not plain:
        return False
    return (
        bool(_MARKS.fullmatch(plain) or _BLANK_AMOUNT.fullmatch(plain)) or fold_spaces(plain).rstrip(":;,") in _words()
    )


@cache
def _words() -> frozenset[str]:
    return frozenset(tables("placeholders")["words"])
