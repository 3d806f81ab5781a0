"""The two PDF readers held against each other: nothing on a sample, a doubt where they see other characters."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from extract.formats.options import BOTH, ReadOptions
from extract.pdf import decode_bytes, second_reader
from extract.pdf.limits import NO_SURPRISES, damaged_error
from extract.pdf.page_objects import RawPage
from extract.read import read_bytes
from pipelines.rows.build import build_rows

RAW = Path(__file__).parents[1] / "data" / "raw"
SAMPLE = (RAW / "westerveld.bands.pdf").read_bytes()


@pytest.mark.parametrize("file", sorted(RAW.glob("*.pdf")), ids=lambda file: file.stem)
def test_they_agree_on_the_samples(file: Path) -> None:
    assert list(second_reader.reader_differences(file.read_bytes(), NO_SURPRISES)) == []


def test_a_page_on_which_they_see_other_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a font maps 5 to 6: no text shows it by itself."""

    def misread(data: bytes, **options: object) -> Iterator[RawPage]:
        for page in decode_bytes(data):
            if options.get("reader") == "pdfplumber" and page.number == 2:
                texts = tuple("6" if text == "5" else text for text in page.glyphs.texts)
                page = replace(page, glyphs=replace(page.glyphs, texts=texts))
            yield page

    monkeypatch.setattr(second_reader, "decode_bytes", misread)
    document = read_bytes(SAMPLE, "westerveld.pdf", ReadOptions(BOTH))
    (found,) = [row for row in build_rows(document).findings if row.code == "lezers_verschillen"]
    assert (found.page, found.severity) == (2, "waarschuwing")
    assert "alleen PDFium: ‘5" in found.message
    assert "alleen pdfplumber: ‘6" in found.message


def test_a_file_that_only_one_of_them_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, **options: object) -> Iterator[RawPage]:
        if options.get("reader") == "pdfplumber":
            raise damaged_error()
        return decode_bytes(data)

    monkeypatch.setattr(second_reader, "decode_bytes", broken)
    document = read_bytes(SAMPLE, "westerveld.pdf", ReadOptions(BOTH))
    assert [doubt.code for doubt in document.doubts] == ["lezers_verschillen"]
    assert document.interventions  # read all the same
