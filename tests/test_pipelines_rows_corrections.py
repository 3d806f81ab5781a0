"""What people put right is applied on every ingest, marked, and refused where it doesn't fit."""

import csv
import hashlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.errors import InputError
from pipelines.inputs.corrections_file import COLUMNS, read_corrections
from pipelines.schema.correction import correctable, parse_value

SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "westerveld.bands.pdf"
PLACE = "Voorleesvrienden | financiering | € 42.500"
WHO = ("A. Tester", "2026-11-28", "proef")


def gka(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def line(
    table: str, place: str, column: str, was: str, becomes: str, kind: str = "", document: str = "GM1701 2022"
) -> tuple[str, ...]:
    return (document, table, place, column, was, becomes, kind, *WHO)


@pytest.fixture
def agendas(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    return tmp_path / "in"


def ingest(agendas: Path, *lines: tuple[str, ...]) -> Path:
    """The dataset with these corrections beside the agendas."""
    with (agendas / "corrections.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *lines])
    out = agendas.with_name("data")
    result = gka("ingest", agendas, "--out", out, "--workers", 1)
    assert result.exit_code == 0, result.output
    return out


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = open_dataset(out).table(table).to_pylist()
    return found


def test_a_value_is_put_right_and_marked_and_the_rest_stays(agendas: Path) -> None:
    out = ingest(agendas)
    before = rows(out, "financing")
    out = ingest(agendas, line("financing", PLACE, "source", "gka", "npo"))
    after = rows(out, "financing")
    assert (after[0]["source"], after[0]["corrected"]) == ("npo", ["source"])
    assert after[1:] == before[1:]
    assert not [row for row in rows(out, "findings") if row["code"].startswith("correctie")]


def test_a_row_is_struck_and_one_is_added(agendas: Path) -> None:
    home = "Voorleesvrienden | betrokken_partijen"
    out = ingest(
        agendas,
        line("parties", f"{home} | vrijwilligers", "", "", "", "weg"),
        line("parties", f"{home} | consultatiebureaus, vrijwilligers", "party_type", "", "welzijn", "erbij"),
        line("parties", f"{home} | consultatiebureaus, vrijwilligers", "name", "", "Het Huis", "erbij"),
    )
    found = {row["mention"]: row for row in rows(out, "parties")}
    added = found["consultatiebureaus, vrijwilligers"]
    assert "vrijwilligers" not in found
    assert (added["name"], added["party_type"], added["confidence"]) == ("Het Huis", "welzijn", "zeker")
    text = next(row["text"] for row in rows(out, "fields") if row["field_id"] == added["field_id"])
    assert text[added["char_start"] : added["char_end"]] == added["mention"]


def test_sums_are_checked_as_a_person_put_them_right(agendas: Path) -> None:
    out = ingest(agendas)
    budget = next(row for row in rows(out, "budget_lines") if row["row_kind"] == "post" and row["amount_eur"])
    place = " | ".join(
        str(budget[name]) for name in ("row_kind", "intervention", "category", "description") if budget[name]
    )
    out = ingest(agendas, line("budget_lines", place, "amount_eur", str(budget["amount_eur"]), "1,00"))
    codes = {row["code"] for row in rows(out, "findings")}
    assert {"bedrag_product", "bedrag_subtotaal"} & codes


@pytest.mark.parametrize(
    ("given", "code", "says"),
    [
        (line("financing", PLACE, "source", "oab", "npo"), "correctie_vervallen", "waarde die zij vervangt"),
        (
            line("financing", "Voorleesvrienden | financiering | € 1", "source", "gka", "npo"),
            "correctie_vervallen",
            "plaats",
        ),
        (line("locations", "locatie", "kind", "kern", "wijk"), "correctie_onduidelijk", "past op"),
    ],
)
def test_what_does_not_fit_is_a_finding_and_changes_nothing(
    agendas: Path, given: tuple[str, ...], code: str, says: str
) -> None:
    before = rows(ingest(agendas), given[1])
    out = ingest(agendas, given)
    (finding,) = [row for row in rows(out, "findings") if row["code"].startswith("correctie")]
    assert finding["code"] == code
    assert says in finding["message"] and "A. Tester" in finding["message"]
    assert rows(out, given[1]) == before


def test_only_the_document_is_read_again_whose_corrections_changed(agendas: Path) -> None:
    (agendas / "ander.txt").write_text(
        (SAMPLE.parent / "westerveld.text.txt").read_text().replace("Westerveld", "Goes")
    )
    out = ingest(agendas, line("financing", PLACE, "source", "gka", "npo"))
    again = gka("ingest", agendas, "--out", out, "--workers", 1)
    assert "2 unchanged" in again.output
    ingest(agendas, line("financing", PLACE, "source", "gka", "oab"))
    last = max(row["run_id"] for row in rows(out, "runs"))
    assert [row["source_name"] for row in rows(out, "runs") if row["run_id"] == last and row["status"] == "ok"] == [
        SAMPLE.name
    ]


def test_a_renamed_or_improved_reading_keeps_the_correction(agendas: Path) -> None:
    """By municipality and year: the file may be another one, the ids too."""
    out = ingest(agendas, line("financing", PLACE, "source", "gka", "npo"))
    (agendas / SAMPLE.name).unlink()
    (agendas / "nieuw.txt").write_bytes((SAMPLE.parent / "westerveld.text.txt").read_bytes())
    assert gka("ingest", agendas, "--out", out, "--workers", 1, "--prune", "--prune-max", 100).exit_code == 0
    assert rows(out, "financing")[0]["corrected"] == ["source"]


HEAD = ",".join(COLUMNS) + "\n"
GOOD = "GM1701 2022,financing,a | b,source,gka,npo,,A,2026-11-28,\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n", "lacks document"),
        (HEAD.replace("waarom", "waarom,extra"), "unknown columns: extra"),
        ((HEAD + GOOD).encode("utf-16").decode("latin-1"), "lacks document"),
        (HEAD + GOOD.replace("npo", "=SOM(A1)").replace("source", "purpose"), "is a formula"),
        (HEAD + GOOD.replace("npo", "onzin"), "is one of gka"),
        (HEAD + GOOD.replace("source", "mention"), "can't be corrected"),
        (HEAD + GOOD.replace("financing", "entities"), "can't be corrected"),
        (HEAD + GOOD.replace("GM1701 2022", "Westerveld"), "neither a document_id"),
        (HEAD + GOOD.replace("2026-11-28", "gisteren"), "when as a date"),
        (HEAD + GOOD.replace("A,2026", ",2026"), "must say who"),
        (HEAD + GOOD.replace(",,A", ",soms,A"), "is none of wijzig"),
        (
            HEAD + GOOD.replace("financing", "budget_lines").replace(",source", ",amount_eur").replace("npo", "veel"),
            "no value of",
        ),
        (HEAD + 'GM1701 2022,financing,"a\n', "is no CSV"),
        (HEAD + GOOD * 100_001, "more than 100000 lines"),
    ],
)
def test_a_file_that_could_not_be_meant_so_is_one_sentence(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_corrections(path)


def test_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_bytes((HEAD + GOOD.replace("A,", "Zoë,")).encode("cp1252"))
    with pytest.raises(InputError, match="UTF-8"):
        read_corrections(path)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("1.234", "1234.00"), ("1.234,50", "1234.50"), ("1234.5", "1234.50"), ("24500,00", "24500.00")],
)
def test_amounts_are_read_as_the_dutch_write_them(written: str, meant: str) -> None:
    assert str(parse_value(correctable("financing")["amount_eur"], written)) == meant


