"""The lines of a page, and the segments of each line.

A segment is a run of words on one line with ordinary spaces between them. Where a wider gap parts a line, a column may
begin: `Doel` and `Meer taal` in two cells side by side are two segments. What belongs together although it stands far
apart stays one segment: a list marker and its item, a euro sign and its amount, the words of a justified line.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from extract.blocks import Style
from extract.document import Region
from extract.layout.figures import CURRENCY_SIGNS, begins_figure, is_whole_amount
from extract.layout.words import MARK_REACH, SMALL, SUPERSCRIPT, Word

# Gaps that part segments, in sizes of type; set on the samples.
SEGMENT_GAP = 0.95
_FIGURE_GAP = 0.4  # between two figures that are whole: columns of amounts stand close, digit groups closer still
_MARKER_GAP = 4.0  # after a list marker: word processors indent items by 18 to 36 points at 10 to 12 point type
_SIGN_GAP = (
    16.0  # after a currency sign: some budgets set it at the left edge of the column and the amount at the right
)
_MARKER = re.compile(r"^(?:[^\w\s€§\"'“”‘’(\[]|\(cid:\d+\)|o|\(?\d{1,2}[.)]|\[\d{1,3}\]|\(?[a-zA-Z][.)])$")

# When words stand on one line.
_LINES_BACK = 4  # lines that a word is held against: those of columns side by side at slightly different heights
_SAME_HEIGHT = (
    0.36  # of the larger size, between the middles: a cell set a little lower is in the line, half a line isn't
)
_LIKE_SIZE = 0.8  # of the larger size: of unlike type (a mark, a numeral) middles differ, so shared height tells
_SHARED_HEIGHT = 0.65  # of the lower word's height

# When a figure on the line is a footnote mark. Those that touch their word are found in `words.py`.
_WATERMARK = 2.5  # times the mark's size: a larger word is no text that it marks, but a watermark over the page
_HIGHER = 0.05  # of the size: the middle of a mark lies above its text's by at least this

# Justified lines whose words stand further apart than segments do.
_JUSTIFIED = 3  # more parts than this, equally far apart, are the words of one line
_EQUALLY = 0.025  # of the size: justification divides the space left to a fraction of a point
_DIFFER = 0.5  # of the size: words differ in width by more; heads of columns, such as years, often don't

_LEADER_CHARACTERS = ".…_·"
_LEADER_WORD = re.compile(r"^[.…_·]{2,}$")
_TRAILING_LEADER = re.compile(r"[.…_·]{4,}$")
_LEAST_LEADER = 4  # characters of one word, or three dots that stand apart
_LEADER_GAP = 3.0  # of the size: dots of one leader stand closer, dots in two cells don't

_LEFT, _TOP, _RIGHT, _BOTTOM = map(attrgetter, ("x0", "top", "x1", "bottom"))
_TEXT, _SIZE, _CHARACTERS = map(attrgetter, ("text", "size", "characters"))
_TYPE = attrgetter("size", "bold", "italic", "colour")


class Segment(NamedTuple):
    """Words on one line with ordinary spaces between them.

    What follows from its words is worked out when it is made: each is asked four times over by those who look at lines.
    """

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    middle: float
    text: str
    characters: int
    style: Style  # the type of most of its characters
    alike: bool  # all words are in that type

    def region(self, page: int) -> Region:
        return Region(page, round(self.x0, 2), round(self.top, 2), round(self.x1, 2), round(self.bottom, 2))


Lines = list[list[Segment]]  # printed lines from top to bottom, each parted where a column may begin


@lru_cache(maxsize=4096)
def _style(size: float, bold: bool, italic: bool, colour: int) -> Style:
    return Style(round(size, 1), bold, italic, colour)


def segment_of(words: Iterable[Word]) -> Segment:
    """The segment that words make; they are given from left to right, one at least."""
    ordered = tuple(words)
    if len(ordered) == 1:  # half of all segments, and the rest is dear
        (word,) = ordered
        text, x0, top, x1, bottom, size, bold, italic, colour, _, characters = word
        style = _style(size, bold, italic, colour)
        return Segment(ordered, x0, top, x1, bottom, size, (top + bottom) / 2, text, characters, style, True)
    top, bottom = min(map(_TOP, ordered)), max(map(_BOTTOM, ordered))
    types = list(map(_TYPE, ordered))
    alike = types.count(types[0]) == len(types)
    return Segment(
        ordered,
        min(map(_LEFT, ordered)),
        top,
        max(map(_RIGHT, ordered)),
        bottom,
        max(map(_SIZE, ordered)),
        (top + bottom) / 2,
        " ".join(map(_TEXT, ordered)),
        sum(map(_CHARACTERS, ordered)),
        _style(*types[0]) if alike else _most_common_style(ordered),
        alike,
    )


def _most_common_style(words: Iterable[Word]) -> Style:
    """The type of most of the characters of words in several types."""
    counts: Counter[Style] = Counter()
    for word in words:
        counts[_style(*_TYPE(word))] += word.characters
    return counts.most_common(1)[0][0]


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped into printed lines, top to bottom, each from left to right; a superscript joins its line."""
    lines: list[list[Word]] = []
    # From top to bottom, so that a word finds its line among the last few that were begun.
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        # The last line that was begun, nearly always; of the others the later ones first.
        if lines and _same_line(lines[-1][0], word):
            lines[-1].append(word)
            continue
        for line in reversed(lines[-_LINES_BACK:-1]):
            if _same_line(line[0], word):
                line.append(word)
                break
        else:
            lines.append([word])
    # A figure is told to be a mark by the words beside it, so only once its line is whole.
    for n, line in enumerate(lines):
        lines[n] = [_as_mark(word, line) if word.text.isdecimal() else word for word in sorted(line, key=_LEFT)]
    # By the middle of the whole line: the word that began it may stand higher than the rest, as a mark does.
    lines.sort(key=lambda line: min(map(_TOP, line)) + max(map(_BOTTOM, line)))
    return lines


