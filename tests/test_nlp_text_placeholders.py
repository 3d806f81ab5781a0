"""Blanks of the template, and what only looks like one."""

import pytest

from nlp.text.placeholders import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "--",
        "...",
        "…",
        "n.v.t.",
        "N.v.t",
        "nvt",
        "(n.v.t.)",
        "niet van toepassing",
        "€00.000,00",
        "€ -",
        "€ ...",
        "€",
        "€ 00.000,- ",
    ],
)
def test_placeholder(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "geen",
        "n.t.b.",
        "p.m.",
        "€ 0",
        "€ 0,00",
        "nihil",
        "- voorlezen",
        "€ 10.000,00",
        "n.v.t. in 2022",
    ],
)
def test_no_placeholder(text: str) -> None:
    assert not is_placeholder(text)
