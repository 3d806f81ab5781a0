"""The walk over a document's blocks: where what stands between the parts of a text goes."""

from made_agenda import document

from extract.agenda.block_parser import parse_blocks
from extract.blocks import Paragraph, Style

_BODY, _SMALL, _LARGE = Style(10.0), Style(8.0), Style(14.0, bold=True)


def _prose(text: str) -> Paragraph:
    return Paragraph(text * 4, style=_BODY, lines=4)


def test_notes_at_the_foot_of_a_page_leave_the_text_around_them_whole() -> None:
    drafts = parse_blocks(
        [
            Paragraph("Toelichting", style=_LARGE),
            _prose("De gemeente doet dat niet alleen maar met de scholen. "),
            Paragraph("1De gemeentelijke inzet loopt buiten deze begroting om.", style=_SMALL),
            Paragraph("Zie daarvoor het jaarverslag.", style=_SMALL),
            _prose("Op de volgende bladzijde gaat het verhaal gewoon door. "),
            Paragraph("2 Zie het beleidsplan.", style=_SMALL),
            Paragraph("Kennis", style=_LARGE),
            _prose("Wat we leren delen we. "),
        ]
    )
    assert [(section.kind, len(section.paragraphs)) for section in drafts.sections] == [
        ("toelichting", 2),
        ("kennis", 1),
        ("voetnoten", 3),
    ]


def test_a_numbered_question_in_a_narrative_is_no_intervention() -> None:
    questions = "1. Hoe bereiken we alle ouders?\n\n2. Wat doen we met taal?\n\n3. Wie helpt er mee?"
    found = document(f"Toelichting\n\nWij vragen:\n\n{questions}\n\nInterventies\n\nInterventie 1: Taal\n\nDoel: Een.")
    assert [intervention.title for intervention in found.interventions] == ["Taal"]
    assert [field.name for field in found.fields] == ["doel"]


def test_a_running_head_above_the_contents_list_says_the_same_as_its_title() -> None:
    found = document(
        "2 Inhoudsopgave\n\nInhoudsopgave\n\nToelichting ..... 3\n\nKennis ..... 4\n\nToelichting\n\nTekst."
    )
    assert [(entry.heading, entry.printed_page) for entry in found.contents] == [("Toelichting", 3), ("Kennis", 4)]
    assert [section.heading for section in found.sections] == ["Inhoudsopgave", "Toelichting"]


def test_a_numbered_heading_below_a_list_is_told_by_its_type() -> None:
    drafts = parse_blocks(
        [
            Paragraph("1. Aanleiding", style=_LARGE),
            _prose("De gemeente wil meer kinderen bereiken. "),
            Paragraph("- met taal;", style=_BODY),
            Paragraph("- met sport.", style=_BODY),
            Paragraph("2. Sturing", style=_LARGE),
            _prose("De stuurgroep komt vier keer per jaar bijeen. "),
            Paragraph("1. De wethouder", style=_BODY),
            Paragraph("2. De scholen", style=_BODY),
        ]
    )
    assert [section.printed for section in drafts.sections] == ["1. Aanleiding", "2. Sturing"]


def test_in_a_value_a_line_in_the_type_of_sections_is_the_next_one() -> None:
    """Its words are nobody's but the author's; a line in other type (`Stap 1`) is part of the value."""
    drafts = parse_blocks(
        [
            Paragraph("Samenwerking", style=_LARGE),
            _prose("Wij werken samen. "),
            Paragraph("Interventie 1: Taal", style=Style(12.0, bold=True)),
            Paragraph("Doel", style=Style(10.0, bold=True)),
            _prose("Meer woorden. "),
            Paragraph("Stap 1", style=Style(12.0, bold=True)),
            _prose("Wij beginnen klein. "),
            Paragraph("Decharge van het programma", style=_LARGE),
            _prose("Het college besluit. "),
        ]
    )
    assert [section.printed for section in drafts.sections][-1] == "Decharge van het programma"
    assert [len(one.paragraphs) for one in drafts.fields] == [3]


def test_an_intervention_whose_number_counts_on_begins_though_a_field_is_still_missing() -> None:
    found = document(
        "Interventies\n\n1. Lezen aan huis\n\nPlanning: 2022\n\nDoel: Lezen.\n\n"
        "2. Naar de club\n\nMet wie: Sportclub De Bal\n\nDoel: Bewegen."
    )
    assert [intervention.title for intervention in found.interventions] == ["Lezen aan huis", "Naar de club"]


def test_large_type_behind_the_signing_block_opens_the_body() -> None:
    names = [
        Paragraph(text, style=_BODY) for text in ("Wethouder", "Truus Bos", "Datum", "1 mei 2022", "Plaats", "Ens")
    ]
    drafts = parse_blocks(
        [
            Paragraph("Een stoel aan tafel voor elk kind", style=_LARGE),
            _prose("Deze agenda is aan een lange tafel ontstaan. "),
            *names,
            Paragraph("Een stoel aan tafel", style=_LARGE),
            Paragraph("Hoe het hier is", style=Style(12.0, bold=True)),
            _prose("Het is hier gezellig en krap. "),
        ]
    )
    assert [section.printed for section in drafts.sections][-2:] == ["Een stoel aan tafel", "Hoe het hier is"]


def test_the_numbers_of_headings_and_labels_are_read_past_and_stay_as_printed() -> None:
    drafts = parse_blocks(
        [
            Paragraph("IV. Samenwerking", style=_LARGE),
            _prose("De gemeente en de scholen spreken af wat zij doen. "),
            Paragraph("V. Interventie | Taalmaatjes", style=_LARGE),
            Paragraph("Artikel 12. Doelgroep", style=Style(10.0, bold=True)),
            Paragraph("Peuters", style=_BODY, gap=False),
            Paragraph("Artikel 13. Planning", style=Style(10.0, bold=True)),
            Paragraph("Najaar 2026", style=_BODY, gap=False),
        ]
    )
    assert [(section.kind, section.printed, section.title) for section in drafts.sections] == [
        ("samenwerking", "IV. Samenwerking", None),
        ("interventie", "V. Interventie | Taalmaatjes", "Taalmaatjes"),
    ]
    assert [(field.name, field.label) for field in drafts.fields] == [
        ("doelgroep", "Artikel 12. Doelgroep"),
        ("planning", "Artikel 13. Planning"),
    ]
