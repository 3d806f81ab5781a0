"""Puts right what is read wrong each time, by what the ink shows.

List markers are passed over or taken for letters; a ruler is read as a bar, `Ieder` as `leder`, and an address is
parted before its `@`. What the ink itself shows decides about marks; words that are always meant otherwise are data
(`extract/agenda/template/ocr.toml`). Sizes are relative to the type's size, which is measured line by line.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from extract.agenda.lexicon import load_template
from extract.ocr.ocr_word import OcrWord
from extract.ocr.runs import runs_of_true

# Shares of the type's size and confidences below were set on the sample scans.
_SURE = 0.30  # confidence below which a word without letters is a speck
APART = 1.1  # of the type's size: a gap this wide on a line may be a gutter
_NEAR_MARK = 3.2  # of the type's size: how far before its item a list marker stands
_SPACE = 0.17  # of the type's size: the narrowest space between words
_CAPITAL, _X_HEIGHT = 0.72, 0.53  # of the size: heights above the line of capitals and of an `x`, about, in most type
_OFF_LINE = 3  # pixels that the foot of a word may lie above its line: it is slanted a little, or its box is
_SMALLEST = 8.0  # pixels: 2 points; what measures less is a row of dots
_TALL, _LOW = set("bdfhklt0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ€&?!"), set("gjpqy,;()/")
# What no list marker can be read as: a word, a capital or bracket alone, a number, `a.`.
_NO_MARK = re.compile(r"\w{2}|^[A-Z€(]$|^\d|^[a-z][.)]|^[(\[]")
# `lk`, `ln`: no Dutch word begins so, but `Ik` and `In` do.
_CAPITAL_I = re.compile(r"^l(?=[bcdfgkmnpqrstvwxz])")
# What a slash that stands alone is read as.
_STROKES = ("1", "l", "I", "|", "7")
_LEAN = 0.4  # of a third of its height: how far a slash's upper third stands right of its lower one; an italic `I`, 0.3
_ROUND = str.maketrans("uv", "oo")  # in small or blurred type `o`, `u` and `v` are one shape
_LABEL = 8  # letters: a shorter label (`planning` has eight) is too like other words
# An amount with letters for noughts in it: `€0O,OO`.
_ZEROS = re.compile(r"^(€?)(O?[\d.,]*\d[\d.,oO]*)$")
_LEADER = re.compile(r"[.…·_,:-]{2,}|…")
_LEADER_END = re.compile(r"(?<=\w)(?:[.…·]{4,}|\.\.|…[.…·]+)$")
# Where two words may have been run together: `schoolDe`, `2026wordt`.
_SEAM = re.compile(r"(?<=[a-z0-9.])(?=[A-Z])|(?<=\d)(?=[A-Za-z]{3})")


def without_specks(lines: list[list[OcrWord]], dpi: int) -> list[list[OcrWord]]:
    """The lines without rulers, stamps' edges and specks that were taken for words."""
    # Before lines are measured: a ruler taken for a bar is far higher than the type beside it.
    sound = ([word for n, word in enumerate(line) if not _is_speck(line, n, dpi)] for line in lines)
    return [line for line in map(_without_leader, sound) if line]


def _without_leader(line: list[OcrWord]) -> list[OcrWord]:
    """A line without the dots that lead from its end to a page number, or what was read in them."""
    while line and _LEADER.fullmatch(line[-1].text) and line[-1].right - line[-1].left > line[-1].bottom - line[-1].top:
        line = line[:-1]
    # `interventies..` before the rest of the leader; three dots at the end of a sentence are print.
    dots = _LEADER_END.search(line[-1].text) if line else None
    if dots is None:
        return line
    last = line[-1]
    kept = (last.right - last.left) * dots.start() / len(last.text)
    return [*line[:-1], last._replace(text=last.text[: dots.start()], right=last.left + kept)]


def repaired_words(lines: list[list[OcrWord]], ink: Any) -> list[list[OcrWord]]:
    """The lines with their list markers as the ink shows them, and the letters that are always misread put right."""
    return [_mended(part, ink) for part in _rejoined([part for line in lines for part in column_parts(line)])]


