"""Labels in a document's own words."""

import pytest

from extract.agenda.drafts import Drafts, FieldDraft, SectionDraft
from extract.agenda.unknown_labels import name_unknown_labels
from extract.blocks import Paragraph
from extract.document import Doubt


def _named(label: str, text: str, *beside: str) -> tuple[str, list[str]]:
    """The field's name, and the doubts that stay."""
    drafts = Drafts()
    drafts.fields += [FieldDraft("overig", label, 0, 0, [Paragraph(text)]), *(FieldDraft(n, n, 0, 0) for n in beside)]
    drafts.doubts.append(Doubt("label_onbekend", "onbekend", 0, 0))
    name_unknown_labels(drafts)
    return drafts.fields[0].name, [doubt.message for doubt in drafts.doubts]


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("In welke wijk of kern", "locatie"),
        ("Voor welke kinderen", "doelgroep"),
        ("Zo pakken we het aan", "activiteiten"),
        ("Hoe weten we dat het werkt", "monitoring_en_evaluatie"),  # not `werkwijze`
        ("Planning per kwartaal", "planning"),
        ("Wat mag het kosten?", "financiering"),
        ("Met wie", "betrokken_partijen"),
        ("Wie neemt deel", "betrokken_partijen"),
        ("KPI's en sturing", "monitoring_en_evaluatie"),
        ("Geld", "financiering"),
        ("Hoe wij bijhouden of het werkt", "monitoring_en_evaluatie"),
        ("Waar het om gaat", "doel"),  # no place
        ("Doelwitgroep", "doelgroep"),  # not `doel`
        ("Wie u kunt bellen", "contact"),
    ],
)
def test_the_words_of_a_label_tell(label: str, field: str) -> None:
    assert _named(label, "Dat staat elders.") == (field, [])


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Hilda Olde Monnik, h.olde@veldenrode.example", "contact"),
        ("www.veldenrode.example", "online_informatie"),
        ("€ 12.000 uit eigen zak", "financiering"),
        ("najaar 2022", "planning"),
    ],
)
def test_what_a_field_holds_tells_but_stays_a_doubt(text: str, field: str) -> None:
    name, (message,) = _named("Nog iets", text)
    assert name == field
    assert "Nog iets" in message and field.replace("_", " ") in message


def test_a_field_that_is_there_already_is_not_guessed_again() -> None:
    assert _named("Nog iets", "€ 12.000 uit eigen zak", "financiering") == ("overig", ["onbekend"])


@pytest.mark.parametrize(("beside", "field"), [(("doelgroep",), "betrokken_partijen"), ((), "doelgroep")])
def test_a_label_of_two_meanings_takes_the_one_that_is_free(beside: tuple[str, ...], field: str) -> None:
    assert _named("Deelnemers", "Peuters", *beside)[0] == field


def test_what_nothing_tells_of_stays_as_it_is() -> None:
    assert _named("Bijzonderheden", "De school verhuist.") == ("overig", ["onbekend"])


def _names(*interventions: str) -> list[str]:
    """The names of the fields of interventions, each written as its labels: known names, and others in own words."""
    drafts = Drafts()
    known = ("betrokken_partijen", "planning", "doel", "doelgroep", "locatie", "activiteiten", "financiering")
    for n, labels in enumerate(interventions):
        drafts.fields += [FieldDraft(x if x in known else "overig", x, n, n) for x in labels.split()]
    name_unknown_labels(drafts)
    return [field.name for field in drafts.fields]


def test_a_label_that_comes_again_at_a_place_of_the_template_is_named_by_it() -> None:
    intervention = "betrokken_partijen planning Hoopvol doelgroep locatie"
    assert _names(intervention, intervention) == ["betrokken_partijen", "planning", "doel", "doelgroep", "locatie"] * 2


def test_a_label_named_by_its_place_means_the_same_where_its_neighbours_are_missing() -> None:
    intervention = "betrokken_partijen planning Hoopvol doelgroep locatie"
    assert _names(intervention, intervention, "Hoopvol financiering")[-2:] == ["doel", "financiering"]


@pytest.mark.parametrize(
    "interventions",
    [
        ("betrokken_partijen planning Hoopvol doelgroep",),  # once: it may be a label of the author's own
        ("locatie planning Hoopvol doelgroep", "locatie planning Hoopvol doelgroep"),  # in an order of its own
        ("planning Hoopvol Rol doelgroep locatie", "planning Hoopvol Rol doelgroep locatie"),  # one place, two labels
    ],
)
def test_a_place_that_tells_nothing_names_nothing(interventions: tuple[str, ...]) -> None:
    assert "overig" in _names(*interventions)


def _plan_names(*fields: tuple[str, str]) -> list[str]:
    """The names of the plan's fields, each written as (the name that its words have, its label)."""
    drafts = Drafts(sections=[SectionDraft("activiteitenplan_en_begroting", None, None)])
    drafts.fields += [FieldDraft(name, label, 0, None) for name, label in fields]
    name_unknown_labels(drafts)
    return [field.name for field in drafts.fields]


def test_the_plan_has_fields_of_its_own() -> None:
    """`Hoe heten ...?` asks for activities in an intervention, `Welke scholen` for places; the plan has neither."""
    labels = (
        ("activiteiten", "Hoe heten de plannen?"),
        ("overig", "In één adem"),  # by its place
        ("planning", "Planning"),
        ("betrokken_partijen", "Met wie?"),
        ("locatie", "Welke schoolbesturen tekenen?"),
    )
    assert _plan_names(*labels) == ["titel", "korte_beschrijving", "planning", "betrokken_partijen", "schoolbestuur"]
    assert (
        _plan_names(("titel", "Titel"), ("overig", "Lief"), ("overig", "Leed"), ("planning", "Planning"))[1] == "overig"
    )


def test_a_cue_that_breaks_the_order_of_the_template_is_none() -> None:
    """`Hier doen we het voor` holds a word of activities; between planning and group it is the goal."""
    labels = {
        "betrokken_partijen": "Betrokken partijen",
        "planning": "Planning",
        "doel": "Hier doen we het voor",
        "doelgroep": "Doelgroep",
        "locatie": "Locatie",
        "activiteiten": "Activiteiten",
    }
    drafts = Drafts()
    for n in (0, 1):
        drafts.fields += [
            FieldDraft("activiteiten" if name == "doel" else name, label, n, n) for name, label in labels.items()
        ]
    name_unknown_labels(drafts)
    assert [field.name for field in drafts.fields] == [*labels] * 2


def test_two_questions_for_one_field_are_told_apart_by_their_places() -> None:
    """`Wat is de winst?` asks for the goal, `Wat staat er op het programma?` for the activities."""
    drafts = Drafts()
    labels = {"planning": "Wanneer?", "doel": "Wat is de winst?", "doelgroep": "Voor wie?", "locatie": "Waar?"}
    labels |= {"activiteiten": "Wat staat er op het programma?", "monitoring_en_evaluatie": "Hoe weten we het?"}
    for n in (0, 1):
        found = {"doel": "activiteiten"}  # as their first words tell
        drafts.fields += [FieldDraft(found.get(name, name), label, n, n) for name, label in labels.items()]
    name_unknown_labels(drafts)
    assert [field.name for field in drafts.fields] == [*labels] * 2
