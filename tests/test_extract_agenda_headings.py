"""Whether a paragraph is a heading: by the template, by the contents list, by its looks, and by none of these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agenda.headings import (
    Looks,
    heading_key,
    heading_of,
    intervention_title,
    is_intervention_word,
    looks_of,
    short_line,
    stands_out,
    without_section_number,
)
from extract.blocks import Paragraph, Style

BODY = Style(10.0)
TEXT = Looks(Style(), False, frozenset())  # a text file: no type
PRINT = Looks(BODY, True, frozenset())  # a PDF: running text of 10 points, black


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Interventie | Taalmaatjes", (True, "Taalmaatjes")),  # the 2022 template
        ("Interventie Taalmaatjes", (False, "Taalmaatjes")),  # as the contents list prints it
        ("Interventie 3 | Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventie 3: Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventie 3. Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventie III – Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventie 2a Taalmaatjes", (True, "Taalmaatjes")),  # a number is as good as a bar
        ("Interventie: Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventie|Taalmaatjes", (True, "Taalmaatjes")),  # a space forgotten
        ("Interventie3| Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventei | Taalmaatjes", (True, "Taalmaatjes")),  # mistyped
        ("INTERVENTIE | TAALMAATJES", (True, "TAALMAATJES")),
        ("Project 1: De Brede Buurt", (True, "De Brede Buurt")),
        ("Maatregel 4 Huiswerkklas", (True, "Huiswerkklas")),
        ("Actielijn 2 - Samen lezen", (True, "Samen lezen")),
        ("B. Interventie 2 | Taalmaatjes", (True, "Taalmaatjes")),  # a section's letter or figure before it
        ("IV. Interventie | Taalmaatjes", (True, "Taalmaatjes")),
        ("Artikel 4. Interventie | Taalmaatjes", (True, "Taalmaatjes")),
        ("Interventies & Samenwerking", None),  # heads the part
        ("Interventies | Samenwerking", None),
        ("Taalmaatjes", None),
        ("Doel: taal", None),  # a label
        ("Interventie", None),  # no title
        ("", None),
    ],
)
def test_intervention_title(text: str, found: tuple[bool, str] | None) -> None:
    assert intervention_title(text) == found


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("Interventie", True),
        ("intervenite", True),
        ("PROJECT", True),
        ("projecten", False),
        ("interventies", False),
        ("prject", False),  # a short word is too like others
        ("inventarisatie", False),
    ],
)
def test_is_intervention_word(word: str, known: bool) -> None:
    assert is_intervention_word(word) is known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2.1 Kennis", "Kennis"),
        ("IV. Samenwerking", "Samenwerking"),
        ("Interventie 3 | Taalmaatjes", "Interventie Taalmaatjes"),  # body and contents list
        ("Interventie | Samen  Lezen.", "samen lezen"),
        ("Inzet Gemeente Veldenrode:", "inzet gemeente Veldenrode"),
    ],
)
def test_one_heading_has_one_key(one: str, other: str) -> None:
    assert heading_key(one) == heading_key(other)


@pytest.mark.parametrize(
    ("style", "out"),
    [
        (BODY, False),
        (Style(14.0), True),  # larger
        (Style(10.5), False),  # hardly larger: a second kind of running text
        (Style(10.0, bold=True), True),
        (Style(8.0, bold=True), False),  # bold but small: a table's head, a note
        (Style(10.0, italic=True), False),  # emphasis
        (Style(10.0, italic=True, colour=0x2E74B5), True),  # the small headings of office programs
        (Style(10.0, colour=0x2E74B5), True),  # blue
        (Style(10.0, colour=0x444444), False),  # grey is no colour
        (Style(9.0, colour=0x2E74B5), False),
    ],
)
def test_stands_out(style: Style, out: bool) -> None:
    assert stands_out(Paragraph("Kennis", style=style), PRINT) is out


def test_nothing_stands_out_in_a_text_file_or_in_bold_running_text() -> None:
    bold = Paragraph("Kennis", style=Style(10.0, bold=True))
    assert not stands_out(bold, TEXT)
    assert not stands_out(bold, Looks(Style(10.0, bold=True), True, frozenset()))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Leren van de buren", True),
        ("Waarom juist hier?", True),  # questions are headings in free-form agendas
        ("En verder...", True),  # an ellipsis ends no sentence
        ("1. De wijk in", True),
        ("Zo doen we dat.", False),  # a sentence
        ("met de ouders", False),  # the rest of one
        ("Subdoelen:", False),  # a lead
        ("- Taal", False),  # a list item
        ("Zie www.voorbeeld.nl", False),
        ("Totaal € 12.000", False),
        ("Ja", False),
        ("Een regel die zo lang is dat niemand hem nog voor een kopje houdt, ook al heeft hij geen punt en", False),
    ],
)
def test_short_line(text: str, short: bool) -> None:
    assert short_line(Paragraph(text)) is short


def test_a_line_without_white_space_above_has_not_the_shape_of_a_heading() -> None:
    assert not short_line(Paragraph("Leren van de buren", gap=False))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kennis", "kennis"),
        ("Interventie | Taalmaatjes", "interventie"),
        ("Inzet Gemeente Veldenrode", "inzet_gemeente"),
        ("Kennis.", None),  # a sentence of one word
        ("Gelijke kansen voor alle kinderen in Veldenrode.", "overig"),  # but the title has its full stop
        ("Samenwerking:", None),  # a lead in
        ("Samenwerking,", None),
        ("- Samenwerking", None),  # a list item
        ("Leren van de buren", None),  # its own words: decided by what is around it
        ("Interventie 2 wordt in het voorjaar van 2023 door de scholen uitgevoerd.", None),  # prose
        ("Interventie " + "x" * 160, None),  # too long
    ],
)
def test_heading_in_a_text_file(text: str, kind: str | None) -> None:
    found = heading_of(Paragraph(text), TEXT)
    assert (found.kind if found else None) == kind


def test_the_words_of_a_heading_in_running_type_are_prose() -> None:
    assert heading_of(Paragraph("Samenwerking", style=BODY), PRINT) is None
    found = heading_of(Paragraph("Samenwerking", style=Style(13.0)), PRINT)
    assert found is not None
    assert (found.kind, found.level, found.known) == ("samenwerking", 2, True)


def test_the_contents_list_makes_headings_known() -> None:
    looks = looks_of([], ["Leren van de buren", "Interventie Taalmaatjes"], ocr=False)
    found = heading_of(Paragraph("3.2 Leren van de buren"), looks)
    assert found is not None
    assert (found.kind, found.level, found.known) == ("overig", None, True)
    listed = heading_of(Paragraph("Interventie Taalmaatjes"), looks)  # without a bar only the list tells
    assert listed is not None
    assert (listed.kind, listed.title) == ("interventie", "Taalmaatjes")
    assert heading_of(Paragraph("Interventie Taalmaatjes"), TEXT) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kennis", None),  # an everyday word may stand in a value
        ("Samenwerking", "samenwerking"),  # what ends the interventions
        ("Activiteitenplan & Begroting", "activiteitenplan_en_begroting"),
        ("Interventie | Taalmaatjes", "interventie"),
    ],
)
def test_inside_a_value_only_a_sure_heading_counts(text: str, kind: str | None) -> None:
    found = heading_of(Paragraph(text), TEXT, in_fields=True)
    assert (found.kind if found else None) == kind


def test_running_text_is_the_type_of_most_characters() -> None:
    paragraphs = [Paragraph("Kop", style=Style(20.0)), Paragraph("Een lange zin. " * 5, style=Style(9.96))]
    assert looks_of(paragraphs, [], ocr=False) == Looks(Style(10.0), True, frozenset())
    assert not looks_of(paragraphs, [], ocr=True).typed  # the type of a scan can't be trusted
    assert not looks_of([Paragraph("Kop")], [], ocr=False).typed


@given(st.text(max_size=180), st.booleans())
def test_any_text(text: str, in_fields: bool) -> None:
    heading_of(Paragraph(text), TEXT, in_fields)
    heading_of(Paragraph(text, style=Style(14.0)), PRINT, in_fields)
    short_line(Paragraph(text))
    heading_key(text)


@pytest.mark.parametrize(
    ("text", "gap", "kind"),
    [
        ("Kennis", True, "kennis"),
        ("Kennis", False, None),  # a line of the text above it
        ("Samen sterk", True, None),  # a motto
    ],
)
def test_a_known_heading_on_a_line_of_its_own_may_be_in_italics(text: str, gap: bool, kind: str | None) -> None:
    body = Paragraph("Wij delen wat wij leren met anderen. " * 5, style=Style(10.0))
    heading = Paragraph(text, style=Style(10.0, italic=True), gap=gap)
    found = heading_of(heading, looks_of([body], [], False))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("B. Samenwerking", "Samenwerking"),
        ("XII. Samenwerking", "Samenwerking"),
        ("Artikel 12. Samenwerking", "Samenwerking"),
        ("§ 3 Samenwerking", "Samenwerking"),
        ("2.1 Samenwerking", "2.1 Samenwerking"),  # authors write it themselves
        ("C.V. Samenwerking", "C.V. Samenwerking"),
        ("Samenwerking", "Samenwerking"),
    ],
)
def test_the_number_that_sections_are_counted_by_is_no_part_of_a_title(text: str, found: str) -> None:
    assert without_section_number(text) == found


@pytest.mark.parametrize(
    ("text", "gap", "kind"),
    [
        ("IV. Samenwerking", True, "samenwerking"),  # in running type inside a value, where `Samenwerking` is prose
        ("Artikel 9. Samenwerking", True, "samenwerking"),
        ("IV. Samenwerking", False, None),
        ("a. Samenwerking", True, None),  # an item
        ("IV. Kennis", True, None),  # a word in values, unless the contents list names it
    ],
)
def test_a_section_by_its_number_alone(text: str, gap: bool, kind: str | None) -> None:
    found = heading_of(Paragraph(text, style=BODY, gap=gap), PRINT, in_fields=True)
    assert (found.kind if found else None) == kind
