"""Whatever text a cell holds, the readers don't fail, point at what they read, and take no longer than it is long."""

from collections.abc import Callable, Sequence
from time import process_time
from typing import Protocol

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.activities import activities
from nlp.calculations import calculation
from nlp.contacts.rows import contacts, person
from nlp.financing.rows import financing, source_of
from nlp.frequencies import frequency
from nlp.periods import periods
from nlp.target_groups import target_groups
from nlp.text.dates import parse_date
from nlp.text.money import amounts
from nlp.text.numbers import number
from nlp.text.placeholders import is_placeholder


class Placed(Protocol):
    char_start: int
    char_end: int


ROWS: dict[str, Callable[[str], Sequence[Placed]]] = {
    "target_groups": target_groups,
    "periods": periods,
    "financing": financing,
    "contacts": contacts,
    "activities": activities,
    "amounts": amounts,
}
WHOLE: dict[str, Callable[[str], object]] = {
    "calculation": calculation,
    "person": person,
    "parse_date": parse_date,
    "source_of": source_of,
    "frequency": frequency,
    "number": number,
    "is_placeholder": is_placeholder,
}
DUTCH = """kinderen |van 4 tot 12 jaar|groep 5 t/m 8| en |ouders/verzorgers|schooljaar '22-'23|2022|31-2-2023| vanaf
1e kwartaal|medio |1.250,-|circa |per jaar|helft|GKA|uit de |gemeente |06-12345678|j.de.vries@x.example
mw. drs. |A. de Boer|a. |1) |uur|, |; |- |• |€ """.replace("\n", "|")
MARKS = "()x=’‘“”–—−½²é\n\u00a0\x00\u200bжи孩子١٢"
PIECES = [*DUTCH.split("|"), *MARKS]  # what the rules look for, and marks of every kind
TEXT = st.text(max_size=120) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@pytest.mark.parametrize("name", ROWS)
@given(TEXT)
def test_rows_point_at_what_they_say(name: str, text: str) -> None:
    for row in ROWS[name](text):
        assert 0 <= row.char_start < row.char_end <= len(text)
        mention = getattr(row, "mention", None)
        if mention is not None:
            assert text[row.char_start : row.char_end] == mention


@pytest.mark.parametrize("name", WHOLE)
@given(TEXT)
def test_readers_take_any_text(name: str, text: str) -> None:
    WHOLE[name](text)


@pytest.mark.parametrize("piece", [" ", "a ", "maart ", "Jan de Boer ", "2022 ", "kinderen, ", "("], ids=repr)
@pytest.mark.parametrize("name", ["target_groups", "periods", "contacts", "activities"])
def test_time_grows_with_length(name: str, piece: str) -> None:
    """Four times the text may take twenty-four times as long, which a backtracking pattern exceeds by far."""
    read = ROWS[name]
    read(piece)  # loads the vocabulary
    short, long = (min(_seconds(read, (piece * length)[:length]) for _ in range(2)) for length in (1_000, 4_000))
    assert long < 24 * max(short, 0.002)


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = process_time()
    read(text)
    return process_time() - start
