"""Places: by name and municipality, and in runs of capitals."""

from pathlib import Path

import pytest

from nlp.gazetteer import find_place, known_kind, place_kinds, places_of, split_places
from nlp.gazetteer.municipalities import municipalities
from nlp.gazetteer.places import places_named
from nlp.gazetteer.shipped_lists import shipped_rows
from nlp.text.fold import fold


@pytest.mark.parametrize(
    ("name", "municipality", "code"),
    [
        ("Kolhorn", None, "GM1911"),  # one of that name
        ("Winsum", "Waadhoeke", "GM1949"),  # there is one in Groningen too
        ("Winsum", None, None),  # which?
        ("Volkel", "Uden", "GM1991"),  # a former municipality's villages lie in its successor
        ("Overvecht", "Utrecht", "GM0344"),  # a ward
        ("Overvecht", "Dronten", None),  # a ward of elsewhere
        ("Zuidoosterdam", None, None),
    ],
)
def test_places(name: str, municipality: str | None, code: str | None) -> None:
    found = find_place(name, municipality)
    assert (found.municipality_code if found else None) == code


def test_every_place_lies_in_a_municipality_that_still_exists_and_every_municipality_has_places() -> None:
    present = {m.code for m in municipalities() if not m.until_year}
    assert {code for _, code, _ in shipped_rows("places")} == present
    assert {kind for _, _, kind in shipped_rows("places")} == {"kern", "wijk"}


def test_no_place_stands_twice() -> None:
    listed = [(fold(name), code) for name, code, _ in shipped_rows("places")]
    assert len(set(listed)) == len(listed)


def test_place_kinds() -> None:
    assert place_kinds("Kolhorn") == {"kern"}
    assert place_kinds("Angelslo") == {"wijk"}
    assert place_kinds("Hollerdam") == frozenset()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kolhorn", "kern"),
        ("Amsterdam", "kern"),  # a municipality
        ("Gieten-Rolde", "kern"),  # both parts are
        ("Kolhorn-Angelslo", "wijk"),  # one part is
        ("Kolhorn-Hollerdam", None),  # one part is unknown
        ("Kolhorn-", "kern"),  # a hyphen left by a line end says nothing
        ("Hollerdam", None),
    ],
)
def test_known_kind(name: str, kind: str | None) -> None:
    assert known_kind(name, ()) == kind


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Gasselte Gieten Rolde", ("Gasselte", "Gieten", "Rolde")),
        ("Aa en Hunze", ("Aa en Hunze",)),  # one name of three words
        ("Gasselte Hollerdam", ("Gasselte Hollerdam",)),  # a part is unknown
        ("Gieten-Oost Rolde", ("Gieten-Oost", "Rolde")),
    ],
)
def test_split_places(name: str, parts: tuple[str, ...]) -> None:
    assert split_places(name, ("Aa en Hunze",)) == parts


def test_places_are_those_of_the_registers_folder_at_the_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may be asked with one folder first and another later: an answer is kept for its own folder."""
    assert not places_named("Verzonnenhuizen")
    lines = ["# made for this test", "name\tcode\tkind", "Verzonnenhuizen\tGM0114\tkern"]
    (tmp_path / "places.test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path))
    assert [place.kind for place in places_named("Verzonnenhuizen")] == ["kern"]
    assert "Verzonnenhuizen" in places_of("Emmen")
