"""The outline shows all that a document holds, and how it was read."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_rows import made_document, made_row, made_rows

from extract.document import Document, Field, Intervention, Region, Residue, Section
from pipelines.rows.ids import field_id
from pipelines.schema.tables import DocumentRows
from pipelines.show.outline import outline

PLACE = (Region(3, 0, 0, 1, 1),)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "waterdam.txt"
    path.write_text("GKA Agenda Gemeente Waterdam")
    return replace(
        made_document(path.read_bytes(), "waterdam.txt"),
        sections=(Section("toelichting", 2, "Toelichting", "vier woorden proza hier", None, PLACE),),
        interventions=(Intervention("Leeskring", 0, PLACE),),
        fields=(
            Field("doelgroep", "Doelgroep", "Peuters\n" + "lang " * 40, 0, 0, PLACE),
            Field("overig", "Beoogd effect", "Meer lezen", 0, 0, PLACE),
            Field("schoolbestuur", "Schoolbestuur", "Stichting Polder", 0, None, PLACE),
        ),
        residue=(Residue(5, "Niemand nam dit", PLACE),),
    )


@pytest.fixture
def rows(document: Document) -> DocumentRows:
    group, board = field_id(document.id, 0), field_id(document.id, 2)
    place = {"municipality": "Waterdam", "municipality_code": "GM9999", "province": "Zeeland"}
    return made_rows(
        documents=(
            made_row("documents", **place, source_name="waterdam.txt", period_start_year=2022, period_end_year=2024),
        ),
        contents=(
            made_row("contents", level=2, heading="Toelichting", printed_page=4, actual_page=3),
            made_row("contents", level=2, heading="Weg", printed_page=5, section_id=None, actual_page=None),
        ),
        interventions=(made_row("interventions", ordinal=1, title="Leeskring", themes=("taal",), page_first=3),),
        target_groups=(
            made_row(
                "target_groups",
                field_id=group,
                group="peuters",
                mention="Peuters",
                age_min=2.5,
                age_max=None,
                grade_min=None,
                grade_max=None,
                education_phase=None,
            ),
        ),
        parties=(
            made_row(
                "parties", field_id=board, name="Stichting Polder", party_type="schoolbestuur", role="schoolbestuur"
            ),
        ),
        budget_lines=(
            made_row(
                "budget_lines", quantity=40.0, unit="uur", unit_price_eur=Decimal("50"), amount_eur=Decimal("2000.00")
            ),
        ),
        signatories=(made_row("signatories", role="wethouder", name="A. de Vries", date=None, place="Waterdam"),),
        commitments=(made_row("commitments", party="Gemeente", text="Komt langs", times=2, per="jaar"),),
        findings=(
            made_row(
                "findings", severity="info", code="plaatshouder", page=7, message="Bij 'Contact' staat een streepje."
            ),
        ),
    )


@pytest.mark.parametrize(
    "line",
    [
        "GKA Agenda Gemeente Waterdam",
        "municipality  Waterdam, GM9999, Zeeland",
        "period        2022 to 2024",
        "p. 3      2 Toelichting [toelichting, 4 words]",
        "      Toelichting ... 4 (is on page 3)",
        "      Weg ... 5 (not in the body)",
        "p. 3    1. Leeskring",
        "     themes: taal",
        "     Beoogd effect [label unknown]",
        "        = peuters (Peuters), 2.5- years",
        "        = Stichting Polder, schoolbestuur, schoolbestuur",
        "    1  post             2,000.00  tekst, loonkosten, tekst, 40 uur x 50.00, gka",
        "  wethouder: A. de Vries, tekst, tekst, tekst; Waterdam, no date",
        "  Gemeente: Komt langs = 2 per jaar",
        "  info  plaatshouder (page 7): Bij 'Contact' staat een streepje.",
        "  page 5: Niemand nam dit",
    ],
)
def test_each_part_is_shown(document: Document, rows: DocumentRows, line: str) -> None:
    assert line in outline(document, rows).splitlines()


def test_long_text_is_wrapped_and_none_of_it_lost(document: Document, rows: DocumentRows) -> None:
    text = outline(document, rows)
    assert max(map(len, text.splitlines())) <= 120
    assert text.split().count("lang") == 40


def test_an_empty_document_says_none(tmp_path: Path) -> None:
    path = tmp_path / "leeg.txt"
    path.write_text("")
    assert outline(made_document(path.read_bytes(), "leeg.txt"), made_rows()).count("  none\n") == 9


PERIOD = {
    "start_date": date(2022, 8, 1),
    "end_date": None,
    "mention": "vanaf augustus 2022",
    "precision": "maand",
    "phase": None,
    "ongoing": False,
}
AMOUNT = {
    "amount_eur": Decimal("120000"),
    "share": None,
    "approximate": True,
    "is_maximum": False,
    "per": ("locatie", "jaar"),
    "source": None,
    "purpose": None,
}
SHARE = {"amount_eur": None, "share": 0.5, "approximate": False, "per": (), "source": "oab", "purpose": None}
DESK = {"name": None, "position": "Loket", "organisation": None, "phone": "+31101234567", "email": None, "url": None}


@pytest.mark.parametrize(
    ("table", "given", "line"),
    [
        ("periods", PERIOD, "= 2022-08-01 to ... (vanaf augustus 2022), maand"),
        ("financing", AMOUNT, "= about € 120,000.00, per locatie and jaar"),
        ("financing", SHARE, "= 50%, oab"),
        ("locations", {"name": "De Polder", "kind": "wijk"}, "= De Polder, wijk"),
        ("contacts", DESK, "= Loket, +31101234567"),
    ],
)
def test_how_a_field_was_read(
    document: Document, rows: DocumentRows, table: str, given: dict[str, object], line: str
) -> None:
    row = made_row(table, field_id=field_id(document.id, 0), **given)
    assert line in outline(document, replace(rows, **{table: (row,)}))
