"""The committed samples are what their script makes, and what it makes is what the sources say."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SAMPLES, RAW = ROOT / "data" / "samples", ROOT / "data" / "raw"
sys.path.insert(0, str(SAMPLES))

pypdfium2 = pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

import render  # noqa: E402
import render_gold  # noqa: E402
import render_hyphen  # noqa: E402
import render_marks  # noqa: E402
import render_settings  # noqa: E402
import render_source  # noqa: E402
import render_text  # noqa: E402

from extract.read import read  # noqa: E402

PRINTED = [name for name in render_settings.NAMES if name not in ("text", "scan")]


def words(path: Path) -> str:
    """The letters and digits of a PDF, page by page, as pypdfium2 reads them."""
    document = pypdfium2.PdfDocument(path)
    return "".join(letters(page.get_textpage().get_text_range()) for page in document)


def letters(text: str) -> str:
    return "".join(re.findall(r"\w", text)).casefold()


@pytest.mark.parametrize(("sample", "setting"), render.COMMITTED)
def test_a_committed_file_is_what_the_script_makes(sample: str, setting: str, tmp_path: Path) -> None:
    made = tmp_path / "made"
    render.render(sample, setting, made)
    assert made.read_bytes() == (RAW / render.file_name(sample, setting)).read_bytes()


def test_nothing_else_is_committed_and_it_is_small() -> None:
    names = {render.file_name(*pair) for pair in render.COMMITTED} | {"README.md", ".gitkeep"}
    found = list(RAW.iterdir())
    assert {path.name for path in found} <= names
    assert sum(path.stat().st_size for path in found) < 1_000_000


@pytest.mark.parametrize("setting", PRINTED)
def test_a_setting_makes_the_same_bytes_twice_and_knows_its_headings_pages(setting: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    pages = render.render("hulst", setting, first)
    assert render.render("hulst", setting, second) == pages
    assert first.read_bytes() == second.read_bytes()
    assert pages.pages == len(pypdfium2.PdfDocument(first))
    numbers = [page for _, page in pages.headings]
    assert numbers == sorted(numbers)
    assert min(numbers) >= 1


@pytest.mark.parametrize("setting", [s for s in PRINTED if not render_settings.SETTINGS[s].repeat])
def test_no_word_of_a_long_agenda_is_lost(setting: str, tmp_path: Path) -> None:
    """Cells cut by a page break keep every line; a running line may come between, so a value's ends are looked for."""
    source = render_source.load("hollands-kroon")
    render.render(source, setting, tmp_path / "long.pdf")
    printed = words(tmp_path / "long.pdf")
    for intervention in source.interventions:
        for field in intervention.fields:
            assert letters(field.text)[:25] in printed
            assert letters(field.text)[-12:] in printed


def test_no_two_settings_measure_alike() -> None:
    seen = {(one.fonts, one.size, one.margins) for name, one in render_settings.SETTINGS.items() if name != "scan"}
    assert len(seen) == len(render_settings.SETTINGS) - 1


def test_rotated_pages_say_so(tmp_path: Path) -> None:
    render.render("raadsvoorstel", "rotated", tmp_path / "turned.pdf")
    assert {page.get_rotation() for page in pypdfium2.PdfDocument(tmp_path / "turned.pdf")} == {90}


def test_a_scan_has_pictures_only(tmp_path: Path) -> None:
    render.render("raadsvoorstel", "scan", tmp_path / "scan.pdf")
    assert words(tmp_path / "scan.pdf") == ""


FORMS = [name for name in PRINTED if render_settings.SETTINGS[name].shape.startswith("form")]


@pytest.mark.parametrize("setting", [name for name in FORMS if not render_settings.SETTINGS[name].flat])
def test_a_forms_fields_have_appearances_by_half_and_values_longer_than_their_boxes(
    setting: str, tmp_path: Path
) -> None:
    render.render("hollands-kroon", setting, tmp_path / "form.pdf")
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(tmp_path / "form.pdf") as pdf:
        fields = [
            (str(field.V), [float(side) for side in field.Rect], "/AP" in field) for field in pdf.Root.AcroForm.Fields
        ]
    assert abs(sum(drawn for *_, drawn in fields) - len(fields) / 2) <= 1
    letter = 45.0  # square points that a letter of 9 points takes at the least, its line's share of white included
    assert any(len(str(value)) * letter > float((box[2] - box[0]) * (box[3] - box[1])) for value, box, _ in fields)


