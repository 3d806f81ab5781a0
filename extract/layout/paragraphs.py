"""The lines of one column in, its paragraphs out. Knows line pitch, markers and ragged edges, no tables.

A new paragraph begins after white space, at another type, at a list marker, at an indent, and where the line above
ended although the next word would still have fitted on it.
"""

import itertools
import re
from collections import Counter

from extract.blocks import MARKER, Paragraph, Style
from extract.document import Region
from extract.layout.hyphenation import Hyphens
from extract.layout.line_spacing import PARAGRAPH_STEP, line_spacing, step
from extract.layout.lines import Segment

_RANGE_END = re.compile(r"[-–—]\s+\d")
_CLOSES = re.compile(r"[\w.]{1,3}\)")
_SPACE = 0.3  # of the type's size: a space between words
_MEASURED = 0.9  # of the type's size: OCR measures ink, in lines that are rarely quite straight


def paragraphs_of(
    lines: list[Segment],
    page: int,
    right: float,
    hyphens: Hyphens,
    pitch: float | None = None,
    above: float | None = None,
) -> list[Paragraph]:
    """The paragraphs of one column's lines, top to bottom.

    right: the column's right edge; pitch: distance of lines in sizes of type (of these lines, where None);
    above: bottom of what stands above the first line, None where nothing does.
    """
    if not lines:
        return []
    usual = pitch or line_spacing(lines)
    groups: list[list[Segment]] = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _parts(before, line, groups[-1], right, usual):
            groups.append([line])
        else:
            groups[-1].append(line)
    found = []
    last = above
    for group in groups:
        gap = last is None or group[0].top - last > 0.25 * group[0].size
        found.append(_paragraph(group, page, hyphens, gap))
        last = group[-1].bottom
    return found


def _parts(before: Segment, line: Segment, group: list[Segment], right: float, pitch: float) -> bool:
    """Whether a paragraph ends between two lines."""
    if _begins_item(before, line, group, right) or (bold_label(line) and not before.words[-1].bold):
        return True
    if before.text.endswith(";") and not line.text[:1].islower():
        return True
    size = max(before.size, line.size)
    if step(before, line) > max(pitch * PARAGRAPH_STEP, pitch + 0.12):
        return True
    if _other_type(before.style, line.style):
        return True
    first = group[0]
    if MARKER.match(first.text):
        text_from = _item_start(first)
        if line.x0 < first.x0 - 0.5 * size or (len(group) > 1 and abs(line.x0 - group[1].x0) > 0.5 * size):
            return True
        if line.x0 < text_from - 0.4 * size and len(group) > 1 and group[1].x0 > text_from - 0.4 * size:
            return True
    elif line.x0 - first.x0 > 0.9 * size and len(group) > 1 and line.x0 - group[-1].x0 > 0.9 * size:
        return True
    return _could_have_fitted(before, line, right)


def _begins_item(before: Segment, line: Segment, group: list[Segment], right: float) -> bool:
    """Whether a line begins with a list marker; a dash or a bracket may belong to the full line above it instead.

    `15` above `- 23 jaar`, `(tot` above `23) zonder`.
    """
    if not MARKER.match(line.text):
        return False
    if _could_have_fitted(before, line, right) or MARKER.match(group[0].text):
        return True
    text = " ".join(part.text for part in group)
    dash = _RANGE_END.match(line.text) is not None and text[-1:].isdigit()
    return not dash and not (_CLOSES.match(line.text) and text.count("(") > text.count(")"))


def bold_label(line: Segment) -> str:
    """The bold words that a line begins with, up to their colon, where plain words follow; else nothing."""
    bold = list(itertools.takewhile(lambda word: word.bold, line.words))
    text = " ".join(word.text for word in bold)
    labels = len(bold) < len(line.words) and text.endswith(":") and text[:1].isupper()
    return text.rstrip(" :") if labels else ""


def _item_start(line: Segment) -> float:
    return line.words[1].x0 if len(line.words) > 1 else line.x0


def _other_type(one: Style, other: Style) -> bool:
    larger = abs(one.size - other.size) > 0.08 * max(one.size, other.size)
    return larger or one.bold != other.bold or (one.italic != other.italic and one.colour != other.colour)


def _could_have_fitted(before: Segment, line: Segment, right: float) -> bool:
    """Whether the next line's first word had room on the line above: then the line was ended on purpose."""
    if before.words[-1].text[-1:] in "-\u00ad‐":
        return False
    first = line.words[0]
    slack = 0.25 if first.confidence == 1.0 else _MEASURED
    return before.x1 + (_SPACE + slack) * line.size + (first.x1 - first.x0) < right


def _paragraph(lines: list[Segment], page: int, hyphens: Hyphens, gap: bool) -> Paragraph:
    words = [word for line in lines for word in line.words]
    characters = sum(word.characters for word in words)
    styles: Counter[Style] = Counter()
    for line in lines:
        styles[line.style] += line.characters
    box = Region(
        page,
        round(min(line.x0 for line in lines), 2),
        round(min(line.top for line in lines), 2),
        round(max(line.x1 for line in lines), 2),
        round(max(line.bottom for line in lines), 2),
    )
    sure = sum(word.confidence * word.characters for word in words) / max(1, characters)
    return Paragraph(
        hyphens.join([line.text for line in lines]),
        (box,),
        styles.most_common(1)[0][0],
        lines[0].x0,
        gap,
        ((page, characters),),
        sure,
        len(lines),
        bold_label(lines[0]),
    )
