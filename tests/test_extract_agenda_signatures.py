"""Signing blocks: labels and values in every order in which they are printed, and whose each value is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agenda.signatures import signatories, signing_grid_tokens, signing_label, signing_tokens
from extract.agenda.table_kinds import grid_kind
from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Region, Signatory


def _signed(*lines: str, school: bool = False) -> list[Signatory]:
    return signatories(signing_tokens([Paragraph(line) for line in lines]), 0, school)


def _grid(*rows: tuple[str, ...]) -> Grid:
    cells = tuple(
        GridCell(n, column, paragraphs=tuple(Paragraph(line) for line in text.split("\n") if line))
        for n, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    return Grid(cells, max(len(row) for row in rows))


def _person(role: str, name: str | None, **more: str) -> Signatory:
    said = more.get
    return Signatory(
        role, name, said("position"), said("portfolio"), said("organisation"), said("date"), said("place"), 0, ()
    )


ALDERMAN = _person(
    "wethouder",
    "Hilda Olde Monnik",
    portfolio="Onderwijs en Jeugd",
    organisation="Veldenrode",
    date="1-7-2022",
    place="Oosterlo",
)
MINISTER = _person("minister", "Karel Westra", position="Minister voor Onderwijs", date="4-7-2022", place="Den Haag")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Wethouder", ("role", "wethouder")),
        ("Wethouder:", ("role", "wethouder")),
        ("Wethouder Onderwijs", ("role", "wethouder")),
        ("Burgemeester", ("role", "burgemeester")),
        ("De minister", ("role", "minister")),
        ("Bevoegd gezag", ("role", "bevoegd_gezag")),
        ("Schoolbestuur", ("role", "bevoegd_gezag")),  # exactly a role's word, although an organisation's too
        ("Naam", ("label", "name")),
        ("Functie", ("label", "position")),
        ("Portefeuile", ("label", "portfolio")),  # mistyped
        ("Gemeente", ("label", "organisation")),
        ("Datum", ("label", "date")),
        ("Plaats:", ("label", "place")),
        ("Handtekening", ("label", "signature")),
        ("Hilda Olde Monnik", None),
        ("Gemeente Veldenrode", None),  # a value
        ("1-7-2022", None),
        ("Minister voor Onderwijs", None),  # a title, not the label
        ("De wethouder ondertekent deze agenda namens het college", None),  # a sentence
        ("", None),
    ],
)
def test_label_of(text: str, label: tuple[str, str] | None) -> None:
    assert signing_label(text) == label


def test_all_labels_then_all_values() -> None:
    """As the 2022 template's text comes out of an office program."""
    assert _signed(
        "Wethouder",
        "Portefeuille",
        "Gemeente",
        "Hilda Olde Monnik",
        "Onderwijs en Jeugd",
        "Veldenrode",
        "Minister",
        "Portefeuille",
        "Karel Westra",
        "Minister voor Onderwijs",
        "Datum",
        "1-7-2022",
        "Plaats",
        "Oosterlo",
        "Datum",
        "4-7-2022",
        "Plaats",
        "Den Haag",
        "Ondertekening",
        "Ondertekening",
    ) == [ALDERMAN, MINISTER]


def test_each_label_above_its_value() -> None:
    assert _signed(
        "Wethouder",
        "Hilda Olde Monnik",
        "Portefeuille",
        "Onderwijs en Jeugd",
        "Gemeente",
        "Veldenrode",
        "Datum",
        "1-7-2022",
        "Plaats",
        "Oosterlo",
        "Minister",
        "Karel Westra",
        "Portefeuille",
        "Minister voor Onderwijs",
        "Datum",
        "4-7-2022",
        "Plaats",
        "Den Haag",
    ) == [ALDERMAN, MINISTER]


def test_each_label_before_its_value_on_one_line() -> None:
    assert _signed(
        "Wethouder: Hilda Olde Monnik",
        "Portefeuille: Onderwijs en Jeugd",
        "Gemeente: Veldenrode",
        "Datum: 1-7-2022",
        "Plaats: Oosterlo",
        "Minister: Karel Westra",
        "Functie: Minister voor Onderwijs",
        "Datum: 4-7-2022",
        "Plaats: Den Haag",
    ) == [ALDERMAN, MINISTER]


