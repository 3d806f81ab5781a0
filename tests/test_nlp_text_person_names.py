"""Signing lines: the bare name, and the function."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text.person_names import Person, person


@pytest.mark.parametrize(
    ("text", "name", "position"),
    [
        ("Karin D., Directeur Bestuurder", "Karin D.", "Directeur Bestuurder"),  # surname shortened
        ("mevrouw drs. A. de Boer MBA (voorzitter CvB)", "A. de Boer", "voorzitter CvB"),  # titles on both sides
        ("M. van der Sluis", "M. van der Sluis", None),
        ("Voorzitter College van Bestuur: Karin Bos", "Karin Bos", "Voorzitter College van Bestuur"),
        ("Karin Bos Voorzitter College van Bestuur", "Karin Bos", "Voorzitter College van Bestuur"),
        ("bestuurder J. de Wit", "J. de Wit", "bestuurder"),
        ("Gerrit-Jan P., bestuurder a.i.", "Gerrit-Jan P.", "bestuurder a.i."),
        ("Dhr. P. Kok\nBestuurder", "P. Kok", "Bestuurder"),
        ("Namens deze: P. Kok, directeur", "P. Kok", "directeur"),
        ("A. Zwart-Hoek – voorzitter College van Bestuur", "A. Zwart-Hoek", "voorzitter College van Bestuur"),
        ("Wethouder P. Kok", "P. Kok", "Wethouder"),
        ("", None, None),
    ],
)
def test_person(text: str, name: str | None, position: str | None) -> None:
    assert person(text) == Person(name, position)


@given(st.text(alphabet="A. de Boer,()\n-: directeur", max_size=60) | st.text(max_size=60))
def test_any_text(text: str) -> None:
    person(text)
