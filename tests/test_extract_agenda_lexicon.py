"""The template's headings and labels: as printed, as people vary them, as they mistype them; and the data files."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.agenda.lexicon import (
    TEMPLATE_FOLDER,
    Lexicon,
    editions,
    field_name,
    fold_label,
    heading_kind,
    kind_by_cue_words,
    load_template,
    template_words,
    variants,
    without_label_footnote,
    without_number,
)

# A label that isn't recognised gets a line in labels.toml and a pair here; a heading one in headings.toml and a pair
# in `test_headings`.


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Betrokken partijen", "betrokken_partijen"),  # the 2022 template's own
        ("Partners", "betrokken_partijen"),  # the 2019 template's
        ("Met wie", "betrokken_partijen"),
        ("Planning:", "planning"),  # a colon is no part of it
        ("LOOPTIJD", "planning"),  # set in capitals
        ("Doel van de interventie", "doel"),
        ("Doel", "doel"),  # too short to be guessed at, but exact
        ("Beoogd effect", "doel"),
        ("Wat willen we bereiken?", "doel"),
        ("Doelgroep(en)", "doelgroep"),
        ("Voor wie", "doelgroep"),
        ("Voor  wie ", "doelgroep"),  # spaces of a table
        ("Locatie (wijk, school)", "locatie"),
        ("Locatie (dorp, kern en school)", "locatie"),  # whatever stands in brackets
        ("Wijk/school", "locatie"),
        ("Activiteiten", "activiteiten"),
        ("Aanpak", "activiteiten"),
        ("Monitoring & evaluatie", "monitoring_en_evaluatie"),
        ("Financiën", "financiering"),  # with its diaeresis
        ("Kosten en dekking", "financiering"),
        ("Online-informatie", "online_informatie"),
        ("Meer weten?", "online_informatie"),
        ("Contactpersoon", "contact"),
        ("Titel van de interventie", "titel"),
        ("Korte beschrijving", "korte_beschrijving"),
        ("Schoolbestuur of –besturen", "schoolbestuur"),  # a dash that an office program made of the hyphen
        ("Financiering¹", "financiering"),  # with its footnote mark
        ("Planning *", "planning"),
        ("3. Doelgroep", "doelgroep"),  # labels are numbered by some
        ("b. Planning", "planning"),
    ],
)
def test_labels(label: str, name: str) -> None:
    assert field_name(label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Betroken partijen", "betrokken_partijen"),  # a letter lost
        ("Betrokkken partijen", "betrokken_partijen"),  # a letter twice
        ("Plannning", "planning"),
        ("Doel van de intervenite", "doel"),  # two letters changed places
        ("Doelgroeep", "doelgroep"),
        ("Monitorring en evaluatie", "monitoring_en_evaluatie"),
        ("Monitoring en evalutie", "monitoring_en_evaluatie"),
        ("Finaciering", "financiering"),
        ("Financierng", "financiering"),
        ("Onlne informatie", "online_informatie"),
        ("Activitieten", "activiteiten"),
        ("Activiteitten", "activiteiten"),
        ("Contactpersson", "contact"),
    ],
)
def test_mistyped_labels(label: str, name: str) -> None:
    assert field_name(label) == name


@pytest.mark.parametrize(
    "label",
    [
        "Veldenrode",  # a place
        "Duurzaamheid",  # begins as `duur`
        "Risico's",  # a label that the template doesn't have: kept as `overig`
        "Communicatie",
        "Rol van de ouders",
        "Dool",  # too short to be a typing error of `doel`
        "",
        ":",
        "De betrokken partijen komen tweemaal per jaar bij elkaar in het dorpshuis van Oosterlo",  # a sentence
    ],
)
def test_no_labels(label: str) -> None:
    assert field_name(label) is None


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Wat", "activiteiten"),
        ("Hoe", "activiteiten"),
        ("Wanneer", "planning"),
        ("Waarom", "doel"),
        ("Wie doen mee", "betrokken_partijen"),
    ],
)
def test_everyday_words_are_labels_only_among_labels(label: str, name: str) -> None:
    assert field_name(label, weak=True) == name
    assert field_name(label, weak=False) is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Inhoudsopgave", "inhoudsopgave"),
        ("Toelichting", "toelichting"),
        ("Aanleiding en uitdagingen", "aanleiding_en_uitdagingen"),
        ("Wat zien we?", "aanleiding_en_uitdagingen"),  # free-form agendas ask questions
        ("Inzet Gemeente Veldenrode", "inzet_gemeente"),  # with any municipality
        ("Inzet van de gemeenten Oosterlo en Westerlo", "inzet_gemeente"),  # regional
        ("Inzet vanuit het Nationaal Programma Onderwijs", "inzet_npo"),
        ("Inzet vanuit het Nationaal Programma Onderwijs (NPO)", "inzet_npo"),
        ("Samenwerking met de Gelijke Kansen Alliantie", "samenwerking_gka"),  # not `samenwerking`
        ("Samenwerking", "samenwerking"),
        ("Afspraken", "samenwerking"),
        ("Leren van anderen", "leren_van_anderen"),
        ("Bijdrage gemeente Veldenrode", "bijdrage_gemeente"),
        ("Kennis", "kennis"),
        ("Analyse- en onderzoeksvragen", "kennis"),  # 2019
        ("En verder...", "en_verder"),
        ("Interventies & Samenwerking", "interventies"),
        ("Interventies en experimenten", "interventies"),
        ("Ondertekening", "ondertekening"),
        ("Ondertekening bevoegd gezag", "ondertekening_bevoegd_gezag"),
        ("Activiteitenplan & Begroting", "activiteitenplan_en_begroting"),
        ("Bijlage: Activiteitenplan & Begroting", "activiteitenplan_en_begroting"),
        ("GKA Agenda Gemeente Veldenrode", "gka_agenda"),
        ("Inzet middelen", "inzet_middelen"),
        ("Financiën", "inzet_middelen"),
        ("Eindnoten", "voetnoten"),
        ("Gelijke Kansen voor alle kinderen en jongeren in Gemeente Veldenrode.", "overig"),  # with its full stop
        ("Addendum GKA-agenda Veldenrode 2023", "overig"),
        ("2.1 Kennis", "kennis"),
        ("2. Toelichting", "toelichting"),
        ("II. Interventies", "interventies"),
        ("B. Samenwerking", "samenwerking"),
        ("TOELICHTING", "toelichting"),
    ],
)
def test_headings(heading: str, kind: str) -> None:
    found = heading_kind(heading)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Toelichting: waarom wij hier zo warm voor lopen", "toelichting"),  # what stands before a colon decides
        ("Toelichting (kort)", "toelichting"),
        ("Kennismaking: een verhaal", None),  # to the letter only
    ],
)
def test_a_heading_may_have_a_tail(heading: str, kind: str | None) -> None:
    known = heading_kind(heading)
    assert (known.kind if known else None) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("1. Opening en aanleiding", "aanleiding_en_uitdagingen"),
        ("3. Stand van zaken Nationaal Programma Onderwijs", "inzet_npo"),
        ("Rondvraag en vervolg", "en_verder"),
        ("Activiteitenplan, begroting en dekking", "activiteitenplan_en_begroting"),
        ("Governance", None),
    ],
)
def test_what_a_heading_in_its_own_words_is_about(heading: str, kind: str | None) -> None:
    known = kind_by_cue_words(heading)
    assert (known.kind if known else None) == kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Inhoudopgave", "inhoudsopgave"),
        ("Aanleiding en uitdaginen", "aanleiding_en_uitdagingen"),
        ("Inzet vanuit het Natonaal Programma Onderwijs", "inzet_npo"),
        ("Samenwerkng met de Gelijke Kansen Alliantie", "samenwerking_gka"),
        ("Intervenies & Samenwerking", "interventies"),
        ("Activiteitenplan & Bergoting", "activiteitenplan_en_begroting"),
        ("Ondertekenning bevoegd gezag", "ondertekening_bevoegd_gezag"),
        ("Inzet gemeeente Veldenrode", "inzet_gemeente"),  # in a variant with any words behind it
    ],
)
def test_mistyped_headings(heading: str, kind: str) -> None:
    found = heading_kind(heading)
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "heading",
    [
        "Backpack",  # a document's own word
        "Veldenrode",
        "Zwemmen",
        "Interventie | Taalmaatjes",  # an intervention is recognised elsewhere
        "Kennissen",  # not `Kennis`
        "",
        "12",
    ],
)
def test_headings_in_the_documents_own_words(heading: str) -> None:
    assert heading_kind(heading) is None


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Financiële  Middelen:", "financiele middelen"),
        ("En verder…", "en verder"),
        ("Thema’s", "thema's"),
        ("School – thuis", "school - thuis"),
        ("samen\u00adwerking", "samenwerking"),  # a soft hyphen
        ("Interventies\u00a0&\tSamenwerking", "interventies & samenwerking"),
        (" . ", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold_label(text) == folded


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2.1 Kennis", "Kennis"),
        ("10. Slot", "Slot"),
        ("IV. Afspraken", "Afspraken"),
        ("a. Planning", "Planning"),
        ("2022", "2022"),  # a year alone is no number before something
        ("2022 en verder", "2022 en verder"),  # nor is it one before something: too long
        ("Kennis 2.1", "Kennis 2.1"),
    ],
)
def test_without_number(text: str, rest: str) -> None:
    assert without_number(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Totaal¹", "Totaal"),
        ("Gemeentelijke middelen ²", "Gemeentelijke middelen"),
        ("Loonkosten**", "Loonkosten"),
        ("Groep 8", "Groep 8"),  # a plain figure belongs to the words
    ],
)
def test_without_footnote_mark(text: str, rest: str) -> None:
    assert without_label_footnote(text) == rest


# The data files: all load, and no entry is hidden behind another.

_ANY = "Veldenrode"  # for the `*` of a variant
_LEXICA = [
    ("signing", "role"),
    ("signing", "label"),
    ("budget", "category"),
    ("budget", "row"),
    ("title", "own"),
    ("title", "document"),
    ("title", "kind"),
]


def _entries(file: str, *path: str) -> Iterator[tuple[str, str]]:
    """(key, variant) of a table of a data file; a variant's `*` filled in."""
    data = load_template(file)
    for step in path:
        data = data[step]
    for key, entry in data.items():
        texts = entry["variants"] + entry.get("weak", []) if isinstance(entry, dict) else entry
        for text in texts:
            yield key, text.replace("*", _ANY)


