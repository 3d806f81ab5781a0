"""The names that a document introduces, with their short forms."""

import pytest

from nlp.text.document_names import collect_names
from nlp.text.fold import fold_name


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Stichting Openbaar Onderwijs Norg (OON)", "OON", "Openbaar Onderwijs Norg"),
        ("Scholengemeenschap Zeesluis (SGZ, voortgezet onderwijs)", "SGZ", "Scholengemeenschap Zeesluis"),
        ("Stichting Kinderopvang Waterland (SKW; penvoerder)", "SKW", "Stichting Kinderopvang Waterland"),
        ("MVN (Maritiem Vakcollege Noord)", "MVN", "Maritiem Vakcollege Noord"),  # the other way round
        ("Schoolbesturen (SOOT, VCPO)", "SOOT", None),  # its members
        ("SWA (bij toerbeurt)", "SWA", None),  # what follows is no name
        ("JGZ (Stichting Andes)", "JGZ", None),  # another name: its letters are others
    ],
)
def test_an_abbreviation_in_or_before_brackets(text: str, short: str, full: str | None) -> None:
    found = collect_names([text]).full.get(fold_name(short))
    assert (found or "").endswith(full or "")
    assert (found is None) == (full is None)
