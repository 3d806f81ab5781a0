"""The project's own entity model: what it takes for names in the tokens of texts.

A word is known by its lower case, its first letter, its last three and its shape (`Xxxxx`); three layers look at the
words beside it; then each word begins a name, goes on in one, ends one, is one, or is none. The weights are trained
with spaCy (data/training), whose answers these are: a test holds them together. Without spaCy a process has the model
in a tenth of a second instead of two, and a page costs a quarter.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from nlp.entities.tokens import MODEL, token_rules

_Floats = NDArray[np.float32]
_Places = NDArray[np.int64]
_Hashes = NDArray[np.uint64]
_LONG = 100  # letters of a word that has no shape of its own
_SAME = 4  # letters of one kind in a row that a shape shows; more of them look the same
_MOST_WORDS = 50_000  # whose vectors are kept: 16 MB
_FEW = np.float32(1e-8)  # added to a variance, so that none is nought
_MASK = (1 << 64) - 1


class NameSpan(NamedTuple):
    """The tokens of a name, end exclusive, and what it names."""

    start: int
    end: int
    label: str


class _Layer(NamedTuple):
    """The largest of several sums for each number, then brought to one scale."""

    weights: _Floats  # inputs x (pieces x outputs)
    bias: _Floats
    scale: _Floats
    shift: _Floats

    def of(self, rows: _Floats) -> _Floats:
        largest = _largest(rows @ self.weights + self.bias, self.scale.size)
        largest -= largest.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", largest, largest) / np.float32(self.scale.size) + _FEW
        largest *= spread[:, None] ** np.float32(-0.5)
        found: _Floats = largest * self.scale + self.shift
        return found


@dataclass(slots=True)
class _WordVectors:
    """A vector for each word, worked out when it is first met."""

    tables: list[_Floats]  # of lower case, first letter, last three, shape
    seeds: list[int]
    mixed: _Layer
    known: dict[str, _Floats] = field(default_factory=dict)

    def of(self, words: Sequence[str]) -> _Floats:
        """A row for each word."""
        if len(self.known) > _MOST_WORDS:
            self.known.clear()
        if new := [word for word in dict.fromkeys(words) if word not in self.known]:
            hashes = np.array([[_hash(part) for part in _features(word)] for word in new], np.uint64)
            parts = [self._row(n, hashes[:, n]) for n in range(len(self.tables))]
            self.known.update(zip(new, self.mixed.of(np.hstack(parts)), strict=True))
        return np.array([self.known[word] for word in words])

    def _row(self, n: int, hashes: _Hashes) -> _Floats:
        """The sum of four rows of a table: two words may share one of them, hardly all four."""
        table = self.tables[n]
        one, two, three, four = (table[place] for place in _four(hashes, self.seeds[n], len(table)))
        return one + two + three + four


class NameModel:
    """The model, with its weights from nlp/model/weights.npz."""

    def __init__(self) -> None:
        with np.load(MODEL / "weights.npz") as arrays:
            kept = {name: arrays[name] for name in arrays.files}
        self._words = _WordVectors(
            [kept[f"table_{n}"] for n in range(4)], kept["seeds"].tolist(), _layer(kept, "mixed")
        )
        self._around = [_layer(kept, f"around_{n}") for n in range(int(kept["depth"]))]
        self._narrow = kept["narrow_weights"], kept["narrow_bias"]
        # For each word three sums: as the next word, as the first of the open name, as the last word before.
        self._roles, self._no_role, self._role_bias = kept["roles"], kept["no_role"], kept["role_bias"]
        self._moves = kept["move_weights"], kept["move_bias"]
        self._labels = tuple(kept["labels"].tolist())

    def names(self, sequences: Sequence[Sequence[str]]) -> list[list[NameSpan]]:
        """The names in each sequence of tokens, in order."""
        lengths = list(map(len, sequences))
        words = [word for sequence in sequences for word in sequence]
        if not words:
            return [[] for _ in sequences]
        decided = self._decided(self._seen(words, lengths), words, lengths)
        return [[*walk] for walk in _walked(decided, lengths, self._labels)]

    def _seen(self, words: list[str], lengths: list[int]) -> _Floats:
        """A row for each word, that knows of three words at either side."""
        # Empty rows between sequences, as many as there are layers, so that none sees into the next.
        empty = len(self._around)
        padded = np.zeros((len(words) + empty * (len(lengths) + 1), self._words.mixed.scale.size), np.float32)
        places = np.arange(len(words)) + empty * (1 + np.repeat(np.arange(len(lengths)), lengths))
        padded[places] = self._words.of(words)
        for layer in self._around:
            beside = np.zeros((len(padded), 3 * padded.shape[1]), np.float32)
            left, here, right = np.split(beside, 3, axis=1)
            left[1:], here[:], right[:-1] = padded[:-1], padded, padded[1:]
            padded += layer.of(beside)
        seen: _Floats = padded[places]
        return seen

    def _decided(self, rows: _Floats, words: list[str], lengths: list[int]) -> tuple[list[int], list[int]]:
        """For each word what is done where no name is open (none, a name by itself, or one that begins, by label), and
        where a name that begins there ends."""
        weights, bias = self._narrow
        roles = (rows @ weights + bias) @ self._roles
        roles = roles.reshape(len(rows), 3, -1)
        last = np.zeros(len(rows), bool)
        last[np.cumsum(lengths)[np.array(lengths) > 0] - 1] = True
        blank = np.array([word.isspace() for word in words])
        count = len(self._labels)
        scores = self._scores(roles[:, 0] + self._no_role[1] + self._no_role[2])
        begin, unit, out = scores[:, :count], scores[:, 3 * count : 4 * count], scores[:, -1:]
        begin[last | blank], unit[blank] = -np.inf, -np.inf
        moves = np.hstack([begin, unit, out]).argmax(axis=1)
        return moves.tolist(), self._ends(roles, last, np.flatnonzero(moves < count), moves % count).tolist()

    def _ends(self, roles: _Floats, last: NDArray[np.bool_], begun: _Places, labels: _Places) -> _Places:
        """Where the names that begin at some words end; all at once, a word further at a time."""
        ends = np.arange(len(roles)) + 1
        count = len(self._labels)
        here = begun + 1
        while len(begun):
            scores = self._scores(roles[here, 0] + roles[begun, 1] + roles[here - 1, 2])
            each, label = np.arange(len(begun)), labels[begun]
            closes = last[here] | (scores[each, 2 * count + label] > scores[each, count + label])
            ends[begun[closes]] = here[closes] + 1
            begun, here = begun[~closes], here[~closes] + 1
        return ends

    def _scores(self, sums: _Floats) -> _Floats:
        """How well each move fits."""
        weights, bias = self._moves
        scores: _Floats = _largest(sums + self._role_bias, len(weights)) @ weights + bias
        return scores


@cache
def name_model() -> NameModel:
    """The model, loaded when it is first asked for."""
    return NameModel()


def _walked(
    decided: tuple[list[int], list[int]], lengths: Iterable[int], labels: Sequence[str]
) -> Iterator[Iterator[NameSpan]]:
    """The names of each sequence, one after the other: what stands within a name begins none."""
    start = 0
    for length in lengths:
        yield _names(decided, start, start + length, labels)
        start += length


def _names(decided: tuple[list[int], list[int]], start: int, stop: int, labels: Sequence[str]) -> Iterator[NameSpan]:
    moves, ends = decided
    n = start
    while n < stop:
        end = ends[n] if moves[n] < len(labels) else n + 1
        if moves[n] < 2 * len(labels):
            yield NameSpan(n - start, end - start, labels[moves[n] % len(labels)])
        n = end


def _layer(kept: dict[str, _Floats], name: str) -> _Layer:
    return _Layer(*(kept[f"{name}_{part}"] for part in _Layer._fields))


def _largest(sums: _Floats, outputs: int) -> _Floats:
    """The largest of each output's pieces."""
    # Piece by piece: numpy's own `max` over so short a side takes twenty times as long.
    largest = sums[:, :outputs].copy()
    for start in range(outputs, sums.shape[1], outputs):
        np.maximum(largest, sums[:, start : start + outputs], out=largest)
    return largest