def _has_inner_star(text: str) -> bool:
    return _ANY + "agenda" in text


def test_a_star_may_stand_between_words() -> None:
    found = heading_kind("Waarom deze nieuwe agenda voor Veldenrode")
    assert found is not None
    assert found.key == "toelichting"


@pytest.mark.parametrize("path", sorted(TEMPLATE_FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_data_file_loads(path: Path) -> None:
    assert load_template(path.stem)
    assert path.read_text(encoding="utf-8").startswith("#"), "a data file begins by saying what it holds"


@pytest.mark.parametrize(("key", "text"), [entry for entry in _entries("headings") if not _has_inner_star(entry[1])])
def test_heading_is_reachable(key: str, text: str) -> None:
    found = heading_kind(text)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(("key", "text"), list(_entries("labels")))
def test_label_is_reachable(key: str, text: str) -> None:
    assert field_name(text) == key


@pytest.mark.parametrize(
    ("file", "table", "key", "text"), [(*where, *entry) for where in _LEXICA for entry in _entries(*where)]
)
def test_word_is_reachable(file: str, table: str, key: str, text: str) -> None:
    assert variants(file, table).find(text) == key


def test_levels_are_those_of_the_contract() -> None:
    for key, entry in load_template("headings").items():
        assert set(entry) <= {"kind", "level", "part", "within", "edition", "variants"}, key
        assert 1 <= entry["level"] <= 4, key


def test_editions_have_their_main_parts_in_order() -> None:
    assert set(editions()) == {"2022", "2019", "addendum"}
    assert editions()["2022"] == (
        "toelichting",
        "aanleiding_en_uitdagingen",
        "inzet_gemeente",
        "inzet_npo",
        "samenwerking_gka",
        "kennis",
        "interventies",
        "samenwerking",
        "ondertekening_bevoegd_gezag",
        "activiteitenplan_en_begroting",
    )


@pytest.mark.parametrize("edition", ["2022", "2019"])
def test_an_editions_own_words_are_recognised(edition: str) -> None:
    data = load_template("editions")
    assert [label for label in data["labels"][edition] if field_name(label) is None] == []
    assert [heading for heading in data["headings"][edition] if heading_kind(heading) is None] == []


def test_no_word_belongs_to_two_editions() -> None:
    data = load_template("editions")
    for table in ("labels", "headings"):
        assert not set(data[table]["2022"]) & set(data[table]["2019"])


@pytest.mark.parametrize(
    "path",
    [
        ("budget", "header", "words"),
        ("budget", "hint", "texts"),
        ("title", "agenda_words"),
        ("title", "subject_words"),
        ("title", "intervention", "words"),
    ],
)
def test_lists_of_words_hold_words(path: tuple[str, ...]) -> None:
    assert template_words(*path)
    assert "" not in template_words(*path)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("aap", "dier"),
        ("een aap in het bos", "dier"),  # `*` on both sides
        ("boom en struik", "plant"),  # the longest beginning decides
        ("boom", None),  # `*` stands for at least a word
        ("boomstam", None),  # words, not letters
        ("jaar 20", "jaar"),
        ("jaar 2023", "jaar"),  # but a figure goes on
    ],
)
def test_lexicon(text: str, key: str | None) -> None:
    variants = {"dier": ["aap", "* aap *"], "hout": ["boom *"], "plant": ["boom en *"], "jaar": ["jaar 20*", "jaar 20"]}
    assert Lexicon(variants).find(text) == key


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    heading_kind(text)
    field_name(text)
    assert fold_label(fold_label(text)) == fold_label(text)


@given(st.sampled_from(sorted({text for _, text in _entries("labels")})), st.sampled_from(["", ":", " :", "."]))
def test_capitals_spaces_and_closing_punctuation_never_matter(label: str, end: str) -> None:
    assert field_name(re.sub(" ", "  ", label.upper()) + end) == field_name(label)
