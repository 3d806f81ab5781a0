"""Refuses a PDF with a stream that would inflate to more than a reader can hold.

A decoder inflates a stream whole before it looks at it, up to gigabytes, and then holds an object for every few bytes.
So the streams that could become too large are inflated here first, in small pieces that are let go, until they end or
pass the limit. The bytes are searched as they stand: that works for a broken PDF too, and costs an ordinary one little,
since a stream that is too small to become dangerous is passed over. `data/samples/hostile.py` makes such files.
"""

import re
import zlib
from collections.abc import Iterable, Iterator

from extract.errors import ReadError

_STREAM = re.compile(rb"stream\r?\n")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_PICTURE = re.compile(rb"/Subtype\s*/Image\b|/Width\b")
_KEPT = re.compile(rb"/EmbeddedFile\b")  # a file in the file: nobody unpacks it
_BEFORE = 2_000  # bytes before a stream in which its dictionary stands
_PIECE = 1 << 20
_MOST = 1032  # times its size that deflated data can become


def check_streams(data: bytes, most: int, most_picture: int) -> None:
    """ReadError `te_groot` where a stream inflates to more than `most` bytes; that of a picture, `most_picture`."""
    end = 0
    while begin := _STREAM.search(data, end):
        start = begin.end()
        end = data.find(b"endstream", start)
        end = len(data) if end < 0 else end + len(b"endstream")
        # The stream's own dictionary only: what stands before the last `obj` is another object's.
        entries = data[max(0, begin.start() - _BEFORE) : begin.start()].rpartition(b" obj")[2]
        # Filters may be stacked: a stream packed twice can grow by the square.
        times = len(_PACKED.findall(entries))
        limit = most_picture if _PICTURE.search(entries) else most
        if times and (end - start) * _MOST**times > limit and not _KEPT.search(entries):
            _check(memoryview(data)[start:end], times, limit)


def _check(packed: memoryview, times: int, limit: int) -> None:
    pieces: Iterable[bytes] = (bytes(packed[at : at + _PIECE]) for at in range(0, len(packed), _PIECE))
    for _ in range(times):
        pieces = _inflated(pieces, limit)
    for _ in pieces:
        pass


def _inflated(pieces: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """What the pieces become, in pieces; what is broken ends it, as it ends a decoder.

    Where the packed data ends inside a piece, zlib may leave `unconsumed_tail` as it was before its last call: bytes
    after the end (a line end before `endstream` is enough) would be asked for again without end.
    """
    unpacker, total = zlib.decompressobj(), 0
    for piece in pieces:
        while piece and not unpacker.eof:
            try:
                plain = unpacker.decompress(piece, _PIECE)
            # A damaged stream isn't refused here: the decoder reads as much of it as can be read.
            except zlib.error:
                return
            total += len(plain)
            if total > limit:
                raise ReadError(
                    "te_groot",
                    f"Een onderdeel van de PDF is uitgepakt groter dan {limit // 1_000_000} MB; "
                    "druk het document opnieuw af als PDF.",
                )
            yield plain
            piece = unpacker.unconsumed_tail
        if unpacker.eof:
            return
