"""Text files: rows of labels and values by tabs, paragraphs by blank lines, what a page's end cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.blocks import Block, Grid, Paragraph
from extract.formats.text import read_blocks


def _shape(blocks: list[Block]) -> list[object]:
    """Paragraphs as their text, grids as rows of their cells' texts."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in blocks
    ]


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        ("", []),
        ("\n \n\t\n", []),  # nothing but white space
        ("Toelichting\n\nVeldenrode is klein.\n", ["Toelichting", "Veldenrode is klein."]),
        (
            "Naam: H. Olde\nOrganisatie: De Vlieger",
            ["Naam: H. Olde", "Organisatie: De Vlieger"],
        ),  # a line is a paragraph
        ("Doel\tMeer taal\nDoelgroep\tPeuters", [[["Doel", "Meer taal"], ["Doelgroep", "Peuters"]]]),  # rows: one grid
        (
            "Doel\tMeer taal\n\nDoelgroep\tPeuters",
            [[["Doel", "Meer taal"], ["Doelgroep", "Peuters"]]],
        ),  # over a page's end
        ("Doel\t", [[["Doel", ""]]]),  # an empty value is a cell all the same
        ("Doel\tA\nTekst.\nDoelgroep\tB", [[["Doel", "A"]], "Tekst.", [["Doelgroep", "B"]]]),  # text parts grids
        ("Taal\tUren\tx\t€ 1\nDoel\tA", [[["Taal", "Uren", "x", "€ 1"]], [["Doel", "A"]]]),  # another kind of table
        ("\tLoonkosten\t10 uur\t€ 500", [[["", "Loonkosten", "10 uur", "€ 500"]]]),  # an empty first cell counts
        ("Doel\t<p>Een.</p> <p>Twee.</p>", [[["Doel", "Een.\nTwee."]]]),  # paragraphs in a value
        ("Doel\tEen.<br/>Twee.", [[["Doel", "Een.\nTwee."]]]),
        ("Doel\t<u>Vooraf</u> oefenen", [[["Doel", "Vooraf oefenen"]]]),  # inline tags go
        ("Uren x < 5 en y > 3", ["Uren x < 5 en y > 3"]),  # but not every angle bracket is a tag
        ("Toelichting\r\n\r\nTekst.\r\n", ["Toelichting", "Tekst."]),  # from Windows
        ("Een.\fTwee.", ["Een.", "Twee."]),  # a form feed ends a page
        ("Kansen\x00 en\x07 taal", ["Kansen en taal"]),  # control characters
        ("cafe\u0301", ["café"]),  # a letter and its accent are one
        ("Een   zin\u00a0met  ruimte.", ["Een zin met ruimte."]),
    ],
)
def test_blocks(content: str, shape: list[object]) -> None:
    assert _shape(read_blocks(content)) == shape


_LONG = "De scholen in Veldenrode en Oosterlo werken al jaren samen aan taal, en dat doen zij met alle"


@pytest.mark.parametrize(
    ("content", "shape"),
    [
        (f"{_LONG}\n\nouders in de buurt.", [f"{_LONG} ouders in de buurt."]),  # a page's end cut the sentence
        (f"{_LONG}\nouders in de buurt.", [f"{_LONG} ouders in de buurt."]),  # a printer's line width did
        (f"{_LONG}.\n\nouders in de buurt.", [f"{_LONG}.", "ouders in de buurt."]),  # a sentence that is at its end
        (f"{_LONG}\n\nOuders in de buurt.", [_LONG, "Ouders in de buurt."]),  # a capital begins one
        (f"{_LONG}\n\n- ouders in de buurt.", [_LONG, "- ouders in de buurt."]),  # so does a list marker
        ("Doel\n\nouders in de buurt.", ["Doel", "ouders in de buurt."]),  # a short line is whole
    ],
)
def test_what_a_page_end_cut_is_joined(content: str, shape: list[object]) -> None:
    assert _shape(read_blocks(content)) == shape


def test_a_joined_paragraph_counts_all_its_characters() -> None:
    (block,) = read_blocks(f"{_LONG}\nouders.")
    assert isinstance(block, Paragraph)
    assert block.counts == ((0, len(block.text.replace(" ", ""))),)
    assert block.lines == 2


def test_gaps_are_blank_lines() -> None:
    blocks = read_blocks("Een.\n\nTwee.\nDrie.\n\nDoel\tA")
    assert [block.gap for block in blocks] == [True, True, False, True]


def test_italic_help_text_is_a_paragraph_of_its_own() -> None:
    (grid,) = read_blocks("Taal\tLoonkosten\t<i>Uren x uurloon</i>\t€ 5,00")
    assert isinstance(grid, Grid)
    help_text = grid.rows[0][2].paragraphs[0]
    assert (help_text.text, help_text.style.italic) == ("Uren x uurloon", True)


def test_columns_are_those_of_the_widest_row() -> None:
    (grid,) = read_blocks("A\tB\tC\nD\tE\tF\tG")
    assert isinstance(grid, Grid)
    assert (grid.columns, [len(row) for row in grid.rows]) == (4, [3, 4])


_CONTENT = st.text(alphabet=st.sampled_from("aB. \t\n-<p>/i€1é\u00ad"), max_size=120) | st.text(max_size=120)


@given(_CONTENT)
def test_any_text(content: str) -> None:
    for block in read_blocks(content):
        assert isinstance(block, Grid) or block.text.strip()


@given(st.lists(st.text(alphabet="abcdefg ABC.,-\t", max_size=70), max_size=8))
def test_no_letter_is_lost_and_order_is_kept(lines: list[str]) -> None:
    blocks = read_blocks("\n".join(lines))
    texts = [b.text if isinstance(b, Paragraph) else "".join(c.text for c in b.cells) for b in blocks]
    assert "".join("".join(texts).split()) == "".join("".join(lines).split())
