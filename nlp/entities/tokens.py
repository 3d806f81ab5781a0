"""The words, figures and signs of a text, parted as the entity model learnt to know them.

The same as spaCy makes of it with our infixes (`language_model.tokeniser_pipeline`), which a test holds it to; patterns
and words that stay whole are in nlp/model/tokens.json, written by data/training.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Any

MODEL = Path(__file__).parents[1] / "model"  # trained by data/training/train.py
# Chunks, and white space that is more than one blank behind a chunk: such a blank is no token, and half of all runs.
_RUNS = re.compile(r"\S+|^\s+|[^\S ]\s*| \s+")
_KNOWN = 100_000  # chunks that are remembered: the words of some hundred agendas


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text as printed, and where each starts; white space beyond one blank is a token too."""

    words: list[str]
    starts: list[int]

    def between(self, start: int, end: int) -> "Tokens":
        """Those that start between two places in the text."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Tokens(self.words[first:last], self.starts[first:last])

    def end(self, n: int) -> int:
        """Where a token ends."""
        return self.starts[n] + len(self.words[n])


def tokens_of(text: str) -> Tokens:
    """The tokens of a text, in order."""
    words: list[str] = []
    starts: list[int] = []
    for run in _RUNS.finditer(text):
        chunk, start = run[0], run.start()
        if chunk.isspace():
            after_word = start > 0 and chunk[0] == " "  # this blank belongs to the word before it
            words.append(chunk[after_word:])
            starts.append(start + after_word)
            continue
        parts = _parts(chunk)
        words += parts
        starts += accumulate(map(len, parts[:-1]), initial=start) if len(parts) > 1 else (start,)
    return Tokens(words, starts)


@cache
def token_rules() -> dict[str, Any]:
    """What nlp/model/tokens.json holds. Read once: nobody may write into it."""
    rules: dict[str, Any] = json.loads((MODEL / "tokens.json").read_text("utf-8"))
    return rules


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(token_rules()[name])


@cache
def _kept() -> dict[str, tuple[str, ...]]:
    """What stays whole (`a.u.b.`), or is parted in a way of its own (`°C.`)."""
    return {word: (word,) for word in token_rules()["whole"]} | {
        chunk: tuple(parts) for chunk, parts in token_rules()["parted"].items()
    }


@lru_cache(maxsize=_KNOWN)
def _parts(chunk: str) -> tuple[str, ...]:
    """The tokens of what stands between white space."""
    kept = _kept()
    if chunk in kept:
        return kept[chunk]
    found = _split(chunk, kept)
    return tuple(_with_kept(found, kept) if len(found) > 1 else found)


def _split(chunk: str, kept: dict[str, tuple[str, ...]]) -> list[str]:
    """Signs at both ends taken off as long as there are any, and the rest parted at what stands within words."""
    before: list[str] = []
    behind: list[str] = []
    size = 0
    while chunk and len(chunk) != size and chunk not in kept:
        size = len(chunk)
        first = _length(_pattern("prefix").search(chunk))
        # What is kept whole with the sign behind it (`(o.a.`) is taken before that sign goes too.
        if first and chunk[first:] in kept:
            before.append(chunk[:first])
            chunk = chunk[first:]
            break
        last = _length(_pattern("suffix").search(chunk[first:]))
        if last and chunk[:-last] in kept:
            behind.append(chunk[-last:])
            chunk = chunk[:-last]
            break
        before += filter(None, (chunk[:first],))
        behind += filter(None, (chunk[size - last :],))
        chunk = chunk[first : size - last]
    return [*before, *_inner(chunk, kept), *reversed(behind)]


def _length(match: re.Match[str] | None) -> int:
    return match.end() - match.start() if match else 0


def _inner(chunk: str, kept: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """What is left between the signs: whole if it is kept or a web address, else parted (`OAB-middelen`)."""
    if chunk in kept or not chunk or _pattern("address").match(chunk):
        yield from kept.get(chunk, (chunk,) if chunk else ())
        return
    start = 0
    for infix in _pattern("infix").finditer(chunk):
        if infix.start() == 0:
            continue
        yield from filter(None, (chunk[start : infix.start()], infix[0]))
        start = infix.end()
    yield from filter(None, (chunk[start:],))


def _with_kept(found: list[str], kept: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The tokens of a chunk, those that together are kept whole made one (`o.a./m.n.`): the longest first."""
    places = [*accumulate(map(len, found), initial=0)]
    chunk = "".join(found)
    pairs = [(a, b) for a in range(len(found)) for b in range(a + 2, len(found) + 1)]
    whole = [(a, b) for a, b in pairs if chunk[places[a] : places[b]] in kept]
    taken: list[tuple[int, int]] = []
    for a, b in sorted(whole, key=lambda span: (span[0] - span[1], span[0])):
        if all(b <= start or end <= a for start, end in taken):
            taken.append((a, b))
    n = 0
    for a, b in [*sorted(taken), (len(found), len(found))]:
        yield from found[n:a]
        yield from kept.get(chunk[places[a] : places[b]], ())
        n = b
