"""A whole text agenda to a Document: sections with levels and parents, fields, contents, signing, plan and budget."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_agenda import AGENDA, AGREED, CONTENTS, FRONT, INTERVENTIONS, PLAN, PROSE, document

from extract.document import Document

Outline = list[tuple[int, str, str | None]]


def _outline(content: str) -> Outline:
    """(level, kind, heading) of each section."""
    return [(section.level, section.kind, section.heading) for section in document(content).sections]


TITLE = "Gelijke Kansen voor alle kinderen en jongeren in Gemeente Veldenrode."


def test_the_outline_of_an_agenda() -> None:
    """Levels by the contents list; what it doesn't list is one below; the promises of a party one below theirs."""
    assert _outline(AGENDA) == [
        (1, "voorblad", None),
        (2, "ondertekening", None),
        (1, "inhoudsopgave", "Inhoudsopgave"),
        (1, "overig", TITLE),
        (2, "toelichting", "Toelichting"),
        (3, "aanleiding_en_uitdagingen", "Aanleiding en uitdagingen"),
        (3, "inzet_gemeente", "Inzet Gemeente Veldenrode"),
        (3, "samenwerking_gka", "Samenwerking met de Gelijke Kansen Alliantie"),
        (3, "kennis", "Kennis"),
        (1, "interventies", "Interventies & Samenwerking"),
        (2, "interventie", "Interventie | Taalmaatjes"),
        (2, "interventie", "Interventie | Zwemles"),
        (2, "samenwerking", "Samenwerking"),
        (3, "samenwerking", "Gemeente Veldenrode"),
        (3, "ondertekening_bevoegd_gezag", "Ondertekening bevoegd gezag"),
        (1, "activiteitenplan_en_begroting", "Activiteitenplan & Begroting"),
        (2, "gka_agenda", "GKA Agenda Gemeente Veldenrode"),
        (3, "inzet_middelen", "Inzet middelen"),
    ]


def _of_kind(found: Document, kind: str) -> int:
    return next(n for n, section in enumerate(found.sections) if section.kind == kind)


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        ("toelichting", "overig"),
        ("kennis", "toelichting"),
        ("interventie", "interventies"),
        ("samenwerking", "interventies"),
        ("ondertekening_bevoegd_gezag", "samenwerking"),
        ("inzet_middelen", "gka_agenda"),
    ],
)
def test_parents(kind: str, above: str) -> None:
    found = document(AGENDA)
    parent = found.sections[_of_kind(found, kind)].parent
    assert parent is not None
    assert found.sections[parent].kind == above


def test_prose_keeps_its_list_and_its_order() -> None:
    found = document(AGENDA)
    assert found.sections[_of_kind(found, "aanleiding_en_uitdagingen")].text == (
        "Veldenrode telt vier kernen. In elk daarvan staat een school.\nEr zijn drie opgaven:\n1. Taal.\n2. Zwemmen."
    )
    assert found.sections[_of_kind(found, "toelichting")].text == ""
    assert found.sections[_of_kind(found, "kennis")].text == "-"  # a placeholder is kept as printed


def test_the_contents_list_points_at_its_sections() -> None:
    found = document(AGENDA)
    assert [(entry.level, entry.printed_page) for entry in found.contents] == [
        (1, 3),
        (2, 3),
        (1, 4),
        (2, 4),
        (2, 5),
        (2, 6),
        (1, 7),
        (2, 7),
    ]
    targets = [entry.section for entry in found.contents]
    assert [found.sections[n].kind for n in targets if n is not None] == [
        "overig",
        "toelichting",
        "interventies",
        "interventie",
        "interventie",
        "samenwerking",
        "activiteitenplan_en_begroting",
        "gka_agenda",
    ]


def test_an_entry_without_a_section_points_nowhere() -> None:
    content = AGENDA.replace("Samenwerking\t6", "Interventie Kookclub\t6\nSamenwerking\t6")
    entry = next(entry for entry in document(content).contents if entry.heading == "Interventie Kookclub")
    assert entry.section is None