def _as_mark(word: Word, line: list[Word]) -> Word:
    """A figure of its line: `1` becomes the footnote mark `¹` where it is small and raised beside a word."""
    if len(word.text) > 2:
        return word
    text = [w for w in line if w is not word and w.size < _WATERMARK * word.size]
    beside = [w for w in text if min(abs(w.x0 - word.x1), abs(word.x0 - w.x1)) < MARK_REACH * w.size]
    marked = max(beside, key=lambda w: w.size, default=word)
    raised = (word.top + word.bottom) / 2 < (marked.top + marked.bottom) / 2 - _HIGHER * marked.size
    return word._replace(text=word.text.translate(SUPERSCRIPT)) if word.size < SMALL * marked.size and raised else word


def _same_line(first: Word, word: Word) -> bool:
    """True if a word stands on the line that another one began."""
    small, large = (first.size, word.size) if first.size < word.size else (word.size, first.size)
    if small > _LIKE_SIZE * large:
        return abs((first.top + first.bottom) / 2 - (word.top + word.bottom) / 2) < _SAME_HEIGHT * large
    shared = min(first.bottom, word.bottom) - max(first.top, word.top)
    return shared > _SHARED_HEIGHT * min(first.bottom - first.top, word.bottom - word.top)


def segments_of(words: Iterable[Word], gap: float = SEGMENT_GAP) -> list[list[Segment]]:
    """The segments of each line, top to bottom. Leader dots are left out, and part what is at their sides.

    gap: the white space that parts segments, in sizes of type.
    """
    return [segments for line in lines_of(words) if (segments := split_line(line, gap))]


def split_line(line: list[Word], gap: float = SEGMENT_GAP) -> list[Segment]:
    """The segments of one line, whose words are given from left to right."""
    parts: list[list[Word]] = []
    after_leader = True
    near = min(gap, _FIGURE_GAP)  # what stands as near goes on in any segment: nearly every word
    for n, word in enumerate(line):
        dotted = word.text[-1:] in _LEADER_CHARACTERS  # asked first, since few words are and the rest is dear
        # A leader parts what is at its sides however near they stand: an entry and its page number are two texts.
        if dotted and _is_leader(line, n):
            after_leader = True
            continue
        trimmed = word._replace(text=_TRAILING_LEADER.sub("", word.text)) if dotted else word
        if parts and not after_leader and (_is_near(parts[-1][-1], word, near) or _joins(parts[-1], word, gap)):
            parts[-1].append(trimmed)
        else:
            parts.append([trimmed])
        after_leader = trimmed.text != word.text
    return [segment_of(part) for part in _with_justified_joined(parts)]


