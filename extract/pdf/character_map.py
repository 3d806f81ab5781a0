"""What a character of a PDF looks like to a reader: ligatures as letters, symbol-font bullets as bullets.

Fonts put their pictures under codes that mean something else (Symbol's bullet under U+F0B7), and decoders hand these
codes on. `printed_character("ﬁ")` is `fi`; what nobody can tell is U+FFFD, so that the loss can be counted.
"""

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st", "Ĳ": "IJ", "ĳ": "ij"}
# Symbol and Wingdings bullets at their private-use places, and what PDFium gives for a hyphen at a line's end.
_KNOWN = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "□",
    "\uf06f": "o",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\x02": "-",
    "\ufffe": "-",
    "\x7f": "•",
    "\u2010": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u0095": "•",
    "\u0096": "–",
    "\u0097": "—",
    "\u0091": "‘",
    "\u0092": "’",
    "\u0093": "“",
    "\u0094": "”",
    "\u0080": "€",
    "\u0085": "…",
}


@lru_cache(maxsize=4096)
def printed_character(text: str) -> str:
    """What a reader sees; empty for white space and for control characters, U+FFFD where nobody can tell."""
    text = _KNOWN.get(text, text)
    text = _LIGATURES.get(text, text)
    if not text.strip() or (
        len(text) == 1 and unicodedata.category(text) in ("Cc", "Cf", "Cs", "Zs") and text != "\u00ad"
    ):
        return ""
    # The private use area: only the font knows what it draws there, and those of Symbol and Wingdings were looked up
    # above.
    if len(text) == 1 and unicodedata.category(text) == "Co":
        return UNKNOWN
    return unicodedata.normalize("NFC", text)