def test_excels_semicolons_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.csv"
    path.write_text((HEAD + GOOD).replace(",", ";"), encoding="utf-8-sig")
    (made,) = read_corrections(path)
    assert (made.table, made.place, made.right) == ("financing", ("a", "b"), "npo")


def test_correct_writes_a_line_that_ingest_takes(agendas: Path, tmp_path: Path) -> None:
    out = ingest(agendas)
    first = rows(out, "financing")[0]
    address = f"financing:{first['field_id']}:{first['ordinal']}"
    target = agendas / "corrections.csv"
    result = gka("correct", out, address, "source", "npo", "--to", target, "--who", "A. Tester")
    assert result.exit_code == 0, result.output
    assert gka("ingest", agendas, "--out", out, "--workers", 1).exit_code == 0
    assert rows(out, "financing")[0]["source"] == "npo"
    told = gka("where", out, address)
    assert "correctie    source" in told.stdout
    assert gka("correct", out, address, "source", "onzin", "--to", target, "--who", "A").exit_code == 2


def test_where_tells_file_page_place_and_what_led_there(agendas: Path, tmp_path: Path) -> None:
    out = ingest(agendas)
    first = rows(out, "financing")[0]
    picture = tmp_path / "p.png"
    address = f"financing:{first['field_id']}:{first['ordinal']}"
    told = gka("where", out, address, "--image", picture, "--pdfs", agendas)
    assert told.exit_code == 0, told.output
    for part in (SAMPLE.name, "pagina", "€ 42.500", "Voorleesvrienden", "financiering", "zekerheid"):
        assert part in told.stdout
    with Image.open(picture) as image:
        counted = {colour: number for number, colour in image.getcolors(1 << 20) or ()}
    assert counted.get((215, 30, 30), 0) > 100
    others = (("fields", "field_id"), ("documents", "document_id"), ("findings", "finding_id"))
    for table, column in others:
        assert gka("where", out, rows(out, table)[0][column]).exit_code == 0


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("onzin", "There is no row"),
        ("parties:onzin:1", "There is no row 1"),
        ("fields:x:1", "is no address"),
        ("parties:x:y", "is no address"),
    ],
)
def test_an_address_that_leads_nowhere_is_told(agendas: Path, address: str, says: str) -> None:
    result = gka("where", ingest(agendas), address)
    assert result.exit_code == 2
    assert says in result.output