def _rejoined(parts: list[list[OcrWord]]) -> list[list[OcrWord]]:
    """The stretches of lines; a mark that was found apart goes before the text at its right."""
    # A bullet is found as a line of its own where the space behind it is wide.
    lone = {id(part): part[0] for part in parts if len(part) == 1 and not _NO_MARK.search(part[0].text)}
    mark_before: dict[int, OcrWord] = {}
    for part in parts:
        near = (key for key, mark in lone.items() if key != id(part) and _marks_item(mark, part))
        key = next(near, None)
        if key is not None:
            mark_before[id(part)] = lone.pop(key)
    taken = {id(mark) for mark in mark_before.values()}
    return [
        [mark_before[id(part)], *part] if id(part) in mark_before else part
        for part in parts
        if not (len(part) == 1 and id(part[0]) in taken)
    ]


def _marks_item(mark: OcrWord, part: list[OcrWord]) -> bool:
    """Whether a lone mark stands on the line of a text, and as near before it as a list marker."""
    size, _ = size_and_baseline(part)
    gap = part[0].left - mark.right
    middle = (mark.top + mark.bottom) / 2
    return _SPACE * size < gap < _NEAR_MARK * size and part[0].top - 0.3 * size < middle < part[0].bottom


def size_and_baseline(line: list[OcrWord]) -> tuple[float, float]:
    """Type size and base line in pixels, by the ink of words whose letters tell how high and low they reach.

    `Taal` reaches from the base line to a capital's height, which is 0.72 of the size; `samen` to that of an `x`, 0.53.
    Words with letters below the line (`jong`) tell the base line only where no others stand beside them.
    """
    bases = [word.bottom for word in line if not _descends(word)] or [word.bottom - _depth(word) for word in line]
    base = float(np.median(bases))
    by_tall = [(base - word.top) / _CAPITAL for word in line if _ascends(word) and word.bottom >= base - _OFF_LINE]
    by_short = [(base - word.top) / _X_HEIGHT for word in line if not _ascends(word) and _has_letter(word)]
    sizes = by_tall or by_short or [(word.bottom - word.top) / 0.75 for word in line]
    return max(_SMALLEST, float(np.median(sizes))), base


def _ascends(word: OcrWord) -> bool:
    """Whether one of its letters is as high as a capital."""
    return bool(_TALL & set(word.text))


def _descends(word: OcrWord) -> bool:
    """Whether one of its letters reaches below the line."""
    return bool(_LOW & set(word.text))


def _has_letter(word: OcrWord) -> bool:
    return any(character.isalpha() for character in word.text)


def _depth(word: OcrWord) -> float:
    """How far a word with letters below the line reaches below it, in pixels; a comma reaches less far than a `g`."""
    low = 0.21 if _LOW & set(word.text) - set(",;") else 0.13
    return low / (low + (_CAPITAL if _ascends(word) else _X_HEIGHT)) * (word.bottom - word.top)


def _is_speck(line: list[OcrWord], n: int, dpi: int) -> bool:
    """A ruler, a stamp's edge or a signature that was taken for a word."""
    word = line[n]
    letters = sum(c.isalnum() for c in word.text)
    # A bar between words of one text is print (`Interventie | Taal`), a bar between cells is a ruler.
    height, width = word.bottom - word.top, word.right - word.left
    if word.text == "|" and 0 < n < len(line) - 1 and word.confidence > _SURE:
        return not (_beside(line[n - 1], word) and _beside(word, line[n + 1]))
    if not letters and (word.confidence < _SURE or set(word.text) <= set("|_—[]{}~=\\/'’‘`\"”“")):
        return True
    return word.confidence < 0.12 or height > 4 * dpi / 10 or (letters <= 2 and height > 5 * width and height > dpi / 8)


def _beside(before: OcrWord, word: OcrWord) -> bool:
    return word.left - before.right < 0.8 * max(before.bottom - before.top, word.bottom - word.top)


def column_parts(line: list[OcrWord]) -> Iterator[list[OcrWord]]:
    """A line's words, parted where a column may end."""
    size, _ = size_and_baseline(line)
    part = [line[0]]
    for before, word in pairwise(line):
        if word.left - before.right > APART * size:
            yield part
            part = []
        part.append(word)
    yield part


def with_lone_dashes(lines: list[list[OcrWord]], ink: Any) -> list[list[OcrWord]]:
    """The lines and, right of them, the dashes that stand alone in a cell: `-` for nothing, which no reader finds."""
    # A label's row only: dashes elsewhere are rules, or marks of items that are found with these.
    dashes = (_dash_beside(line, lines, ink) for line in lines)
    return [*lines, *([dash] for dash in dashes if dash)]


