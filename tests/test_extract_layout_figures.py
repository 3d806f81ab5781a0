"""What stands in a column of figures, and what doesn't."""

import pytest

from extract.layout.figures import is_figure, is_year

FIGURES = [
    ("1.250", "an amount"),
    ("€ 12.500,-", "with its sign, the Dutch way"),
    ("(3,4)", "a negative in brackets"),
    ("-12", "a negative"),
    ("+ 3,2%", "a change"),
    ("0,82 ± 0,03", "with its spread"),
    ("2019", "a year"),
    ("–", "none"),
    ("n.v.t.", "none, in words"),
    ("x", "a tick"),
]
TEXTS = [
    ("Totaal", "a label"),
    ("Wijk 3", "a label that ends in a figure"),
    ("12 maatregelen voor ouders", "a text that begins with a figure"),
    ("", "nothing"),
]


@pytest.mark.parametrize(("text", "why"), FIGURES)
def test_figures(text: str, why: str) -> None:
    assert is_figure(text), why


@pytest.mark.parametrize(("text", "why"), TEXTS)
def test_texts(text: str, why: str) -> None:
    assert not is_figure(text), why


YEARS = [
    ("2020", True),
    ("2021-2022", True),
    ("2020/21", True),
    ("1.999", False),
    ("20201", False),
    ("Jaar 2020", False),
]


@pytest.mark.parametrize(("text", "expected"), YEARS)
def test_years(text: str, expected: bool) -> None:
    assert is_year(text) is expected
