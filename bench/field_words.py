"""Takes the words of real files from poppler and from the tables; kept are hashes, so that no text is tracked.

A word has three letters or more, or a figure. Counted as often as it is there, whatever its case; a hyphen at a line's
end is taken out, since poppler keeps lines and the tables don't.
"""

import base64
import hashlib
import re
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyarrow.dataset as ds

Words = Counter[str]

_WORD = re.compile(r"\w*\d\w*|[^\W\d_]{3,}")
# Only between small letters: before a capital (`Borger-Odoorn`, cut there) the hyphen is the name's own.
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\u2010]\n\s*(?=[a-zà-ÿ])")
_HASH = 3  # bytes: of a thousand words in a document, one in 17,000 is taken for another
_MOST = 255  # times that a word is counted in what is kept
_RUNNING = 3  # pages on which a word must stand to be forgiven as a running header's
TEXTS = {
    "sections": ("heading", "text"),
    "fields": ("label", "text"),
    "table_cells": ("text",),
    "contents": ("heading",),
    "residue": ("text",),
    "signatories": ("name", "position", "portfolio", "organisation", "place"),
}


def words(text: str) -> Words:
    """The words of a text with how often each is there."""
    text = _HYPHEN.sub("", text).replace("ﬁ", "fi").replace("ﬂ", "fl").replace("\u00ad", "")
    return Counter(word.casefold() for word in _WORD.findall(text))


def poppler_words(path: Path) -> Words:
    """What pdftotext reads; none where it reads nothing. Words that half of the pages have are running headers."""
    call = ["pdftotext", "-enc", "UTF-8", "-l", "200", str(path), "-"]
    try:
        done = subprocess.run(call, capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return Counter()
    pages = [words(page) for page in done.stdout.decode("utf-8", "replace").split("\f")]
    total: Words = sum(pages, Counter())
    # The tables leave running headers out, so they can't be missed there.
    enough = max(_RUNNING, 0.5 * len(pages))
    return Counter({word: n for word, n in total.items() if sum(word in page for page in pages) < enough})


def dataset_words(data: Path) -> dict[str, Words]:
    """The words of each document that has a text layer, by its name."""
    documents = _rows(data, "documents", ("document_id", "source_name", "text_layer"))
    names = {row["document_id"]: row["source_name"] for row in documents if row["text_layer"] == "digitaal"}
    found: dict[str, Words] = {str(name): Counter() for name in names.values()}
    for table, columns in TEXTS.items():
        for row in _rows(data, table, ("document_id", *columns)):
            if row["document_id"] in names:
                found[str(names[row["document_id"]])].update(words("\n".join(row[c] or "" for c in columns)))
    return found


def endings(data: Path) -> dict[str, str]:
    """How each file ended: `ok`, or an error's code."""
    rows = _rows(data, "runs", ("source_name", "status", "error_code"))
    return {str(row["source_name"]): str(row["error_code"] or row["status"]) for row in rows}


def lost(wanted: Words, found: Words) -> Words:
    """The words that are wanted and not found, as often as they are missing."""
    return wanted - found


def kept(wanted: Words) -> str:
    """Words as hashes and counts, for a results file."""
    by_hash: dict[bytes, int] = defaultdict(int)
    for word, n in wanted.items():
        by_hash[_hash(word)] += n
    return base64.b64encode(b"".join(key + bytes([min(n, _MOST)]) for key, n in sorted(by_hash.items()))).decode()


def lost_of_kept(text: str, found: Words) -> int:
    """How many of the words that were kept aren't found."""
    data = base64.b64decode(text)
    by_hash: dict[bytes, int] = defaultdict(int)
    for word, n in found.items():
        by_hash[_hash(word)] += n
    pairs = (data[at : at + _HASH + 1] for at in range(0, len(data), _HASH + 1))
    return sum(max(0, pair[_HASH] - by_hash[pair[:_HASH]]) for pair in pairs)


def _hash(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()[:_HASH]


def _rows(data: Path, table: str, columns: Iterable[str]) -> list[Mapping[str, str | None]]:
    found: list[Mapping[str, str | None]] = (
        ds.dataset(data / table, partitioning="hive").to_table(columns=list(columns)).to_pylist()
    )
    return found