def _dash_beside(line: list[OcrWord], lines: list[list[OcrWord]], ink: Any) -> OcrWord | None:
    """The only ink between a line and the picture's right edge, if that is a dash at the height of its letters."""
    size, base = size_and_baseline(line)
    top, bottom = round(base - 0.85 * size), round(base + 0.3 * size)
    right = line[-1].right + size
    if top < 0 or any(w.left > right - size and w.bottom > top and w.top < bottom for other in lines for w in other):
        return None
    runs = runs_of_true(ink[top:bottom, round(right) :].any(axis=0))
    if len(runs) != 1:
        return None
    left, end = (round(right) + edge for edge in runs[0])
    mark = _mark(ink, left - 1, end + 1, size, base)
    if mark not in ("-", "–"):
        return None
    return OcrWord(mark, left, base - 0.35 * size, end, base - 0.2 * size, 0.9, ("dash", *line[0].line[1:]))


def _mended(part: list[OcrWord], ink: Any) -> list[OcrWord]:
    size, base = size_and_baseline(part)
    words = [_slash(word, ink) for word in _with_marker(part, ink, size, base)]
    repaired: list[OcrWord] = []
    for n, word in enumerate(words):
        if repaired and _one_address(repaired[-1], word, size):
            repaired[-1] = repaired[-1] if word.text == "@" and "@" in repaired[-1].text else _glued(repaired[-1], word)
        else:
            repaired += _unglued(word._replace(text=_corrected(word.text, n == 0 and len(words) > 1)), ink, size)
    return repaired


# -- list markers


def _with_marker(part: list[OcrWord], ink: Any, size: float, base: float) -> list[OcrWord]:
    """The words with the list marker that the ink shows before them, whatever it was taken for."""
    first = part[0]
    if len(part) > 1 and not _NO_MARK.search(first.text) and part[1].left - first.right > _SPACE * size:
        mark = _mark(ink, first.left - 1, first.right + 1, size, base)
        if mark:
            return [first._replace(text=mark), *part[1:]]
    glued = _glued_mark(first, ink, size, base)
    if glued:
        return [*glued, *part[1:]]
    marker = _before(first, ink, size, base)
    return [marker, *part] if marker else part


def _glued_mark(first: OcrWord, ink: Any, size: float, base: float) -> list[OcrWord]:
    """A marker and the word that it was glued to (`=taalklas`); nothing where the ink shows none."""
    if first.text[0].isalnum() or len(first.text) < 3 or not first.text[1].isalnum():
        return []
    box = ink[round(first.top) : round(first.bottom), round(first.left) : round(first.right)]
    runs = runs_of_true(box.sum(axis=0) > 1)
    if len(runs) < 2 or runs[1][0] - runs[0][1] < _SPACE * size:
        return []
    end = first.left + runs[0][1]
    mark = _mark(ink, first.left - 1, end + 1, size, base)
    rest = first._replace(text=first.text[1:], left=first.left + runs[1][0])
    return [first._replace(text=mark, right=end), rest] if mark else []


def _before(first: OcrWord, ink: Any, size: float, base: float) -> OcrWord | None:
    """A marker in the white space before a word that wasn't seen."""
    if not first.text[:1].isalnum() and first.text[:1] not in "'\"‘“€(":
        return None
    start, end = first.left - _NEAR_MARK * size, first.left - 0.5 * _SPACE * size
    if start < 0:
        return None
    band = ink[round(base - 0.8 * size) : round(base + 0.1 * size), round(start) : round(end)]
    runs = runs_of_true(band.sum(axis=0) > 1)
    if len(runs) != 1 or runs[0][0] < 0.4 * size:
        return None
    left, right = start + runs[0][0], start + runs[0][1]
    mark = _mark(ink, left - 1, right + 1, size, base)
    return OcrWord(mark, left, base - 0.5 * size, right, base, 0.9, first.line) if mark else None


