"""The lines of a column to paragraphs: white space, type, markers, indents, and lines that ended on purpose."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_layout import column, segment, words

from extract.document import Region
from extract.layout.hyphenation import Hyphens
from extract.layout.lines import Segment, segment_of
from extract.layout.paragraphs import bold_label, lead_labels, paragraphs_of

HYPHENS = Hyphens(Counter(), True)
RIGHT = 210.0  # 140 points: some 26 letters of 10 points


def _texts(lines: list[Segment]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of(lines, 1, RIGHT, HYPHENS, 1.4)]


@pytest.mark.parametrize(
    ("lines", "texts"),
    [
        (
            ["De scholen in Veldenrode doen", "mee aan de taalmaatjes."],
            ["De scholen in Veldenrode doen mee aan de taalmaatjes."],
        ),  # broken where the column was full
        (["De scholen doen mee.", "Ouders ook."], ["De scholen doen mee.", "Ouders ook."]),  # ended on purpose
        (
            ["De scholen in Veldenrode doen", "", "mee aan de taalmaatjes."],
            ["De scholen in Veldenrode doen", "mee aan de taalmaatjes."],
        ),  # white space
        (["De scholen in Veldenrode sa-", "men met ouders."], ["De scholen in Veldenrode samen met ouders."]),
        (["Samenwer-", "king"], ["Samenwerking"]),  # a hyphen goes on, however short the line
        (["- voorlezen in de bibliotheek", "- boekenkoffers"], ["- voorlezen in de bibliotheek", "- boekenkoffers"]),
        (["De scholen in Veldenrode doen", "1. voorlezen"], ["De scholen in Veldenrode doen", "1. voorlezen"]),
        (
            ["voorlezen in de bieb;", "Boekenkoffers"],
            ["voorlezen in de bieb;", "Boekenkoffers"],
        ),  # an item's
        (["De scholen in Veldenrode doen;", "ook de ouders"], ["De scholen in Veldenrode doen; ook de ouders"]),  # full
        (["Jongeren in Veldenrode van 15", "- 23 jaar"], ["Jongeren in Veldenrode van 15 - 23 jaar"]),  # no list marker
        (["Jongeren in Veldenrode (tot", "23) in het vmbo"], ["Jongeren in Veldenrode (tot 23) in het vmbo"]),
        (
            ["- lezen in de bieb van groep 3", "- 4 boekenkoffers"],
            ["- lezen in de bieb van groep 3", "- 4 boekenkoffers"],
        ),
        (
            ["- voorlezen in de bibliotheek", "  en op school"],
            ["- voorlezen in de bibliotheek en op school"],
        ),  # hanging
        (
            ["- voorlezen in de bibliotheek", "en op school"],
            ["- voorlezen in de bibliotheek en op school"],
        ),  # not hanging
        (
            ["De scholen in Veldenrode doen", "aan taal en aan rekenen en aan", "     Ouders helpen daar bij mee."],
            ["De scholen in Veldenrode doen aan taal en aan rekenen en aan", "Ouders helpen daar bij mee."],
        ),  # an indent
        ([], []),
    ],
)
def test_paragraphs(lines: list[str], texts: list[str]) -> None:
    assert _texts(column(*lines)) == texts


@pytest.mark.parametrize(
    "heading",
    [
        segment("De scholen in Veldenrode doen", size=12),  # larger
        segment("De scholen in Veldenrode doen", bold=True),
    ],
)
def test_another_type_begins_a_paragraph(heading: Segment) -> None:
    assert _texts([heading, segment("mee aan de taalmaatjes.", top=115)]) == [
        "De scholen in Veldenrode doen",
        "mee aan de taalmaatjes.",
    ]


def test_a_hanging_item_ends_where_the_column_begins_again() -> None:
    lines = column("- voorlezen in de bibliotheek", "  en op alle scholen van ons", "De ouders helpen bij alles.")
    assert _texts(lines) == ["- voorlezen in de bibliotheek en op alle scholen van ons", "De ouders helpen bij alles."]


def test_a_paragraph_knows_its_place_its_letters_and_its_lines() -> None:
    (paragraph,) = paragraphs_of(column("De scholen in Veldenrode doen", "mee."), 3, RIGHT, HYPHENS, 1.4)
    assert paragraph.regions == (Region(3, 70.0, 100.0, 208.33, 126.0),)
    assert (paragraph.counts, paragraph.lines, paragraph.indent) == (((3, 29),), 2, 70.0)


@pytest.mark.parametrize(
    ("top", "gap"),
    [
        (124.0, True),
        (113.0, False),  # ended on purpose, and the next one follows at once
    ],
)
def test_white_space_above(top: float, gap: bool) -> None:
    lines = [segment("Kennis", top=100), segment("Ouders", top=top)]
    assert [paragraph.gap for paragraph in paragraphs_of(lines, 1, RIGHT, HYPHENS, 1.4)] == [True, gap]


@given(st.lists(st.text(alphabet="aB .;1-", max_size=30), max_size=8), st.floats(min_value=9, max_value=40))
def test_no_line_is_lost(texts: list[str], pitch: float) -> None:
    lines = column(*texts, pitch=pitch)
    found = paragraphs_of(lines, 1, RIGHT, HYPHENS)
    assert sum(paragraph.lines for paragraph in found) == len(lines)
    assert sum(n for paragraph in found for _, n in paragraph.counts) == sum(line.characters for line in lines)


@pytest.mark.parametrize(
    ("bold", "plain", "label"),
    [
        ("Beoogd effect:", "meer taal", "Beoogd effect"),
        ("Beoogd effect", ": meer taal", ""),  # its colon is plain: emphasis in a sentence
        ("Beoogd effect:", "", ""),  # nothing follows: a heading
        ("let op:", "meer taal", ""),  # no capital
    ],
)
def test_a_bold_label_before_its_value(bold: str, plain: str, label: str) -> None:
    line = segment_of(words(bold, bold=True) + words(plain, x0=180))
    assert bold_label(line) == label


def test_a_bold_label_begins_a_paragraph() -> None:
    label = segment_of(words("Doel:", top=114, bold=True) + words("meer taal voor ze", x0=100, top=114))
    lines = [segment("De scholen in Veldenrode doen"), label]
    assert [(p.text, p.label) for p in paragraphs_of(lines, 1, RIGHT, HYPHENS, 1.4)] == [
        ("De scholen in Veldenrode doen", ""),
        ("Doel: meer taal voor ze", "Doel"),
    ]


@pytest.mark.parametrize(
    ("pitch", "texts"),
    [
        (16.0, ["Naam: M. de Wit", "Organisatie: Stichting Noord"]),  # the box of a signature: nothing tells its width
        (14.0, ["Naam: M. de Wit Organisatie: Stichting Noord"]),  # as close as running text
    ],
)
def test_labels_below_each_other_begin_paragraphs(pitch: float, texts: list[str]) -> None:
    lines = column("Naam: M. de Wit", "Organisatie: Stichting Noord", pitch=pitch)
    right = lines[0].x1 + 5
    assert [paragraph.text for paragraph in paragraphs_of(lines, 1, right, HYPHENS, 1.4)] == texts


def test_a_short_line_in_a_colour_of_its_own_is_a_paragraph() -> None:
    """A label above a web address that would not have fitted behind it; a longer line in colour is running text."""
    label, long = segment("Online"), segment("Meer weten over de interventies")
    coloured = [segment_of(word._replace(colour=0xC0392B) for word in line.words) for line in (label, long)]
    value = segment("www.voorleesvrienden.nl", top=113)
    assert len(paragraphs_of([coloured[0], value], 1, RIGHT, HYPHENS, 1.4)) == 2
    assert len(paragraphs_of([coloured[1], value], 1, RIGHT, HYPHENS, 1.4)) == 1


def _led(lead: str, rest: str, top: float) -> Segment:
    bold = words(lead, top=top, bold=True)
    return segment_of([*bold, *words(rest, x0=bold[-1].x1 + 5, top=top)])


def test_three_lines_that_begin_in_bold_are_labels_and_one_may_be_stress() -> None:
    lines = [_led("Doel", "Ieder kind leert zwemmen", 100 + 14 * n) for n in range(3)]
    assert [p.lead for p in paragraphs_of(lines, 1, RIGHT, HYPHENS, 1.4)] == ["Doel"] * 3
    # With a full stop, as in a council's proposals.
    stopped = [_led("Doel.", "Ieder kind leert zwemmen", 100 + 14 * n) for n in range(3)]
    assert [p.lead for p in paragraphs_of(stopped, 1, RIGHT, HYPHENS, 1.4)] == ["Doel."] * 3
    stressed = [segment("Ieder kind leert zwemmen bij"), _led("Bad", "in het dorp", 114)]
    assert len(paragraphs_of(stressed, 1, RIGHT, HYPHENS, 1.4)) == 1


def test_a_lead_that_comes_again_in_the_document_is_a_label_in_a_column_of_few() -> None:
    full = segment("Ieder kind leert zwemmen bij")
    column = [full, _led("Bad", "in het dorp", 114)]
    known = lead_labels([_led("Bad", "elders", 100), _led("Bad", "in het dorp", 114), _led("Nu", "of nooit", 128)])
    assert known == {"Bad"}
    assert len(paragraphs_of(column, 1, RIGHT, HYPHENS, 1.4, known)) == 2


@pytest.mark.parametrize(
    ("first", "second", "size", "joined"),
    [
        ("Gelijke kansen", "voor ieder kind", 5.0, True),  # a small letter: the heading goes on
        ("Gelijke kansen in", "Veldenrode", 5.0, True),  # a word that no heading ends in
        ("Gelijke kansen", "Samen verder", 5.0, False),  # a motto below it
        ("Gelijke kansen", "voor ieder kind", 10.0, False),  # in type of the running text a line ends on purpose
    ],
)
def test_a_heading_in_large_type_goes_on_though_there_was_room(
    first: str, second: str, size: float, joined: bool
) -> None:
    found = paragraphs_of(column(first, second), 1, RIGHT, HYPHENS, 1.4, size=size)
    assert len(found) == (1 if joined else 2)
