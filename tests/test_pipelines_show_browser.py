"""The page of `gka show --html` in a real browser: values are put right by keyboard, ingest takes the file."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.inputs.corrections_file import COLUMNS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SAMPLE = Path(__file__).parent.parent / "data" / "raw" / "westerveld.bands.pdf"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")


def gka(*arguments: object) -> str:
    result = CliRunner().invoke(main, [str(one) for one in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shown") / "w.html"
    gka("show", SAMPLE, "--html", "--out", out)
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def page(browser: Any, shown: Path) -> Iterator[Any]:
    made = browser.new_page(viewport={"width": 1280, "height": 900})
    errors: list[str] = []
    made.on("pageerror", lambda error: errors.append(str(error)))
    made.goto(shown.as_uri())
    yield made
    assert errors == []
    made.close()


def value(page: Any, table: str, column: str, was: str) -> Any:
    return page.locator(f'.rij[data-tabel="{table}"] button[data-kolom="{column}"][data-staat="{was}"]').first


def saved(page: Any, to: Path) -> Path:
    page.fill("#wie", "A. Tester")
    with page.expect_download() as told:
        page.press("#wie", "Enter")
    told.value.save_as(to)
    return to


def test_what_is_typed_is_saved_and_applied_by_ingest(page: Any, tmp_path: Path) -> None:
    source = value(page, "financing", "source", "gka")
    source.focus()
    page.keyboard.press("Enter")
    page.locator(".invoer select").select_option("npo")
    page.keyboard.press("Tab")
    page.keyboard.type("telefonisch, gemeente")
    page.keyboard.press("Enter")
    assert "Nationaal Programma Onderwijs" in source.inner_text()
    amount = page.locator('.rij[data-tabel="budget_lines"] button[data-kolom="amount_eur"]').first
    amount.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("1.234")  # a thousand and more, as the Dutch write it
    page.keyboard.press("Enter")
    title = page.locator('.rij[data-tabel="interventions"] button[data-kolom="title"]').first
    title.click()
    page.get_by_role("button", name="Hele rij klopt").click()
    file = saved(page, tmp_path / "download.csv")
    assert next(csv.reader(file.open(encoding="utf-8"))) == list(COLUMNS)
    out = tmp_path / "data"
    gka("ingest", SAMPLE, "--out", out, "--workers", 1, "--corrections", file)
    opened = open_dataset(out)
    right = [row for row in opened.table("financing").to_pylist() if row["corrected"]]
    lines = [row for row in opened.table("budget_lines").to_pylist() if row["corrected"]]
    assert [(row["source"], row["corrected"], row["confidence"]) for row in right] == [("npo", ["source"], "zeker")]
    assert [(str(row["amount_eur"]), row["corrected"]) for row in lines] == [("1234.00", ["amount_eur"])]
    assert "title" in opened.table("interventions").to_pylist()[0]["corrected"]
    codes = {row["code"] for row in opened.table("findings").to_pylist()}
    assert not {code for code in codes if code.startswith("correctie")}


def test_every_row_confirmed_fits_its_row(page: Any, tmp_path: Path) -> None:
    """No line of any kind of row is refused, stale or fits several."""
    page.evaluate("document.querySelectorAll('.rij').forEach((row) => confirmRow(row, ''))")
    file = saved(page, tmp_path / "alles.csv")
    tables = {line["tabel"] for line in csv.DictReader(file.open(encoding="utf-8", newline=""))}
    assert {"documents", "interventions", "parties", "financing", "budget_lines", "signatories", "contacts"} <= tables
    out = tmp_path / "data"
    gka("ingest", SAMPLE, "--out", out, "--workers", 1, "--corrections", file)
    told = [row for row in open_dataset(out).table("findings").to_pylist() if row["code"].startswith("correctie")]
    assert told == []


@pytest.mark.parametrize(
    ("typed", "arrow", "written"),
    [
        ("1.234", "decimal128", "1234"),
        ("€ 12.500,-", "decimal128", "12500"),
        ("12,5", "double", "12.5"),
        ("31-12-2026", "date32", "2026-12-31"),
        ("31-6-2026", "date32", None),  # no such day
        ("veel", "decimal128", None),
        ("=1+1", "string", None),  # the whole file would be refused
        ("", "string", None),
    ],
)
def test_what_is_typed_is_checked_before_it_is_saved(page: Any, typed: str, arrow: str, written: str | None) -> None:
    code = "([t, s]) => { try { return asTyped(t, {soort: s, leeg: false}) } catch (error) { return null } }"
    assert page.evaluate(code, [typed, arrow]) == written


def test_a_list_is_one_stop_of_tab_and_the_arrows_go_on(page: Any) -> None:
    stops = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary')]"
        ".filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length"
    )
    assert stops <= 4 * page.locator(".pagina").count() + 15
    first = page.locator(".waarden button[tabindex='0']").first.element_handle()
    first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.waarden button, .waarden summary, .waarden a')")
    assert not first.evaluate("(one) => one === document.activeElement")


def test_search_leaves_what_has_the_words(page: Any) -> None:
    page.fill("#zoek", "voorleesvrienden")
    left = page.locator("article[data-deel]:visible")
    assert 0 < left.count() < page.locator("article[data-deel]").count()
    assert all("voorleesvrienden" in text.lower() for text in left.all_text_contents())


def test_a_phone_needs_no_sideways_scrolling(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def small_agenda(place: str, title: str) -> str:
    """As short as an agenda can be; fictional."""
    return "\n\n".join(
        (
            f"GKA Agenda Gemeente {place} 2022-2024",
            "Toelichting",
            f"De gemeente {place} werkt met de scholen aan gelijke kansen.",
            "Interventies",
            f"Interventie 1: {title}",
            "Betrokken partijen\tBibliotheek De Letter | locatie Oost, voetbalclub De Bal\nDoelgroep\tkinderen\n"
            "Planning\t2023\nFinanciering\t€ 5.000 uit GKA\nContact\tBibliotheek De Letter | Karin Bos | 06-12345678",
            "Samenwerking",
            "De gemeente overlegt met de Gelijke Kansen Alliantie.",
            f"GKA Agenda Gemeente {place}",
            f"Titel van de interventie\t{title}",
        )
    )


@pytest.fixture
def two_agendas(browser: Any, tmp_path: Path) -> Iterator[tuple[Any, Path]]:
    """The page of a file that holds two agendas, and the file; titles and mentions have upright strokes in them."""
    file = tmp_path / "twee.txt"
    file.write_text(f"{small_agenda('Assen', 'Lijn A | Lezen')}\n\n{small_agenda('Emmen', 'Lijn B | Zwemmen')}\n")
    gka("show", file, "--html", "--out", tmp_path / "twee.html")
    made = browser.new_page()
    made.goto((tmp_path / "twee.html").as_uri())
    yield made, file
    made.close()


def ingested(file: Path, corrections: Path) -> Any:
    out = corrections.with_name("data")
    gka("ingest", file, "--out", out, "--workers", 1, "--corrections", corrections)
    opened = open_dataset(out)
    told = [row["message"] for row in opened.table("findings").to_pylist() if row["code"].startswith("correctie")]
    assert told == []
    return opened


def test_a_value_of_the_second_of_two_agendas_is_put_right_in_it_alone(
    two_agendas: tuple[Any, Path], tmp_path: Path
) -> None:
    page, file = two_agendas
    sources = page.locator('.rij[data-tabel="financing"] button[data-kolom="source"][data-staat="gka"]')
    assert sources.count() == 2
    sources.nth(1).focus()
    page.keyboard.press("Enter")
    page.locator(".invoer select").select_option("npo")
    page.keyboard.press("Tab")
    page.keyboard.type("gebeld")
    page.keyboard.press("Enter")
    opened = ingested(file, saved(page, tmp_path / "download.csv"))
    found = {row["municipality"]: row["source"] for row in opened.table("financing").to_pylist()}
    assert found == {"Assen": "gka", "Emmen": "npo"}


def test_a_row_is_struck_by_keyboard(two_agendas: tuple[Any, Path], tmp_path: Path) -> None:
    page, file = two_agendas
    row = page.locator('.rij[data-tabel="target_groups"]').first
    row.locator("button[data-kolom]").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Rij hoort er niet").focus()
    page.keyboard.press("Enter")
    assert "weg" in (row.get_attribute("class") or "")
    corrections = saved(page, tmp_path / "download.csv")
    assert [line["wat"] for line in csv.DictReader(corrections.open(encoding="utf-8", newline=""))] == ["weg"]
    opened = ingested(file, corrections)
    assert {row["municipality"] for row in opened.table("target_groups").to_pylist()} == {"Emmen"}
    assert {row["municipality"] for row in opened.table("periods").to_pylist()} == {"Assen", "Emmen"}


def test_an_upright_stroke_in_a_mention_or_title_parts_no_place(two_agendas: tuple[Any, Path], tmp_path: Path) -> None:
    page, file = two_agendas
    page.evaluate("document.querySelectorAll('.rij').forEach((row) => confirmRow(row, ''))")
    corrections = saved(page, tmp_path / "download.csv")
    places = [line["plaats"] for line in csv.DictReader(corrections.open(encoding="utf-8", newline=""))]
    assert any(place.startswith("Lijn A | Lezen | ") for place in places)
    opened = ingested(file, corrections)
    assert all(row["corrected"] for row in opened.table("parties").to_pylist())
    # A second run finds the corrections applied, of the second document too, and reads nothing again.
    again = gka("ingest", file, "--out", tmp_path / "data", "--workers", 1, "--corrections", corrections)
    assert "1 of 1 files to read" not in again


def test_whose_agenda_it_is_can_be_put_right(two_agendas: tuple[Any, Path], tmp_path: Path) -> None:
    page, file = two_agendas
    value(page, "documents", "municipality", "Emmen").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+a")
    page.keyboard.type("Coevorden")
    page.keyboard.press("Enter")
    opened = ingested(file, saved(page, tmp_path / "download.csv"))
    assert {row["municipality"] for row in opened.table("parties").to_pylist()} == {"Assen", "Coevorden"}
