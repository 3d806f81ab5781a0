"""Two decoders, one page: of the samples PDFium and pdfplumber deliver the same words, rules and paper."""

import hostile
import pytest
import render

from extract.errors import ReadError
from extract.layout.words import Word, words_of
from extract.pdf import decode_bytes
from extract.pdf.page_objects import RawPage

FILES = [render.file_name(*pair) for pair in render.COMMITTED if pair[1] != "text"]
NEAR = 0.25  # of the type's size: fonts differ in what they tell of their height


@pytest.fixture(scope="module", params=FILES)
def both(request: pytest.FixtureRequest) -> list[tuple[RawPage, RawPage]]:
    data = (render.RAW / request.param).read_bytes()
    return list(zip(decode_bytes(data), decode_bytes(data, reader="pdfplumber"), strict=True))


def _apart(one: Word, other: Word) -> float:
    """Left, top and bottom, in sizes of type; pdfminer knows no right edge of a standard font's `€`."""
    return max(abs(one.x0 - other.x0), abs(one.top - other.top), abs(one.bottom - other.bottom)) / one.size


def test_the_same_words_at_the_same_places(both: list[tuple[RawPage, RawPage]]) -> None:
    for one, other in both:
        ours, theirs = words_of(one.glyphs), words_of(other.glyphs)
        assert sorted(word.text for word in ours) == sorted(word.text for word in theirs)
        shifted = [word.top for word in ours if "€" in word.text or "•" in word.text]  # what follows on that line
        for a in ours:
            b = min((word for word in theirs if word.text == a.text), key=lambda word: _apart(a, word))
            assert _apart(a, b) < NEAR or min(abs(a.top - top) for top in shifted) < a.size
            assert (round(a.size, 1), a.bold, a.italic, a.colour) == (round(b.size, 1), b.bold, b.italic, b.colour)


def test_the_same_rules(both: list[tuple[RawPage, RawPage]]) -> None:
    for one, other in both:
        assert sorted({tuple(map(round, s)) for s in one.strokes}) == sorted(
            {tuple(map(round, s)) for s in other.strokes}
        )


def test_the_same_paper(both: list[tuple[RawPage, RawPage]]) -> None:
    for one, other in both:
        assert (one.number, round(one.width), round(one.height), one.rotation) == (
            other.number,
            round(other.width),
            round(other.height),
            other.rotation,
        )


def test_damage_that_only_a_page_shows_is_told_by_the_second_reader() -> None:
    """pdfminer asks a colour profile how many components it has, once the page is read; PDFium does without."""
    profile = hostile.stream(b"")
    pdf = hostile.one_page(profile, 0, resources=b"/ColorSpace << /C [/ICCBased 5 0 R] >>", more={5: profile})
    with pytest.raises(ReadError) as told:
        list(decode_bytes(pdf, reader="pdfplumber"))
    assert len(list(decode_bytes(pdf))) == 1
    assert told.value.code == "pdf_beschadigd"
