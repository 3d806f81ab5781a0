"""Lists that run on in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.list_items import item_lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("1. De Wissel 2. Het Baken 3. ouders", ["1. De Wissel", "2. Het Baken", "3. ouders"]),
        ("Het gaat om: a) peuters b) kleuters", ["Het gaat om:", "a) peuters", "b) kleuters"]),
        ("- De Wissel - Het Baken", ["- De Wissel", "- Het Baken"]),
        ("De Wissel - Het Baken", ["De Wissel - Het Baken"]),  # a dash that opens nothing
        ("- kinderen van 4 - 12 jaar", ["- kinderen van 4 - 12 jaar"]),  # figures: a range
        ("groep 1. daarna 2. of 3.", ["groep 1. daarna 2. of 3."]),  # no list opens
        ("1. De Wissel in groep 3. en 4.", ["1. De Wissel in groep 3. en 4."]),  # not in order
        ("", [""]),
    ],
)
def test_item_lines(text: str, lines: list[str]) -> None:
    assert [line.strip() for line in item_lines(text).split("\n")] == lines


@given(st.text(alphabet="ab12.)- •\n:", max_size=60))
def test_only_white_space_changes(text: str) -> None:
    made = item_lines(text)
    assert len(made) == len(text)
    assert all(one == other or (one.isspace() and other == "\n") for one, other in zip(text, made, strict=True))
