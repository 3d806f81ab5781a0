"""What was typed into boxes on a page: form fields, free texts, stamps, signatures, comments; with both readers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from extract.blocks import Grid
from extract.errors import ReadError
from extract.layout.document_layout import lay_out_pages
from extract.pdf.decode import DECODERS, decode_bytes

_HELVETICA = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
PRINT, HIDDEN, NO_VIEW = 4, 2, 32
Make = Callable[[pikepdf.Pdf, Any], Any]


def _pdf(path: Path, make: Make, printed: str = "Doelgroep", **catalog: Any) -> Path:
    """A page that prints a label at the left, with what `make` puts on it."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(595, 842))
    page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=_HELVETICA))
    page.obj.Contents = pdf.make_stream(f"BT /F1 10 Tf 60 742 Td ({printed}) Tj ET".encode("cp1252"))
    fields = make(pdf, page)
    page.obj.Annots = pdf.make_indirect(pikepdf.Array(fields))
    widgets = [one for one in fields if one.Subtype == pikepdf.Name.Widget]
    if widgets:
        font = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=_HELVETICA))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(widgets), DA=b"/Helv 0 Tf 0 g", DR=font)
    for key, value in catalog.items():
        pdf.Root[f"/{key}"] = value
    pdf.save(path)
    return path


def _widget(pdf: pikepdf.Pdf, kind: str, flags: int = PRINT, **more: Any) -> Any:
    given = {"Rect": [160, 735, 460, 755], "T": "veld", "DA": b"/Helv 10 Tf 0 g"} | more
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name(f"/{kind}"), F=flags, **given
        )
    )


def _note(pdf: pikepdf.Pdf, kind: str, flags: int, **more: Any) -> Any:
    given = {"Rect": [160, 735, 460, 755]} | more
    return pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), F=flags, **given)
    )


def _appearance(pdf: pikepdf.Pdf, text: str) -> Any:
    drawn = pdf.make_stream(f"BT /F1 10 Tf 2 5 Td ({text}) Tj ET".encode("cp1252"))
    drawn.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Form,
            "/BBox": pikepdf.Array([0, 0, 300, 20]),
            "/Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=_HELVETICA)),
        }
    )
    return pikepdf.Dictionary(N=drawn)


def _texts(path: Path, reader: str = "pdfium") -> list[str]:
    """The text of paragraphs and cells, empty ones left out."""
    found: list[str] = []
    for block in lay_out_pages(decode_bytes(path.read_bytes(), reader=reader)).blocks:
        found += [cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text]
    return [text for text in found if text]


@pytest.mark.parametrize("reader", DECODERS)
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda pdf, _: [_widget(pdf, "Tx", V="Ouders")], "Ouders"),  # without an appearance
        (lambda pdf, _: [_widget(pdf, "Tx", V="Ouders", AP=_appearance(pdf, "Ouders"))], "Ouders"),  # not twice
        (lambda pdf, _: [_widget(pdf, "Tx", V="Ouders", AP=_appearance(pdf, "Ou"))], "Ouders"),  # shows a part of it
        (lambda pdf, _: [_widget(pdf, "Tx", V="Eén jaar: € 30")], "Eén jaar: € 30"),  # not ASCII
        (lambda pdf, _: [_widget(pdf, "Ch", V="o", Opt=[["k", "Kinderen"], ["o", "Ouders"]])], "Ouders"),  # its label
        (lambda pdf, _: [_widget(pdf, "Tx", V="Ouders", DA=b"/Helv 0 Tf 0 g")], "Ouders"),  # type made to fit
        (lambda pdf, _: [_note(pdf, "FreeText", PRINT, Contents="Ouders", DA=b"/Helv 10 Tf")], "Ouders"),
        (lambda pdf, _: [_note(pdf, "FreeText", PRINT, Contents="Ouders", AP=_appearance(pdf, "Ouders"))], "Ouders"),
    ],
)
def test_a_typed_text_stands_beside_its_label(tmp_path: Path, reader: str, make: Make, expected: str) -> None:
    assert " ".join(_texts(_pdf(tmp_path / "a.pdf", make), reader)) == "Doelgroep " + expected


@pytest.mark.parametrize(
    "make",
    [
        lambda pdf, _: [_note(pdf, "Stamp", PRINT, Contents="een opmerking", AP=_appearance(pdf, "CONCEPT"))],
        lambda pdf, _: [_widget(pdf, "Sig", AP=_appearance(pdf, "CONCEPT"))],
        lambda pdf, _: [_note(pdf, "FreeText", PRINT, AP=_appearance(pdf, "CONCEPT"))],  # no contents of its own
    ],
)
def test_what_prints_by_its_appearance_alone_is_text(tmp_path: Path, make: Make) -> None:
    assert _texts(_pdf(tmp_path / "a.pdf", make)) == ["Doelgroep CONCEPT"]