def test_interventions_and_their_fields() -> None:
    found = document(AGENDA)
    assert [intervention.title for intervention in found.interventions] == ["Taalmaatjes", "Zwemles"]
    assert [(f.intervention, f.name, f.text) for f in found.fields if f.intervention is not None] == [
        (0, "betrokken_partijen", "Gemeente, bibliotheek De Letter"),
        (0, "planning", "Schooljaar 2022-2023"),
        (0, "doel", "Meer taal.\nMeer voorlezen."),
        (0, "doelgroep", "Peuters"),
        (0, "contact", "T. van der Zijl"),
        (1, "betrokken_partijen", "Zwembad De Plons"),
        (1, "planning", "2023"),
        (1, "overig", "Te weinig badmeesters"),  # a label of their own
        (1, "online_informatie", "-"),
    ]


def test_an_unknown_label_is_kept_and_doubted() -> None:
    found = document(AGENDA)
    (doubt,) = [doubt for doubt in found.doubts if doubt.code == "label_onbekend"]
    assert doubt.field is not None
    assert found.fields[doubt.field].label == "Risico's"
    assert "Risico's" in doubt.message


def test_the_plan_has_fields_of_no_intervention() -> None:
    assert [(f.name, f.text) for f in document(AGENDA).fields if f.intervention is None] == [
        ("titel", "Taalmaatjes en Zwemles"),
        ("korte_beschrijving", "Voorlezen en zwemmen."),
        ("schoolbestuur", "Scholengroep De Vlieger"),
    ]


def test_budget_and_total_line() -> None:
    found = document(AGENDA)
    assert [(row.kind, row.intervention, row.amount) for row in found.budget] == [
        ("post", "Taalmaatjes", "€ 30.000,00"),
        ("post", "Taalmaatjes", "€ 5.400,00"),
        ("subtotaal", "Taalmaatjes", "€ 35.400,00"),
        ("totaal", None, "€ 35.400,00"),
        ("dekking", None, "€ 35.400,00"),
    ]
    assert found.total_lines == ("Totaal GKA Agenda € 35.400,00",)


def test_who_signed_and_who_promised() -> None:
    found = document(AGENDA)
    assert [(person.role, person.name, person.place) for person in found.signatories] == [
        ("wethouder", "Hilda Olde Monnik", "Oosterlo"),
        ("minister", "Karel Westra", "Den Haag"),
        ("bevoegd_gezag", "J. Akkerman", None),
    ]
    assert [(c.party, c.text) for c in found.commitments] == [
        ("Gemeente Veldenrode", "Voert twee keer per jaar overleg;"),
        ("Gemeente Veldenrode", "Neemt deel aan de kennisdelingsagenda."),
    ]


OLDER = """GKA-agenda Veldenrode 2019

Interventies en experimenten

Project 1: Taalmaatjes

Partners\tBibliotheek De Letter
Looptijd\t2019-2020
Beoogd effect\tMeer taal
Voor wie\tPeuters

Analyse- en onderzoeksvragen

Wat werkt het best?
"""


def test_a_form_of_its_own_is_of_no_edition() -> None:
    """Anybody asks for planning, groups and contact; a template's document has its other labels too."""
    own = ("Wie neemt deel", "Planning", "Doel", "Doelgroep", "Locatie", "Wat er gebeurt", "Geld", "Online informatie")
    told = "\n".join(f"{label}\tTekst" for label in (*own, "Monitoring en evaluatie", "Contact"))
    text = f"Agenda Gelijke Kansen Alliantie Veldenrode\n\nInterventies\n\nInterventie 1: Taalmaatjes\n\n{told}\n"
    assert document(text).template == "vrij"


def test_a_document_without_a_heading_of_the_template_is_of_no_edition() -> None:
    """An author of a document of his own may take over the labels; the headings are then his."""
    labels = ("Betrokken partijen", "Planning", "Doel van de interventie", "Doelgroep", "Locatie (wijk, school)")
    labels += ("Activiteiten", "Monitoring en evaluatie", "Financiering", "Online informatie", "Contact")
    told = "\n".join(f"{label}\tTekst" for label in labels)
    text = f"Agenda Gelijke Kansen Alliantie Veldenrode\n\n{{}}\n\nInterventie 1: Taalmaatjes\n\n{told}\n"
    assert document(text.format("De voornemens")).template == "vrij"
    assert document(text.format("Interventies & samenwerking")).template == "2022"


