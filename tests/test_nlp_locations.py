"""Places as fields name them, by the reading rules 31 to 33 and 61."""

import pytest

from nlp.locations import locations
from nlp.text.document_names import Names

HERE = Names("Westerveld", ("Westerveld",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Heel gemeente Westerveld",
            [("Heel gemeente Westerveld", "Westerveld", "gemeente")],
        ),  # type word off the name
        ("gehele gemeente", [("gehele gemeente", "Westerveld", "gemeente")]),  # this document's own
        ("Diever en Havelte", [("Diever", "Diever", "kern"), ("Havelte", "Havelte", "kern")]),
        ("obs De Zandloper", [("obs De Zandloper", "obs De Zandloper", "school")]),  # a school keeps its full name
        ("wijken Noord en Oosterdal", [("Noord", "Noord", "wijk"), ("Oosterdal", "Oosterdal", "wijk")]),
        (
            "Diever op de Vinkenborgh",  # a known place ends where what stands in it begins
            [("Diever", "Diever", "kern"), ("Vinkenborgh", "Vinkenborgh", "wijk")],
        ),
        (
            "Basisscholen De Bron en Elim",  # a class with its members
            [("De Bron", "De Bron", "school"), ("Elim", "Elim", "school")],
        ),
        ("Compaan vmbo", [("Compaan vmbo", "Compaan vmbo", "school")]),
        ("De Hofnar (theater)", [("De Hofnar", "De Hofnar", "instelling")]),  # brackets say what it is
        ("Noordoost-Twente", [("Noordoost-Twente", "Noordoost-Twente", "regio")]),  # a part of a region
        ("Diever Centrum", [("Diever Centrum", "Diever Centrum", "wijk")]),
        ("Borkel en Schaft", [("Borkel en Schaft", "Borkel en Schaft", "kern")]),  # one village
        ("alleen AZC-scholen", []),
        ("Vooralsnog alle scholen", []),
        ("n.v.t.", []),
        ("", []),
    ],
)
def test_locations(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = locations(text, HERE)
    assert [(one.mention.split("wijken ")[-1], one.name, one.kind) for one in found] == expected
    assert all(text[one.char_start : one.char_end] == one.mention for one in found)
