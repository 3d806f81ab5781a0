"""The paragraphs of one column of lines: of running text, of a text column, of a table cell.

A new paragraph begins after white space, at another type, at a list marker, at an indent, and where the line above
ended although the next word would still have fitted on it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise, takewhile

from extract.blocks import MARKER, Paragraph
from extract.document import Region
from extract.layout import dutch
from extract.layout.hyphenation import Hyphens
from extract.layout.line_spacing import PARAGRAPH_STEP, line_spacing, step
from extract.layout.lines import Segment

# All distances are in sizes of type, and were set on the samples unless another reason is given.
_LEAST_EXTRA = 0.12  # a wider step parts paragraphs only if it is wider by this too: steps are known to a tenth
_GAP_ABOVE = 0.25  # from the foot of one paragraph to the top of the next: more is white space that a reader sees
_OTHER_SIZE = 0.08  # of the larger size: 10 and 11 point differ by 0.09, sizes that rounding makes unlike by far less
_OUTDENT = 0.5  # a line so far left of its item's marker is outside the item
_OTHER_INDENT = 0.5  # a line so far from where the item's second line begins is set as something else
_HANGING = 0.4  # where an item's lines hang under its text, one that begins this far left of it is no longer the item's
_INDENT = 0.9  # a line so far right of the paragraph's others is the first line of another one
_SPACE = 0.3  # between two words
_SLACK = 0.25  # more room than this has to be left for a line to count as ended on purpose
_MEASURED_SLACK = 0.9  # the same where OCR read it: it measures ink, in lines that are rarely quite straight

_LABEL_STEP = 1.08  # times the usual step; a brochure's signatures stood 1.6 sizes apart, its running text 1.4

_LEADS = 3  # lines of a column that begin with words in bold: one or two may be stress
_LEAD_WORDS = 6  # in such a label
_LABEL_WIDTH = 0.6  # of the column: a label is shorter; a line in colour that fills more of it may be running text

_HEADING = 1.4  # times the running text: as large as nothing but headings and mottos is set (the designs' 1.5 to 3)
_UNFINISHED = frozenset(dutch.words("unfinished"))

_RUN_IN = re.compile(r"[^\W\d_][^:.,;]{1,30}:\s+\S")
_RANGE_END = re.compile(r"[-–—]\s+\d")
_CLOSES_BRACKET = re.compile(r"[\w.]{1,3}\)")
_MARKER_WORD = re.compile(r"(?:[-–—•▪*]|\(?(?:\d{1,2}|[a-z])[.)])$")
_HYPHENS = "-\u00ad‐"


@dataclass(frozen=True, slots=True)
class _Between:
    """What is known where a paragraph may end: the lines at both sides, and the column that they stand in."""

    before: Segment
    line: Segment
    paragraph: list[Segment]  # the lines of the paragraph so far; `before` is the last of them
    right: float  # where the column ends
    spacing: float  # the usual step of its lines, in sizes of type
    leads: bool = False  # words in bold begin several of the column's lines: they are labels
    known: frozenset[str] = frozenset()  # words that begin, or are, lines elsewhere in the document too
    label_edges: frozenset[int] = frozenset()  # where such lines begin in this column, in whole points

    running_size: float = 0.0  # of the document's running text, in points; 0 where that isn't known

    @property
    def size(self) -> float:
        return max(self.before.size, self.line.size)

    @property
    def in_item(self) -> bool:
        return MARKER.match(self.paragraph[0].text) is not None


def paragraphs_of(
    lines: list[Segment],
    page: int,
    right: float,
    hyphens: Hyphens,
    spacing: float | None = None,
    known_leads: frozenset[str] = frozenset(),
    size: float = 0.0,
) -> list[Paragraph]:
    """The paragraphs of one column's lines, top to bottom.

    right: the column's right edge, in points; spacing: the usual step from line to line, in sizes of type, and that of
    these lines where None; known_leads: the document's (`lead_labels`, `hanging_labels`); size: of its running text, in
    points, where known.
    """
    if not lines:
        return []
    usual = spacing or line_spacing(lines)
    groups: list[list[Segment]] = [[lines[0]]]
    leads = sum(bool(lead_label(line)) for line in lines) >= _LEADS
    edges = frozenset(round(line.x0) for line in lines if line.text in known_leads)
    for before, line in pairwise(lines):
        if _ends_between(_Between(before, line, groups[-1], right, usual, leads, known_leads, edges, size)):
            groups.append([line])
        else:
            groups[-1].append(line)
    # The first paragraph begins its page, column or cell: nothing stands close above it.
    gaps = [True, *(b[0].top - a[-1].bottom > _GAP_ABOVE * b[0].size for a, b in pairwise(groups))]
    return [_paragraph(group, page, hyphens, gap) for group, gap in zip(groups, gaps, strict=True)]


def _ends_between(at: _Between) -> bool:
    """True if a paragraph ends between two lines: if any of the rules says so."""
    return any(rule(at) for rule in _RULES)


def _item_begins(at: _Between) -> bool:
    """A list marker begins the line; a dash or a bracket may belong to the full line above it instead.

    `15` above `- 23 jaar`, `(tot` above `23) zonder`.
    """
    if not MARKER.match(at.line.text):
        return False
    # After an item, or a line that ended early, a dash is a marker: only a full line above it can have been cut in a
    # range.
    if _had_room(at) or at.in_item:
        return True
    text = " ".join(part.text for part in at.paragraph)
    range_goes_on = _RANGE_END.match(at.line.text) is not None and text[-1:].isdigit()
    closes_bracket = _CLOSES_BRACKET.match(at.line.text) is not None and text.count("(") > text.count(")")
    return not range_goes_on and not closes_bracket


def _label_begins(at: _Between) -> bool:
    """A bold label that runs in before its value, below a line that isn't bold: `Doel: meer taal`.

    Without a colon (`Doel  meer taal`) it is one only among others, since any words may be stressed.
    """
    lead = lead_label(at.line)
    label = bold_label(at.line) or (lead and (at.leads or lead in at.known))
    # Below a line that ends in such type the words go on; or a heading of several lines does.
    last, first = at.before.words[-1], at.line.words[0]
    return bool(label) and (last.bold, last.italic, last.colour) != (first.bold, first.italic, first.colour)


def _label_alone(at: _Between) -> bool:
    """The line is a label that comes again and again, or the line above is one."""
    return at.line.text in at.known or (len(at.paragraph) == 1 and at.before.text in at.known)


def _outdented(at: _Between) -> bool:
    """The line begins left of all the paragraph's lines: a label that hangs before its value.

    Of one line it isn't told, which may be indented as the first of its paragraph; but where labels begin it is.
    """
    starts = [line.x0 for line in at.paragraph]
    told = len(starts) > 1 or round(at.line.x0) in at.label_edges
    return told and at.line.x0 < min(starts) - _INDENT * at.size and not at.in_item


def _next_label_begins(at: _Between) -> bool:
    """A label and a colon begin the line and the one above, a little further apart than lines of text.

    So in the box of a signature, which shows nothing else: `Naam: M. de Wit` above `Organisatie: Stichting Waterdam`.
    """
    labels = _RUN_IN.match(at.before.text) and _RUN_IN.match(at.line.text)
    return labels is not None and step(at.before, at.line) > at.spacing * _LABEL_STEP


def _listed_part_ended(at: _Between) -> bool:
    """A semicolon ends the line above, as it ends the items of lists without markers, and no small letter follows."""
    return at.before.text.endswith(";") and not at.line.text[:1].islower()


def _white_space(at: _Between) -> bool:
    """The step to the line is wider than the column's usual one."""
    return step(at.before, at.line) > max(at.spacing * PARAGRAPH_STEP, at.spacing + _LEAST_EXTRA)


