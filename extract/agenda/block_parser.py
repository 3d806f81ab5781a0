"""Goes over a document's blocks once, in reading order, and files each where it belongs.

Every block ends in a section's prose, a labelled value (field), a table, a signing block, the contents list, the notes,
the furniture, or, if nothing claims it, the residue: nothing is dropped. For each paragraph the questions are, in this
order: is it a heading, a footnote, a label, part of an open value; else it is prose. What is open is ParserState's;
what follows a place is lookahead's; levels are settled afterwards by section_levels.
"""

import re
from dataclasses import replace
from functools import cache

from extract.agenda.budget import is_total_line
from extract.agenda.continuations import without_continuations
from extract.agenda.counted_interventions import settle_interventions
from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.front_page import front_page, opens_contents, unnamed_contents
from extract.agenda.headings import (
    LARGER,
    Heading,
    heading_key,
    heading_of,
    intervention_title,
    is_line_in_italics,
    is_numbered,
    looks_of,
    short_line,
    stands_out,
    without_number,
)
from extract.agenda.headings_by_place import heading_by_place
from extract.agenda.labelled_values import take_grid, take_label
from extract.agenda.lexicon import field_name, kind_by_cue_words, load_template
from extract.agenda.lookahead import (
    asks_labels,
    budget_follows,
    counts_on,
    enumerates_labels,
    fields_follow,
    first_label,
    is_label,
    leads_labels,
    list_around,
    over_title,
    plan_follows,
    prose_follows,
    runs_in,
    with_plain_leads,
)
from extract.agenda.parser_state import ParserState
from extract.agenda.sheets import sheets_laid_open
from extract.agenda.side_headings import side_headings_above
from extract.agenda.signatures import signing_label
from extract.agenda.table_of_contents import read_contents, with_heads_before_lists
from extract.agenda.unknown_headings import name_unknown_headings
from extract.agenda.unknown_labels import name_unknown_labels
from extract.blocks import Block, Grid, Paragraph

# How a footnote begins: with a raised figure, an asterisk, or a figure in square brackets.
_FOOTNOTE = re.compile(r"^(?:[¹²³⁴⁵⁶⁷⁸⁹]|\*+\)?|\[\d\])\s*\S")
_FOOTNOTE_MARKS = "¹²³⁴⁵⁶⁷⁸⁹["  # of these none is also a list's marker, as `*` is
_BLURRED_NOTE = re.compile(r"^[‘’'?°*]\s?[A-Z][^‘’']*$")  # a raised figure as OCR reads it
_PLAIN_NOTE = re.compile(r"^\d{1,2}\s?[A-Z][a-z]*\s")  # its mark printed as a plain figure
_SMALL = 0.9  # of the running text's size: footnotes met are set in 0.75 to 0.85 of it
_SMALL_ON_SCAN = 0.95  # the same on a scan, where sizes are measured from ink and less sure
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]?\s+\S")  # `3. Naar de club`
_SIGNING = ("ondertekening", "ondertekening_bevoegd_gezag")


def parse_blocks(blocks: list[Block], ocr: bool = False) -> Drafts:
    """Files every block of a document. ocr: recognised from a picture, so that type says nothing for sure."""
    # First of all: a note to read on, left inside a value, would end it or be read as part of it.
    unrolled = side_headings_above(sheets_laid_open(blocks))
    continued = without_continuations(with_heads_before_lists(unrolled))
    blocks = with_plain_leads(continued.blocks)
    state = ParserState(blocks, looks_of([b for b in blocks if isinstance(b, Paragraph)], [], ocr), ocr)
    state.drafts.furniture += continued.taken
    state.enumerates_labels, state.asks_labels = enumerates_labels(blocks), asks_labels(blocks)
    state.contents_heading = unnamed_contents(state)
    n = front_page(state)
    while n < len(blocks):
        block = blocks[n]
        n += 1
        if isinstance(block, Grid):
            take_grid(state, block)
        elif opens_contents(state, block):
            n += _take_contents(state, block, n)
        else:
            _take_paragraph(state, block, n)
    # Notes at the feet of pages go last, below those that stand at the document's end.
    if state.footnotes:
        _open_notes(state)
        for note in state.footnotes:
            state.add_prose(note)
    # At the end, since what nobody knows is told by what stands around it.
    settle_interventions(state.drafts)
    name_unknown_headings(state.drafts)
    name_unknown_labels(state.drafts)
    return state.drafts


def names_party(heading: str) -> bool:
    """True if a heading below `Samenwerking` names whose promises follow (`Deelnemende gemeenten`)."""
    return bool(_party().match(without_number(heading)))


