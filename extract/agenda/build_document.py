"""Makes the `Document` of what a reader delivered: blocks filed by block_parser, levels settled, all with their places.

Also says what the document is as a whole: its title (reading rule 6), its kind (`agenda`, `addendum`, `themaagenda`,
`overig`) and the edition of the template. The pages' sums are closed here: every character of a page was used, is
furniture, or is left over.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.agenda.block_parser import names_party, parse_blocks
from extract.agenda.drafts import Drafts, FieldDraft, GridDraft, SectionDraft
from extract.agenda.headings import without_number
from extract.agenda.lexicon import fold_label, load_template, template_words, variants
from extract.agenda.section_levels import resolve_sections
from extract.agenda.signatures import signatories, signing_tokens
from extract.blocks import Block, GridCell, Paragraph, without_marker
from extract.document import (
    Commitment,
    Document,
    Field,
    Intervention,
    Page,
    Residue,
    Section,
    Signatory,
    Table,
    TableCell,
)
from extract.reading import Reading

# Characters. Titles and heads are single lines; the others tell a lead-in from a sentence, and an item from a heading.
_LONGEST_TITLE = 120
_LONGEST_HEAD = 160
_LONGEST_LEAD_IN = 60
_SHORTEST_COMMITMENT = 15
_FIRST_TEXTS = 3  # at the top of a document, where it may say what it is without a heading
_FIELDS_OF_AN_AGENDA = 3  # different ones, with interventions: other plans have a goal and a target group too
_PARTS_OF_AN_AGENDA = 2  # sections that only agendas have
_AGENDA_KINDS = frozenset(
    {
        "toelichting",
        "interventies",
        "interventie",
        "activiteitenplan_en_begroting",
        "inzet_npo",
        "samenwerking_gka",
        "gka_agenda",
    }
)
_NO_TITLE_KINDS = ("voorblad", "inhoudsopgave", "voetnoten")
_PAGE_NUMBER = re.compile(r"[\s.…]+\d{1,3}$")  # behind a title that is met in a contents list first


def build_document(source_name: str, data: bytes, reading: Reading) -> Document:
    """The document that a file's blocks make."""
    # Only a wholly recognised document has no type: in a mixed one some pages do, and they tell how headings look.
    drafts = parse_blocks(reading.blocks, ocr=reading.text_layer == "ocr")
    sections, contents = resolve_sections(drafts)
    residue = reading.residue + tuple(_residue(p) for p in drafts.residue)
    signed = tuple(drafts.signatories) + _school_signatories(drafts)
    texts = _printed(reading.blocks)
    kind = _document_kind(texts, reading.running, sections, drafts)
    return Document(
        source_name=source_name,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=reading.media_type,
        text_layer=reading.text_layer,
        title=_title(texts, reading.running, sections),
        template=_template(drafts, kind),
        kind=kind,
        pages=_accounted(reading, drafts),
        sections=sections,
        contents=contents,
        tables=tuple(_table(draft) for draft in drafts.grids),
        interventions=_interventions(drafts),
        fields=tuple(_field(draft) for draft in drafts.fields),
        budget=tuple(drafts.budget),
        total_lines=tuple(drafts.total_lines),
        signatories=signed,
        commitments=_commitments(drafts),
        residue=residue,
        doubts=reading.doubts + tuple(drafts.doubts),
        furniture=reading.furniture + tuple(r for p in drafts.furniture for r in p.regions),
    )


def _printed(blocks: list[Block]) -> list[str]:
    """Every paragraph's and every cell's text."""
    return [
        text
        for block in blocks
        for text in (
            [block.text] if isinstance(block, Paragraph) else [cell.text.replace("\n", " ") for cell in block.cells]
        )
    ]


def _residue(paragraph: Paragraph) -> Residue:
    page = paragraph.regions[0].page if paragraph.regions else None
    return Residue(page, paragraph.text, paragraph.regions)


