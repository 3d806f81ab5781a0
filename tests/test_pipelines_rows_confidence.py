"""How sure a row is: each sign makes the difference that it should; a bad print or a guessed label takes it away."""

from dataclasses import replace

import pytest
from made_agenda import AGENDA, document
from made_rows import made_row

from extract.document import Document, Field, Page
from pipelines.rows.build import build_rows
from pipelines.rows.confidence import (
    FieldGround,
    activity_confidence,
    budget_line_confidence,
    commitment_confidence,
    contact_confidence,
    financing_confidence,
    location_confidence,
    party_confidence,
    period_confidence,
    signatory_confidence,
    target_group_confidence,
)
from pipelines.schema.columns import Confidence


def ground(text: str = "Diever en Vledder", rows: int = 1, sentences: bool = False) -> FieldGround:
    field = Field("locatie", "Locatie", text, None, 0, ())
    return FieldGround(field, rows, sentences)


NAMED = {"canonical": None, "register_id": None, "role": "partij", "is_generic": False}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"party_type": "welzijn"}, "waarschijnlijk"),
        ({"party_type": "welzijn", "role": "penvoerder"}, "zeker"),
        ({"party_type": "gemeente", "canonical": "GM0001"}, "zeker"),
        ({"party_type": "overig", "canonical": "GM0001"}, "twijfel"),  # no rule knows the name
        ({"party_type": "po_school", "is_generic": True, "role": "penvoerder"}, "waarschijnlijk"),
    ],
)
def test_parties(given: dict[str, object], expected: Confidence) -> None:
    assert party_confidence(made_row("parties", **(NAMED | given)), ground()) == expected


@pytest.mark.parametrize(
    ("group", "expected"), [("leerlingen", "waarschijnlijk"), ("ouders", "zeker"), ("overig", "twijfel")]
)
def test_target_groups(group: str, expected: Confidence) -> None:
    assert target_group_confidence(made_row("target_groups", group=group), ground()) == expected


@pytest.mark.parametrize(
    ("mention", "text", "sentences", "phase", "expected"),
    [
        ("schooljaar 2022-2023", "Schooljaar 2022-2023.", False, None, "zeker"),
        ("2023", "Start in maart 2023, daarna verder", False, "start", "waarschijnlijk"),
        ("maart", "maart", False, None, "waarschijnlijk"),  # the year is not there
        ("2023", "Wij kijken of het in 2023 lukt", True, None, "twijfel"),
        ("2023", "Wij starten in 2023", True, "start", "waarschijnlijk"),
    ],
)
def test_periods(mention: str, text: str, sentences: bool, phase: str | None, expected: Confidence) -> None:
    row = made_row("periods", mention=mention, phase=phase)
    assert period_confidence(row, ground(text, sentences=sentences)) == expected


@pytest.mark.parametrize(
    ("kind", "canonical", "text", "expected"),
    [
        ("gemeente", "GM1701", "in heel Westerveld en daarbuiten", "zeker"),
        ("kern", "GM1701", "Diever", "zeker"),
        ("kern", "GM1701", "in het dorpshuis van Diever of Vledder", "waarschijnlijk"),  # may stand there by the way
        ("wijk", None, "Diever", "twijfel"),
        ("wijk", "GM1701", "bij De Brink in Diever", "zeker"),
        ("school", None, "op school De Esdoorn in Diever", "waarschijnlijk"),
        ("overig", None, "Diever", "twijfel"),
    ],
)
def test_locations(kind: str, canonical: str | None, text: str, expected: Confidence) -> None:
    row = made_row("locations", kind=kind, canonical=canonical, mention="Diever")
    assert location_confidence(row, ground(text)) == expected


@pytest.mark.parametrize(("marker", "expected"), [(None, "zeker"), ("1.", "waarschijnlijk"), ("-", "waarschijnlijk")])
def test_activities(marker: str | None, expected: Confidence) -> None:
    assert activity_confidence(made_row("activities", marker=marker), ground()) == expected