def test_a_picture_needs_the_file_that_was_read(agendas: Path, tmp_path: Path) -> None:
    out = ingest(agendas)
    first = rows(out, "fields")[0]["field_id"]
    assert "--pdfs" in gka("where", out, first, "--image", tmp_path / "p.png").output
    (tmp_path / "elders").mkdir()
    (tmp_path / "elders" / "a.txt").write_text("x")
    missing = gka("where", out, first, "--image", tmp_path / "p.png", "--pdfs", tmp_path / "elders")
    assert missing.exit_code == 2 and SAMPLE.name in missing.output


OWN_ID = hashlib.sha256(SAMPLE.read_bytes()).hexdigest()[:16]


def test_a_municipality_is_put_right_in_all_rows(agendas: Path) -> None:
    """Its code and province with it; what the checks go by too."""
    before = rows(ingest(agendas), "documents")[0]
    out = ingest(agendas, line("documents", "", "municipality", "Westerveld", "Assen", document=OWN_ID))
    (after,) = rows(out, "documents")
    assert (after["municipality"], after["municipality_code"], after["municipalities"]) == (
        "Assen",
        "GM0106",
        ["Assen"],
    )
    assert (after["province"], after["corrected"]) == (before["province"], ["municipality"])
    for table in ("interventions", "parties", "budget_lines", "findings"):
        assert {row["municipality_code"] for row in rows(out, table)} == {"GM0106"}


def test_years_that_were_put_right_are_those_that_the_checks_go_by(agendas: Path) -> None:
    """Nearly all periods lie before 2024: then the years themselves are doubted."""
    years = {"periode_buiten_agenda", "niet_toetsbaar"}
    assert not years & {row["code"] for row in rows(ingest(agendas), "findings")}
    out = ingest(agendas, line("documents", "", "period_start_year", "2022", "2024", document=OWN_ID))
    assert years & {row["code"] for row in rows(out, "findings")}
    assert rows(out, "documents")[0]["corrected"] == ["period_start_year"]


def test_a_municipality_that_was_another_is_stale(agendas: Path) -> None:
    out = ingest(agendas, line("documents", "", "municipality", "Emmen", "Assen", document=OWN_ID))
    assert rows(out, "documents")[0]["municipality"] == "Westerveld"
    assert [row["code"] for row in rows(out, "findings") if row["code"].startswith("correctie")] == [
        "correctie_vervallen"
    ]


@pytest.mark.parametrize(
    ("name", "document", "says"),
    [
        ("Nergenshuizen", OWN_ID, "no municipality of the register"),
        ("Assen", "GM1701 2022", "put right by document_id"),  # applied, it would be named otherwise
    ],
)
def test_a_municipality_that_can_not_be_meant_so(tmp_path: Path, name: str, document: str, says: str) -> None:
    file = tmp_path / "corrections.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        wrong = line("documents", "", "municipality", "Westerveld", name, document=document)
        csv.writer(out).writerows([COLUMNS, wrong])
    with pytest.raises(InputError, match=says):
        read_corrections(file)


def test_a_budget_line_is_put_right_where_another_is_alike(agendas: Path) -> None:
    """`gka correct` names it in full, and its sum is checked as it then stands."""
    out = ingest(agendas)
    document = rows(out, "documents")[0]["document_id"]
    address = f"budget_lines:{document}:1"
    done = gka("correct", out, address, "amount_eur", "1.234,50", "--who", "an", "--to", agendas / "corrections.csv")
    assert done.exit_code == 0, done.output
    gka("ingest", agendas, "--out", out, "--workers", 1)
    first = next(row for row in rows(out, "budget_lines") if row["ordinal"] == 1)
    assert (str(first["amount_eur"]), first["corrected"]) == ("1234.50", ["amount_eur"])
    assert "bedrag_subtotaal" in {row["code"] for row in rows(out, "findings")}