def test_a_label_in_other_type_before_its_value_needs_no_colon() -> None:
    """`Wethouder` in italics, the name behind it: a column for each person."""
    pairs = (("Wethouder", "Hilda Olde Monnik"), ("Datum", "1-7-2022"), ("Plaats", "Oosterlo"), ("Ondertekening", ""))
    lines = [Paragraph(f"{label} {value}".strip(), lead=label if value else "") for label, value in pairs]
    cells = tuple(GridCell(n, 0, paragraphs=(line,)) for n, line in enumerate(lines))
    assert grid_kind(Grid(cells, 1)) == "ondertekening"
    assert signatories(signing_grid_tokens(Grid(cells, 1)), 0) == [
        _person("wethouder", "Hilda Olde Monnik", date="1-7-2022", place="Oosterlo")
    ]


def test_labels_that_were_read_as_one_line_are_parted() -> None:
    parted = _signed("Naam: Ada Bos, directeur", "Organisatie: De Brug")
    assert _signed("Naam: Ada Bos, directeur Organisatie: De Brug") == parted
    assert len(parted) == 1


def test_a_name_label_under_a_role_is_that_persons() -> None:
    assert _signed("Namens de gemeente", "Naam: H. Olde Monnik", "Functie: wethouder") == [
        _person("wethouder", "H. Olde Monnik", position="wethouder")
    ]


def test_two_aldermen_are_two() -> None:
    assert [(p.name, p.organisation) for p in _signed(
        "Wethouder: H. Olde Monnik", "Gemeente: Veldenrode", "Wethouder: B. Zandstra", "Gemeente: Oosterlo"
    )] == [("H. Olde Monnik", "Veldenrode"), ("B. Zandstra", "Oosterlo")]  # fmt: skip


def test_a_value_over_two_lines_is_one() -> None:
    (person,) = _signed("Wethouder", "H. Olde Monnik", "Portefeuille", "Onderwijs, Jeugd en", "Welzijn")
    assert person.portfolio == "Onderwijs, Jeugd en Welzijn"


def test_an_empty_signature_line_says_nothing() -> None:
    (person,) = _signed("Wethouder", "H. Olde Monnik", "Handtekening", "____________", "Datum", "1-7-2022")
    assert (person.name, person.date) == ("H. Olde Monnik", "1-7-2022")


def test_school_boards_each_with_their_organisation() -> None:
    assert _signed(
        "Naam: J. Akkerman",
        "Organisatie: Scholengroep De Vlieger",
        "Naam: T. van der Zijl",
        "Organisatie: Stichting Kim",
        school=True,
    ) == [
        _person("bevoegd_gezag", "J. Akkerman", organisation="Scholengroep De Vlieger"),
        _person("bevoegd_gezag", "T. van der Zijl", organisation="Stichting Kim"),
    ]


def test_an_empty_form_names_nobody() -> None:
    assert _signed("Naam:", "Organisatie:", "Datum:", school=True) == []
    assert [person.name for person in _signed("Wethouder", "Minister")] == [None, None]


def test_a_grid_of_labels_beside_values() -> None:
    grid = _grid(
        ("Wethouder", "Hilda Olde Monnik"),
        ("Portefeuille", "Onderwijs en Jeugd"),
        ("Gemeente", "Veldenrode"),
        ("Datum", "1-7-2022"),
        ("Plaats", "Oosterlo"),
    )
    assert signatories(signing_grid_tokens(grid), 0) == [ALDERMAN]


_BESIDE = (
    ("Wethouder", "Hilda Olde Monnik", "Minister", "Karel Westra"),
    ("Datum", "1-7-2022", "Datum", "4-7-2022"),
    ("Plaats", "Oosterlo", "Plaats", "Den Haag"),
    ("Portefeuille", "Onderwijs en Jeugd", "Portefeuille", "Minister voor Onderwijs"),
)


def test_boxes_to_tick_below_a_person_are_none_of_the_organisation() -> None:
    grid = _grid(("Naam", "Ada Bos"), ("Organisatie", "De Brug"), ("", "☐ akkoord"))
    assert [one.organisation for one in signatories(signing_grid_tokens(grid), 0, school=True)] == ["De Brug"]


def test_a_grid_of_two_persons_side_by_side() -> None:
    assert signatories(signing_grid_tokens(_grid(*_BESIDE)), 0) == [replace(ALDERMAN, organisation=None), MINISTER]


