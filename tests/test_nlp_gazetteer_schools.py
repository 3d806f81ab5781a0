"""Schools and boards by name, as agendas print them, in small registers that are fictional."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gazetteer import add_register, find_board, find_school
from pipelines.rows.official_numbers import official_number

SCHOOLS = """BEVOEGD GEZAG NUMMER;BRIN;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE
41999;99XA;99XA00;Basisschool De Woudezel;EENDORP;1680;Aa en Hunze;Openbaar
41999;99XB;99XB00;De Regenton;EENDORP;1680;Aa en Hunze;Openbaar
42000;99XC;99XC00;De Regenton;EENDORP;1680;Aa en Hunze;Protestants-Christelijk
42000;99XD;99XD00;Het Kompasje;TWEEDORP;1680;Aa en Hunze;Protestants-Christelijk
42000;99XE;99XE00;Het Kompasje;DRIEDORP;0034;Almere;Protestants-Christelijk
43000;99XF;99XF01;Waterwolf College, loc. Noord;TWEEDORP;1680;Aa en Hunze;Openbaar
"""
BOARDS = """BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM
41999;Stichting voor Openbaar Onderwijs Waterwolf (SOOW)
42000;Vereniging Tweestromen
42001;Vereniging Tweestromen
43000;Stichting Het Veenlicht
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path / "registers"))
    for name, content in (("scholen.csv", SCHOOLS), ("besturen.csv", BOARDS)):
        (tmp_path / name).write_text(content, "utf-8")
        add_register(tmp_path / name)
    yield


@pytest.mark.parametrize(
    ("name", "where", "number"),
    [
        ("obs De Woudezel", "Eendorp", "99XA00"),  # another type word than the register's
        ("De Woudezel", "Aa en Hunze", "99XA00"),  # by municipality
        ("OBS de Woudezel", "Gemeente Aa en Hunze", "99XA00"),
        ("De Woudezel", None, "99XA00"),  # one in the whole country
        ("obs De Woudezell", "Eendorp", "99XA00"),  # a typing error
        ("obs De Woudezell", None, None),  # but not without a place
        ("De Regenton", "Eendorp", None),  # two
        ("cbs De Regenton", "Eendorp", "99XC00"),  # told apart by the type word
        ("obs De Regenton", "Eendorp", "99XB00"),
        ("Het Kompasje", None, None),  # one in each of two municipalities
        ("Het Kompasje", "Driedorp", "99XE00"),
        ("Het Kompasje", "Eendorp", None),  # not there
        ("Kompas", "Tweedorp", None),
        ("", None, None),
        ("obs", "Eendorp", None),
    ],
)
def test_find_school(name: str, where: str | None, number: str | None) -> None:
    found = find_school(name, where)
    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Stichting voor Openbaar Onderwijs Waterwolf", "41999"),
        ("Openbaar Onderwijs Waterwolf", "41999"),  # legal form left out
        ("Stichting Openbaar Onderwijs Waterwolf (SOOW)", "41999"),
        ("Stg. Openbaar Onderwijs Waterwolv", "41999"),  # a typing error
        ("Vereniging Tweestromen", None),  # two numbers
        ("het Veenlicht", "43000"),
        ("Stichting Onbekend", None),
        ("", None),
    ],
)
def test_find_board(name: str, number: str | None) -> None:
    found = find_board(name)
    assert (found.number if found else None) == number


def test_nothing_without_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path / "leeg"))
    assert find_school("De Woudezel", "Eendorp") is None
    assert find_board("Het Veenlicht") is None


@given(st.text(max_size=40), st.none() | st.text(max_size=10))
def test_any_name(name: str, where: str | None) -> None:
    find_school(name, where)
    find_board(name)


@pytest.mark.parametrize(
    ("name", "party_type", "found"),
    [
        ("obs De Woudezel", "po_school", ("99XA00", "duo_scholen")),
        ("Stichting Het Veenlicht", "schoolbestuur", ("43000", "duo_besturen")),
        ("De Regenton", "po_school", (None, None)),  # two of that name
        ("Vereniging Tweestromen", "schoolbestuur", (None, None)),
        ("De Woudezel", "welzijn", (None, None)),  # the register has schools and boards only
        ("obs De Onbekende", "po_school", (None, None)),
    ],
)
def test_official_number(name: str, party_type: str, found: tuple[str | None, str | None]) -> None:
    assert official_number(name, party_type, "Aa en Hunze") == found
