"""Regions: those of the list, and quarters of them."""

import pytest

from nlp.gazetteer import is_region


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("west-friesland", True),  # of the list, in any case
        ("Noordoost-Twente", True),  # a quarter of a region of the list
        ("Zuidoost-Drenthe", True),  # of a province
        ("Noord", False),
        ("Hollerdam", False),
    ],
)
def test_is_region(name: str, known: bool) -> None:
    assert is_region(name) is known