@cache
def _party() -> re.Pattern[str]:
    """cues.toml's [promises] as a pattern: `*` behind is the beginning of a word, `* ` before lets one word precede."""
    patterns = []
    for party in load_template("cues")["promises"]["parties"]:
        before = r"(?:[a-zé]+\s+)?" if party.startswith("* ") else ""
        behind = "" if party.endswith("*") else r"\b"
        patterns.append(before + re.escape(party.strip("* ")) + behind)
    return re.compile(rf"(?:(?:de|het)\s+)?(?:{'|'.join(patterns)})", re.IGNORECASE)


def _open_notes(state: ParserState) -> None:
    """Opens the section of footnotes, unless it is open."""
    if _in_notes(state):
        return
    state.close_field()
    state.open_section(SectionDraft("voetnoten", None, None, level=1, known=True))


def _in_notes(state: ParserState) -> bool:
    return state.section is not None and state.section.kind == "voetnoten"


def _take_contents(state: ParserState, heading: Paragraph, n: int) -> int:
    """Takes the contents list below its heading; gives how many blocks it took. From then on its headings are known."""
    state.close_field()
    again = state.block_at(n)
    if isinstance(again, Paragraph) and opens_contents(state, again):
        state.drafts.furniture.append(heading)  # the page's running head says the same
        return 1 + _take_contents(state, again, n + 1)
    entries, taken, below = read_contents(state.blocks[n:])
    if below is not None:
        # The table that began right below the list was one grid with it: its rows are a block of their own now.
        taken -= 1
        state.blocks[n + taken] = below
    state.open_section(SectionDraft("inhoudsopgave", heading, heading.text, level=1, known=True))
    state.drafts.entries += entries
    # From here on the list's own headings are known by their words, so that weak looks will do.
    state.looks = looks_of(state.paragraphs, [entry.heading for entry in entries], state.ocr)
    return taken


def _take_paragraph(state: ParserState, block: Paragraph, n: int) -> None:
    """Files a paragraph; n is the position of the block after it."""
    if _names_part_again(state, block, n):
        state.drafts.furniture.append(block)
        return
    above = state.block_at(n - 2)
    if isinstance(above, Paragraph) and over_title(state, above, n - 1):
        block = replace(block, gap=True)  # a slide's title, however close the part's name stands above it
    heading = _heading(state, block, n)
    run_in = None if heading else _run_in_heading(state, block)
    if heading:
        state.open_headed_section(block, heading)
    elif run_in:
        state.open_headed_section(*run_in)
        state.add_prose(replace(block, text=block.text[len(block.lead) :].strip(), lead=""))
    elif _is_at_foot_of_page(state, block, n):
        state.footnotes.append(block)  # the text goes on after it: filed at the end, so that it doesn't cut a value
    elif _is_footnote(state, block):
        _open_notes(state)
        state.add_prose(block)
    elif take_label(state, block, n):
        pass
    elif state.open_field is not None:
        state.open_field.paragraphs.append(block)
    else:
        if is_total_line(block.text):
            state.drafts.total_lines.append(block.text)
        state.add_prose(block)


