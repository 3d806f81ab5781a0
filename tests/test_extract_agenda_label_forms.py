"""How labels are written: enumerated, abbreviated, as questions; in tables, above their values and before them."""

import pytest
from made_agenda import document

from extract.agenda.label_forms import expanded_abbreviations, without_enumeration
from extract.agenda.lexicon import field_name, heading_kind


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Voor wie?", "doelgroep"),
        ("Wie?", "betrokken_partijen"),
        ("Waar?", "locatie"),
        ("Wanneer?", "planning"),
        ("Waarom?", "doel"),
        ("Hoe?", "activiteiten"),
        ("Wat gaan we doen?", "activiteiten"),
        ("Met wie?", "betrokken_partijen"),
        ("Met wie kan ik contact opnemen?", "contact"),  # the longest beginning decides
        ("Wat kost het?", "financiering"),
        ("Hoeveel geld is er nodig?", "financiering"),
        ("Wie betaalt dat?", "financiering"),
        ("Hoe meten we dat?", "monitoring_en_evaluatie"),
        ("Hoe weten we of het werkt?", "monitoring_en_evaluatie"),
        ("Waarom doen we dit?", "doel"),  # not what we do
        ("Waar vindt het plaats?", "locatie"),
        ("Waar vind ik meer?", "online_informatie"),
        ("Bij wie kan ik terecht?", "contact"),
        ("In welke wijken?", "locatie"),
    ],
)
def test_questions(label: str, name: str) -> None:
    assert field_name(label) == name


@pytest.mark.parametrize(
    "text",
    [
        "Waarborgen?",  # `waar` is no beginning of a word here
        "Kunnen ouders ook thuis aan de slag?",
        "Wat doen we als een ouder in de tussentijd toch niet meer meedoet?",  # a sentence
    ],
)
def test_questions_that_are_no_label(text: str) -> None:
    assert field_name(text) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("4. Doelgroep", "doelgroep"),
        ("4.2 Doelgroep", "doelgroep"),
        ("4 - Doelgroep", "doelgroep"),
        ("d) Doelgroep", "doelgroep"),
        ("(d) Doelgroep", "doelgroep"),
        ("J. Contact", "contact"),
        ("IV. Doelgroep", "doelgroep"),
        ("IV Doelgroep", "doelgroep"),
        ("Onderdeel 4: Doelgroep", "doelgroep"),
        ("Stap 3 - Planning", "planning"),
        ("Vraag 5. Voor wie?", "doelgroep"),
        ("Onderdeel B: Monit. en eval.", "monitoring_en_evaluatie"),
        ("Doelgroep: voor wie?", "doelgroep"),  # said twice
    ],
)
def test_enumerated_labels(label: str, name: str) -> None:
    assert field_name(label) == name


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Deel 2: Kennis", "Kennis"),
        ("2e helft 2023", "2e helft 2023"),
        ("Groep 8", "Groep 8"),  # nothing behind it
        ("Een jaar", "Een jaar"),
        ("Actie 3: Kennis", "Actie 3: Kennis"),  # a heading of its own
    ],
)
def test_without_enumeration(text: str, rest: str) -> None:
    assert without_enumeration(text, frozenset({"actie"})) == rest


def test_headings_of_parts_are_enumerated_too() -> None:
    found = heading_kind("Hoofdstuk 3: Samenwerking")
    assert found is not None and found.kind == "samenwerking"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Korte beschr.", "korte_beschrijving"),
        ("Fin.", "financiering"),
        ("Betr. partijen", "betrokken_partijen"),
        ("Betr. part.", "betrokken_partijen"),  # partners or partijen: the same field
        ("Monit. en eval.", "monitoring_en_evaluatie"),
        ("Mon. & eval.", "monitoring_en_evaluatie"),
        ("Doel v.d. interv.", "doel"),
        ("Locatie (wijk, sch.)", "locatie"),
        ("Schoolbest. of -best.", "schoolbestuur"),
        ("Doelgr.", "doelgroep"),
        ("Bibl.", None),  # no label begins so
        ("P.", None),  # an initial
        ("Monit. op eval.", None),  # another word between
    ],
)
def test_abbreviated_labels(label: str, name: str | None) -> None:
    assert field_name(label, weak=False) == name


