"""Gives a kind to sections whose headings are in an author's own words, by where they stand among known ones.

An empty heading right above the explanation's first part is the explanation, one above the first intervention heads
them, one above the plan the plan; a part of the explanation between two known ones is what the template has there.
"""

from collections.abc import Sequence

from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.template_order import UNKNOWN, free_places

# The parts of the explanation, in the template's order.
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
_KNOWN = 2  # parts of the explanation whose headings are known: between two of them a place is told
# A main part, and what stands first in it. The explanation's parts are kinds of its own.
_PARTS = (
    ("toelichting", frozenset(_EXPLANATION)),
    ("interventies", frozenset({"interventie"})),
    ("activiteitenplan_en_begroting", frozenset({"gka_agenda", "inzet_middelen"})),
)


def name_unknown_headings(drafts: Drafts) -> None:
    """Sets the kinds of the sections that stand where the template has known ones."""
    for kind, parts in _PARTS:
        _name_part(drafts.sections, kind, parts)
    _name_explanation(drafts.sections)


def _name_part(sections: Sequence[SectionDraft], kind: str, parts: frozenset[str]) -> None:
    """An empty heading before the part's first section heads that part, if none is known.

    The first of all is the body's own title where only the explanation's parts follow.
    """
    if any(section.kind == kind for section in sections):
        return
    first = next((n for n, section in enumerate(sections) if section.kind in parts), 0)
    title = next((section for section in sections if section.kind == UNKNOWN), None)
    for section in reversed(sections[:first]):
        own_words = section.kind == UNKNOWN and section.heading is not None
        if own_words and not section.paragraphs and not (kind == "toelichting" and section is title):
            section.kind = kind
            return
        # In the explanation a text between them is a part whose heading nobody knows.
        if not own_words or kind != "toelichting":
            return


def _name_explanation(sections: Sequence[SectionDraft]) -> None:
    """The parts of the explanation, up to the first section that is none of them."""
    start = next((n for n, section in enumerate(sections) if section.kind in ("toelichting", *_EXPLANATION)), 0)
    start += sections[start].kind == "toelichting" if sections else 0
    behind = (n for n in range(start, len(sections)) if sections[n].kind not in (UNKNOWN, *_EXPLANATION))
    explanation = sections[start : next(behind, len(sections))]
    kinds = [section.kind if section.paragraphs else "" for section in explanation]
    for n, kind in list(free_places(kinds, _EXPLANATION, _KNOWN)):
        explanation[n].kind = kind