@pytest.mark.parametrize("setting", FORMS)
def test_a_form_is_read_as_what_was_typed_into_it(setting: str, tmp_path: Path) -> None:
    source = render_source.load("westerveld")
    render.render(source, setting, tmp_path / "form.pdf")
    document = read(tmp_path / "form.pdf", "form.pdf")
    printed = [(one.label.rstrip(" :"), letters(one.text)) for part in source.interventions for one in part.fields]
    found = [(one.label, letters(one.text)) for one in document.fields]
    assert [pair for pair in printed if pair not in found] == []
    assert [one.title for one in document.interventions] == [part.title for part in source.interventions]


def test_what_is_hidden_is_in_the_file(tmp_path: Path) -> None:
    """Else a reader that lets it through would go unnoticed."""
    render.render("raadsvoorstel", "hidden", tmp_path / "hidden.pdf")
    data = (tmp_path / "hidden.pdf").read_bytes().decode("latin-1")
    assert all(text.split(":")[0] in data for text in render_marks.HIDDEN)


def test_the_long_agenda_is_long(tmp_path: Path) -> None:
    assert (render.render("hollands-kroon", "bare", tmp_path / "long.pdf").pages or 0) >= 15


@pytest.mark.parametrize("sample", render_source.samples())
def test_every_source_calls_itself_fictional(sample: str) -> None:
    assert (SAMPLES / f"{sample}.toml").read_text(encoding="utf-8").startswith("# FICTIEF")


@pytest.mark.parametrize("sample", render_source.samples())
def test_gold_mentions_stand_in_their_fields(sample: str) -> None:
    homes = {
        "parties": ("betrokken_partijen", "schoolbestuur"),
        "target_groups": ("doelgroep",),
        "periods": ("planning",),
        "locations": ("locatie",),
        "financing": ("financiering",),
    }
    for part in render_gold.expected(render_source.load(sample)).get("interventions", []):
        for table, names in homes.items():
            text = "\n".join(field["text"] for field in part["fields"] if field["field"] in names)
            assert [row["mention"] for row in part["gold"][table] if row["mention"] not in text] == []


@pytest.mark.parametrize("sample", render_source.samples())
def test_gold_entities_are_printed(sample: str) -> None:
    source = render_source.load(sample)
    text = render_text.text(source).replace("\n", " ")
    assert [name for names in source.entities.values() for name in names if name not in text] == []


@pytest.mark.parametrize("sample", render_source.samples())
def test_every_sample_prints_in_columns(sample: str, tmp_path: Path) -> None:
    """The setting that has least room: a table too wide for a column must span the page, not stop the printer."""
    assert (render.render(sample, "columns", tmp_path / "columns.pdf").pages or 0) > 0


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ontwikkeling", ["ontwikke", "ontwik", "ont"]),  # between two consonants
        ("samenwerking", ["samenwer", "samen"]),
        ("school", []),  # one vowel: no place to cut
        ("coördinator", ["coördina", "coördi", "coör"]),  # not before the diaeresis: the cut would take it away
        ("NPO", []),
        ("0-18", []),  # what isn't a word stays whole
    ],
)
def test_hyphenation(word: str, parts: list[str]) -> None:
    found = [head for head, _ in render_hyphen.pairs(word)]
    assert all(head + tail == word for head, tail in render_hyphen.pairs(word))
    assert found == parts


@pytest.mark.parametrize(("sample", "setting"), [("westerveld", "justified"), ("hollands-kroon", "columns")])
def test_a_page_break_cuts_a_word(sample: str, setting: str, tmp_path: Path) -> None:
    """The hardest cut for a reader; a change of measures could lose it without a word."""
    render.render(sample, setting, tmp_path / "cut.pdf")
    texts = [page.get_textpage().get_text_range().rstrip() for page in pypdfium2.PdfDocument(tmp_path / "cut.pdf")]
    assert any(re.search(r"\w[-\u00ad\ufffe]$", text) for text in texts)
