"""What Tesseract says and what the ink shows make words as a reader would copy them out."""

import numpy as np
import pytest

from extract.ocr.ocr_word import OcrWord
from extract.ocr.second_pass import RereadBox, boxes_to_reread, with_reread_words
from extract.ocr.word_repair import repaired_words, size_and_baseline, words_of_tsv

DPI = 300
SIZE, BASE = 50, 300  # pixels: type of 12 points, and where its line stands
HEAD = "\t".join(["level", "page", "block", "par", "line", "word", "left", "top", "width", "height", "conf", "text"])


def word(text: str, left: float, sure: float = 0.95, line: str = "1") -> OcrWord:
    """A word without letters that reach below the line, 25 pixels a letter."""
    return OcrWord(text, left, BASE - 0.72 * SIZE, left + 25 * len(text), BASE, sure, ("1", "1", line))


def paper() -> np.ndarray:
    return np.zeros((600, 1200), bool)


def texts(lines: list[list[OcrWord]]) -> list[str]:
    return [" ".join(w.text for w in line) for line in lines]


@pytest.mark.parametrize(
    ("box", "seen", "expected"),
    [
        ((275, 290, 190, 206), None, "• Houdt zich"),  # a dot that Tesseract passed over
        ((285, 291, 190, 204), None, "- Houdt zich"),  # a dash
        ((275, 290, 190, 206), "e", "• Houdt zich"),  # a dot that it took for a letter
        ((294, 300, 190, 196), None, "Houdt zich"),  # a speck on the base line is no marker
    ],
)
def test_list_markers_come_from_the_ink(box: tuple[int, int, int, int], seen: str | None, expected: str) -> None:
    ink = paper()
    top, bottom, left, right = box
    ink[top:bottom, left:right] = True
    line = [word("Houdt", 250), word("zich", 400)]
    if seen:
        line.insert(0, OcrWord(seen, left, top, right, bottom, 0.4, ("1", "1", "1")))
    assert texts(repaired_words([line], ink)) == [expected]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("leder", "Ieder"),  # a word that is always meant otherwise
        ("“leder", "“Ieder"),  # also behind a quotation mark
        ("lnzet", "Inzet"),  # no Dutch word begins with l and n
        ("€0O", "€00"),  # a letter in an amount
        ("lezen", "lezen"),  # a word as it is
        ("|.", "I."),  # an initial
    ],
)
def test_letters_that_look_alike(printed: str, expected: str) -> None:
    assert texts(repaired_words([[word("de", 100), word(printed, 170)]], paper())) == [f"de {expected}"]


def test_an_address_is_one_word() -> None:
    one, other = word("info", 100), word("@muziekhuis.example", 205)
    assert texts(repaired_words([[word("mail", 0), one, other]], paper())) == ["mail info@muziekhuis.example"]


def test_a_line_of_letters_that_reach_low_stands_on_the_same_base() -> None:
    """`doorgaat.` has a g: measured by its ink alone, its line would lie too low and stand apart."""
    low = OcrWord("doorgaat.", 0, BASE - 0.72 * SIZE, 200, BASE + 0.21 * SIZE, 0.9, ("1", "1", "1"))
    size, base = size_and_baseline([low])
    assert base == pytest.approx(BASE, abs=1)
    assert size == pytest.approx(SIZE, abs=2)


def test_a_bar_between_words_is_kept_and_one_at_the_edge_is_a_ruler() -> None:
    rows = [
        ("|", 20, 6, 90),
        ("Interventie", 60, 250, 95),
        ("|", 325, 6, 80),
        ("Backpack", 345, 200, 95),
    ]
    printed = [
        f"5\t1\t1\t1\t1\t{n}\t{left}\t264\t{wide}\t36\t{sure}\t{text}"
        for n, (text, left, wide, sure) in enumerate(rows)
    ]
    table = "\n".join([HEAD, *printed])
    assert texts(words_of_tsv(table, DPI)) == ["Interventie | Backpack"]


def test_ink_that_no_word_covers_is_looked_at_again() -> None:
    ink = paper()
    ink[264:300, 1000:1040] = True
    found = boxes_to_reread([[word("Samenwerking", 100)]], ink, SIZE)
    assert [(box.left < 1000, box.right > 1040, box.words) for box in found] == [(True, True, ())]


def test_a_second_look_counts_only_where_it_is_surer() -> None:
    doubted, sure = word("8000", 100, 0.4), word("8.000", 100, 0.9)
    box = RereadBox(90, 250, 240, 310, (doubted,))
    assert texts(with_reread_words([[doubted]], [(box, [sure])])) == ["8.000"]
    assert texts(with_reread_words([[doubted]], [(box, [sure._replace(confidence=0.42)])])) == ["8000"]
    assert texts(with_reread_words([[doubted]], [(box, [])])) == ["8000"]