def _accounted(reading: Reading, drafts: Drafts) -> tuple[Page, ...]:
    """The pages with their sums: what the blocks took is used, less what the walk left over or took for furniture."""
    used: Counter[int] = Counter({page.number: page.characters_used for page in reading.pages})
    furniture: Counter[int] = Counter({page.number: page.characters_furniture for page in reading.pages})
    for block in reading.blocks:
        used.update(_characters([block] if isinstance(block, Paragraph) else block.paragraphs))
    # Blocks were all counted as used; what the parser found to be furniture or left over is taken off again.
    used.subtract(_characters([*drafts.residue, *drafts.furniture]))
    furniture.update(_characters(drafts.furniture))
    return tuple(
        replace(
            page,
            characters_furniture=furniture[page.number],
            characters_used=used[page.number],
            characters_left=page.characters - furniture[page.number] - used[page.number],
        )
        for page in reading.pages
    )


def _characters(paragraphs: Iterable[Paragraph]) -> Counter[int]:
    """How many characters of paragraphs stand on each page."""
    counts: Counter[int] = Counter()
    for paragraph in paragraphs:
        for page, characters in paragraph.counts:
            counts[page] += characters
    return counts


def _title(texts: list[str], running: tuple[str, ...], sections: tuple[Section, ...]) -> str | None:
    """`GKA Agenda Gemeente X` where that is printed, else the first heading of level 1.

    A document without a title page may say what it is in its running header alone.
    """
    is_title = variants("title", "document").find
    printed = next((text for text in texts if len(text) < _LONGEST_TITLE and is_title(text)), None)
    if printed:
        # The first place where a document names itself may be its contents list, with dots and a page number behind.
        return _PAGE_NUMBER.sub("", printed).rstrip(" .")
    heading = _first_heading(sections)
    header = None if heading and _own_title(heading) else next(filter(_own_title, running), None)
    return header or heading or next((section.heading for section in sections if section.heading), None)


def _first_heading(sections: tuple[Section, ...]) -> str | None:
    """The first heading of level 1 in the body."""
    heads = (s.heading for s in sections if s.level == 1 and s.heading and s.kind not in _NO_TITLE_KINDS)
    return next(heads, None)


def _own_title(text: str) -> bool:
    """True if a line is one by which an agenda calls itself."""
    return bool(variants("title", "own").find(text) or variants("title", "kind").find(text))


def _document_kind(texts: list[str], running: tuple[str, ...], sections: tuple[Section, ...], drafts: Drafts) -> str:
    """`agenda`, `addendum` or `themaagenda`; `overig` where neither its words nor its parts are those of an agenda."""
    if not _is_agenda(" ".join(map(fold_label, (*running, *texts))), sections, drafts):
        return "overig"
    # `Addendum bij de GKA Agenda` is said at the top or in a heading; in the text an agenda may mention its own
    # addendum.
    heads = [s.heading for s in sections if s.heading and s.level <= 1] + texts[:_FIRST_TEXTS] + [*running]
    for kind, key in (("themaagenda", "theme_agenda"), ("addendum", "addendum")):
        if any(variants("title", "kind").find(head) == key for head in heads if len(head) < _LONGEST_HEAD):
            return kind
    return "agenda"


def _is_agenda(whole: str, sections: tuple[Section, ...], drafts: Drafts) -> bool:
    """The alliance's name, or the subject's, with interventions; or its name with an agenda's own title or parts."""
    named = any(word in whole for word in template_words("title", "agenda_words"))
    subject = named or any(word in whole for word in template_words("title", "subject_words"))
    fields = len({f.name for f in drafts.fields} - {"overig"})
    # A local education plan has interventions with goals too: it counts where it is about equal opportunities, by name
    # or by subject. Without them the alliance's name has to be there.
    if drafts.interventions and fields >= _FIELDS_OF_AN_AGENDA:
        return subject
    parts = sum(section.kind in _AGENDA_KINDS for section in sections)
    return named and (parts >= _PARTS_OF_AN_AGENDA or _has_own_title(sections))


