"""Numbers of lines or of paragraphs in the left margin, as letters, drafts and council papers print them: furniture.

Those of lines count on by one step and stand flush right. Those of paragraphs (`2.11`, `13`) are small, or hang at
the left of running text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.layout.lines import Lines, Segment
from extract.layout.words import Word

# Distances are in sizes of type. Set on the made cases of tests/test_extract_layout_line_numbers.py: no sample has any.
_FLUSH = 0.3  # how far the right edges of the numbers may differ
_MARGIN = 0.8  # white space between the numbers and the text, at least
_FEWEST = 8  # numbers on a page: fewer may be anything, such as the items of a list
_MOST_DIGITS = 4
_PARAGRAPHS = 2  # numbers of paragraphs on a page, at least: they are told by more than that they count on
_MANY = 4  # as large as the text on a page, by which they are told without labels
_SMALLER = 0.85  # of the text beside it: the number of a section is as large as its heading
_SAME_SIZE = 0.3  # points: producers round sizes
_LONG_LINE = 7  # words, as few rows of a table have in one cell
_NEARLY_ALL = 0.9  # of the numbers count on: one of some other sort may stand among them
_RAISED = 0.25  # of the text's size: from its foot to that of a mark; type of 0.8 of the size stands 0.05 higher
# By whether they have parts and are small. `7.` as large as the text is an item of a list.
_PARTED, _WHOLE = r"§?\d{1,2}(?:\.\d{1,3}){1,2}", r"§?\d{1,3}"
_PARAGRAPH_NUMBERS = {
    (True, True): re.compile(rf"{_PARTED}\.?"),
    (True, False): re.compile(_PARTED),
    (False, True): re.compile(rf"\(?{_WHOLE}[.)]?"),
    (False, False): re.compile(_WHOLE),
}
_ITEM_MARK = re.compile(r"[^\w\s]|\w{1,2}[.)]")  # of a list, which may hang as far left
_RUNNING = 0.5  # of the numbers stand beside long lines of one segment, where each number has text beside it


def line_numbers(lines: Sequence[Sequence[Segment]], tables: Iterable[tuple[float, float]]) -> list[Word]:
    """The line numbers of a page, top to bottom; none where a page has none.

    tables: the left and right edges of its drawn tables. A column of a table counts on as well, so it isn't enough that
    numbers do: they stand outside tables, and beside white space or running text.
    """
    numbers = _numbers_at_the_left(lines)
    if len(numbers) < _FEWEST or not _count_on(numbers):
        return []
    return numbers if _stand_apart(lines, numbers, tables) and _beside_no_rows(lines, numbers) else []


def paragraph_numbers(pages: Sequence[Lines]) -> list[list[Word]]:
    """The numbers before the paragraphs of pages (`2.1`, `2.2`; `7`, `8`), page by page, each top to bottom.

    They are smaller than the text, or hang in the margin of running text as large as they are. Asked of pages together:
    numbers count on over them, and the last of a chapter may stand alone on its page.
    """
    for find in (_small_numbers, _hanging_numbers):
        for several in (True, False):  # `2.1`, which few other things have; then `7`
            found = [find(lines, several) for lines in pages]
            if _number_paragraphs(found, several):
                return found
    return [[] for _ in pages]


def _small_numbers(lines: Lines, several: bool) -> list[Word]:
    """Small numbers in the margin of a page: all else stands at their right. several: of two parts."""
    numbered = [n for n, line in enumerate(lines) if _begins_numbered(line, several, small=True)]
    words = _set_alike([lines[n][0].words[0] for n in numbered])
    if not words:
        return []
    right = max(word.x1 for word in words)
    # Above and below them stand the page's head and foot; the number of a chapter (`2.`) stands in the margin as well.
    between = (w for line in lines[numbered[0] : numbered[-1]] for segment in line for w in segment.words)
    others = (w for w in between if w not in words and not w.text.rstrip(".").isdecimal())
    return words if all(word.x0 > right for word in others) else []


def _hanging_numbers(lines: Lines, several: bool) -> list[Word]:
    """Numbers as large as the text, which all begins at one place at their right; only headings stand as far left.

    The number of a section is set as its heading is; the rows of a table have several texts beside it.
    """
    numbered = [line for line in lines if _begins_numbered(line, several, small=False)]
    words = _set_alike([line[0].words[0] for line in numbered])
    if not words:
        return []
    numbered = [line for line in numbered if line[0].words[0] in words]
    # Beside the text there may be a note in the margin, set in another type; a table's cells are set alike.
    texts = [
        [word for word in _beside_number(line) if abs(word.size - words[0].size) < _SAME_SIZE] for line in numbered
    ]
    number, right = words[0], max(word.x1 for word in words)
    if not all(texts):
        return []
    aligned = all(abs(text[0].x0 - texts[0][0].x0) < _FLUSH * number.size for text in texts)
    cells = any(sum(abs(segment.size - number.size) < _SAME_SIZE for segment in line) > 2 for line in numbered)
    if not aligned or cells:
        return []
    at_left = (line[0].words[0] for line in lines if number.top < line[0].top < words[-1].top and line[0].x0 < right)
    headed = all(word in words or _ITEM_MARK.fullmatch(word.text) or not _alike(word, number) for word in at_left)
    # A few are a list's or a table's, unless labels in bold begin the paragraphs.
    led = sum(text[0].bold > text[-1].bold for text in texts) >= _RUNNING * len(texts)
    running = sum(len(text) >= _LONG_LINE for text in texts) >= _RUNNING * len(texts)
    many = len(words) >= _MANY if several else running
    return words if headed and (many or led) else []


def _set_alike(words: Sequence[Word]) -> list[Word]:
    """Those set in the type of most of them: beside paragraphs' numbers a heading's stands in another."""
    types = Counter((word.bold, word.colour, round(word.size, 1)) for word in words)
    usual = max(words, key=lambda w: types[w.bold, w.colour, round(w.size, 1)], default=None)
    return [word for word in words if usual is not None and _alike(word, usual)]


def _alike(word: Word, other: Word) -> bool:
    """True if two words are set in one type."""
    return (word.bold, word.colour) == (other.bold, other.colour) and abs(word.size - other.size) < _SAME_SIZE


def _number_paragraphs(pages: Sequence[Sequence[Word]], several: bool) -> bool:
    """True if pages have enough numbers, nearly each the one after that above it, or the first of a next part."""
    counted = [tuple(map(int, word.text.strip("§.()").split("."))) for words in pages for word in words]
    if max(map(len, pages), default=0) < _PARAGRAPHS or (not several and len(counted) < _FEWEST):
        return False
    steps = [_counts_on(above, below) for above, below in pairwise(counted)]
    return sum(steps) >= _NEARLY_ALL * len(steps)


def _counts_on(above: tuple[int, ...], below: tuple[int, ...]) -> bool:
    """True if a number is the next one, or the first of the next part, which `1` is of any."""
    if below[:-1] == above[:-1]:
        return below[-1] == above[-1] + 1 or below == (1,)
    return below[-1] == 1 and len(below) == len(above) and below[-2] in (above[-2] + 1, 1)


def _begins_numbered(line: Sequence[Segment], several: bool, small: bool) -> bool:
    """True if a line begins with a number, white space before its text; small: before larger text."""
    if not _PARAGRAPH_NUMBERS[several, small].fullmatch(line[0].words[0].text):  # as nearly all lines
        return False
    words = [word for segment in line for word in segment.words]
    if len(words) < 2:
        return False
    number, text = words[:2]
    is_small = number.size < _SMALLER * text.size
    # A small one that stands higher than the text is the mark of a footnote.
    raised = text.bottom - number.bottom > _RAISED * text.size
    return is_small is small and not raised and text.x0 - number.x1 > _MARGIN * number.size


def _beside_number(line: Sequence[Segment]) -> list[Word]:
    """The words of a line after its number."""
    return [word for segment in line for word in segment.words][1:]


def _numbers_at_the_left(lines: Sequence[Sequence[Segment]]) -> list[Word]:
    """The numbers that lines begin with, as far left as anything on the page stands."""
    first = [line[0].words[0] for line in lines]
    left = min((word.x1 for word in first), default=0.0)
    return [word for word in first if word.text.isdecimal() and word.x1 < left + _FLUSH * word.size + word.size]


def _stand_apart(
    lines: Sequence[Sequence[Segment]], numbers: Sequence[Word], tables: Iterable[tuple[float, float]]
) -> bool:
    """True if numbers are flush right, outside drawn tables, and with white space between them and all other words."""
    right, size = max(word.x1 for word in numbers), max(word.size for word in numbers)
    if right - min(word.x1 for word in numbers) >= _FLUSH * size or any(x0 < right < x1 for x0, x1 in tables):
        return False
    others = (word for line in lines for segment in line for word in segment.words if word not in numbers)
    return all(word.x0 > right + _MARGIN * size for word in others)


def _count_on(numbers: Sequence[Word]) -> bool:
    """True if numbers rise by one step: each line is numbered, or each fifth."""
    if any(len(word.text) > _MOST_DIGITS for word in numbers):
        return False
    steps = {int(below.text) - int(above.text) for above, below in pairwise(numbers)}
    return len(steps) == 1 and min(steps) > 0


def _beside_no_rows(lines: Sequence[Sequence[Segment]], numbers: Sequence[Word]) -> bool:
    """True if numbers stand beside white space or running text; each row of a table has text, in cells side by side."""
    numbered = [line for line in lines if line[0].words[0] in numbers]
    words = [sum(len(segment.words) for segment in line) - 1 for line in numbered]
    if sum(count == 0 for count in words) > 1:
        return True
    running = [line for line, count in zip(numbered, words, strict=True) if count >= _LONG_LINE and len(line) < 3]
    return len(running) >= _RUNNING * len(numbers)
