"""axe-core finds no serious issue on any kind of page that gka writes, at the width of a desk and of a phone."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipelines.cli import main

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
RAW = Path(__file__).parent.parent / "data" / "raw"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
WIDTHS = {"desk": 1280, "phone": 360}
# One page of each kind: of the report, of `gka show --html`, of `gka review`, and the dictionary.
KINDS = {
    "overview": "rapport/index.html",
    "search": "rapport/zoeken.html",
    "municipalities": "rapport/gemeenten.html",
    "municipality": "rapport/gemeenten/*.html",
    "intervention": "rapport/interventies/*.html",
    "organisations": "rapport/organisaties.html",
    "organisation": "rapport/organisaties/*.html",
    "quality": "rapport/kwaliteit.html",
    "shown": "getoond.html",
    "review": "nakijken/index.html",
    "reviewed": "nakijken/*.html",
    "dictionary": "data/processed/_meta/dictionary.html",
}
SERIOUS = {"serious", "critical"}
MOST_STOPS = 300  # of the Tab key on a page of `gka show --html`; 534 where each value was one


@pytest.fixture(scope="module")
def written(processed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("pages")
    (out / "data").mkdir()
    (out / "data" / "processed").symlink_to(processed)
    for arguments in (
        ("report", processed, "--out", out / "rapport", "--pdfs", RAW),
        ("show", RAW / "hulst.ruled.pdf", "--html", "--out", out / "getoond.html"),
        ("review", processed, "--pdfs", RAW, "--out", out / "nakijken"),
    ):
        result = CliRunner().invoke(main, [str(one) for one in arguments])
        assert result.exit_code == 0, result.output
    return out


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        made = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(browser: Any, written: Path, kind: str, width: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    path = max(written.glob(KINDS[kind]), key=lambda path: path.stat().st_size, default=None)
    assert path is not None, f"there is no page of the kind {kind}"
    page = browser.new_page(viewport={"width": WIDTHS[width], "height": 800}, reduced_motion="reduce")
    page.goto(path.as_uri())
    found = axe.Axe().run(page).response["violations"]
    told = [(one["id"], len(one["nodes"]), one["nodes"][0]["html"][:150]) for one in found if one["impact"] in SERIOUS]
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert told == []
    assert wide <= WIDTHS[width], "the page scrolls sideways"


def test_a_shown_document_has_few_stops_for_the_keyboard(browser: Any, written: Path) -> None:
    page = browser.new_page()
    page.goto((written / "getoond.html").as_uri())
    stops = page.evaluate(
        """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
        .filter(one => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length).length"""
    )
    page.close()
    assert 0 < stops < MOST_STOPS
