"""Samples printed by Chromium and LaTeX: every letter of the source, headings where they stand, the same bytes."""

import shutil
import sys
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from unicodedata import normalize

import pdfplumber
import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "samples"))
pytest.importorskip("jinja2")

import render
import render_latex
import render_source
import render_story
import render_templates
import render_web

SAMPLE = "renkum"  # the shortest
SIDE_BY_SIDE = {"intervention-columns"}  # a label stands once, before the row of what all interventions say


@cache
def printed(design: str) -> tuple[bytes, render.Printed]:
    try:
        return render.produce(render_source.load(SAMPLE), design)
    except render_templates.NotInstalled as why:
        pytest.skip(str(why))


@cache
def texts(design: str) -> list[str]:
    """What stands on each page; what runs off its edge is lost to a reader."""
    with pdfplumber.open(BytesIO(printed(design)[0])) as found:
        return ["".join(char["text"] for char in page.within_bbox(page.bbox).chars) for page in found.pages]


def letters(text: str) -> str:
    """Letters and digits alone: hyphens, ligatures, small capitals and spaces are the design's own."""
    return "".join(char for char in normalize("NFKD", text).casefold() if char.isalnum())


def said(element: render_story.Element) -> list[str]:
    """The texts that a design must print of the body."""
    match element:
        case render_story.Heading(text):
            return [text]
        case render_story.Prose(block):
            return [*block.lines, *(cell for row in block.rows for cell in row)]
        case render_story.Fields(heading, fields):
            return [heading.text if heading else "", *(part for one in fields for part in (one.label, one.text))]
        case render_story.Money(budget):
            cells = [cell for row in budget.rows for cell in row.cells]
            return [*budget.header, *cells, *(row.hint or "" for row in budget.rows), budget.total_line or ""]
        case render_story.Signatures(people):
            return [part for one in people for pair in render_story.signature_lines(one) for part in pair]
    return []


def test_no_building_design_has_the_name_of_a_locked_one() -> None:
    """It would never be printed: the locked one would, and shown to whoever drew the other."""
    assert not set(render.BUILDING) & set(render.LOCKED)


@pytest.mark.parametrize("design", render.DESIGNS)
def test_every_text_is_printed_once(design: str) -> None:
    source = render_source.load(SAMPLE)
    wanted = Counter(letters("".join(t for e in render_story.body(source) for t in said(e))))
    if design in SIDE_BY_SIDE:
        labels = [field.label for one in source.interventions for field in one.fields]
        wanted -= Counter(letters("".join(labels))) - Counter(letters("".join(set(labels))))
    found = Counter(letters("".join(texts(design))))
    assert wanted - found == Counter()
    # The front page, the contents, running lines, repeated titles and pull quotes come on top: a fifth to a half.
    assert found.total() < 1.75 * wanted.total()


@pytest.mark.parametrize("design", render.DESIGNS)
def test_headings_stand_on_the_pages_that_are_told(design: str) -> None:
    pages, told = texts(design), printed(design)[1]
    assert told.pages == len(pages)
    source = render_source.load(SAMPLE)
    assert [text for text, _ in told.headings] == render_templates.headings(source)
    for text, page in told.headings:
        assert letters(text) in letters(pages[page - 1])
    assert [page for _, page in told.headings] == sorted(page for _, page in told.headings)


@pytest.mark.parametrize("design", ["web-form", "article-longtable"])  # one of each program
def test_the_same_bytes_each_time(design: str) -> None:
    assert render.produce(render_source.load(SAMPLE), design) == printed(design)


def test_a_design_without_its_program_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(render_templates.NotInstalled, match="Chromium isn't installed"):
        render_web.browser()
    with pytest.raises(render_templates.NotInstalled, match="pdflatex isn't installed"):
        render_latex.program(render_latex.DESIGNS["cards"])


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="pdflatex isn't installed")
@pytest.mark.parametrize(
    ("line", "error"),
    [
        (r"\usepackage{nosuchpackage}", render_templates.NotInstalled),  # a machine's fault: tests are skipped
        (r"\nosuchcommand", render_templates.CannotPrint),  # a template's fault: they fail
    ],
)
def test_what_latex_refuses_is_told(line: str, error: type[Exception], tmp_path: Path) -> None:
    template = tmp_path / "wrong.tex"
    template.write_text(
        f"\\documentclass{{article}}\n{line}\n\\begin{{document}}x\\end{{document}}\n", encoding="utf-8"
    )
    with pytest.raises(render_templates.CannotPrint, match="nosuch") as told:
        render_latex.latex(render_source.load(SAMPLE), template)
    assert told.type is error


def test_what_latex_would_take_for_a_command_is_escaped() -> None:
    assert render_latex.tex('50% & "A_b" {c} \\d') == (
        r"50\% \& {\textquotedbl}A\_b{\textquotedbl} \{c\} \textbackslash{}d"
    )
    assert render_latex.tex("mail a.b@c.nl.") == r"mail a.\allowbreak{}b@\allowbreak{}c.\allowbreak{}nl."
