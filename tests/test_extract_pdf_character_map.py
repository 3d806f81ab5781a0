"""Characters as files hold them, and as a reader sees them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pdf.character_map import UNKNOWN, printed_character


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a", "a"),
        ("é", "é"),
        ("€", "€"),
        ("ﬁ", "fi"),
        ("ﬀ", "ff"),
        ("ﬄ", "ffl"),  # ligatures
        ("ĳ", "ij"),
        ("Ĳ", "IJ"),  # the Dutch one
        ("e\u0301", "é"),  # a letter and its accent
        ("\uf0b7", "•"),
        ("\uf0a7", "▪"),
        ("\uf0d8", "➢"),
        ("\uf0fc", "✓"),  # bullets of office programs
        ("\x02", "-"),
        ("\ufffe", "-"),
        ("\u2010", "-"),
        ("\u2011", "-"),  # hyphens
        ("\u00ad", "\u00ad"),  # a soft hyphen is for the layout to judge
        ("\u0092", "’"),
        ("\u0093", "“"),
        ("\u0096", "–"),
        ("\u0080", "€"),  # the Windows code page, undecoded
        ("\uf123", UNKNOWN),
        ("\ue000", UNKNOWN),  # a font's own sign: nobody can tell
        (" ", ""),
        ("\u00a0", ""),
        ("\t", ""),
        ("\u2003", ""),
        ("\u3000", ""),
        ("", ""),  # white space
        ("\x00", ""),
        ("\x1b", ""),
        ("\u200b", ""),
        ("\ufeff", ""),
        ("\u200d", ""),  # what has no ink
    ],
)
def test_letter(text: str, seen: str) -> None:
    assert printed_character(text) == seen


@given(st.characters())
def test_what_comes_out_has_ink_and_stays_as_it_is(character: str) -> None:
    seen = printed_character(character)
    assert seen == "" or seen.strip()
    assert printed_character(seen) == seen or len(seen) > 1
    assert unicodedata.is_normalized("NFC", seen)
