"""Labels and their values: above, before and beside each other; and the tables of the body."""

import pytest
from made_agenda import document

from extract.agenda.block_parser import parse_blocks
from extract.blocks import Grid, Paragraph, Style
from extract.document import Document

Values = list[tuple[int | None, str, str]]


def _values(found: Document) -> Values:
    """(intervention, field, text) of each field."""
    return [(field.intervention, field.name, field.text) for field in found.fields]


def _read(body: str) -> Values:
    """The fields of an intervention's text."""
    return _values(document(f"Interventie | Taalmaatjes\n\n{body}"))


TAAL: Values = [(0, "doel", "Meer taal"), (0, "doelgroep", "Peuters"), (0, "planning", "2023")]


@pytest.mark.parametrize(
    "body",
    [
        "Doel\tMeer taal.\nDoelgroep\tPeuters\nPlanning\t2023",  # beside
        "Doel:\tMeer taal.\nDoelgroep:\tPeuters\nPlanning :\t2023",
        "Doel: Meer taal.\n\nDoelgroep: Peuters\n\nPlanning: 2023",  # before, on one line
        "Doel: Meer taal.\nDoelgroep: Peuters\nPlanning: 2023",
        "Doel\n\nMeer taal.\n\nDoelgroep\n\nPeuters.\n\nPlanning\n\n2023",  # above
        "Doel\nMeer taal.\n\nDoelgroep\nPeuters\n\nPlanning\n2023",
        "Doel:\nMeer taal.\n\nDoelgroep:\nPeuters\n\nPlanning:\n2023",
    ],
)
def test_every_way_to_print_labelled_values(body: str) -> None:
    assert [(n, name, text.rstrip(".")) for n, name, text in _read(body)] == TAAL


def test_a_short_value_below_its_label_is_no_intervention() -> None:
    found = document("Interventie | Taalmaatjes\n\nDoelgroep\n\nPeuters\n\nPlanning\n\n2023")
    assert [intervention.title for intervention in found.interventions] == ["Taalmaatjes"]
    assert _values(found) == [(0, "doelgroep", "Peuters"), (0, "planning", "2023")]


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("Doel\tEen.\n\tTwee.\nPlanning\t2023", [(0, "doel", "Een.\nTwee."), (0, "planning", "2023")]),  # a row goes on
        (
            "Doel\tEen.\n\nTwee is er ook.\n\nPlanning\t2023",
            [(0, "doel", "Een.\nTwee is er ook."), (0, "planning", "2023")],
        ),  # text between two tables
        (
            "Schoolbestuur of\tDe Vlieger\n-besturen\t\nPlanning\t2023",
            [(0, "schoolbestuur", "De Vlieger"), (0, "planning", "2023")],
        ),  # a label over two rows
        (
            "Doel\t\nPlanning\t2023",
            [(0, "doel", ""), (0, "planning", "2023")],
        ),  # an empty value is a field all the same
        (
            "Doel: Meer taal.\n\nVooral thuis.\n\nPlanning: 2023",
            [(0, "doel", "Meer taal.\nVooral thuis."), (0, "planning", "2023")],
        ),
        (
            "Doel: Meer taal.\n\nLet op: zonder ouders lukt het niet.",
            [(0, "doel", "Meer taal.\nLet op: zonder ouders lukt het niet.")],
        ),  # a colon makes no label
        (
            "Wat: voorlezen.\n\nVoor wie: peuters.\n\nWanneer: 2023.",
            [(0, "activiteiten", "voorlezen."), (0, "doelgroep", "peuters."), (0, "planning", "2023.")],
        ),  # everyday words
        (
            "Activiteiten\t<p>- voorlezen</p> <p>- boekenkoffers</p>\nPlanning\t2023",
            [(0, "activiteiten", "- voorlezen\n- boekenkoffers"), (0, "planning", "2023")],
        ),  # markers stay
        (
            "Rol van ouders\tLezen voor.\nDoel\tTaal\nPlanning\t2023",
            [(0, "overig", "Lezen voor."), (0, "doel", "Taal"), (0, "planning", "2023")],
        ),  # a label of their own
    ],
)
def test_values(body: str, values: Values) -> None:
    assert _read(body) == values