def test_an_abbreviation_may_be_short_for_several_labels() -> None:
    assert expanded_abbreviations("act.", ["actie", "activiteiten", "aanpak"]) == ["actie", "activiteiten"]


_QUESTIONS = {
    "Wie?": "betrokken_partijen",
    "Waarom?": "doel",
    "Voor wie?": "doelgroep",
    "Waar?": "locatie",
    "Wat gaan we doen?": "activiteiten",
    "Wat kost het?": "financiering",
}
_NUMBERED = {"a) Doel": "doel", "b) Doelgroep": "doelgroep", "c) Planning": "planning", "d) Aanpak": "activiteiten"}
_LETTERED = {"Onderdeel A: Doel": "doel", "Onderdeel B: Doelgroep": "doelgroep", "Onderdeel C: Planning": "planning"}
_SHORT = {"Betr. partijen": "betrokken_partijen", "Doelgr.": "doelgroep", "Monit. en eval.": "monitoring_en_evaluatie"}


@pytest.mark.parametrize("labels", [_QUESTIONS, _NUMBERED, _LETTERED, _SHORT])
@pytest.mark.parametrize(
    ("between", "after"),
    [("\t", "\n"), (": ", "\n\n"), (" ", "\n\n"), ("\n\n", "\n\n"), ("\n", "\n\n")],
    ids=["beside", "before", "before, without colon", "above", "right above"],
)
def test_labels_in_every_place(labels: dict[str, str], between: str, after: str) -> None:
    if between == " " and "?" not in "".join(labels):
        pytest.skip("only a question mark parts a label from its value without a colon")
    body = after.join(f"{label}{between}Iets voor peuters uit het dorp." for label in labels)
    found = document(f"Interventie | Taalmaatjes\n\n{body}")
    assert [intervention.title for intervention in found.interventions] == ["Taalmaatjes"]
    assert [field.name for field in found.fields] == list(labels.values())
    assert {field.text for field in found.fields} == {"Iets voor peuters uit het dorp."}
    assert [field.label for field in found.fields] == list(labels)


def test_signs_in_a_column_of_their_own() -> None:
    found = document("Interventie | Taal\n\n1.\tDoel\tMeer taal\n2.\tDoelgroep\tPeuters\n3.\tPlanning\t2023")
    assert [(field.name, field.text) for field in found.fields] == [
        ("doel", "Meer taal"),
        ("doelgroep", "Peuters"),
        ("planning", "2023"),
    ]


def test_a_numbered_activity_is_no_label() -> None:
    found = document(
        "Interventie | Taal\n\nDoel\tMeer taal\n\nAanpak:\n\n1. Voorlezen\n\n2. Monitoring\n\nPlanning: 2023"
    )
    assert [field.name for field in found.fields] == ["doel", "activiteiten", "planning"]


def test_a_head_that_each_column_repeats_is_no_label() -> None:
    rows = "Route\tProject\nDoel\tDoel\nSamen leren\tSamen spelen\nAanpak\tAanpak\nEen uur\tTwee uur\nDuur\tDuur"
    assert document(f"Toelichting\n\n{rows}").fields == ()


@pytest.mark.parametrize("question", ["Wat werkt het best?", "Wat werkt het best? Dat zoeken we uit."])
def test_a_question_in_a_value_is_no_label_where_labels_are_none(question: str) -> None:
    found = document(f"Interventie | Taal\n\nDoel\n\nMeer taal.\n\n{question}\n\nPlanning\n\n2023")
    assert [(field.name, field.text) for field in found.fields] == [
        ("doel", f"Meer taal.\n{question}"),
        ("planning", "2023"),
    ]