def _features(word: str) -> tuple[str, str, str, str]:
    """What a word is known by."""
    return token_rules()["norms"].get(word) or word.lower(), word[0], word[-3:], _shape(word)


def _shape(word: str) -> str:
    """`Xxxxx` of `Taalboot`, `dd-d` of `12-3`; of letters of one kind in a row four are shown."""
    if len(word) >= _LONG:
        return "LONG"
    kinds = ["Xx"[not c.isupper()] if c.isalpha() else "d" if c.isdigit() else c for c in word]
    return "".join(c for n, c in enumerate(kinds) if n < _SAME or any(c != before for before in kinds[n - _SAME : n]))


def _hash(text: str) -> int:
    """spaCy's number for a text: that of a symbol, or MurmurHash64A (Appleby, 2008; public domain) of its bytes."""
    symbol = token_rules()["symbols"].get(text)
    if symbol is not None:
        return int(symbol)
    data, times = text.encode(), 0xC6A4A7935BD1E995
    found = 1 ^ (len(data) * times & _MASK)
    whole = len(data) // 8 * 8
    for n in range(0, whole, 8):
        block = int.from_bytes(data[n : n + 8], "little") * times & _MASK
        found = (found ^ ((block ^ block >> 47) * times & _MASK)) * times & _MASK
    if data[whole:]:
        found = (found ^ int.from_bytes(data[whole:], "little")) * times & _MASK
    found = (found ^ found >> 47) * times & _MASK
    return found ^ found >> 47


def _four(hashes: _Hashes, seed: int, rows: int) -> Iterator[_Places]:
    """Four rows of a table for each hash: the quarters of its MurmurHash3 of 128 bits."""
    with np.errstate(over="ignore"):
        one = hashes * np.uint64(0x87C37B91114253D5)
        one = (one << np.uint64(31) | one >> np.uint64(33)) * np.uint64(0x4CF5AD432745937F)
        two = np.full_like(one, seed ^ 8)
        one = (one ^ np.uint64(seed ^ 8)) + two
        two += one
        one, two = _mixed(one), _mixed(two)
        one += two
        two += one
    for half in (one, two):
        for part in (half & np.uint64(0xFFFFFFFF), half >> np.uint64(32)):
            yield (part % np.uint64(rows)).astype(np.int64)


def _mixed(bits: _Hashes) -> _Hashes:
    for times in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        bits = (bits ^ bits >> np.uint64(33)) * np.uint64(times)
    return bits ^ bits >> np.uint64(33)
