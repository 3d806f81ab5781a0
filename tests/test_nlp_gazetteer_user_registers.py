"""Files of official open data as they are downloaded: recognised by their header, checked, stored. All fictional."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gazetteer import RegisterError, add_register, registers_folder
from nlp.gazetteer.register_csv import read_rows
from nlp.gazetteer.user_registers import stored_rows

SCHOOLS = (
    "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM;GEMEENTENUMMER;"
    "GEMEENTENAAM;DENOMINATIE\n"
    "Drenthe;41999;99XA;99XA00;Basisschool De Woudezel;ÉÉNDORP;1680;Aa en Hunze;Openbaar\n"
)
BOARDS = "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;PLAATSNAAM\n41999;Stichting Onderwijs Waterwolf;ÉÉNDORP\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path / "registers"))
    yield


def added(tmp_path: Path, content: str | bytes, name: str = "lijst.csv") -> str:
    file = tmp_path / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return add_register(file, today=date(2026, 1, 31))


@pytest.mark.parametrize(
    ("content", "table", "expected"),
    [
        (
            SCHOOLS,
            "schools",
            [("99XA00", "Basisschool De Woudezel", "ÉÉNDORP", "Aa en Hunze", "GM1680", "41999", "Openbaar")],
        ),
        (
            SCHOOLS.encode("latin-1"),
            "schools",  # DUO's encoding
            [("99XA00", "Basisschool De Woudezel", "ÉÉNDORP", "Aa en Hunze", "GM1680", "41999", "Openbaar")],
        ),
        (
            '\ufeffBRIN NUMMER,VESTIGINGSNUMMER,VESTIGINGSNAAM,PLAATSNAAM\r\n99xa,0,"Woud, De",Eendorp\r\n',
            "schools",
            [("99XA00", "Woud, De", "Eendorp", "", "", "", "")],
        ),  # Excel's
        (
            "INSTELLINGSCODE;INSTELLINGSNAAM;PLAATSNAAM\n99XA;De Woudezel;EENDORP\n",
            "schools",  # hoofdvestigingen
            [("99XA00", "De Woudezel", "EENDORP", "", "", "", "")],
        ),
        (BOARDS, "boards", [("41999", "Stichting Onderwijs Waterwolf", "ÉÉNDORP")]),
        (BOARDS.encode("utf-16"), "boards", [("41999", "Stichting Onderwijs Waterwolf", "ÉÉNDORP")]),
        (
            "bevoegd gezag nummer\tbevoegd gezag naam\n123\tWaterwolf\n",
            "boards",
            [("00123", "Waterwolf", "")],
        ),  # no zeros
        (
            "Woonplaatsen;Woonplaatscode_1;Naam_2;Code_3\nEendorp;WP9999;Aa en Hunze;GM1680\n",
            "places",  # StatLine
            [("Eendorp", "GM1680", "kern")],
        ),
        (
            "Titel: Wijken\n\nwijkcode2022;wijknaam2022\nWK168003;Wijk 03 Eendorp-Noord\nBU16800301;Buurt\nBron: CBS\n",
            "places",
            [("Eendorp-Noord", "GM1680", "wijk")],
        ),  # title, foot
        (
            "Gemeentecode;GemeentecodeGM;Gemeentenaam;Provincienaam\n34;GM0034;Almere;Flevoland\n",
            "municipalities",
            [("GM0034", "Almere", "Flevoland")],
        ),
        (
            BOARDS + BOARDS.splitlines()[1],
            "boards",  # twice is once
            [("41999", "Stichting Onderwijs Waterwolf", "ÉÉNDORP")],
        ),
    ],
)
def test_a_register_is_stored_normalised(
    tmp_path: Path, content: str | bytes, table: str, expected: list[tuple[str, ...]]
) -> None:
    said = added(tmp_path, content)
    assert list(stored_rows(table)) == expected
    assert said.startswith("1 ")
    assert "lijst.csv" in said


def test_the_source_and_the_date_are_kept(tmp_path: Path) -> None:
    added(tmp_path, BOARDS)
    stored = (registers_folder() / "boards.lijst.tsv").read_text("utf-8")
    assert stored.startswith("# lijst.csv, added 2026-01-31, SHA-256 ")


def test_two_files_add_up_and_a_newer_one_replaces(tmp_path: Path) -> None:
    added(tmp_path, BOARDS, "po.csv")
    added(tmp_path, BOARDS.replace("41999", "42000"), "vo.csv")
    assert [row[0] for row in stored_rows("boards")] == ["41999", "42000"]
    added(tmp_path, BOARDS.replace("41999", "43000"), "po.csv")
    assert [row[0] for row in stored_rows("boards")] == ["43000", "42000"]


def test_a_wrong_row_among_many_is_left_out_and_said(tmp_path: Path) -> None:
    many = "".join(f"{n};Stichting Nummer {n};Eendorp\n" for n in range(41000, 41020))
    said = added(tmp_path, BOARDS + many + "onbekend;Stichting Zonder;Eendorp\n")
    assert said.startswith("21 school boards added from lijst.csv (1 left out, the first on line 23)")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04 sheet", "spreadsheet"),
        (b"", "no table"),
        (b"\x00\x01\x02;\x03", "no table"),
        ("naam;adres\nJan;Dorpsstraat\n", "no register that is known"),
        (BOARDS.splitlines()[0] + "\n", "no rows"),
        (BOARDS.replace("41999", "onbekend"), "line 2: a school board needs a number of five digits"),
        (
            "BRIN NUMMER;VESTIGINGSCODE;VESTIGINGSNAAM;PLAATSNAAM\n9XA;9XA0;De Woudezel;Eendorp\n",
            "line 2: a school needs",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence_and_stores_nothing(tmp_path: Path, content: str | bytes, says: str) -> None:
    with pytest.raises(RegisterError, match=says) as caught:
        added(tmp_path, content)
    assert "\n" not in str(caught.value)
    assert not registers_folder().exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bezet").write_text("a file", "utf-8")
    monkeypatch.setenv("GKA_REGISTERS", str(tmp_path / "bezet"))
    with pytest.raises(RegisterError, match="GKA_REGISTERS"):
        added(tmp_path, BOARDS)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="Can't read"):
        add_register(tmp_path / "nergens.csv")


@given(st.binary(max_size=200) | st.text(alphabet='BRIN;\n"\t,12AB ', max_size=80).map(str.encode))
def test_any_bytes_are_rows_or_nothing(content: bytes) -> None:
    assert all(any(row.cells) for row in read_rows(content))


FIGURES = [  # a line of figures, the stored row
    ("GM1680;2023;25.399;5.100;120,5", ("GM1680", "2023", "25399", "5100", "120.5")),
    ("1680;2023JJ00;25399;;", ("GM1680", "2023", "25399", "", "")),  # StatLine's code of a year
    ("GM1680;2023;x;.;88", ("GM1680", "2023", "", "", "88")),  # what is kept secret or isn't known
]


@pytest.mark.parametrize(("line", "stored"), FIGURES)
def test_figures_of_municipalities(tmp_path: Path, line: str, stored: tuple[str, ...]) -> None:
    head = "Regio's;Perioden;Aantal inwoners;Jongeren;Achterstandsscore\n"
    # The country and its provinces stand in the same column, and are left out without a word.
    told = added(tmp_path, f"{head}NL01;2023;17811291;1;1\nPV22;2023;502051;1;1\n{line}\n", "cijfers.csv")
    assert told.startswith("1 figures of municipalities added from cijfers.csv;")
    assert list(stored_rows("figures")) == [stored]


def test_a_file_without_any_figure_is_no_register_of_figures(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no register that is known"):
        added(tmp_path, "Gemeentecode;Jaar\nGM1680;2023\n")
