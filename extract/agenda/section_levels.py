"""Section drafts in, sections with levels and parents out; contents entries with the section each points to.

Knows the template's levels and how headings are set; knows no pages.
"""

from collections import Counter

from rapidfuzz import fuzz

from extract.agenda.drafts import Drafts, EntryDraft, SectionDraft
from extract.agenda.headings import heading_key, intervention_title
from extract.agenda.lexicon import fold_label, heading_kind
from extract.agenda.table_of_contents import entry_levels
from extract.document import ContentsEntry, Section

_LIKENESS = 90


def settle(drafts: Drafts) -> tuple[tuple[Section, ...], tuple[ContentsEntry, ...]]:
    """The sections with their levels and parents, and the contents list tied to them."""
    levels = _entry_levels(drafts.entries)
    targets = _targets(drafts)
    _promote_budget(drafts, targets, levels)
    listed = {section: levels[n] for n, section in enumerate(targets) if section is not None}
    settled = _levels(drafts.sections, listed)
    parents = _parents(settled)
    sections = tuple(_section(draft, settled[n], parents[n]) for n, draft in enumerate(drafts.sections))
    contents = tuple(
        ContentsEntry(levels[n], entry.heading, entry.printed_page, targets[n], entry.paragraph.regions)
        for n, entry in enumerate(drafts.entries)
    )
    return sections, contents


def _promote_budget(drafts: Drafts, targets: list[int | None], levels: list[int]) -> None:
    """A budget that is a main part of its own takes the place of an `Activiteitenplan & Begroting`."""
    if any(draft.kind == "activiteitenplan_en_begroting" for draft in drafts.sections):
        return
    for target, level in zip(targets, levels, strict=True):
        if target is not None and level == 1 and drafts.sections[target].kind == "inzet_middelen":
            drafts.sections[target].kind = "activiteitenplan_en_begroting"
            return


def _section(draft: SectionDraft, level: int, parent: int | None) -> Section:
    regions = (draft.heading.regions if draft.heading else ()) + tuple(r for p in draft.paragraphs for r in p.regions)
    text = "\n".join(p.text for p in draft.paragraphs if p.text)
    return Section(draft.kind, level, draft.printed, text, parent, regions)


def _entry_levels(entries: list[EntryDraft]) -> list[int]:
    kinds = [heading_kind(entry.heading) for entry in entries]
    parts = [
        bool(kind and kind.part) and not intervention_title(entry.heading)
        for kind, entry in zip(kinds, entries, strict=True)
    ]
    opener = next((n for n, kind in enumerate(kinds) if kind and kind.key == "titel"), None)
    shared = any(
        kind and kind.key == "interventies" and "samenwerking" in fold_label(entry.heading)
        for kind, entry in zip(kinds, entries, strict=True)
    )
    for n, kind in enumerate(kinds):  # a part of its own where none is printed above it
        if kind and kind.key == "toelichting" and opener is None:
            parts[n] = True
        if kind and kind.key == "samenwerking" and not shared:
            parts[n] = True
        if (
            kind
            and kind.level == 3
            and kind.key not in ("gka_agenda", "inzet_middelen")
            and any(k and k.key == "interventies" for k in kinds[:n])
        ):
            parts[n] = True
    return entry_levels(entries, parts)


def _targets(drafts: Drafts) -> list[int | None]:
    """For each entry the section that it names; each section at most once, in order."""
    taken: set[int] = set()
    found: list[int | None] = []
    for entry in drafts.entries:
        best, likeness = None, 0.0
        for n, section in enumerate(drafts.sections):
            if n in taken or section.printed is None or section.kind in ("voorblad", "inhoudsopgave"):
                continue
            alike = _alike(entry.heading, section)
            if alike > likeness:
                best, likeness = n, alike
        if best is not None and likeness >= _LIKENESS:
            taken.add(best)
            found.append(best)
        else:
            found.append(None)
    return found


def _alike(entry: str, section: SectionDraft) -> float:
    named = intervention_title(entry) is not None
    heading = section.title if section.kind == "interventie" and section.title else section.printed
    if named != (section.kind == "interventie"):
        same = fold_label(entry) == fold_label(section.printed or "")
        return 100.0 if same else (fuzz.ratio(heading_key(entry), heading_key(heading or "")) if not named else 0.0)
    return fuzz.ratio(heading_key(entry), heading_key(heading or ""))


def _levels(drafts: list[SectionDraft], listed: dict[int, int]) -> list[int]:
    """A level for each: the contents list's, the template's, that of its number, or that of headings set like it."""
    interventions = next((listed.get(n, d.level or 1) for n, d in enumerate(drafts) if d.kind == "interventies"), 1)
    numbered = sum(d.depth is not None for d in drafts) > max(2, len(drafts) / 3)
    levels: list[int] = []
    for n, draft in enumerate(drafts):
        before = drafts[n - 1] if n else None
        if n in listed:
            level = listed[n]
        elif draft.kind == "samenwerking" and before is not None and before.kind == "samenwerking":
            level = levels[n - 1] + 1
        elif draft.kind == "interventie":
            level = interventions + 1
        elif draft.level is not None:
            level = draft.level
        elif numbered and draft.depth:
            level = draft.depth
        else:
            level = _by_looks(n, drafts, levels)
        levels.append(level)
    return levels


def _by_looks(n: int, drafts: list[SectionDraft], levels: list[int]) -> int:
    """The level of an unlisted heading in the document's own words."""
    draft = drafts[n]
    style = draft.heading.style if draft.heading else None
    if draft.heading is not None and draft.heading.outline:
        return _by_outline(draft.heading.outline, drafts, levels)
    if style is not None and style.size > 0:
        for other, level in zip(drafts, _known_levels(drafts, levels), strict=False):
            if level is not None and other.heading is not None and other.heading.style == style:
                return level
        larger = [
            level
            for other, level in zip(drafts, levels, strict=False)
            if other.known and other.heading and other.heading.style.size > style.size + 0.2 and level >= 2
        ]
        return min(6, max(larger) + 1) if larger else 3
    above = next((drafts[k] for k in range(n - 1, -1, -1) if levels[k] == 3), None)
    prose = fold_label(" ".join(p.text for p in above.paragraphs)) if above else ""
    return 4 if draft.printed and fold_label(draft.printed) in prose else 3


def _by_outline(outline: int, drafts: list[SectionDraft], levels: list[int]) -> int:
    """The level of a heading that the file gives a level itself: as far from the known ones as the file has it."""
    steps = Counter(
        level - other.heading.outline
        for other, level in zip(drafts, _known_levels(drafts, levels), strict=False)
        if level is not None and other.heading is not None and other.heading.outline
    )
    step = steps.most_common(1)[0][0] if steps else 0
    return min(6, max(1, outline + step))


def _known_levels(drafts: list[SectionDraft], levels: list[int]) -> list[int | None]:
    known = [level if draft.known else None for draft, level in zip(drafts, levels, strict=False)]
    later = [draft.level if draft.known else None for draft in drafts[len(levels) :]]
    return known + later


def _parents(levels: list[int]) -> list[int | None]:
    stack: list[int] = []
    parents: list[int | None] = []
    for n, level in enumerate(levels):
        while stack and levels[stack[-1]] >= level:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(n)
    return parents
