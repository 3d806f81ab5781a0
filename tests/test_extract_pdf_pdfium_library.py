"""A document is decoded the same, whatever the process read before it; documents may be open side by side."""

import os
from pathlib import Path

import hostile
import pytest

from extract.errors import ReadError
from extract.pdf import decode_bytes
from extract.pdf.pdfium.library import opened

FOLDER = os.environ.get("GKA_FIELD")


@pytest.mark.skipif(FOLDER is None, reason="GKA_FIELD is not set: no real PDFs of others to read")
def test_boxes_do_not_depend_on_what_was_read_before() -> None:
    """The second file bends the font that PDFium substitutes in the first one, where the library is not begun anew."""
    first = (Path(FOLDER or ".") / "camelot" / "tableception.pdf").read_bytes()
    other = (Path(FOLDER or ".") / "pdfplumber" / "malformed-from-issue-932.pdf").read_bytes()
    before = [page.glyphs.x1.tolist() for page in decode_bytes(first)]
    assert sum(1 for _ in decode_bytes(other))
    assert [page.glyphs.x1.tolist() for page in decode_bytes(first)] == before


def test_a_document_stays_open_while_another_is_opened() -> None:
    data = hostile.good(1)
    with opened(data) as outer:
        with opened(data) as inner:
            assert len(inner) == len(outer)
        assert outer[0].get_textpage().count_chars() > 0


def test_after_a_document_that_cannot_be_opened_the_next_one_can() -> None:
    with pytest.raises(ReadError):
        list(decode_bytes(b"%PDF-1.4 nothing"))
    assert [page.number for page in decode_bytes(hostile.good(1))] == [1]