def _is_at_foot_of_page(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a paragraph is a note at the foot of its page, or continues one; needs type, to tell where it ends."""
    if not state.looks.typed or _in_notes(state):
        return False
    before = state.block_at(n - 2)
    follows_note = bool(state.footnotes) and before is state.footnotes[-1] and before.style == block.style
    # The second paragraph of a note has no mark; it follows the first in the same small type.
    return (follows_note and _is_small(state, block)) or _is_footnote(state, block)


def _is_small(state: ParserState, block: Paragraph, share: float = _SMALL) -> bool:
    return block.style.size < share * state.looks.body.size


def _is_footnote(state: ParserState, block: Paragraph) -> bool:
    """A paragraph that begins with a mark, or any below the first of them."""
    if _in_notes(state):
        return True
    # Small type as well as the mark, since a quotation in a value opens with the same sign.
    if state.ocr and _BLURRED_NOTE.match(block.text) and _is_small(state, block, _SMALL_ON_SCAN):
        return True
    # `1 Zie bijlage`: in type of the text's size it is a list's item, or a heading with its number.
    if state.looks.typed and _is_small(state, block) and _PLAIN_NOTE.match(block.text):
        return True
    return bool(_FOOTNOTE.match(block.text)) and (block.marker is None or block.text[:1] in _FOOTNOTE_MARKS)


def _heading(state: ParserState, block: Paragraph, n: int) -> Heading | None:
    """The heading that a paragraph is, by the template, the contents list, what follows it, or its looks."""
    # A bold beginning before a colon is a label with its value there, whatever a heading in its words would be; so is
    # one in a known label's words without a colon.
    leads = block.label or (block.lead and field_name(block.lead.rstrip("."), weak=False))
    if leads and state.among_labels and not intervention_title(block.text):
        return None
    shown = _as_title(state, block) if over_title(state, block, n) else block
    heading = heading_of(shown, state.looks, in_fields=state.open_field is not None)
    # After the template was asked, and against it: `Aanpak` is a heading and a label, and among labels it is a label.
    if _reads_as_label(state, block, n):
        return None
    out = stands_out(block, state.looks) and not _set_as_values(state, block)
    if _in_own_words(heading) and _begins_value_of_chip(state):
        return None
    if _in_own_words(heading) and (placed := heading_by_place(state, block, n)):
        return placed
    # Its place in the contents list, or its number in italics, will do for what stands right above labels.
    heads = out or heading is not None or (is_numbered(block.text) and is_line_in_italics(block, state.looks))
    if _in_own_words(heading) and _opens_fields(state, block, n, heads):
        return _over_fields(state, block, n)
    if heading:
        return _in_its_place(state, heading)
    # `3. Kennis` between texts is a heading, between `2.` and `4.` an item of a list.
    in_list = list_around(state, block, n) and not _numbers_next_section(state, block, n)
    by_figure = block.text[:1].isdigit()
    if block.marker and (in_list if by_figure else not is_numbered(block.text)):
        return None
    # In a value a short line in own words is a line of that value (`Stap 1`), unless its type is a section's.
    if not short_line(block) or (state.open_field is not None and not _typed_as_section(state, block)):
        return None
    return _own_words(state, block, n, out)


def _set_as_values(state: ParserState, block: Paragraph) -> bool:
    """True if a line is set just as this intervention's values: they may be larger than the document's other text."""
    if not state.looks.typed or state.open_field is None:
        return False
    fields = (field for field in state.drafts.fields if field.section == state.section_index)
    return any(value.style == block.style for field in fields for value in field.paragraphs)


def _as_title(state: ParserState, block: Paragraph) -> Paragraph:
    """A line as its heading would be set: where it stands says heading, whatever its type says."""
    return replace(block, style=block.style._replace(size=state.looks.body.size, bold=True))


def _names_part_again(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a line above a slide's title says a heading once more: it names the part that the slide is of."""
    if not over_title(state, block, n):
        return False
    return heading_key(block.text) in {heading_key(s.printed) for s in state.drafts.sections if s.printed}


def _run_in_heading(state: ParserState, block: Paragraph) -> tuple[Paragraph, Heading] | None:
    """The heading that a paragraph begins with, in bold or italics: `Aanleiding  In 2021 deden wij een onderzoek.`

    Its words must be the template's or the contents list's; among labelled values they are a label.
    """
    if not block.lead or state.among_labels or not block.text.startswith(block.lead):
        return None
    # Set as a heading by its lead, whatever the type of the text behind it.
    lead = replace(
        block, text=block.lead.rstrip("."), lead="", lines=1, gap=True, style=block.style._replace(bold=True)
    )
    heading = heading_of(lead, state.looks)
    return (lead, heading) if heading and heading.kind != "interventie" else None


def _reads_as_label(state: ParserState, block: Paragraph, n: int) -> bool:
    """True for a label of a value; `Financiering` right above a budget heads it all the same."""
    label = is_label(state, block) or leads_labels(state, block, n)
    return (label and not budget_follows(state, n)) or runs_in(state, block)


def _begins_value_of_chip(state: ParserState) -> bool:
    """True right below a label in a box of its own: in whatever large type, this is its value."""
    label, field = state.label_style, state.open_field
    return (
        label is not None and field is not None and label.boxed and field.label == label.text and not field.paragraphs
    )


def _in_own_words(heading: Heading | None) -> bool:
    """True unless the template knows the heading: the contents list alone doesn't say what kind of section it opens."""
    return heading is None or (heading.kind == "overig" and heading.level is None)


def _opens_fields(state: ParserState, block: Paragraph, n: int, out: bool) -> bool:
    """True for a short line right above labels; where type tells, it has to stand out."""
    if not short_line(block) or (state.looks.typed and not out) or counts_on(state, block, n):
        return False
    n += _is_tag(state.block_at(n), block)
    return fields_follow(state, n) and (out or not _continues_intervention(state, n))


def _is_tag(block: Block | None, heading: Paragraph) -> bool:
    """True if a small text stands at the height of a heading, at its right: `PLAN OP EEN PAGINA`."""
    if not isinstance(block, Paragraph) or not block.regions or not heading.regions:
        return False
    tag, own = block.regions[0], heading.regions[0]
    level = tag.page == own.page and own.top <= (tag.top + tag.bottom) / 2 <= own.bottom
    return level and tag.x0 > own.x1 and block.style.size < heading.style.size


def _continues_intervention(state: ParserState, n: int) -> bool:
    """True if the label that follows is one that the open intervention still lacks: no other begins above it."""
    name = first_label(state, n)
    # `Planning` in bold above `Wie doet wat?` may head the next intervention, or be a label nobody knows in this one; a
    # field that this one still lacks tells, but for a number that counts on from this one's.
    in_intervention = state.is_in("interventie") and state.open_field is not None
    if in_intervention and _counts_on_from_heading(state, state.block_at(n - 1)):
        return False
    return in_intervention and name is not None and not state.has_field(name) and not plan_follows(state, n)


def _numbers_next_section(state: ParserState, block: Paragraph, n: int) -> bool:
    """True if a line above prose counts on from the open section's heading: `2. Governance` below `1. Aanleiding`."""
    return _counts_on_from_heading(state, block) and prose_follows(state, n)


def _counts_on_from_heading(state: ParserState, block: Block | None) -> bool:
    """True if a line's number is the next after the open section's: `3. Naar de club` after `2. Lezen`."""
    heading = state.section.heading if state.section else None
    if not isinstance(block, Paragraph) or heading is None:
        return False
    numbers = [match for text in (heading.text, block.text) if (match := _NUMBERED.match(text))]
    return len(numbers) == 2 and int(numbers[0]["number"]) + 1 == int(numbers[1]["number"])


def _over_fields(state: ParserState, block: Paragraph, n: int) -> Heading:
    """A heading in the document's own words right above labelled values: an intervention, or the plan."""
    titled = intervention_title(block.text)
    kind = "gka_agenda" if plan_follows(state, n) else "interventie"
    return Heading(kind, None, titled[1] if titled else block.text, False)


def _typed_as_section(state: ParserState, block: Paragraph) -> bool:
    """True if a line is in the large type in which the document has set the heading of a section before.

    An intervention's own heading doesn't count: its type is that of parts of an intervention as well.
    """
    if not state.looks.typed or block.style.size <= state.looks.body.size * LARGER:
        return False
    headings = (one.heading for one in state.drafts.sections if one.kind not in ("interventie", "voorblad"))
    return any(heading is not None and heading.style == block.style for heading in headings)


def _in_its_place(state: ParserState, heading: Heading) -> Heading | None:
    """Some headings' words mean another kind where they stand."""
    if heading.kind == "samenwerking" and state.is_in("samenwerking") and state.section_is_empty:
        return None  # a line of the lead-in, such as `Onze afspraken`
    if heading.kind == "ondertekening" and state.section is not None:
        return Heading("ondertekening_bevoegd_gezag", 3, None, True)  # the agenda's own stands on the front page
    if heading.kind == "gka_agenda" and state.section is None:
        return Heading("overig", 1, None, True)  # the document's title; the plan's heading has the same words
    return heading


def _own_words(state: ParserState, block: Paragraph, n: int, out: bool) -> Heading | None:
    """A heading in the document's own words, by where it stands and by its looks."""
    if state.is_in("inhoudsopgave") and state.section_is_empty:
        return Heading("overig", 1, None, False)  # the first line below the contents list opens the body
    # `Wethouder` in bold, above a name.
    if state.is_in(*_SIGNING) and signing_label(block.text.split(":")[0]):
        return None
    if state.is_in("samenwerking") and state.section_is_empty and names_party(block.text):
        return Heading("samenwerking", None, None, True)
    if out:
        return None if _is_tagline(state, block) else _by_cue(block)
    # Without type a short line needs prose on both sides: below a heading it is a tagline, above a heading a last line.
    if state.looks.typed or state.section is None or state.section_is_empty or not prose_follows(state, n):
        return None
    return _by_cue(block)


def _by_cue(block: Paragraph) -> Heading:
    """A heading in the document's own words, of the kind that its words tell of, if they do."""
    told = kind_by_cue_words(block.text)
    level = told.level if told and told.part else None  # of other kinds the level is told by how they are set
    return Heading(told.kind if told else "overig", level, None, False)


def _is_tagline(state: ParserState, block: Paragraph) -> bool:
    """A short line right below a heading, no larger than the running text (reading rule 5)."""
    # `Samen voor gelijke kansen` below the title: a second heading right there would leave the first one empty.
    below_heading = state.section_is_empty and not state.is_in("interventies")  # there a first intervention stands
    return below_heading and block.style.size <= state.looks.body.size * LARGER and not block.outline
