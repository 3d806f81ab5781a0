"""Gives sections their levels and parents, and ties each entry of the contents list to its section.

Works on the drafts that block_parser filed, when the whole document is known: a heading's level may be told by another
that is set like it further on. Reading rule 5 says what the levels mean: 1 opens a main part, 2 is listed under one,
3 is not listed, 4 is a part of such a section.
"""

from collections import Counter

from rapidfuzz import fuzz

from extract.agenda.drafts import ContentsEntryDraft, Drafts, SectionDraft
from extract.agenda.headings import heading_key, intervention_title
from extract.agenda.lexicon import HeadingKind, fold_label, heading_kind
from extract.agenda.table_of_contents import entry_levels
from extract.blocks import Style
from extract.document import ContentsEntry, Section

_LIKENESS = 90  # of 100 between a contents entry and a heading: a letter or two apart (set on the samples)
_SAME_SIZE = 0.2  # points within which two sizes are one: producers round a size up or down
_DEEPEST = 6  # levels of a heading, as in HTML and Word; deeper ones count as the sixth
_UNLISTED = 3  # the level of a section that the contents list doesn't have (reading rule 5)
_NUMBERED_SHARE = 1 / 3  # of all headings that must be numbered for the numbers to tell levels
_FEWEST_NUMBERED = 2  # ... and more than this many: one or two numbers are part of a title


def resolve_sections(drafts: Drafts) -> tuple[tuple[Section, ...], tuple[ContentsEntry, ...]]:
    """The sections with their levels and parents, and the contents list tied to them."""
    levels = _entry_levels(drafts.entries)
    targets = _targets(drafts)
    # Before levels are settled, which need the kinds.
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


def _entry_levels(entries: list[ContentsEntryDraft]) -> list[int]:
    """The levels of the contents list's entries, by which of them open a main part."""
    kinds = [heading_kind(entry.heading) for entry in entries]
    keys = [kind.key if kind else "" for kind in kinds]
    shared = any(
        key == "interventies" and "samenwerking" in fold_label(entry.heading)
        for key, entry in zip(keys, entries, strict=True)
    )
    parts: list[bool] = []
    for n, (kind, entry) in enumerate(zip(kinds, entries, strict=True)):
        opens = (
            kind is not None
            and (
                (kind.part and not intervention_title(entry.heading))
                # Parts of their own where the part that the template puts them in isn't printed: `Toelichting`
                # stands below the title, `Samenwerking` below `Interventies & samenwerking`.
                or (kind.key == "toelichting" and "titel" not in keys)
                or (kind.key == "samenwerking" and not shared)
                or _stands_behind_interventions(kind, keys[:n])
            )
        )
        parts.append(opens)
    return entry_levels(entries, parts)


def _stands_behind_interventions(kind: HeadingKind, keys_before: list[str]) -> bool:
    """A part of the explanation (`Kennis`, `En verder`) listed after the interventions belongs to none of them."""
    return kind.level == 3 and kind.key not in ("gka_agenda", "inzet_middelen") and "interventies" in keys_before


def _targets(drafts: Drafts) -> list[int | None]:
    """For each entry the position of the section that it names; each section at most once, in order."""
    taken: set[int] = set()
    targets: list[int | None] = []
    for entry in drafts.entries:
        best, likeness = None, 0.0
        for n, section in enumerate(drafts.sections):
            if n in taken or section.printed is None or section.kind in ("voorblad", "inhoudsopgave"):
                continue
            # The best and not the first: headings of one document are like each other (`Kennis`, `Kennis delen`).
            alike = _alike(entry.heading, section)
            if alike > likeness:
                best, likeness = n, alike
        target = best if likeness >= _LIKENESS else None
        targets.append(target)
        if target is not None:
            taken.add(target)
    return targets


def _alike(entry: str, section: SectionDraft) -> float:
    """How alike an entry and a section's heading are, 0 to 100; `Interventie | X` only names an intervention."""
    entry_titled = intervention_title(entry) is not None
    is_intervention = section.kind == "interventie"
    printed = section.printed or ""
    if entry_titled == is_intervention:
        heading = section.title if is_intervention and section.title else printed
        return fuzz.ratio(heading_key(entry), heading_key(heading))
    # A list that leaves `Interventie` away, or has it where the heading has not: then only the same words will do.
    if fold_label(entry) == fold_label(printed):
        return 100.0
    if entry_titled:
        return 0.0
    return fuzz.ratio(heading_key(entry), heading_key(section.title or printed))


