"""Several documents in one file: agendas one behind the other, and files that are embedded in a PDF."""

import hashlib
import io

import pikepdf
import pytest
from made_word import p, word
from reportlab.pdfgen import canvas

from extract.document import Document
from extract.read import read_bytes
from pipelines.rows.build import build_rows


def agenda(place: str, years: str = "") -> str:
    return "\n\n".join(
        (
            f"GKA Agenda Gemeente {place}{years}",
            "Toelichting",
            f"De gemeente {place} werkt met de scholen aan gelijke kansen.",
            "Interventies",
            "Interventie 1 | Leesplezier",
            "Doelgroep\tkinderen\nPlanning\t2023",
            "Samenwerking",
            "De gemeente overlegt met de Gelijke Kansen Alliantie.",
            f"GKA Agenda Gemeente {place}",
            "Titel van de interventie\tLeesplezier",
        )
    )


def documents(data: bytes, name: str = "a.txt") -> tuple[Document, ...]:
    first = read_bytes(data, name)
    return first, *first.also


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (agenda("Emmen"), ["GKA Agenda Gemeente Emmen"]),  # the plan's heading begins no second one
        (
            agenda("Borger-Odoorn") + "\n\n" + agenda("Emmen"),
            ["GKA Agenda Gemeente Borger-Odoorn", "GKA Agenda Gemeente Emmen"],
        ),
        # the next years' agenda of the same municipality
        (
            agenda("Emmen", " 2022-2024") + "\n\n" + agenda("Emmen", " 2025-2027"),
            ["GKA Agenda Gemeente Emmen 2022-2024", "GKA Agenda Gemeente Emmen 2025-2027"],
        ),
        (agenda("Borger-Odoorn") + "\n\n" + agenda("Borger Odoorn"), ["GKA Agenda Gemeente Borger-Odoorn"]),
        # another municipality's name over a part that starts nothing again
        (agenda("Emmen") + "\n\nGKA Agenda Gemeente Coevorden\n\nZie aldaar.", ["GKA Agenda Gemeente Emmen"]),
    ],
)
def test_agendas_one_behind_the_other(text: str, titles: list[str]) -> None:
    found = documents(text.encode())
    assert [document.title for document in found] == titles
    told = [[d.message for d in document.doubts if d.code == "meer_documenten"] for document in found]
    assert [len(each) for each in told] == [int(len(titles) > 1)] * len(titles)


def test_the_parts_of_a_file_have_ids_of_their_own_that_its_bytes_decide() -> None:
    data = (agenda("Borger-Odoorn") + "\n\n" + agenda("Emmen")).encode()
    first, second = documents(data)
    assert first.id == hashlib.sha256(data).hexdigest()[:16]
    assert second.id == hashlib.sha256(data + b"#2").hexdigest()[:16]
    rows = build_rows(first)
    assert [(row.document_id, row.municipality) for row in rows.documents] == [
        (first.id, "Borger-Odoorn"),
        (second.id, "Emmen"),
    ]
    assert [row.document_id for row in rows.interventions] == [first.id, second.id]


def test_two_agendas_in_a_word_document() -> None:
    body = "".join(p(line) for place in ("Borger-Odoorn", "Emmen") for line in agenda(place).split("\n\n"))
    assert [d.title for d in documents(word(body), "a.docx")] == [
        "GKA Agenda Gemeente Borger-Odoorn",
        "GKA Agenda Gemeente Emmen",
    ]


def printed(*pages: str) -> bytes:
    """A PDF with the lines of each page."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, invariant=1)
    for page in pages:
        for n, line in enumerate(page.split("\n")):
            heading = not line.endswith(".")
            paper.setFont("Helvetica-Bold" if heading else "Helvetica", 14 if heading else 10)
            paper.drawString(70, 780 - 24 * n, line)
        paper.showPage()
    paper.save()
    return out.getvalue()


PROSE = "De gemeente werkt met alle scholen en de kinderopvang samen aan gelijke kansen voor kinderen."
BODY = f"Toelichting\n{PROSE}\nInterventies\n{PROSE}\nSamenwerking\n{PROSE}"


def test_the_pages_of_a_pdf_go_with_their_agenda() -> None:
    data = printed(f"GKA Agenda Gemeente Borger-Odoorn\n{BODY}", f"GKA Agenda Gemeente Emmen\n{BODY}")
    found = documents(data, "a.pdf")
    assert [[page.number for page in document.pages] for document in found] == [[1], [2]]
    for page in (page for document in found for page in document.pages):
        assert page.characters == page.characters_used + page.characters_furniture + page.characters_left
    one_page = printed(f"GKA Agenda Gemeente Borger-Odoorn\n{BODY}\nGKA Agenda Gemeente Emmen\n{BODY}")
    assert len(documents(one_page, "a.pdf")) == 1  # on a PDF a second one begins a page


def portfolio(**files: bytes) -> bytes:
    pdf = pikepdf.open(io.BytesIO(printed("Deze PDF is een portfolio.")))
    for name, content in files.items():
        pdf.attachments[name.replace("__", ".")] = content
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_files_embedded_in_a_pdf_are_documents_of_their_own() -> None:
    inner = printed(f"GKA Agenda Gemeente Emmen\n{BODY}")
    data = portfolio(agenda__pdf=inner, brief__docx=word(p("Een brief.")), logo__png=b"\x89PNG\r\n\x1a\n")
    found = documents(data, "map/uit.pdf")
    assert [(d.source_name, d.container) for d in found] == [
        ("map/uit.pdf", None),
        ("map/uit.pdf/agenda.pdf", "map/uit.pdf"),
        ("map/uit.pdf/brief.docx", "map/uit.pdf"),
    ]
    assert found[1].sha256 == hashlib.sha256(inner).hexdigest()
    assert found[1].id == hashlib.sha256(data + b"#agenda.pdf#" + inner).hexdigest()[:16]
    assert len({document.id for document in found}) == 3
    (told,) = [doubt.message for doubt in found[0].doubts if doubt.code == "bijlage_niet_gelezen"]
    assert told.startswith("Bijlage ‘logo.png’ is niet gelezen: Dit is een afbeelding")
    assert [row.container for row in build_rows(found[0]).documents] == [None, "map/uit.pdf", "map/uit.pdf"]


def test_a_portfolio_in_a_portfolio_is_told_and_not_opened() -> None:
    inner = portfolio(diep__pdf=printed(BODY))
    found = documents(portfolio(binnen__pdf=inner), "uit.pdf")
    assert [document.source_name for document in found] == ["uit.pdf", "uit.pdf/binnen.pdf"]
    assert [d.message for d in found[1].doubts if d.code == "bijlage_niet_gelezen"] == [
        "Bijlage ‘diep.pdf’ is niet gelezen: zij zit in een bijlage; haal haar eruit en lees haar los."
    ]


def test_too_large_an_attachment_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.pdf.pdfium.attachments.MOST_BYTES", 10)
    (outer,) = documents(portfolio(agenda__txt=b"GKA Agenda Gemeente Emmen"), "uit.pdf")
    assert any("te groot" in doubt.message for doubt in outer.doubts if doubt.code == "bijlage_niet_gelezen")
