"""What was read and what the ink shows make words as a reader would copy them out."""

import numpy as np
import pytest

from extract.ocr import word_repair
from extract.ocr.ocr_word import OcrWord
from extract.ocr.word_repair import repaired_words, size_and_baseline, without_specks

second_pass = pytest.importorskip("extract.ocr.second_pass")
DPI = 300
SIZE, BASE = 50, 300  # pixels: type of 12 points, and where its line stands


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
        ((275, 290, 190, 206), None, "• Houdt zich"),  # a dot that was passed over
        ((285, 291, 190, 204), None, "- Houdt zich"),  # a dash
        ((275, 290, 190, 206), "e", "• Houdt zich"),  # a dot that was taken for a letter
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
    rows = [("|", 20, 6, 0.9), ("Interventie", 60, 250, 0.95), ("|", 325, 6, 0.8), ("Backpack", 345, 200, 0.95)]
    line = [OcrWord(text, left, 264, left + wide, 300, sure, ("1", "1", "1")) for text, left, wide, sure in rows]
    assert texts(without_specks([line], DPI)) == ["Interventie | Backpack"]


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        (["Toelichting", "..............."], "Toelichting"),  # dots that were read as such
        (["Toelichting", "………"], "Toelichting"),
        (["interventies.."], "interventies"),  # the first of them, touching the word
        (["enzovoort..."], "enzovoort..."),  # an ellipsis is print
        (["dorpen."], "dorpen."),
    ],
)
def test_the_dots_that_lead_to_a_page_number_are_no_words(read: list[str], expected: str) -> None:
    assert texts(without_specks([[word(text, 400 * n) for n, text in enumerate(read)]], DPI)) == [expected]


def test_ink_that_no_word_covers_is_looked_at_again() -> None:
    ink = paper()
    ink[264:300, 1000:1040] = True
    found = second_pass.boxes_to_read([[word("Samenwerking", 100)]], ink, SIZE)
    assert [(box.x - box.width / 2 < 1000, box.x + box.width / 2 > 1040) for box in found] == [(True, True)]


def test_a_signature_is_not_looked_at_as_type() -> None:
    ink = paper()
    for x in range(1000, 1200):
        ink[264 + x % 36 : 270 + x % 36, x] = True
    ink[282:284, 1000:1200] = True  # one stroke from end to end
    assert second_pass.boxes_to_read([[word("Samenwerking", 100)]], ink, SIZE) == []


def test_new_words_count_only_where_all_of_a_box_are_sure() -> None:
    known, new, doubted = word("Totaal", 100), word("8.000", 700), word("stempel", 900, 0.4)
    assert texts(second_pass.with_new_words([[known]], [[new]])) == ["Totaal", "8.000"]
    assert texts(second_pass.with_new_words([[known]], [[new, doubted]])) == ["Totaal"]
    # Ink that was read already.
    assert texts(second_pass.with_new_words([[known]], [[known._replace(text="otaal")]])) == ["Totaal"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Duelgruep", "Doelgroep"),
        ("duelgrvep:", "doelgroep:"),
        ("Doelgroep", "Doelgroep"),
        ("DOELGROEP", "DOELGROEP"),  # a label already, in its own case
        ("Duinoord", "Duinoord"),  # no label of that shape
    ],
)
def test_a_label_whose_round_letters_were_misread_is_the_label(read: str, meant: str) -> None:
    assert word_repair._corrected(read, first=True) == meant