def _mark(ink: Any, left: float, right: float, size: float, base: float) -> str | None:
    """`•`, `-` or `–` where the ink between left and right is a lone dot above the base line, or a dash."""
    top = round(base - 0.85 * size)
    box = ink[max(0, top) : round(base + 0.2 * size), max(0, round(left)) : round(right)]
    rows, columns = np.flatnonzero(box.any(axis=1)), np.flatnonzero(box.any(axis=0))
    if not len(rows) or len(runs_of_true(box.any(axis=0))) != 1:
        return None
    high, wide = (rows[-1] - rows[0] + 1) / size, (columns[-1] - columns[0] + 1) / size
    above = (base - top - rows[-1]) / size  # of its lower edge over the base line
    if high < 0.17 and 0.18 < wide < 1.05 and 0.1 < above < 0.5 and wide > 1.5 * high:
        return "-" if wide < 0.42 else "–"
    full = box[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()
    if 0.12 < high < 0.5 and 0.6 < wide / high < 1.6 and 0.06 < above < 0.45 and full > 0.6:
        return "•"
    return None


# -- letters


def _slash(word: OcrWord, ink: Any) -> OcrWord:
    """`/` where a lone stroke was read as a figure or letter, and its ink leans to the right all the way."""
    if word.text not in _STROKES:
        return word
    here = ink[round(word.top) : round(word.bottom), round(word.left) : round(word.right)]
    third = len(here) // 3
    upper, lower = np.flatnonzero(here[:third].any(axis=0)), np.flatnonzero(here[-third:].any(axis=0))
    leans = third > 0 and len(upper) and len(lower) and upper.mean() - lower.mean() > _LEAN * third
    return word._replace(text="/") if leans else word


def _one_address(before: OcrWord, word: OcrWord, size: float) -> bool:
    """Whether two words are the halves of an e-mail address."""
    return (word.text[:1] == "@" or before.text[-1:] == "@") and word.left - before.right < 0.9 * size


def _glued(before: OcrWord, word: OcrWord) -> OcrWord:
    return before._replace(text=before.text + word.text, right=word.right, confidence=min(before[5], word[5]))


def _unglued(word: OcrWord, ink: Any, size: float) -> list[OcrWord]:
    """Two words that were run together, where the ink shows a space and the letters show a seam."""
    seams = [seam.start() for seam in _SEAM.finditer(word.text)]
    if not seams or "@" in word.text or "/" in word.text:
        return [word]
    box = ink[round(word.top) : round(word.bottom), round(word.left) : round(word.right)]
    gaps = [
        (a, b) for a, b in runs_of_true(box.sum(axis=0) < 2) if b - a > _SPACE * size and a > 0 and b < box.shape[1]
    ]
    if not gaps or len(gaps) > len(seams):
        return [word]
    step = (word.right - word.left) / len(word.text)
    words: list[OcrWord] = []
    start, left = 0, word.left
    for a, b in gaps:
        seam = min(seams, key=lambda at: abs(at * step - (a + b) / 2))
        # The gap in the ink and the seam in the letters have to be at one place: an `m` with a pale leg has gaps too.
        if seam <= start or abs(seam * step - (a + b) / 2) > 2.5 * step:
            continue
        words.append(word._replace(text=word.text[start:seam], left=left, right=word.left + a))
        start, left = seam, word.left + b
    return [*words, word._replace(text=word.text[start:], left=left)]


def _corrected(text: str, first: bool) -> str:
    """A word as it is always meant: `leder` is `Ieder`, `€0O` is `€00`; `4,` before a heading is `4.`."""
    core = text.strip("\"'“”‘’.,;:()")
    if core in _confusions():
        return text.replace(core, _confusions()[core], 1)
    if label := _labels_by_shape().get(core.casefold().translate(_ROUND)):
        # Only where it is no label already; the first letter keeps its case.
        return text if core.casefold() == label else text.replace(core, core[0] + label[1:], 1)
    if first and re.fullmatch(r"\d{1,2},", text):
        return text[:-1] + "."
    # `|n` is `In`, `|. ` is `I. `; before a capital it is a cell's edge that touches the word.
    if len(text) > 1 and text[0] == "|":
        return "I" + text[1:] if text[1] in ". " or text[1].islower() else text[1:]
    if first:
        text = text.lstrip("‚„_=~") or text
    # Only in what is an amount but for these letters: `O` alone is a word, and `A10` a road.
    zeros = _ZEROS.match(text)
    if zeros and len(text) > 1:
        return zeros[1] + zeros[2].replace("O", "0").replace("o", "0")
    return _CAPITAL_I.sub("I", text)


@cache
def _labels_by_shape() -> dict[str, str]:
    """The template's labels of one long word by the shape of their letters: `Duelgruep` can only be `Doelgroep`."""
    labels = (label for entry in load_template("labels").values() for label in entry["variants"])
    return {label.translate(_ROUND): label for label in labels if len(label) >= _LABEL and label.isalpha()}


@cache
def _confusions() -> dict[str, str]:
    return dict(load_template("ocr")["words"])