def _other_type(at: _Between) -> bool:
    """The line is set otherwise. Italics alone, or colour alone, stress words within a paragraph."""
    one, other = at.before.style, at.line.style
    # Bold always parts: a bold line above plain ones is a label or a heading, even where no white space stands between.
    resized = abs(one.size - other.size) > _OTHER_SIZE * max(one.size, other.size)
    return resized or one.bold != other.bold or (one.italic != other.italic and one.colour != other.colour)


def _coloured_label_ended(at: _Between) -> bool:
    """A short line in a colour of its own ended above a line in another: a label, however near its value stands."""
    # A long word below it (a web address) would not have fitted behind the label, so room tells nothing there.
    if len(at.paragraph) > 1 or at.before.style.colour == at.line.style.colour:
        return False
    whole = all(len({word.colour for word in line.words}) == 1 for line in (at.before, at.line))
    return whole and at.before.x1 - at.before.x0 < _LABEL_WIDTH * (at.right - at.before.x0)


def _item_left(at: _Between) -> bool:
    """The line begins elsewhere than the lines of the list item above it: the item is over."""
    if not at.in_item:
        return False
    # The item's own lines tell how it is set: hanging under its text, or under its marker.
    first, second = at.paragraph[0], at.paragraph[1] if len(at.paragraph) > 1 else None
    # Left of the marker: text below a list, which in narrow columns stands no further from it than its items do.
    if at.line.x0 < first.x0 - _OUTDENT * at.size:
        return True
    # A second line may hang anywhere: it is what tells how the item's lines are set.
    if second is None:
        return False
    hangs_from = _text_start(first) - _HANGING * at.size
    return abs(at.line.x0 - second.x0) > _OTHER_INDENT * at.size or (at.line.x0 < hangs_from < second.x0)


def _indented(at: _Between) -> bool:
    """The line begins further right than all of the paragraph: the first line of another one.

    A paragraph of one line can't tell: it may itself hang out to the left.
    """
    first = at.paragraph[0]
    far = at.line.x0 - first.x0 > _INDENT * at.size and at.line.x0 - at.before.x0 > _INDENT * at.size
    return not at.in_item and len(at.paragraph) > 1 and far


