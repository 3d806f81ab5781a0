"""A sketch of a document's texts: by two sketches it can be told how much two documents have in common.

A sketch is the smallest hashes of all runs of three words (bottom-k sampling: Broder, On the resemblance and
containment of documents, 1997). Order of the texts, layout and page breaks leave hardly a trace in it.
"""

import re
import struct
from collections.abc import Iterable
from heapq import nsmallest
from zlib import crc32

SIZE = 96  # hashes: the likeness of two texts is known to some 0.05
_RUN = 3  # words: short enough that a scan with two wrong words in a hundred keeps nine runs of ten
_WORD = re.compile(r"\w+")


def sketch(texts: Iterable[str]) -> str:
    """The sketch of some texts, in hex; empty where they have no run of three words."""
    hashes: set[int] = set()
    for text in texts:
        words = [word.encode() for word in _WORD.findall(text.casefold())]
        hashes.update(crc32(b" ".join(words[n : n + _RUN])) for n in range(len(words) - _RUN + 1))
    return "".join(f"{one:08x}" for one in nsmallest(SIZE, hashes))


def sketch_hashes(printed: str) -> frozenset[int]:
    """A sketch's hashes."""
    return frozenset(struct.unpack(f">{len(printed) // 8}I", bytes.fromhex(printed)))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """About which part of all that two documents say, both say: 0 to 1; 0 where one says nothing."""
    together = nsmallest(SIZE, one | other)
    return len(one & other & set(together)) / len(together) if one and other else 0.0