def test_labels_in_own_words_below_a_value_of_paragraphs_are_labels() -> None:
    """In the web form's text a blank line parts them from the rows above; their words tell, or they came before."""
    one = "Wie neemt deel\tDe school.\n\nEn de bibliotheek.\n\nPlanning\t2023\nDoel\tTaal\nWaar\tEmmen\nAldus\tX"
    two = "Wie neemt deel\tX.\n\nPlanning\t2024\nDoel\tSport\nWaar\tEmmen\n\nIn het dorp.\n\nOp internet\t-\nAldus\tY"
    text = f"Agenda Gelijke Kansen Alliantie Veldenrode\n\nInterventies\n\nInterventie 1: Taal\n\n{one}\n\n"
    read = document(f"{text}Interventie 2: Sport\n\n{two}\n")
    names = ["betrokken_partijen", "planning", "doel", "locatie"]
    assert [field.name for field in read.fields] == [*names, "overig", *names, "online_informatie", "overig"]


def test_labels_that_come_again_below_each_heading_are_labels_whatever_they_say() -> None:
    """None of them is the template's, and few words tell: that each intervention has them does, and their places."""
    own = ("Wie ik erbij heb", "Hoe lang", "Waar ik op hoop", "Mijn leerlingen", "Lokaal", "Op een gewone dag")
    own += ("Of het wat wordt", "Centen", "Op het web", "Bel mij")
    told = "\n".join(f"{label}\tTekst van een veld" for label in own)
    costs = "Koffie\t€ 50\nThee\t€ 20"  # comes again as well, and is a table of costs
    parts = "\n\n".join(f"Interventie {n}: Taal {n}\n\n{told}\n\nZo duur is het:\n\n{costs}" for n in (1, 2))
    read = document(f"Agenda Gelijke Kansen Alliantie Veldenrode\n\nInterventies\n\n{parts}\n")
    names = ["betrokken_partijen", "planning", "doel", "doelgroep", "locatie", "activiteiten"]
    names += ["monitoring_en_evaluatie", "financiering", "online_informatie", "contact"]
    assert [field.name for field in read.fields] == names * 2
    assert [doubt.code for doubt in read.doubts if doubt.code == "label_onbekend"] == []


def test_a_title_in_own_words_above_labels_in_own_words_begins_an_intervention() -> None:
    """The first label's field is named when all is read: that it isn't there yet says nothing of what begins."""
    told = "Wie eraan meedoen\tDe school\nPlanning\t2023\nDoelgroep\tPeuters\nActiviteiten\tLezen\nContact\tAnna"
    titles = ("De leesbank", "De studeerkamer")
    parts = "\n\n".join(f"{title}\n\n{told}" for title in titles)
    read = document(f"Agenda Gelijke Kansen Alliantie Veldenrode\n\nInterventies\n\n{parts}\n")
    assert [one.title for one in read.interventions] == [*titles]


def test_an_item_that_counts_on_from_the_one_above_heads_no_intervention() -> None:
    """Right above the next label, in a text without type."""
    items = "A1. Mentoraat: studenten begeleiden\n\nA2. Overdracht: een format\n\nA3. Zomerbrug: vijf dagen kennismaken"
    text = f"""Agenda Gelijke Kansen Alliantie Veldenrode

Interventies

Interventie 1: Taalmaatjes

Betrokken partijen\tBibliotheek De Letter
Doelgroep\tPeuters
Workstreams\t{items}

KPI's en sturing\tPercentage op niveau
Dekking\tLijnbudget: € 52.000
"""
    assert [one.title for one in document(text).interventions] == ["Taalmaatjes"]


def test_the_template_of_2019() -> None:
    found = document(OLDER)
    assert found.template == "2019"
    assert [(f.intervention, f.name) for f in found.fields] == [
        (0, "betrokken_partijen"),
        (0, "planning"),
        (0, "doel"),
        (0, "doelgroep"),
    ]


@pytest.mark.xfail(strict=True, reason="after a table in a text file only a STRONG heading ends the last field")
def test_a_heading_of_2019_after_the_last_table_ends_it() -> None:
    found = document(OLDER)
    assert found.sections[-1].kind == "kennis"
    assert found.fields[-1].text == "Peuters"