def _levels(drafts: list[SectionDraft], listed: dict[int, int]) -> list[int]:
    """A level for each: the contents list's, the template's, that of its number, or that of headings set like it."""
    interventions = next((listed.get(n, d.level or 1) for n, d in enumerate(drafts) if d.kind == "interventies"), 1)
    with_number = sum(draft.depth is not None for draft in drafts)
    numbered = with_number > max(_FEWEST_NUMBERED, len(drafts) * _NUMBERED_SHARE)
    levels: list[int] = []
    for n, draft in enumerate(drafts):
        if n in listed:
            levels.append(listed[n])
        elif n and draft.kind == drafts[n - 1].kind == "samenwerking":
            levels.append(levels[n - 1] + 1)  # `Gemeente X`, whose promises follow below `Samenwerking`
        elif draft.kind == "interventie":
            levels.append(interventions + 1)
        # The template's level before the number's: documents number some headings and not others.
        elif draft.level is not None:
            levels.append(draft.level)
        elif numbered and draft.depth:
            levels.append(draft.depth)
        else:
            levels.append(_by_looks(n, drafts, levels))
    return levels


def _by_looks(n: int, drafts: list[SectionDraft], levels: list[int]) -> int:
    """The level of the n-th section, an unlisted heading in the document's own words; levels: of those before it."""
    heading = drafts[n].heading
    # Word says how deep a heading is; type only shows which are alike; a text file has neither.
    if heading is not None and heading.outline:
        return _by_outline(heading.outline, drafts, levels)
    if heading is not None and heading.style.size > 0:
        return _by_style(heading.style, drafts, levels)
    return _by_announcement(drafts[n], drafts, levels)


def _by_style(style: Style, drafts: list[SectionDraft], levels: list[int]) -> int:
    """The level of a known heading that is set in the same style, else one below the deepest that is set larger."""
    for other, level in zip(drafts, _known_levels(drafts, levels), strict=False):
        if level is not None and other.heading is not None and other.heading.style == style:
            return level
    smaller = [
        level
        for other, level in zip(drafts, _known_levels(drafts, levels), strict=False)
        if level is not None
        and other.kind != "voorblad"
        and other.heading
        and other.heading.style.size > 0
        and other.heading.style.size < style.size - _SAME_SIZE
    ]
    if smaller and min(smaller) == 1:
        return 1  # larger than the heading of a main part
    larger = [
        level
        for other, level in zip(drafts, levels, strict=False)
        if other.known and other.heading and other.heading.style.size > style.size + _SAME_SIZE and level >= 2
    ]
    return min(_DEEPEST, max(larger) + 1) if larger else _UNLISTED


def _by_announcement(draft: SectionDraft, drafts: list[SectionDraft], levels: list[int]) -> int:
    """In a text file: one below a section whose prose says the heading's words, as one that introduces its parts."""
    above = next((drafts[k] for k in range(len(levels) - 1, -1, -1) if levels[k] == _UNLISTED), None)
    prose = fold_label(" ".join(p.text for p in above.paragraphs)) if above else ""
    announced = bool(draft.printed) and fold_label(draft.printed or "") in prose
    return _UNLISTED + 1 if announced else _UNLISTED


def _by_outline(outline: int, drafts: list[SectionDraft], levels: list[int]) -> int:
    """The level of a heading that the file gives a level itself: as far from the known ones as the file has it."""
    steps = Counter(
        level - other.heading.outline
        for other, level in zip(drafts, _known_levels(drafts, levels), strict=False)
        if level is not None and other.heading is not None and other.heading.outline
    )
    # Many begin their headings at `Kop 2`, since `Kop 1` was too large: known headings show by how much it is off.
    step = steps.most_common(1)[0][0] if steps else 0
    return min(_DEEPEST, max(1, outline + step))


def _known_levels(drafts: list[SectionDraft], levels: list[int]) -> list[int | None]:
    """Levels of the sections whose headings are known, those after the ones in levels too; None for the others."""
    known = [level if draft.known else None for draft, level in zip(drafts, levels, strict=False)]
    later = [draft.level if draft.known else None for draft in drafts[len(levels) :]]
    return known + later


def _parents(levels: list[int]) -> list[int | None]:
    """For each section the position of the last one before it with a higher place in the outline (a lower level)."""
    stack: list[int] = []
    parents: list[int | None] = []
    for n, level in enumerate(levels):
        while stack and levels[stack[-1]] >= level:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(n)
    return parents
