"""Gives a kind to sections whose headings are in an author's own words, by where they stand among known ones.

An empty heading right above the explanation's first part is the explanation, one above the first intervention heads
them, one above the plan the plan. A part of the explanation between two known ones is not told so: what stands in the
place of a missing part may be one of the author's own, and then nobody would be told that the part is missing.
"""

from collections.abc import Sequence

from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.unknown_labels import UNKNOWN

# The parts of the explanation.
_EXPLANATION = (
    "aanleiding_en_uitdagingen",
    "inzet_gemeente",
    "inzet_npo",
    "samenwerking_gka",
    "leren_van_anderen",
    "bijdrage_gemeente",
    "kennis",
    "en_verder",
)
# A main part, its level in the template, and what stands first in it. The explanation's parts are kinds of its own.
_PARTS = (
    ("toelichting", 2, frozenset(_EXPLANATION)),
    ("interventies", 1, frozenset({"interventie"})),
    ("activiteitenplan_en_begroting", 1, frozenset({"gka_agenda", "inzet_middelen"})),
)


def name_unknown_headings(drafts: Drafts) -> None:
    """Sets the kinds of the sections that stand where the template has known ones."""
    for kind, level, parts in _PARTS:
        if not any(section.kind == kind for section in drafts.sections):
            _name_part(drafts.sections, kind, level, parts)


def _name_part(sections: Sequence[SectionDraft], kind: str, level: int, parts: frozenset[str]) -> None:
    """The heading in own words before the part's first section heads that part; an empty one, but for the plan's."""
    first = next((n for n, section in enumerate(sections) if section.kind in parts), 0)
    title = next((section for section in sections if section.kind == UNKNOWN), None)
    if kind == "activiteitenplan_en_begroting":
        first = _behind_plans_heading(sections, first)
    for section in reversed(sections[:first]):
        own_words = not section.known and section.heading is not None and section.kind in (UNKNOWN, "inzet_middelen")
        heads = not section.paragraphs or kind == "activiteitenplan_en_begroting"  # the ministry's promise stands there
        # The first of all is the body's own title where only the explanation's parts follow.
        if own_words and heads and not (kind == "toelichting" and section is title):
            section.kind, section.level = kind, level
            return
        # In the explanation a text between them is a part whose heading nobody knows.
        if not own_words or kind != "toelichting":
            return


def _behind_plans_heading(sections: Sequence[SectionDraft], first: int) -> int:
    """Behind `Plan en raming`, whose words name a budget, where the plan's own heading follows; else first."""
    names_budget = sections and sections[first].kind == "inzet_middelen" and not sections[first].known
    return (
        first + 1
        if names_budget and sections[first + 1 : first + 2] and sections[first + 1].kind == "gka_agenda"
        else first
    )