def _had_room(at: _Between) -> bool:
    """The line's first word had room on the line above: that one was ended on purpose."""
    # Nobody ends a line on purpose in the middle of a word.
    if at.before.words[-1].text[-1:] in _HYPHENS:
        return False
    if _heading_goes_on(at):
        return False
    first = at.line.words[0]
    # A confidence of 1 is that of a text layer.
    slack = _SLACK if first.confidence == 1.0 else _MEASURED_SLACK
    return at.before.x1 + (_SPACE + slack) * at.line.size + (first.x1 - first.x0) < at.right


def _heading_goes_on(at: _Between) -> bool:
    """True between two lines of a heading, which designers set in a narrower measure than the text below it.

    Words tell it: `Gelijke kansen voor` can't be all, and a small letter begins no line of its own in such type.
    """
    if not 0 < at.running_size * _HEADING < at.before.size:
        return False
    return at.line.text[:1].islower() or at.before.words[-1].text.casefold() in _UNFINISHED


# One is enough, so their order changes nothing but speed.
_RULES: tuple[Callable[[_Between], bool], ...] = (
    _item_begins,
    _label_begins,
    _label_alone,
    _outdented,
    _next_label_begins,
    _listed_part_ended,
    _white_space,
    _other_type,
    _coloured_label_ended,
    _item_left,
    _indented,
    _had_room,
)


def bold_label(line: Segment) -> str:
    """The bold words that a line begins with, up to their colon, where plain words follow; else nothing."""
    if line.alike:  # as nearly all lines are
        return ""
    bold = list(takewhile(lambda word: word.bold, line.words))
    text = " ".join(word.text for word in bold)
    labels = len(bold) < len(line.words) and text.endswith(":") and text[:1].isupper()
    return text.rstrip(" :") if labels else ""


def lead_label(line: Segment) -> str:
    """The few words in bold, italics or a colour of their own that a line begins with (`Doel`, `Doel.`), where plain
    ones follow; none with a colon.

    Where all of a line is bold, italics may lead in it, and the other way round.
    """
    if line.alike:  # as nearly all lines are
        return ""
    first = line.words[0]
    count = _words_set_apart(line)
    if count == len(line.words):
        return ""
    if count > 1 and _MARKER_WORD.match(line.words[count - 1].text):  # of a list that begins behind its label
        count -= 1
    # Plain words follow, or such as are set otherwise and no less plainly: `Doel` in bold before a value in italics.
    if line.words[count].bold and not first.bold:
        return ""
    text = " ".join(word.text for word in line.words[:count]).rstrip(" –—")
    leads = count <= _LEAD_WORDS and text[:1].isupper()
    return text if leads and (text[-1].isalnum() or text[-1] in ").") else ""


def _words_set_apart(line: Segment) -> int:
    """How many words a line begins with in the first one's type, all of them where nothing tells this from the rest."""
    first = line.words[0]
    marked = [(word.bold, word.italic) == (first.bold, first.italic) for word in line.words]
    if not (first.bold or first.italic) or all(marked):
        # Colour alone sets labels apart in description lists of beamer and of browsers.
        marked = [word.colour == first.colour for word in line.words]
    return marked.index(False) if False in marked else len(marked)


def lead_labels(lines: Iterable[Segment]) -> frozenset[str]:
    """The bold words that begin two lines or more: a form's labels come again with each form, stressed words don't."""
    counts = Counter(lead for line in lines if (lead := lead_label(line)))
    return frozenset(lead for lead, times in counts.items() if times > 1)


def _text_start(item: Segment) -> float:
    """Where the text of a list item's first line begins, after its marker."""
    return item.words[1].x0 if len(item.words) > 1 else item.x0


def _paragraph(lines: list[Segment], page: int, hyphens: Hyphens, gap: bool) -> Paragraph:
    """The paragraph of its lines; gap: white space lies above it."""
    words = [word for line in lines for word in line.words]
    characters = sum(line.characters for line in lines)
    # By letters: one word in bold or a raised figure doesn't set the paragraph.
    styles = Counter({lines[0].style: lines[0].characters})
    for line in lines[1:]:
        styles[line.style] += line.characters
    box = Region(
        page,
        round(min(line.x0 for line in lines), 2),
        round(min(line.top for line in lines), 2),
        round(max(line.x1 for line in lines), 2),
        round(max(line.bottom for line in lines), 2),
    )
    return Paragraph(
        hyphens.join([line.text for line in lines]),
        regions=(box,),
        style=styles.most_common(1)[0][0],
        indent=lines[0].x0,
        gap=gap,
        counts=((page, characters),),
        confidence=sum(word.confidence * word.characters for word in words) / max(1, characters),
        lines=len(lines),
        label=bold_label(lines[0]),
        lead=lead_label(lines[0]),
    )
