"""Boxes to tick: what is ticked counts, at the place where it is printed."""

import pytest

from nlp.parties.rows import parties
from nlp.target_groups import target_groups
from nlp.text.document_names import Names
from nlp.text.tick_boxes import ticked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("☒ Ouders\n☐ Peuters\n☑ Leerlingen", "  Ouders\n         \n  Leerlingen"),  # a line each
        ("☒ Ouders ☐ Peuters ☒ Leerlingen", "  Ouders           , Leerlingen"),  # on one line
        ("Ouders en peuters", "Ouders en peuters"),  # no boxes
        ("□ Ouders\n□ Peuters", "□ Ouders\n□ Peuters"),  # bullets
        ("■ Ouders\n□ Peuters", "  Ouders\n         "),  # filled beside empty: boxes
        ("✓ Ouders\n✓ Peuters", "✓ Ouders\n✓ Peuters"),  # ticks as bullets
        ("Voor wie? ☐ Peuters", "Voor wie?          "),  # what stands before a box is text
    ],
)
def test_what_is_ticked_is_left(text: str, expected: str) -> None:
    assert ticked(text) == expected
    assert len(expected) == len(text)


def test_a_box_is_no_part_of_a_name() -> None:
    text = "☑ Gemeente\n☐ Bibliotheek Proefstreek\n☑ Stichting De Proefscholen (penvoerder)"
    found = parties(ticked(text), Names(), field="betrokken_partijen")
    assert [(one.mention, text[one.char_start : one.char_end]) for one in found] == [
        ("Gemeente", "Gemeente"),
        ("Stichting De Proefscholen", "Stichting De Proefscholen"),
    ]


def test_only_ticked_groups_count() -> None:
    text = "☒ Leerlingen groep 5 t/m 8\n☐ Peuters\n☒ Ouders\n☐ Professionals"
    assert [one.group for one in target_groups(ticked(text))] == ["leerlingen", "ouders"]
