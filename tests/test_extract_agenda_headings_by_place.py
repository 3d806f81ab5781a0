"""Headings in an author's own words in a text without type: what stands right below them says what they are."""

import pytest

from extract.read import read_bytes

_SIGNED = """Wethouder

Naam

Bo Vos

Gemeente

Veldenrode

Datum

1 mei 2022

Ondertekening
"""
_TEXT = "De gemeente telt dertigduizend inwoners, en van hun kinderen heeft een op de zeven een taalachterstand."
_FIELDS = """Doel

Kinderen lezen vaker en met meer plezier dan een jaar geleden.

Doelgroep

Kinderen van vier tot twaalf jaar
"""
_BUDGET = """Lezen	Loonkosten	100 uur x € 40	€ 4.000
	Materiële kosten	boeken	€ 1.000
Totaal interventie 1			€ 5.000
Totaal			€ 5.000
"""


def _headings(*parts: str) -> list[tuple[str, str | None]]:
    """(kind, heading) of a text's sections, without the front page's."""
    document = read_bytes("\n\n".join(parts).encode(), "agenda.txt")
    front = ("voorblad", "ondertekening")
    return [(section.kind, section.heading) for section in document.sections if section.kind not in front]


def test_short_lines_above_each_other_open_the_body_behind_the_signing_block() -> None:
    found = _headings(
        "Start gelijk", _SIGNED, "Twee dorpen, één start", "Waarom wij dit doen", "Hoe het hier is", _TEXT
    )
    assert [heading for _, heading in found] == ["Twee dorpen, één start", "Waarom wij dit doen", "Hoe het hier is"]


def test_a_value_that_follows_its_label_of_signing_opens_nothing() -> None:
    """`Veldenrode` below `Plaats`, `Samen verder` below that: a place, and a line above the text."""
    signed = _SIGNED.replace("Ondertekening\n", "Plaats\n")
    assert ("overig", "Veldenrode") not in _headings("Start gelijk", signed, "Veldenrode", "Samen verder", _TEXT)


def test_a_line_right_above_the_explanations_first_part_heads_it() -> None:
    title = "Gelijke kansen voor alle kinderen en jongeren in gemeente Veldenrode"
    found = _headings("Start gelijk", _SIGNED, title, "Context", "Aanleiding en uitdagingen", _TEXT)
    assert found[1:] == [("toelichting", "Context"), ("aanleiding_en_uitdagingen", "Aanleiding en uitdagingen")]


def test_below_a_known_explanation_the_same_line_is_a_tagline() -> None:
    found = _headings("Toelichting", "Samen voor ieder kind", "Aanleiding en uitdagingen", _TEXT)
    assert "Samen voor ieder kind" not in [heading for _, heading in found]


def test_a_line_right_above_the_first_intervention_heads_them() -> None:
    found = _headings("Aanleiding en uitdagingen", _TEXT, "Drie voornemens", "Interventie 1: Lezen", _FIELDS)
    assert found[1:] == [("interventies", "Drie voornemens"), ("interventie", "Interventie 1: Lezen")]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("Naam: Ada Bos\nOrganisatie: Stichting De Brug", "ondertekening_bevoegd_gezag"),
        (_BUDGET, "inzet_middelen"),
        (f"Hoe heten ze?\tLezen\nIn één adem\tVan boek tot boek\n\nHet prijskaartje\n\n{_BUDGET}", "gka_agenda"),
    ],
)
def test_a_line_behind_the_interventions_is_told_by_what_it_stands_above(below: str, kind: str) -> None:
    found = _headings("Interventies", "Interventie 1: Lezen", _FIELDS, "Zo ronden wij het af", below)
    assert (kind, "Zo ronden wij het af") in found


def test_the_last_line_of_a_value_is_no_heading() -> None:
    found = _headings(
        "Interventies", "Interventie 1: Lezen", _FIELDS, "Ouders van deze kinderen", "Locatie\n\nDe school"
    )
    assert "Ouders van deze kinderen" not in [heading for _, heading in found]


def test_a_number_that_counts_on_from_the_open_heading_is_a_heading_below_a_list() -> None:
    found = _headings(
        "Toelichting", "1. Aanleiding en uitdagingen", f"{_TEXT}\n- lezen\n- rekenen", "2. Sturing", _TEXT
    )
    assert ("overig", "2. Sturing") in found