def test_a_grid_where_one_person_has_a_label_less() -> None:
    grid = _grid(*_BESIDE, ("Gemeente", "Veldenrode", "", ""))
    assert signatories(signing_grid_tokens(grid), 0) == [ALDERMAN, MINISTER]


def test_a_grid_of_a_column_for_each_person() -> None:
    grid = _grid(
        ("Wethouder\nHilda Olde Monnik", "Minister\nKarel Westra"),
        ("Portefeuille\nOnderwijs en Jeugd", "Portefeuille\nMinister voor Onderwijs"),
        ("Gemeente\nVeldenrode", ""),
        ("Datum\n1-7-2022", "Datum\n4-7-2022"),
        ("Plaats\nOosterlo", "Plaats\nDen Haag"),
    )
    assert signatories(signing_grid_tokens(grid), 0) == [ALDERMAN, MINISTER]


def test_a_person_has_the_places_of_labels_and_values_once() -> None:
    label, value = Region(1, 0, 0, 50, 10), Region(1, 60, 0, 150, 10)
    (person,) = signatories(signing_tokens([Paragraph("Wethouder", (label,)), Paragraph("H. Olde", (value,))]), 3)
    assert (person.regions, person.section) == ((label, value), 3)


def test_a_label_below_one_persons_others_is_that_persons() -> None:
    """The last lines of the left column stand behind the right column's, which was read with the rows above."""
    lines = [
        ("Wethouder", 0), ("Hilda Olde Monnik", 0), ("Minister", 300), ("Karel Westra", 300),
        ("Plaats", 300), ("Den Haag", 300), ("Plaats", 2), ("Oosterlo", 2),
    ]  # fmt: skip
    paragraphs = [Paragraph(text, (Region(1, left, n, left + 50, n + 10),)) for n, (text, left) in enumerate(lines)]
    people = signatories(signing_tokens(paragraphs), 0)
    assert [(person.name, person.place) for person in people] == [
        ("Hilda Olde Monnik", "Oosterlo"),
        ("Karel Westra", "Den Haag"),
    ]


def test_labels_without_height_have_a_person_all_the_same() -> None:
    """A damaged font has boxes of no height."""
    lines = ("Wethouder", "Hilda Olde Monnik", "Minister", "Karel Westra", "Plaats", "Oosterlo")
    flat = [Paragraph(text, (Region(1, 0, 10, 50, 10),)) for text in lines]
    assert [person.place for person in signatories(signing_tokens(flat), 0)] == ["Oosterlo", None]


def test_a_value_that_ends_in_a_comma_goes_on_though_the_next_line_says_a_role() -> None:
    people = _signed("Naam: Ada Bos,", "bestuurder", "Organisatie: Stichting", "De Brug", school=True)
    assert [(person.name, person.organisation) for person in people] == [("Ada Bos, bestuurder", "Stichting De Brug")]


def test_a_label_with_its_value_in_its_own_cell_leaves_the_cell_beside_it_empty() -> None:
    grid = _grid(("Naam:", "Ada Bos"), ("Organisatie: Stichting De Brug met een lange naam", ""))
    (person,) = signatories(signing_grid_tokens(grid), 0, school=True)
    assert (person.name, person.organisation) == ("Ada Bos", "Stichting De Brug met een lange naam")


_PIECES = [
    "Wethouder",
    "Minister",
    "Naam: X",
    "Naam",
    "Datum",
    "Plaats:",
    "Portefeuille",
    "Functie",
    "Handtekening",
    "H. Olde",
    "1-7-2022",
    "Organisatie: De Vlieger",
    "",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=14), st.booleans())
def test_any_order(lines: list[str], school: bool) -> None:
    people = _signed(*lines, school=school)
    assert all(person.name for person in people) or not school


def test_a_person_in_each_column_beside_labels_that_are_printed_once() -> None:
    grid = _grid(("Naam", "Ada Bos", "Bo Vos", ""), ("Organisatie", "Stichting Taal", "Stichting Rekenen", ""))
    people = signatories(signing_grid_tokens(grid), 0, school=True)
    assert [(person.name, person.organisation) for person in people] == [
        ("Ada Bos", "Stichting Taal"),
        ("Bo Vos", "Stichting Rekenen"),
    ]
