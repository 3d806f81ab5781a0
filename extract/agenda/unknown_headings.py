"""Gives a kind to sections whose headings are in an author's own words, by where they stand among known ones.

An empty heading right above the explanation's first part is the explanation, one above the first intervention heads
them, one above the plan the plan. The explanation opens with its occasion and challenges, whatever its author calls
them. A part between two known ones is not told so: what stands in the place of a missing part may be one of the
author's own, and then nobody would be told that the part is missing.
"""

from collections.abc import Sequence

from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.lexicon import load_template, parts_of
from extract.agenda.unknown_labels import UNKNOWN

_BUDGET = "inzet_middelen"


def name_unknown_headings(drafts: Drafts) -> None:
    """Sets kind and level of the headings of main parts that no heading in known words names."""
    known = {section.kind for section in drafts.sections}
    for kind, find in (
        ("toelichting", _over_explanation),
        ("aanleiding_en_uitdagingen", _opening_explanation),
        ("interventies", _over_interventions),
        ("activiteitenplan_en_begroting", _over_plan),
    ):
        if kind not in known and (section := find(drafts.sections)) is not None:
            section.kind, section.level = kind, load_template("headings")[kind]["level"]


def _over_explanation(sections: Sequence[SectionDraft]) -> SectionDraft | None:
    """The last empty heading before the explanation's first part; texts between them are parts that nobody knows."""
    # The first of all is the body's own title where only the explanation's parts follow.
    title = next((section for section in sections if section.kind == UNKNOWN), None)
    for section in reversed(sections[: _first(sections, parts_of("toelichting"))]):
        if not _in_own_words(section):
            return None
        if not section.paragraphs and section is not title:
            return section
    return None


def _opening_explanation(sections: Sequence[SectionDraft]) -> SectionDraft | None:
    """The text right below the heading of an explanation that has known parts further on."""
    n = _first(sections, frozenset({"toelichting"}))
    if not sections or sections[n].kind != "toelichting" or sections[n].paragraphs or n + 1 == len(sections):
        return None
    opening, further = sections[n + 1], (section.kind for section in sections[n + 2 :])
    told = _in_own_words(opening) and bool(opening.paragraphs) and not parts_of("toelichting").isdisjoint(further)
    return opening if told else None


def _over_interventions(sections: Sequence[SectionDraft]) -> SectionDraft | None:
    """An empty heading right above the first intervention."""
    above = _above(sections, _first(sections, frozenset({"interventie"})))
    return above if above and _in_own_words(above) and not above.paragraphs else None


def _over_plan(sections: Sequence[SectionDraft]) -> SectionDraft | None:
    """The heading right above the plan's first section; the ministry's promise may stand below it.

    `Plan en raming` above the plan's own heading is called a budget by its words.
    """
    first = _first(sections, frozenset({"gka_agenda", _BUDGET}))
    if [section.kind for section in sections[first : first + 2]] == [_BUDGET, "gka_agenda"] and not sections[
        first
    ].known:
        return sections[first]
    above = _above(sections, first)
    return above if above and _in_own_words(above) else None


def _first(sections: Sequence[SectionDraft], kinds: frozenset[str]) -> int:
    """The position of the first section of these kinds; 0 where there is none."""
    return next((n for n, section in enumerate(sections) if section.kind in kinds), 0)


def _above(sections: Sequence[SectionDraft], n: int) -> SectionDraft | None:
    return sections[n - 1] if n else None


def _in_own_words(section: SectionDraft) -> bool:
    return section.kind == UNKNOWN and not section.known and section.heading is not None
