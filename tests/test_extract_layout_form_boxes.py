"""Printed labels beside boxes with values: a form, whichever program drew it."""

from pathlib import Path

import pikepdf
import pytest

from extract.agenda.block_parser import parse_blocks
from extract.blocks import Grid, GridCell, Paragraph, Style
from extract.layout.document_layout import lay_out_pages
from extract.layout.form_boxes import boxes_of_page
from extract.layout.tables.ruled import Box
from extract.pdf import decode_bytes
from extract.pdf.page_objects import Stroke


def _edges(x0: float, top: float, x1: float, bottom: float) -> list[Stroke]:
    across = [Stroke(x0, y, x1, y) for y in (top, bottom)]
    return [*across, *(Stroke(x, top, x, bottom) for x in (x0, x1))]


@pytest.mark.parametrize(
    ("strokes", "typed", "expected"),
    [
        (_edges(100, 50, 300, 70), [], [(100, 50, 300, 70)]),  # a frame
        (_edges(100, 50, 300, 70), [Box(101, 51, 299, 69)], [(101, 51, 299, 69)]),  # around a field: one box
        ([], [Box(100, 50, 300, 70)], [(100, 50, 300, 70)]),  # a field without a frame
        (_edges(100, 50, 300, 70) + _edges(100, 70, 300, 90), [], []),  # cells that share an edge
        (_edges(100, 50, 300, 70) + _edges(50, 20, 500, 400), [], []),  # a frame around a frame
        (_edges(100, 50, 300, 70)[:3], [], []),  # open at a side
        (_edges(100, 50, 300, 54), [], []),  # no type fits in
    ],
)
def test_which_boxes_a_form_is_filled_in_in(
    strokes: list[Stroke], typed: list[Box], expected: list[tuple[float, ...]]
) -> None:
    assert [tuple(box) for box in boxes_of_page(strokes, typed)] == expected


def _pdf(path: Path, *drawn: str, encoding: str = "cp1252") -> Path:
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    page.obj.Contents = pdf.make_stream("\n".join(drawn).encode(encoding))
    pdf.save(path)
    return path


def _text(x: float, y: float, text: str) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET"


def _row(y: float, label: str, *lines: str, x: float = 180) -> list[str]:
    """A label, and right of it a frame with lines; y: of the first line."""
    height = 12 * max(1, len(lines)) + 6
    values = [_text(x + 3, y - 12 * n, line) for n, line in enumerate(lines)]
    return [_text(60, y, label), f"{x} {y + 12 - height} 320 {height} re S", *values]


def _rows(path: Path) -> list[list[str]]:
    blocks = lay_out_pages(decode_bytes(path.read_bytes())).blocks
    return [[cell.text for cell in row] for block in blocks if isinstance(block, Grid) for row in block.rows]


def test_a_label_beside_a_framed_value_is_a_label_and_its_value(tmp_path: Path) -> None:
    path = _pdf(
        tmp_path / "a.pdf",
        *_row(
            700, "Doelgroep", "Leerlingen van groep 1 tot en met 8 van de scholen in de beide kernen,", "en hun ouders"
        ),
        *_row(662, "Locatie", "Kern Borger"),
        *_row(638, "Planning"),
    )
    assert _rows(path) == [
        ["Doelgroep", "Leerlingen van groep 1 tot en met 8 van de scholen in de beide kernen, en hun ouders"],
        ["Locatie", "Kern Borger"],
        ["Planning", ""],
    ]


def test_a_label_of_two_lines_beside_a_lower_box_stays_one(tmp_path: Path) -> None:
    path = _pdf(
        tmp_path / "a.pdf",
        *_row(700, "Monitoring en", "Twee keer per jaar in het overleg"),
        _text(60, 688, "evaluatie"),
        *_row(664, "Locatie", "Kern Borger"),
    )
    assert _rows(path) == [
        ["Monitoring en evaluatie", "Twee keer per jaar in het overleg"],
        ["Locatie", "Kern Borger"],
    ]


@pytest.mark.parametrize("label", ["Interventie |", "Interventie", "Interventie 1"])
def test_a_title_in_a_box_opens_an_intervention(tmp_path: Path, label: str) -> None:
    path = _pdf(
        tmp_path / "a.pdf",
        *_row(700, label, "Brugfunctionaris op school", x=140),
        *_row(676, "Betrokken partijen", "Gemeente"),
        *_row(652, "Doelgroep", "Ouders"),
        *_row(628, "Locatie", "Kern Borger"),
    )
    drafts = parse_blocks(lay_out_pages(decode_bytes(path.read_bytes())).blocks)
    assert [draft.title for draft in drafts.sections if draft.kind == "interventie"] == ["Brugfunctionaris op school"]
    assert [field.name for field in drafts.fields] == ["betrokken_partijen", "doelgroep", "locatie"]


def test_marks_beside_boxes_are_a_list(tmp_path: Path) -> None:
    path = _pdf(tmp_path / "a.pdf", *_row(700, "-", "Voert overleg;", x=75), *_row(676, "-", "Deelt kennis.", x=75))
    blocks = lay_out_pages(decode_bytes(path.read_bytes())).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == ["- Voert overleg;", "- Deelt kennis."]


def test_a_box_below_its_heading_is_prose(tmp_path: Path) -> None:
    frame = ["60 640 440 48 re S", _text(63, 676, "In onze gemeente groeien veel kinderen op.")]
    file = _pdf(tmp_path / "a.pdf", _text(60, 700, "Aanleiding"), *frame)
    blocks = lay_out_pages(decode_bytes(file.read_bytes())).blocks
    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "Aanleiding",
        "In onze gemeente groeien veel kinderen op.",
    ]


def test_below_its_heading_a_signing_block_needs_no_role() -> None:
    texts = [["Naam", "A. Voorbeeld, bestuurder"], ["Organisatie", "Stichting De Proefscholen"]]
    cells = (
        GridCell(row, column, paragraphs=(Paragraph(text),))
        for row, pair in enumerate(texts)
        for column, text in enumerate(pair)
    )
    prose = Paragraph("Wij werken samen in de periode 2022-2024 aan gelijke kansen.", style=Style(10.0))
    large = Style(14.0, bold=True)
    headings = [Paragraph("Toelichting", style=large), Paragraph("Ondertekening bevoegd gezag", style=large)]
    drafts = parse_blocks([headings[0], prose, headings[1], Grid(tuple(cells), 2)])
    assert [(one.name, one.organisation) for one in drafts.signatories] == [
        ("A. Voorbeeld, bestuurder", "Stichting De Proefscholen")
    ]


def test_a_title_in_a_box_opens_an_intervention_whose_labels_stand_above_their_boxes(tmp_path: Path) -> None:
    above = [
        part
        for y, label, value in ((660, "Betrokken partijen", "Gemeente"), (610, "Doelgroep", "Ouders"))
        for part in (_text(60, y, label), f"60 {y - 26} 440 18 re S", _text(63, y - 20, value))
    ]
    path = _pdf(tmp_path / "a.pdf", *_row(700, "Interventie 4 |", "Leeskoffer op reis"), *above)
    drafts = parse_blocks(lay_out_pages(decode_bytes(path.read_bytes())).blocks)
    assert [draft.title for draft in drafts.sections if draft.kind == "interventie"] == ["Leeskoffer op reis"]
    assert drafts.fields[0].name == "betrokken_partijen"  # its label is set as the values are, so the next may be text