def _is_near(before: Word, word: Word, near: float) -> bool:
    """True if a word stands nearer to the one before it than `near`, in sizes of type."""
    return word.x0 - before.x1 < near * (before.size if before.size > word.size else word.size)


def _with_justified_joined(parts: list[list[Word]]) -> list[list[Word]]:
    """The parts of a line, words that justification set far apart made one part.

    Their gaps are equal and their widths aren't. Columns whose texts differ in width leave gaps that differ. Figures
    are left alone: in a row of columns they may be as far apart as each other.
    """
    if len(parts) <= _JUSTIFIED:  # as on nearly all lines
        return parts
    joined: list[list[Word]] = []
    n = 0
    while n < len(parts):
        end = _equal_gaps_end(parts, n)
        if _is_justified(parts[n:end]):
            joined.append([word for part in parts[n:end] for word in part])
        else:
            end = n + 1
            joined.append(parts[n])
        n = end
    return joined


def _is_justified(parts: list[list[Word]]) -> bool:
    """True if parts with equal gaps between them are words of running text: several, unlike in width, mostly words."""
    widths = [part[-1].x1 - part[0].x0 for part in parts[:-1]]
    lettered = sum(any(map(str.isalpha, part[0].text)) for part in parts)
    differ = bool(widths) and max(widths) - min(widths) > _DIFFER * parts[0][0].size
    return len(parts) > _JUSTIFIED and differ and lettered > 0.5 * len(parts)


def _equal_gaps_end(parts: list[list[Word]], start: int) -> int:
    """The end of the run of single words from `start` that stand as far from each other as its first two do."""
    end = start + 1
    while end < len(parts) and len(parts[end - 1]) == len(parts[end]) == 1:
        first = parts[start + 1][0].x0 - parts[start][-1].x1
        gap = parts[end][0].x0 - parts[end - 1][-1].x1
        if not (gap > 0 and abs(gap - first) < _EQUALLY * parts[end][0].size):
            break
        end += 1
    return end


def _is_leader(line: list[Word], n: int) -> bool:
    """True if a word is one of the dots between a contents entry and its page number."""
    if _LEADER_WORD.match(line[n].text) and len(line[n].text) >= _LEAST_LEADER:
        return True
    if line[n].text.strip(_LEADER_CHARACTERS):
        return False
    # A dot, or three in one word, is a leader only in a row of others: `Wie ... en waarom` has none.
    first = last = n
    while last - first < 2 and first > 0 and _same_leader(line[first - 1], line[first]):
        first -= 1
    while last - first < 2 and last + 1 < len(line) and _same_leader(line[last], line[last + 1]):
        last += 1
    return last - first > 1


def _same_leader(word: Word, after: Word) -> bool:
    """True if two words of a line are dots of one leader; dots in two cells stand further apart."""
    dots = not (word.text + after.text).strip(_LEADER_CHARACTERS)
    return dots and after.x0 - word.x1 < _LEADER_GAP * word.size


def _joins(part: list[Word], word: Word, gap: float) -> bool:
    """True if a word goes on in the segment before it; gap: the white space that parts segments, in sizes of type."""
    size = max(part[-1].size, word.size)
    distance = word.x0 - part[-1].x1
    # What is one although it stands far apart comes first; all else goes by the ordinary gap.
    if len(part) == 1 and part[0].text in CURRENCY_SIGNS and begins_figure(word.text):
        return distance < _SIGN_GAP * size
    if len(part) == 1 and _MARKER.match(part[0].text):
        return distance < _MARKER_GAP * size
    return distance < (min(gap, _FIGURE_GAP) if _begins_next_figure(part, word) else gap) * size


def _begins_next_figure(part: list[Word], word: Word) -> bool:
    """True if a figure may begin at a word, after one that stands there whole: `28.000 | 14.000`, not `10 | 000`."""
    begins_with_sign, before = word.text[0] in CURRENCY_SIGNS, part[-1].text
    if not (begins_with_sign or word.text[0].isdigit()) or _has_letters([*part, word]):
        return False
    if begins_with_sign:
        return before[-1:].isdigit() or before in CURRENCY_SIGNS
    return is_whole_amount(before)


def _has_letters(words: Iterable[Word]) -> bool:
    return any(map(str.isalpha, "".join(word.text for word in words)))