def test_without_a_contents_list_the_template_tells_the_levels() -> None:
    with_list = [line for line in _outline(AGENDA) if line[1] not in ("inhoudsopgave", "gka_agenda")]
    without = [line for line in _outline(AGENDA.replace(CONTENTS, "")) if line[1] != "gka_agenda"]
    assert without == with_list


def test_free_words_for_a_heading_stand_below_what_they_are_in() -> None:
    own = "Bij de buren\n\nIn Oosterlo doen ze het al jaren zo, en daar leren wij graag van.\n\n"
    outline = _outline(PROSE.replace("Inzet Gemeente", f"{own}Inzet Gemeente"))
    assert outline[2:5] == [
        (3, "aanleiding_en_uitdagingen", "Aanleiding en uitdagingen"),
        (3, "overig", "Bij de buren"),
        (3, "inzet_gemeente", "Inzet Gemeente Veldenrode"),
    ]


def test_numbers_tell_the_depth_of_free_headings() -> None:
    long = "In Oosterlo doen ze het al jaren zo, en daar leren wij graag van met elkaar."
    content = "\n\n".join(["1. Inleiding", long, "2. Onze wijken", long, "2.1 De Hoek", long, "2.2 De Kamp", long])
    levels = {heading: level for level, _, heading in _outline(content)}
    assert levels["2.1 De Hoek"] == levels["2.2 De Kamp"] == 2


def test_a_value_that_a_page_end_cut_is_one() -> None:
    long = "Voorlezen op alle scholen en in de bibliotheek, samen met ouders uit de hele"
    content = INTERVENTIONS.replace("Doelgroep\tPeuters", f"Activiteiten\t{long}\n\ngemeente.\nDoelgroep\tPeuters")
    values = {f.name: f.text for f in document(PROSE + "\n" + content).fields if f.intervention == 0}
    assert values["activiteiten"].replace("\n", " ") == f"{long} gemeente."
    assert values["doelgroep"] == "Peuters"


_PARTS = [FRONT, CONTENTS, PROSE, INTERVENTIONS, AGREED, PLAN, OLDER, "Losse regel\n", "Naam: X\n", "Doel\tA\n"]


@settings(deadline=None, max_examples=60)  # whole documents
@given(st.lists(st.sampled_from(_PARTS), max_size=6))
def test_any_order_of_parts_gives_a_sound_document(parts: list[str]) -> None:
    """Whatever points at a section, a field or an intervention points at one that is there."""
    found = document("\n".join(parts))
    for n, section in enumerate(found.sections):
        assert 1 <= section.level <= 6
        assert section.parent is None or (section.parent < n and found.sections[section.parent].level < section.level)
    places = [part.section for part in found.fields] + [part.section for part in found.interventions]
    places += [part.section for part in found.budget] + [part.section for part in found.contents]
    places += [part.section for part in found.commitments] + [part.section for part in found.tables]
    assert all(place is None or 0 <= place < len(found.sections) for place in places)
    for field in found.fields:
        assert field.intervention is None or 0 <= field.intervention < len(found.interventions)


def test_a_table_right_below_the_contents_list_is_not_lost() -> None:
    content = f"Inhoudsopgave\n\nToelichting\t3\nSlot\t9\n\nDoel\tMeer voorlezen\nPlanning\t2023\n\n{PROSE}"
    assert "Meer voorlezen" in " ".join(_texts(document(content)))


_LINES = AGENDA.splitlines()


@settings(deadline=None, max_examples=60)  # whole documents
@given(st.lists(st.sampled_from(_LINES), max_size=25))
def test_no_word_is_lost_in_silence(lines: list[str]) -> None:
    """Every word of a text stands somewhere in its document."""
    content = re.sub(r"</?[pi]>", "", "\n".join(lines))
    printed = " ".join(_texts(document(content)))
    assert [word for word in content.split() if word.strip(".:|") not in printed] == []


def _texts(found: Document) -> list[str]:
    """Every text in a document's parts."""
    texts = [text for section in found.sections for text in (section.heading or "", section.text)]
    texts += [text for entry in found.contents for text in (entry.heading, str(entry.printed_page))]
    texts += [text for field in found.fields for text in (field.label, field.text)]
    texts += [cell.text for table in found.tables for cell in table.cells]
    return texts + [rest.text for rest in found.residue]
