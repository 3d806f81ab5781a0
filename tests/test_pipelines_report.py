"""The pages of `gka report`: their figures, links, limits, and that text of documents stays text."""

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import made_dataset
import pytest
from click.testing import CliRunner
from PIL import Image

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.query import open_engine
from pipelines.report import dutch
from pipelines.report.charts import chart
from pipelines.report.facts import Count, Facts, ask_facts
from pipelines.report.pages import Edition, make_book, pages
from pipelines.report.pictures import FOLDER
from pipelines.report.similar import Text, alike, words_of

GKA = sum(made_dataset.gka_asked(one) for one in made_dataset.gold().values())
CSS = Path(__file__).parent.parent / "pipelines/report/static/report.css"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
HOSTILE = """</script><script>document.title="taken"</script><img src=x onerror="document.title='taken'">{{ 7 * 7 }}"""


class Page(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for one, attrs in self.tags if one == tag]

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.tags if "id" in attrs]


def run(data: Path, out: Path, *more: str) -> str:
    result = CliRunner().invoke(main, ["report", str(data), "--out", str(out), *more])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def report(sample_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "rapport"
    run(sample_dataset, out)
    return out


@pytest.fixture(scope="module")
def facts(sample_dataset: Path) -> Facts:
    with open_engine(open_dataset(sample_dataset)) as engine:
        return ask_facts(engine)


def html(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, Page(path.read_text(encoding="utf-8"))


def test_the_overview_has_the_sum_of_the_gold(report: Path) -> None:
    """The same euros in PDF, in text, in the budget and in prose count once."""
    assert dutch.euro(GKA) in Page((report / "index.html").read_text(encoding="utf-8")).text


def test_findings_are_counted_as_findings(report: Path, sample_dataset: Path) -> None:
    said = Page((report / "kwaliteit.html").read_text(encoding="utf-8")).text
    assert "Interventies" not in said
    with open_engine(open_dataset(sample_dataset)) as engine:
        counted = engine.table("SELECT ernst, code, count(*) AS n FROM bevindingen GROUP BY ALL").to_pylist()
    assert counted
    for row in counted:
        assert f"{row['ernst']}: {row['code'].replace('_', ' ')}{row['n']}" in said.replace("\n", "")


def test_a_page_for_each_municipality_and_intervention(report: Path, facts: Facts) -> None:
    codes = {path.stem for path in (report / "gemeenten").iterdir()}
    assert codes == {one.gemeentecode for one in facts.municipalities} | {"landelijk"}
    assert {path.stem for path in (report / "interventies").iterdir()} == {
        one.interventie_id for one in facts.interventions
    }


def test_a_regional_agenda_is_on_the_page_of_each_of_its_municipalities(report: Path, facts: Facts) -> None:
    regional = next(one for one in facts.agendas if len(one.gemeentes) > 1)
    for place in facts.municipalities:
        if place.gemeente in regional.gemeentes:
            said = (report / "gemeenten" / f"{place.gemeentecode}.html").read_text(encoding="utf-8")
            assert "van de hele regio" in said


def test_every_link_leads_somewhere(report: Path) -> None:
    anchors = {path: set(page.ids) for path, page in html(report)}
    for path, page in html(report):
        for tag, name in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("image", "href")):
            for attrs in page.all(tag):
                file, _, anchor = unquote(str(attrs[name])).partition("#")
                there = (path.parent / file).resolve() if file else path
                assert there.is_file(), f"{path.name} leads to {file}"
                assert there.is_relative_to(report), "a report stands by itself"
                assert not anchor or anchor in anchors[there]


def test_each_page_can_be_read_by_everybody(report: Path) -> None:
    """A language, one heading of the first level, no level skipped, a name for each control, ids used once."""
    for path, page in html(report):
        assert page.all("html")[0]["lang"] == "nl"
        assert page.all("a")[0]["href"] == "#inhoud", "the first stop of a keyboard skips the menu"
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        labelled = {attrs["for"] for attrs in page.all("label")}
        assert {attrs["id"] for tag in ("input", "select") for attrs in page.all(tag)} == labelled
        assert len(page.ids) == len(set(page.ids))
        assert all("style" not in attrs for _, attrs in page.tags), "the page's own rules forbid it"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_can_be_told_apart(scheme: str) -> None:
    """WCAG 2.2: 4.5 to 1 for text, 3 to 1 for bars (1.4.3 and 1.4.11)."""
    roots = re.findall(r":root \{(.*?)\}", CSS.read_text(encoding="utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--(\w+): #(\w{6})", roots[scheme == "dark"]))

    def luminance(name: str) -> float:
        parts = [int(colours[name][n : n + 2], 16) / 255 for n in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(one: str, other: str) -> float:
        low, high = sorted((luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)

    for text in ("ink", "quiet", "link", "error", "warning"):
        assert contrast(text, "paper") >= 4.5
        assert contrast(text, "soft") >= 4.5
    assert contrast("bar", "paper") >= 3
    assert contrast("bar", "soft") >= 3


def test_pages_are_light(report: Path) -> None:
    """The overview with all that it loads below 1 MB, a municipality's page below 300 kB."""
    assert sum((report / name).stat().st_size for name in ("index.html", "report.css")) < 1_000_000
    assert all(path.stat().st_size < 300_000 for path in (report / "gemeenten").iterdir())


def test_the_same_data_give_the_same_bytes(sample_dataset: Path, report: Path, tmp_path: Path) -> None:
    run(sample_dataset, tmp_path / "again")
    run(sample_dataset, tmp_path / "again")  # over an older report
    made = {path.relative_to(report): path.read_bytes() for path in report.rglob("*") if path.is_file()}
    again = {one.relative_to(tmp_path / "again"): one.read_bytes() for one in (tmp_path / "again").rglob("*.*")}
    assert made == again


@pytest.fixture(scope="module")
def hostile(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of agendas that say mark-up, scripts and templates wherever they can say something."""
    bad = dataclasses.replace(
        facts,
        agendas=tuple(dataclasses.replace(one, titel=HOSTILE, bestand=HOSTILE) for one in facts.agendas),
        interventions=tuple(dataclasses.replace(one, titel=HOSTILE) for one in facts.interventions),
        organisations=tuple(dataclasses.replace(one, naam=HOSTILE) for one in facts.organisations),
        fields=_each(facts.fields, label=HOSTILE, tekst=HOSTILE),
        parties=_each(facts.parties, naam=HOSTILE),
        values=_each(facts.values, tekst=HOSTILE, uitleg=HOSTILE),
        findings=_each(facts.findings, melding=HOSTILE),
    )
    out = tmp_path_factory.mktemp("hostile")
    for name, text in pages(make_book(bad, Edition("test", False), {})):
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
    return out


def _each(groups: dict, **changed: str) -> dict:
    return {key: [dataclasses.replace(one, **changed) for one in rows] for key, rows in groups.items()}


def test_text_of_documents_stays_text(hostile: Path) -> None:
    for path, page in html(hostile):
        assert {attrs.get("src") for attrs in page.all("script")} <= {"zoeken.js", "search.js"}
        assert page.all("img") == []
        assert not any(name.startswith("on") for _, attrs in page.tags for name in attrs)
        if path.parent.name == "interventies":
            assert page.text.count(HOSTILE) > 2, "it is there, as it was printed"
    script = (hostile / "zoeken.js").read_text(encoding="utf-8")
    assert "<" not in script


def dom(address: str) -> str:
    """A page as it is in a browser after its scripts have run."""
    assert CHROMIUM
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=5000", "--dump-dom"]
    done = subprocess.run([CHROMIUM, *flags, address], capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


@needs_browser
def test_a_browser_runs_nothing_that_a_document_says(hostile: Path) -> None:
    for name in ("zoeken.html", next((hostile / "interventies").iterdir()).relative_to(hostile)):
        found = dom((hostile / name).as_uri())
        assert "taken</title>" not in found
        assert "<title>taken" not in found
    assert "&lt;/script&gt;" in dom((hostile / "zoeken.html").as_uri())


SEARCHES = {
    "": "SELECT interventie_id FROM interventies",
    "thema=Taal": "SELECT interventie_id FROM interventies WHERE thema_taal",
    "van=12&tot=16": "SELECT interventie_id FROM interventies WHERE leeftijd_van <= 16 AND leeftijd_tot >= 12",
    "groep=Ouders&partij=Basisschool": "SELECT interventie_id FROM doelgroepen WHERE groep = 'ouders' "
    "INTERSECT SELECT interventie_id FROM netwerk WHERE soort_partij = 'po_school'",
    # Capitals and accents don't matter, and the beginning of a word is enough.
    "woorden=BIBLIOTH%C3%89": "SELECT interventie_id FROM interventies WHERE concat(titel, tekst_doel, "
    "tekst_doelgroep, tekst_partijen, tekst_activiteiten, tekst_monitoring, tekst_financiering) ILIKE '%biblioth%'",
    "woorden=xyzzy": "SELECT interventie_id FROM interventies WHERE false",
}


@needs_browser
@pytest.mark.parametrize("asked", SEARCHES)
def test_search_finds_what_was_asked(report: Path, sample_dataset: Path, asked: str) -> None:
    page = Page(dom((report / "zoeken.html").as_uri() + f"#{asked}"))
    found = {Path(str(attrs["href"])).stem for attrs in page.all("a") if str(attrs["href"]).startswith("interventies/")}
    with open_engine(open_dataset(sample_dataset)) as engine:
        expected = {row["interventie_id"] for row in engine.table(SEARCHES[asked]).to_pylist()}
    assert found == expected
    assert bool(expected) == (asked != "woorden=xyzzy"), "the samples hold something of each kind"


def test_contacts_are_in_no_report(report: Path, sample_dataset: Path) -> None:
    with open_engine(open_dataset(sample_dataset)) as engine:
        said = engine.table("SELECT text FROM fields WHERE field = 'contact' AND text LIKE '%@%'").to_pylist()
    addresses = {word.strip(".,;()") for row in said for word in row["text"].split() if "@" in word}
    assert addresses
    assert not [path for path in report.rglob("*.html") if any(one in path.read_text("utf-8") for one in addresses)]


def test_a_public_report_says_so(sample_dataset: Path, report: Path, tmp_path: Path) -> None:
    run(sample_dataset, tmp_path / "public", "--public")
    assert "zonder persoonsgegevens" in (tmp_path / "public" / "index.html").read_text(encoding="utf-8")
    assert "Niet om te publiceren" in (report / "index.html").read_text(encoding="utf-8")
    # The figures are the same: what goes out is personal data alone.
    assert dutch.euro(GKA) in Page((tmp_path / "public" / "index.html").read_text(encoding="utf-8")).text


def test_a_dataset_without_agendas(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brief.txt").write_text("Geachte heer,\n\nHierbij de notulen van de vergadering.\n", "utf-8")
    CliRunner().invoke(main, ["ingest", str(tmp_path / "in"), "--out", str(tmp_path / "data"), "--workers", "1"])
    run(tmp_path / "data", tmp_path / "rapport")
    assert "nog geen agenda" in (tmp_path / "rapport" / "index.html").read_text(encoding="utf-8")
    assert list((tmp_path / "rapport").rglob("*.html"))


@pytest.fixture(scope="module")
def pictured(sample_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pictured") / "rapport"
    run(sample_dataset, out, "--pdfs", str(sample_dataset.parent / "agendas"))
    return out


def test_pictures_show_where_each_field_stands(pictured: Path, facts: Facts) -> None:
    placed = {key: some for key, some in facts.fields.items() if any(one.plaatsen for one in some)}
    assert placed
    for key, some in placed.items():
        page = Page((pictured / "interventies" / f"{key}.html").read_text(encoding="utf-8"))
        assert {f"plaats-{one.field_id}" for one in some if one.plaatsen} <= set(page.ids)
        for attrs in page.all("image"):
            assert (pictured / "interventies" / str(attrs["href"])).read_bytes()[8:12] == b"WEBP"


def test_links_of_pictures_lead_to_their_marks(pictured: Path) -> None:
    test_every_link_leads_somewhere(pictured)


def test_a_mark_lies_on_ink(pictured: Path, facts: Facts) -> None:
    """The box of a field has letters in it on the picture, and its page is the one that it names."""
    field = next(one for some in facts.fields.values() for one in some if one.plaatsen and one.tekst)
    box = field.plaatsen[0]
    with Image.open(pictured / FOLDER / f"{field.agenda_id}-{box['page']}.webp") as picture:
        scale = 80 / 72
        inside = picture.convert("L").crop([round(scale * box[edge]) for edge in ("x0", "top", "x1", "bottom")])
    dark = inside.histogram()[:100]
    assert 0.01 < sum(dark) / (inside.width * inside.height) < 0.5


def test_a_file_that_changed_has_no_pictures(sample_dataset: Path, tmp_path: Path) -> None:
    """A mark on another file would be a lie; the other agendas keep theirs."""
    shutil.copytree(sample_dataset.parent / "agendas", tmp_path / "agendas")
    changed, *_ = (tmp_path / "agendas").glob("*.pdf")
    changed.write_bytes(changed.read_bytes() + b"\n%")
    assert changed.name in run(sample_dataset, tmp_path / "rapport", "--pdfs", str(tmp_path / "agendas"))
    assert list((tmp_path / "rapport" / FOLDER).iterdir())


def test_pictures_that_can_not_be(sample_dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "brief.txt").write_text("mine", "utf-8")
    for more, said in (
        (("--pdfs", str(tmp_path / "other")), "none of the PDF files"),
        (("--pdfs", str(tmp_path / "nowhere")), "nowhere"),
        # A picture shows every name on the page.
        (("--pdfs", str(sample_dataset.parent / "agendas"), "--public"), "not for both"),
    ):
        result = CliRunner().invoke(main, ["report", str(sample_dataset), "--out", str(tmp_path / "r"), *more])
        assert result.exit_code == 2, result.output
        assert said in result.output
        assert not (tmp_path / "r").exists()


def test_bad_calls_are_one_sentence(sample_dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "letter.txt").write_text("mine", "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    for data, out, said in (
        (tmp_path / "own", tmp_path / "new", "no dataset"),
        (sample_dataset, tmp_path / "own", "didn't write"),
        (sample_dataset, tmp_path / "file", "is a file"),
        (sample_dataset, sample_dataset / "rapport", "folder"),
        (sample_dataset, sample_dataset.parent, "folder"),
    ):
        result = CliRunner().invoke(main, ["report", str(data), "--out", str(out)])
        assert result.exit_code == 2
        assert said in result.output
        assert "Traceback" not in result.output
    assert [path.name for path in (tmp_path / "own").iterdir()] == ["letter.txt"]


def test_likeness_rests_on_rare_words_of_other_places() -> None:
    texts = [
        Text("a", "Hulst", "Weerbaarheid van nieuwkomers in de brugklas"),
        Text("b", "Soest", "Nieuwkomers worden weerbaar in de brugklas"),
        Text("c", "Hulst", "Weerbaarheid van nieuwkomers in de brugklas en thuis"),
        *(Text(f"d{n}", "Zutphen", f"Sporten op plein {'abcdef'[n] * 4}") for n in range(6)),
    ]
    found = alike(texts, frozenset({"van", "worden"}))
    assert [one.key for one in found["a"]] == ["b"], "c says more of it, and is of the same place"
    assert found["a"][0].words == ("brugklas", "nieuwkomers")
    assert {one.key for one in found["b"]} == {"a", "c"}
    assert found["d0"] == ()
    assert alike([]) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ouders en kínderen", ["ouders", "kinderen"]),  # short words and accents go
        ("groep 3 t/m 8", ["groep"]),  # figures are no words
        ("VVE-beleid", ["vve", "beleid"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_bars_are_as_long_as_their_numbers_say() -> None:
    counts = [Count(naam="a", aantal=4), Count(naam=None, aantal=1), Count(naam="b", aantal=None)]
    made = chart("t", "w", "u", counts, label=dutch.name, number=dutch.number)
    assert [(bar.label, bar.shown, bar.percent) for bar in made.bars] == [
        ("A", "4", 100.0),
        ("niet gezegd", "1", 25.0),
        ("B", "niet gevonden", 0.0),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (dutch.euro(1234567), "€\u00a01.234.567"),
        (dutch.euro(68.5), "€\u00a068,50"),  # cents only where there are any
        (dutch.euro(0), "€\u00a00"),
        (dutch.euro(None), "niet gevonden"),  # never 0
        (dutch.percent(0.9834), "98,3%"),
        (dutch.ages(-1, 2), "vóór de geboorte tot en met 2 jaar"),
        (dutch.ages(None, None), "niet gezegd"),
        (dutch.age("12"), "12 jaar"),
    ],
)
def test_dutch_numbers(said: str, expected: str) -> None:
    assert said == expected