@pytest.mark.parametrize("reader", DECODERS)
@pytest.mark.parametrize(
    "make",
    [
        lambda pdf, _: [_widget(pdf, "Tx", HIDDEN | PRINT, V="Ouders", AP=_appearance(pdf, "Ouders"))],
        lambda pdf, _: [_widget(pdf, "Tx", NO_VIEW | PRINT, V="Ouders", AP=_appearance(pdf, "Ouders"))],
        lambda pdf, _: [_widget(pdf, "Tx", V="geheim", Ff=1 << 13)],  # a password
        lambda pdf, _: [_widget(pdf, "Tx")],  # nothing filled in
        lambda pdf, _: [_widget(pdf, "Btn", Ff=1 << 16, AP=_appearance(pdf, "Verzenden"))],  # a button to press
        lambda pdf, _: [_note(pdf, "Stamp", HIDDEN | PRINT, AP=_appearance(pdf, "CONCEPT"))],
        lambda pdf, _: [_note(pdf, "Popup", 0, Contents="een opmerking")],
    ],
)
def test_what_nobody_sees_on_the_page_is_no_text(tmp_path: Path, reader: str, make: Make) -> None:
    reading = lay_out_pages(decode_bytes(_pdf(tmp_path / "a.pdf", make).read_bytes(), reader=reader))
    assert ([block.text for block in reading.blocks], reading.residue) == (["Doelgroep"], ())  # type: ignore[union-attr]


@pytest.mark.parametrize("reader", DECODERS)
@pytest.mark.parametrize("kind", ["Text", "Highlight", "FreeText"])
def test_a_comment_that_only_a_viewer_shows_is_left_over_and_said(tmp_path: Path, reader: str, kind: str) -> None:
    path = _pdf(tmp_path / "a.pdf", lambda pdf, _: [_note(pdf, kind, 0, Contents="Klopt dit?")])
    reading = lay_out_pages(decode_bytes(path.read_bytes(), reader=reader))
    assert [(piece.page, piece.text) for piece in reading.residue] == [(1, "Klopt dit?")]
    assert [(doubt.code, doubt.page) for doubt in reading.doubts] == [("aantekening", 1)]


@pytest.mark.parametrize("reader", DECODERS)
def test_a_box_is_ticked_or_not(tmp_path: Path, reader: str) -> None:
    def make(pdf: pikepdf.Pdf, _: Any) -> list[Any]:
        on = pikepdf.Dictionary(N=pikepdf.Dictionary(Ja=pdf.make_stream(b""), Off=pdf.make_stream(b"")))
        yes = {"V": pikepdf.Name("/Ja"), "AS": pikepdf.Name("/Ja"), "AP": on}
        no = {"V": pikepdf.Name.Off, "AS": pikepdf.Name.Off, "AP": on}
        return [
            _widget(pdf, "Btn", T="a", Rect=[45, 740, 55, 750], **yes),
            _widget(pdf, "Btn", T="b", Rect=[45, 700, 55, 710], **no),
        ]

    assert [text.split() for text in _texts(_pdf(tmp_path / "a.pdf", make), reader)] == [["☒", "Doelgroep"], ["☐"]]


@pytest.mark.parametrize("reader", DECODERS)
def test_a_value_longer_than_its_box_is_whole_and_in_its_place(tmp_path: Path, reader: str) -> None:
    long = " ".join(["Kinderen lezen vaker en met meer plezier, en hun ouders lezen mee."] * 12)

    def make(pdf: pikepdf.Pdf, page: Any) -> list[Any]:
        page.contents_add(b"BT /F1 10 Tf 60 718 Td (Locatie) Tj ET")
        return [
            _widget(pdf, "Tx", T="a", V=long, Ff=1 << 12),
            _widget(pdf, "Tx", T="b", V="Kern Borger", Rect=[160, 711, 460, 731]),
        ]

    path = _pdf(tmp_path / "a.pdf", make)
    reading = lay_out_pages(decode_bytes(path.read_bytes(), reader=reader))
    [grid] = reading.blocks
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["Doelgroep", long], ["Locatie", "Kern Borger"]]
    [region] = grid.rows[0][1].regions
    assert 86 < region.top < region.bottom < 108  # the field's own box, and not the room that its text took
    assert [page.height for page in reading.pages] == [pytest.approx(842)]


@pytest.mark.parametrize("reader", DECODERS)
def test_lines_that_were_typed_stay_lines(tmp_path: Path, reader: str) -> None:
    def make(pdf: pikepdf.Pdf, _: Any) -> list[Any]:
        value = "Opdrachtgever: de gemeente\rPenvoerder: De Proefscholen"
        return [_widget(pdf, "Tx", V=value, Ff=1 << 12, Rect=[60, 690, 460, 730])]

    found = _texts(_pdf(tmp_path / "a.pdf", make), reader)
    assert found == ["Doelgroep", "Opdrachtgever: de gemeente", "Penvoerder: De Proefscholen"]


@pytest.mark.parametrize("reader", DECODERS)
def test_a_form_that_only_adobe_shows_is_refused_with_advice(tmp_path: Path, reader: str) -> None:
    def make(pdf: pikepdf.Pdf, _: Any) -> list[Any]:
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), XFA=pdf.make_stream(b"<xdp:xdp/>"))
        return []

    path = _pdf(tmp_path / "a.pdf", make, "Please wait...", NeedsRendering=True)
    with pytest.raises(ReadError, match="XFA-formulier") as refused:
        list(decode_bytes(path.read_bytes(), reader=reader))
    assert refused.value.code == "pdf_xfa"