def test_a_label_over_two_rows_whose_second_half_is_a_label() -> None:
    values = _read("Monitoring en\tEens per jaar.\nevaluatie\t\nPlanning\t2023")
    assert values == [(0, "monitoring_en_evaluatie", "Eens per jaar."), (0, "planning", "2023")]


def test_two_interventions_one_below_the_other() -> None:
    first, second = "Interventie 1: Taal\n\nDoel: Een.\n\n", "Interventie 2: Zwemmen\n\nDoel: Twee.\n\nPlanning: 2024"
    found = document(first + second)
    assert [intervention.title for intervention in found.interventions] == ["Taal", "Zwemmen"]
    assert _values(found) == [(0, "doel", "Een."), (1, "doel", "Twee."), (1, "planning", "2024")]


def test_the_title_may_be_a_field() -> None:
    found = document(
        "Interventies\n\nNaam interventie\tTaal\nDoel\tEen.\nPlanning\t2023\n\n"
        "De tweede is nieuw.\n\nNaam interventie\tZwemmen\nDoel\tTwee.\nPlanning\t2024\n"
    )
    assert [intervention.title for intervention in found.interventions] == ["Taal", "Zwemmen"]


def test_a_heading_in_free_words_above_labelled_values_opens_an_intervention() -> None:
    found = document("Interventies\n\nSamen zwemmen\n\nDoel\tEen.\nDoelgroep\tPeuters\nPlanning\t2023")
    assert [intervention.title for intervention in found.interventions] == ["Samen zwemmen"]


def test_labels_outside_interventions_are_prose() -> None:
    assert _values(document("Toelichting\n\nContact: met ouders is er dagelijks.\n\nDoel\n\nTaal.")) == []


def test_a_table_of_its_own_stays_a_table() -> None:
    found = document("Toelichting\n\nKern\tInwoners\nOosterlo\t1200\nWesterlo\t900")
    assert [(table.kind, len(table.cells)) for table in found.tables] == [("overig", 6)]
    assert found.fields == ()


# In print labels have looks: a value may hold the words of one.

BODY, BOLD = Style(10.0), Style(10.0, bold=True)


def test_in_print_a_label_above_its_value_stands_out() -> None:
    drafts = parse_blocks(
        [
            Paragraph("Interventie | Taal", style=Style(14.0)),
            Paragraph("Doel", style=BOLD),
            Paragraph("Meer taal voor iedereen in het dorp.", style=BODY),
            Paragraph("Resultaat", style=BODY),
            Paragraph("Wij lezen elke dag voor op school.", style=BODY),
            Paragraph("Rol van ouders", style=BOLD),
            Paragraph("Zij lezen thuis voor.", style=BODY),
        ]
    )
    assert [(f.name, f.label, len(f.paragraphs)) for f in drafts.fields] == [
        ("doel", "Doel", 3),  # `Resultaat` in running type is a line of the value
        ("overig", "Rol van ouders", 1),  # set like the label before it
    ]


def _run_in(label: str, value: str) -> Paragraph:
    """A paragraph that begins with a bold label."""
    return Paragraph(f"{label}: {value}", style=BODY, label=label)


def test_bold_words_before_a_colon_are_a_label_whatever_they_say() -> None:
    drafts = parse_blocks(
        [
            Paragraph("Interventie | Taal", style=Style(14.0)),
            _run_in("Beoogd effect", "Meer taal."),
            _run_in("Rol van ouders", "Zij lezen voor."),
            _run_in("Wanneer", "2023"),
        ]
    )
    assert [(f.name, f.label, [p.text for p in f.paragraphs]) for f in drafts.fields] == [
        ("doel", "Beoogd effect", ["Meer taal."]),
        ("overig", "Rol van ouders", ["Zij lezen voor."]),
        ("planning", "Wanneer", ["2023"]),
    ]


