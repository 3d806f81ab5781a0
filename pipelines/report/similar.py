"""Interventions of other municipalities that say much the same, with the words that make them alike.

Each text becomes a vector of its words, rare ones heavier (TF-IDF, as in Manning, Raghavan and Schütze, Introduction to
Information Retrieval, 6.2 to 6.4); what two vectors share is the cosine. Words are taken as they are: no stems, no
model, so that the words shown are the whole reason.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nlp.text.fold import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_MOST, _MOST_WORDS = 5, 6  # a screen's worth of neighbours, and of words
# Chosen by looking at the samples' pairs, not measured: below a tenth most shared only `deelname` and its like.
_LEAST = 0.1
_LEAST_WORDS = 2  # one word in common is chance
# A word in more than half of the interventions says nothing of one of them; in a handful of texts that can't be told.
_TOO_COMMON, _HANDFUL = 0.5, 10


@dataclass(frozen=True, slots=True)
class Text:
    """An intervention's words, and where it is from: neighbours are sought in other places only."""

    key: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Alike:
    """A neighbour: its key, how alike (0 to 1), and the words that count most."""

    key: str
    score: float
    words: tuple[str, ...]


Floats = npt.NDArray[np.float64]
Postings = Mapping[str, tuple[npt.NDArray[np.int64], Floats]]


def words_of(text: str, left_out: frozenset[str] = frozenset()) -> list[str]:
    """The words of three letters and more, folded, in their order."""
    return [word for word in _WORD.findall(fold(text)) if word not in left_out]


def alike(texts: Sequence[Text], left_out: frozenset[str] = frozenset()) -> dict[str, tuple[Alike, ...]]:
    """For each text its nearest ones from other places, the nearest first; equal ones in the order given."""
    vectors = _vectors([Counter(words_of(one.text, left_out)) for one in texts])
    postings = _postings(vectors)
    places = np.unique([one.place for one in texts], return_inverse=True)[1] if texts else np.zeros(0, np.int64)
    found = {}
    for n, one in enumerate(texts):
        scores = np.zeros(len(texts))
        for word, weight in vectors[n].items():
            at, weights = postings[word]
            scores[at] += weight * weights
        scores[places == places[n]] = 0.0
        nearest = _nearest(scores)
        found[one.key] = tuple(_with_words(texts, vectors, n, nearest))
    return found


def _vectors(counted: Sequence[Counter[str]]) -> list[dict[str, float]]:
    """Each text's words with their weight; the length of a vector is 1."""
    documents = Counter(word for words in counted for word in words)
    total = len(counted)
    most = _TOO_COMMON * total if total >= _HANDFUL else total
    vectors = []
    for words in counted:
        weights = {
            word: (1 + float(np.log(times))) * float(np.log(total / documents[word]))
            for word, times in sorted(words.items())
            # What only one text has can't be shared; it still makes that text longer, so it is kept.
            if documents[word] <= most
        }
        length = float(np.sqrt(sum(weight * weight for weight in weights.values())))
        vectors.append({word: weight / length for word, weight in weights.items()} if length else {})
    return vectors


def _postings(vectors: Sequence[Mapping[str, float]]) -> Postings:
    """For each word the texts that have it, and its weight there."""
    found: dict[str, tuple[list[int], list[float]]] = {}
    for n, vector in enumerate(vectors):
        for word, weight in vector.items():
            texts, weights = found.setdefault(word, ([], []))
            texts.append(n)
            weights.append(weight)
    return {word: (np.array(texts), np.array(weights)) for word, (texts, weights) in found.items()}


def _nearest(scores: Floats) -> Iterable[tuple[int, float]]:
    # Rounded first: a last bit that differs from machine to machine must not swap two neighbours.
    rounded = np.round(scores, 4)
    order = np.argsort(-rounded, kind="stable")[: 2 * _MOST]
    return [(int(at), float(rounded[at])) for at in order if rounded[at] >= _LEAST]


def _with_words(
    texts: Sequence[Text],
    vectors: Sequence[Mapping[str, float]],
    one: int,
    nearest: Iterable[tuple[int, float]],
) -> Iterator[Alike]:
    left = _MOST
    for at, score in nearest:
        shared = {word: weight * vectors[at][word] for word, weight in vectors[one].items() if word in vectors[at]}
        if len(shared) >= _LEAST_WORDS and left:
            left -= 1
            words = sorted(shared, key=lambda word: (-round(shared[word], 6), word))[:_MOST_WORDS]
            yield Alike(texts[at].key, score, tuple(words))
