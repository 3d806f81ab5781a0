"""The guard against streams that inflate without end ends by itself, whatever follows the packed data. Steps are
counted, not seconds."""

import itertools
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.errors import ReadError
from extract.pdf import stream_bombs as inflation
from extract.pdf.form_bombs import check_forms
from extract.pdf.stream_bombs import check_streams

SMALL = 1_000  # bytes that a stream may become in these tests
PIECE = 64


class Counted:
    """zlib, whose calls are counted: more than a file can need is an error."""

    error = zlib.error

    def __init__(self, most: int) -> None:
        self._calls = itertools.count()
        self._most = most

    def decompressobj(self) -> Any:
        return _Unpacker(self)

    def call(self) -> None:
        assert next(self._calls) < self._most, "the guard goes on without end"


class _Unpacker:
    def __init__(self, counted: Counted) -> None:
        self._own, self._counted = zlib.decompressobj(), counted

    def decompress(self, data: bytes, most: int) -> bytes:
        self._counted.call()
        return self._own.decompress(data, most)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._own, name)


def verdict(monkeypatch: pytest.MonkeyPatch, packed: bytes, filters: int = 1) -> str:
    """`ok` or the error's code for a PDF with this one stream."""
    data = b"%PDF-1.7\n1 0 obj << /Filter [" + b" /FlateDecode" * filters + b"] >> stream\n" + packed + b"\nendstream"
    with monkeypatch.context() as patch:
        patch.setattr(inflation, "_PIECE", PIECE)
        # each call takes a piece, or gives one: of each layer, which is let go at the limit
        patch.setattr(inflation, "zlib", Counted(10 + 2 * filters * (len(packed) + SMALL + PIECE)))
        try:
            check_streams(data, SMALL, SMALL)
        except ReadError as error:
            return error.code
    return "ok"


@pytest.mark.parametrize("after", [b"", b"\r\n", b"\r\n12345", b"x" * 500, zlib.compress(b"again")])
@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, SMALL - 1, SMALL])
def test_bytes_after_the_packed_data_end_nothing_and_delay_nothing(
    monkeypatch: pytest.MonkeyPatch, size: int, after: bytes
) -> None:
    assert verdict(monkeypatch, zlib.compress(bytes(size)) + after) == "ok"


@given(st.binary(max_size=400), st.integers(0, 5_000), st.binary(max_size=200), st.integers(1, 3), st.integers(0, 400))
def test_any_stream_is_looked_through_in_few_steps(
    text: bytes, zeros: int, after: bytes, filters: int, cut: int
) -> None:
    plain = text + bytes(zeros)
    packed = plain
    for _ in range(filters):
        packed = zlib.compress(packed)
    with pytest.MonkeyPatch.context() as monkeypatch:
        found = verdict(monkeypatch, packed + after, filters)
        assert found == ("te_groot" if len(plain) > SMALL else "ok")
        assert verdict(monkeypatch, packed[:cut] + after, filters) in ("ok", "te_groot")


@given(st.lists(st.sampled_from([b"/XObject<<", b"/XObject <<", b">>", b" /A 1 0 R", b"/Subtype/Form", b"stream\n"])))
def test_forms_that_are_open_are_looked_through_once(parts: list[bytes]) -> None:
    check_forms(b"1 0 obj /Subtype/Form " + b"".join(parts) + b" 2 0 obj /Subtype/Form stream", 1_000)


def test_a_form_with_a_hundred_thousand_open_dictionaries_is_one_look() -> None:
    # each looked for its own end up to the end of the file: ten thousand million steps
    opened = b"/XObject<<" * 100_000
    check_forms(b"1 0 obj /Subtype/Form " + opened + b" 2 0 obj /Subtype/Form stream", 1_000)
