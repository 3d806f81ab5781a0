"""What a document says of itself: its title, its kind and its edition."""

import pytest
from made_agenda import AGENDA, INTERVENTIONS, PROSE, document

from extract.agenda.build_document import build_document
from extract.agenda.lexicon import load_template
from extract.formats.text import read_blocks
from extract.reading import Reading


def test_what_the_document_says_of_itself() -> None:
    found = document(AGENDA)
    assert (found.title, found.template, found.kind) == ("GKA Agenda Gemeente Veldenrode", "2022", "agenda")
    assert found.residue == ()
    assert [table.kind for table in found.tables] == ["interventie", "interventie", "activiteitenplan", "begroting"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (AGENDA, "agenda"),
        (f"Addendum GKA-agenda Veldenrode\n\n{PROSE}\n{INTERVENTIONS}", "addendum"),
        (f"Thema-agenda Techniek\n\n{PROSE}\n{INTERVENTIONS}", "themaagenda"),
        ("Notulen van de dorpsraad\n\nDe bus rijdt weer. Er is taart.", "overig"),
        ("", "overig"),
    ],
)
def test_document_kind(content: str, kind: str) -> None:
    assert document(content).kind == kind


@pytest.mark.parametrize(
    ("running", "title"),
    [
        (("Gemeente Veldenrode", "Addendum GKA-agenda Veldenrode"), "Addendum GKA-agenda Veldenrode"),
        (("Gemeente Veldenrode",), "Toelichting"),  # says nothing of an agenda
        ((), "Toelichting"),
    ],
)
def test_a_document_without_a_title_page_has_its_running_headers_title(running: tuple[str, ...], title: str) -> None:
    text = "1. Toelichting\n\nInterventie | Taal\n\nDoel\tGelijke kansen.\nDoelgroep\tPeuters\nPlanning\t2023"
    reading = Reading(read_blocks(text), "application/pdf", "digitaal", running=running)
    found = build_document("veldenrode.pdf", b"", reading)
    assert (found.title or "").endswith(title)
    assert (found.kind == "addendum") is title.startswith("Addendum")


def test_numbered_headings_are_an_editions_own_all_the_same() -> None:
    """Typeset documents number theirs: `1.1 Aanleiding en uitdagingen`."""
    own = {heading for headings in load_template("editions")["headings"].values() for heading in headings}
    lines = [f"1.1 {line}" if line.strip().casefold() in own else line for line in AGENDA.split("\n")]
    assert sum(line.startswith("1.1 ") for line in lines) > 1
    assert document("\n".join(lines)).template == "2022"