def test_a_colon_in_running_type_is_a_label_if_its_words_tell() -> None:
    """In print, where labels run in: `Bijdrage van ouders` tells of money, `Let op` of nothing."""
    found = _read("Doel: Meer taal.\n\nInzet van middelen: 3 uur.\n\nLet op: zonder ouders lukt het niet.")
    assert found == [(0, "doel", "Meer taal."), (0, "financiering", "3 uur.\nLet op: zonder ouders lukt het niet.")]


def test_a_dash_behind_a_label_is_its_value() -> None:
    assert _read("Doel: Taal\n\nOnline informatie: -")[1] == (0, "online_informatie", "-")


@pytest.mark.parametrize(
    ("label", "value"),
    [
        (Style(7.6, bold=True, colour=0xFFFFFF), Style(8.6)),  # white on a chip
        (Style(7.0, colour=0x2A9D8F), Style(8.6)),
        (Style(7.0), Style(8.6, colour=0x555555)),
    ],
)
def test_labels_of_a_panel_are_smaller_than_the_running_text(label: Style, value: Style) -> None:
    """In a panel all type is small: a label is told by what it is set above."""
    text = "De partijen voeren samen uit wat hieronder staat, en doen dat het hele jaar door in alle kernen."
    blocks: list[Paragraph | Grid] = [
        Paragraph("Interventie | Taal", style=Style(14.0)),
        Paragraph("Activiteiten", style=Style(9.8, bold=True)),
        Paragraph(text, style=BODY, lines=2),
        Paragraph("Planning", style=label),
        Paragraph("Schooljaar 2022-2023", style=value),
    ]
    fields = parse_blocks(blocks, False).fields
    assert [field.name for field in fields] == ["activiteiten", "planning"]


def test_labels_before_their_values_without_a_colon_make_an_intervention() -> None:
    plain, heavy = Style(10.0), Style(10.0, bold=True)
    fields = (("Partners", "De Vlieger", plain), ("Looptijd", "2022-2024", heavy), ("Beoogd effect", "Taal", plain))
    blocks = [
        Paragraph("De gemeente en de scholen doen mee aan alle plannen. " * 3, style=plain),
        Paragraph("Taalmaatjes in de wijk", style=Style(12.0, bold=True)),
        # A short value makes the paragraph bold on the whole: it is a label all the same, and no heading.
        *(Paragraph(f"{lead} {text}", style=style, lead=lead) for lead, text, style in fields),
        Paragraph("5.1 Gemeente Veldenrode", style=Style(12.0, bold=True)),
    ]
    drafts = parse_blocks(list(blocks))
    assert [s.title for s in drafts.sections if s.kind == "interventie"] == ["Taalmaatjes in de wijk"]
    assert [(f.name, f.label) for f in drafts.fields] == [
        ("betrokken_partijen", "Partners"),
        ("planning", "Looptijd"),
        ("doel", "Beoogd effect"),
    ]


@pytest.mark.parametrize(
    ("lead", "behind", "label", "text"),
    [
        ("Voor wie.", " Peuters", "Voor wie", "Peuters"),  # the full stop parts them, and is none of the label
        ("Monit. en eval.", " Elk jaar", "Monit. en eval.", "Elk jaar"),  # here it belongs to the short word
        ("Meer weten.", " -", "Meer weten", "-"),  # a dash is a value
    ],
)
def test_a_full_stop_parts_a_label_and_its_value(lead: str, behind: str, label: str, text: str) -> None:
    plain, heavy = Style(10.0), Style(10.0, bold=True)
    blocks = [
        Paragraph("Interventie | Taalmaatjes", style=Style(12.0, bold=True)),
        Paragraph("Partners. De Vlieger en de Molen", style=plain, lead="Partners."),
        Paragraph(lead + behind, style=heavy, lead=lead),
    ]
    fields = parse_blocks(list(blocks)).fields
    assert [(f.label, [p.text for p in f.paragraphs]) for f in fields[1:]] == [(label, [text])]
