"""Where words end in a line that was read: letters come in their order, their places within a letter, and ink."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest

ppocr = pytest.importorskip("extract.ocr.ppocr")

HEIGHT = 50
LETTER, THIN, GAP, SPACE = 18, 6, 3, 13  # pixels: a letter's ink, that of an `l`, the white between letters and words


def drawn(text: str, gap: int = GAP, space: int = SPACE) -> tuple[Any, list[tuple[str, float]]]:
    """Ink of a text, a box for each letter, and the middle of each."""
    at, boxes, places = gap, [], []
    for letter in text:
        if letter == " ":
            at += space - gap
            continue
        width = THIN if letter in "il,." else LETTER
        boxes.append((at, at + width))
        places.append((letter, at + width / 2))
        at += width + gap
    ink = np.zeros((HEIGHT, at + gap), bool)
    for left, right in boxes:
        ink[10:40, left:right] = True
    return ink, places


def words(read: str, ink: Any, places: list[tuple[str, float]], late: float = 0.0) -> list[str]:
    """The words where `read` has the spaces that the recogniser gave, and places are so many pixels late."""
    spaced = {len(read[:n].replace(" ", "")) for n, sign in enumerate(read) if sign == " "}
    letters = [ppocr._Letter(text, x + late, 1.0, n in spaced) for n, (text, x) in enumerate(places)]
    starts = [0, *ppocr._word_ends(letters, ink), len(letters)]
    return ["".join(letter.text for letter in letters[a:b]) for a, b in pairwise(starts) if b > a]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("voor sociaal teams en scholen", "voor sociaalteams en scholen"),  # a space passed over, beside thin letters
        ("basisscholen, alle ouders en kinderen", "basisscholen,alle ouders en kinderen"),  # behind the comma
        ("de wijk, school en ouders", "de wijk ,school en ouders"),  # read on the comma's wrong side
        ("dat is bij de start in groep", "dat is bij de start in groep"),
    ],
)
@pytest.mark.parametrize("late", [0.0, 9.0])  # the recogniser tells most letters half a letter too far right
def test_words_end_where_the_ink_has_white_whatever_place_was_read(printed: str, read: str, late: float) -> None:
    ink, places = drawn(printed)
    assert words(read, ink, places, late) == printed.split()


def test_white_between_an_icon_and_a_label_parts_no_letter_off() -> None:
    """`P lanning`: the icon itself is no letter, and the white behind it was taken for a space within the word."""
    ink, places = drawn("Planning")
    ink = np.concatenate((np.zeros((HEIGHT, 40), bool), ink), axis=1)
    ink[10:40, :20] = True
    assert words("Planning", ink, [(text, x + 40) for text, x in places]) == ["Planning"]


def test_letter_spaced_capitals_are_one_word() -> None:
    """`L OOP T I JD`: only white that is wider than that between the letters parts words."""
    ink, places = drawn("KOSTEN EN DEKKING", gap=11, space=40)
    assert words("KOSTENENDEKKING", ink, places) == ["KOSTEN", "EN", "DEKKING"]


@pytest.mark.parametrize(("print_", "paper"), [(150, 250), (40, 195), (235, 50)])
def test_ink_is_told_beside_its_own_paper(print_: int, paper: int) -> None:
    """A pale footer, print on tinted paper, white on dark: with a fixed grey a pale footer fell into pieces."""
    line = np.full((HEIGHT, 200), paper, np.uint8)
    line[15:35, 20:180:12] = line[15:35, 21:181:12] = print_
    columns = np.flatnonzero(ppocr._ink(line).any(axis=0))
    assert columns.tolist() == sorted([*range(20, 180, 12), *range(21, 181, 12)])
