"""How often a municipality promises something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.frequencies import Frequency, frequency


@pytest.mark.parametrize(
    ("text", "times", "per"),
    [
        (
            "Voert twee keer per jaar bestuurlijk overleg met de Gelijke Kansen Alliantie;",
            2,
            "jaar",
        ),  # the template's own
        ("Organiseert minimaal 1 keer per jaar een kennissessie", 1, "jaar"),  # a bound is no number
        ("ten minste eenmaal per jaar", 1, "jaar"),
        ("2x per jaar", 2, "jaar"),
        ("2-3 keer per jaar", 2, "jaar"),  # the promise is the first
        ("vier bijeenkomsten per jaar", 4, "jaar"),
        ("Organiseert jaarlijks minimaal twee kennissessies", 2, "jaar"),
        ("jaarlijks een sessie", 1, "jaar"),
        ("elk kwartaal", 1, "kwartaal"),
        ("ten minste één keer per schooljaar", 1, "schooljaar"),
    ],
)
def test_frequency(text: str, times: int, per: str) -> None:
    assert frequency(text) == Frequency(times, per)


@pytest.mark.parametrize("text", ["Neemt deel aan de landelijke kennisdelingsagenda.", "gedurende 2 jaar", ""])
def test_none_printed(text: str) -> None:
    assert frequency(text) == Frequency(None, None)


@given(st.text(alphabet="2x keer per jaarlijks één", max_size=60) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    frequency(text)