def _has_own_title(sections: tuple[Section, ...]) -> bool:
    return any(variants("title", "own").find(s.heading) for s in sections if s.heading and s.level <= 1)


def _template(drafts: Drafts, kind: str) -> str:
    """The edition whose own labels and headings the document prints most."""
    # An addendum prints a few labels of any edition: too few to tell which.
    if kind == "addendum":
        return "addendum"
    data = load_template("editions")
    headings = {fold_label(without_number(section.printed)) for section in drafts.sections if section.printed}
    printed = {fold_label(without_number(field.label)) for field in drafts.fields} | headings
    own = {
        edition: {part: len(printed & set(map(fold_label, data[part][edition]))) for part in ("labels", "headings")}
        for edition in data["labels"]
    }
    best = max(own, key=lambda edition: sum(own[edition].values()))
    enough = sum(own[best].values()) >= data["least"][best]
    return best if enough and own[best]["headings"] >= data["least_headings"][best] else "vrij"


def _interventions(drafts: Drafts) -> tuple[Intervention, ...]:
    interventions = []
    for n, section in enumerate(drafts.interventions):
        draft = drafts.sections[section]
        regions = (draft.heading.regions if draft.heading else ()) + tuple(
            r for f in drafts.fields if f.intervention == n for p in f.paragraphs for r in p.regions
        )
        interventions.append(Intervention(draft.title or draft.printed or "", section, regions))
    return tuple(interventions)


def _field(draft: FieldDraft) -> Field:
    regions = tuple(r for p in draft.paragraphs for r in p.regions) or draft.regions
    sure = [p.confidence for p in draft.paragraphs]
    return Field(
        draft.name,
        draft.label,
        "\n".join(p.text for p in draft.paragraphs),
        draft.section,
        draft.intervention,
        regions,
        sum(sure) / len(sure) if sure else 1.0,
    )


def _table(draft: GridDraft) -> Table:
    return Table(draft.kind, draft.section, tuple(_cell(cell) for row in draft.grid.rows for cell in row))


def _cell(cell: GridCell) -> TableCell:
    return TableCell(cell.row, cell.column, cell.row_span, cell.column_span, cell.text, cell.regions)


def _commitments(drafts: Drafts) -> tuple[Commitment, ...]:
    """The items below `Samenwerking`: its list, or its lines where it has no list (reading rule 43)."""
    return tuple(
        commitment
        for n, section in enumerate(drafts.sections)
        if section.kind == "samenwerking"
        for commitment in _commitments_of(section, n)
    )


def _commitments_of(section: SectionDraft, n: int) -> Iterator[Commitment]:
    """The promises in a section, each with the party that its heading or the last lead-in (`De gemeente:`) names."""
    listed = any(paragraph.marker for paragraph in section.paragraphs)
    party = without_number(section.printed) if section.printed and names_party(section.printed) else None
    for paragraph in section.paragraphs:
        if _is_lead_in(paragraph):
            party = paragraph.text.rstrip(" :")
        elif paragraph.marker or (not listed and len(paragraph.text) > _SHORTEST_COMMITMENT):
            yield Commitment(party, without_marker(paragraph.text), n, paragraph.regions)


def _is_lead_in(paragraph: Paragraph) -> bool:
    return paragraph.text.endswith(":") and len(paragraph.text) < _LONGEST_LEAD_IN and not paragraph.marker


def _school_signatories(drafts: Drafts) -> tuple[Signatory, ...]:
    """Those who sign for the school boards: `Naam: ...`, `Organisatie: ...`."""
    persons: list[Signatory] = []
    for n, section in enumerate(drafts.sections):
        if section.kind == "ondertekening_bevoegd_gezag" and section.paragraphs:
            persons += signatories(signing_tokens(section.paragraphs), n, school=True)
    return tuple(persons)
