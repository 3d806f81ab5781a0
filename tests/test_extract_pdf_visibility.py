"""Glyphs in columns; which of them a reader sees: not drawn, white, tiny, off the page, drawn twice."""

from typing import Any

import numpy as np
import pytest
from made_layout import glyphs

from extract.pdf.page_objects import NO_GLYPHS, Fill, Glyph, Glyphs
from extract.pdf.visibility import seen_and_hidden

PAGE = 595.0, 842.0


def _texts(run: list[Glyph], drawn: bool = True, fills: tuple[Fill, ...] = ()) -> tuple[str, str]:
    seen, hidden = seen_and_hidden(Glyphs.of(run), np.full(len(run), drawn), fills, *PAGE)
    return "".join(seen.texts), "".join(hidden.texts)


def test_columns_hold_what_the_rows_held() -> None:
    run = glyphs("Taal", bold=True)
    assert list(Glyphs.of(run)) == run
    assert list(Glyphs.of(run).where(np.array([True, False, True, True]))) == [run[0], *run[2:]]
    assert list(NO_GLYPHS) == []


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        ({}, True),
        ({"colour": 0xFFFFFF}, False),
        ({"colour": 0xF4F4F4}, False),  # nearly white
        ({"colour": 0xFFFF00}, True),  # yellow is poor taste, and seen
        ({"size": 0.5}, False),
        ({"x0": -30.0, "x1": -20.0}, False),
        ({"top": 850.0, "bottom": 862.0}, False),
    ],
)
def test_what_a_reader_sees(change: dict[str, Any], seen: bool) -> None:
    run = [glyph._replace(**change) for glyph in glyphs("a")]
    assert _texts(run) == (("a", "") if seen else ("", "a"))


def test_what_is_not_drawn_is_hidden() -> None:
    assert _texts(glyphs("Taal"), drawn=False) == ("", "Taal")


def test_white_on_a_shade_is_seen() -> None:
    run = [glyph._replace(colour=0xFFFFFF) for glyph in glyphs("Taal", x0=70, top=100)]
    assert _texts(run, fills=(Fill(60, 95, 80, 120, 0x1F4E79),)) == ("Ta", "al")


def test_a_letter_drawn_twice_counts_once_and_is_bold() -> None:
    run = glyphs("Taal", x0=72) + glyphs("Taal", x0=72.2)
    seen, hidden = seen_and_hidden(Glyphs.of(run), np.ones(len(run), bool), (), *PAGE)
    assert ("".join(seen.texts), seen.bold.all(), len(hidden)) == ("Taal", True, 0)


def test_other_letters_on_the_same_place_stay() -> None:
    assert _texts(glyphs("fi", size=10) + glyphs("l", size=10)) == ("fil", "")