@pytest.mark.parametrize(
    ("kind", "source", "rows", "expected"),
    [
        ("deel", "gka", 2, "zeker"),
        ("deel", "gka", 3, "waarschijnlijk"),
        ("deel", None, 1, "waarschijnlijk"),
        ("deel", None, 5, "twijfel"),
        ("aandeel", "gka", 5, "zeker"),
        ("bron", "gka", 5, "twijfel"),
        ("tarief", None, 1, "waarschijnlijk"),
        ("totaal", None, 5, "waarschijnlijk"),
    ],
)
def test_financing(kind: str, source: str | None, rows: int, expected: Confidence) -> None:
    assert financing_confidence(made_row("financing", kind=kind, source=source), ground(rows=rows)) == expected


@pytest.mark.parametrize(
    ("email", "rows", "expected"),
    [
        ("a.strating@debrink.example", 1, "zeker"),
        ("a.strating@debrink.example", 2, "waarschijnlijk"),
        ("info@debrink.example", 1, "waarschijnlijk"),
        ("info@elders.example", 2, "twijfel"),
        (None, 1, "waarschijnlijk"),
        (None, 2, "twijfel"),
    ],
)
def test_contacts(email: str | None, rows: int, expected: Confidence) -> None:
    row = made_row("contacts", email=email, name="Annemiek Strating", organisation="Bibliotheek De Brink")
    assert contact_confidence(row, ground(rows=rows)) == expected


PLAIN = {"quantity": None, "unit_price_eur": None, "source": None}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"row_kind": "post"}, "zeker"),
        ({"row_kind": "post", "amount_eur": None}, "twijfel"),
        ({"row_kind": "dekking", "source": "gka"}, "zeker"),
        ({"row_kind": "dekking", "source": "fondsen"}, "waarschijnlijk"),
        ({"row_kind": "dekking"}, "twijfel"),
    ],
)
def test_budget_lines(given: dict[str, object], expected: Confidence) -> None:
    assert budget_line_confidence(made_row("budget_lines", **(PLAIN | given))) == expected


@pytest.mark.parametrize(("hours", "expected"), [("480", "zeker"), ("481", "waarschijnlijk")])
def test_a_calculation_bears_out_an_amount(hours: str, expected: Confidence) -> None:
    rows = build_rows(document(AGENDA.replace("480 uur", f"{hours} uur"))).budget_lines
    assert [row.confidence for row in rows if row.quantity] == [expected]


def test_commitments_and_signatories() -> None:
    assert commitment_confidence(made_row("commitments", party="Gemeente Veldenrode")) == "zeker"
    assert commitment_confidence(made_row("commitments", party=None)) == "waarschijnlijk"
    filled = made_row("signatories", role="wethouder", organisation="Gemeente Veldenrode")
    assert signatory_confidence(filled) == "zeker"
    assert signatory_confidence(replace(filled, place=None)) == "waarschijnlijk"
    assert signatory_confidence(replace(filled, name=None)) == "twijfel"
    assert signatory_confidence(replace(filled, role="bevoegd_gezag", date=None, place=None)) == "zeker"


def levels(of: Document) -> set[Confidence]:
    rows = build_rows(of)
    return {row.confidence for row in (*rows.parties, *rows.budget_lines)}


def test_a_guessed_label_leaves_nothing_certain() -> None:
    made = document(AGENDA)
    guessed = replace(made, fields=tuple(replace(field, label="Wie het zijn") for field in made.fields))
    assert {row.confidence for row in build_rows(made).target_groups} == {"zeker"}
    assert {row.confidence for row in build_rows(guessed).target_groups} == {"waarschijnlijk"}


@pytest.mark.parametrize(
    ("recognised", "expected"),
    [
        (0.97, {"zeker", "waarschijnlijk"}),
        (0.85, {"waarschijnlijk", "twijfel"}),  # a level less
        (0.70, {"twijfel"}),
    ],
)
def test_recognised_text_is_as_sure_as_its_print(recognised: float, expected: set[Confidence]) -> None:
    made = document(AGENDA)
    page = Page(1, 595.0, 842.0, 0, "ocr", 100, 100, 0, 0, recognised)
    scanned = tuple(replace(field, confidence=recognised) for field in made.fields)
    assert levels(replace(made, fields=scanned, pages=(page,))) == expected
