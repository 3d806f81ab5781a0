"""Where groups begin and end by what was learnt from texts, with the rules' reading as one voice among the traits'.

Each word of a text begins a group, goes on with one, or stands outside. The weights say how much a word's traits speak
for each of the three; that the rules read a word so counts as much as `RULES`. So the rules' reading stands unless the
text speaks clearly against it. Trained by `python data/training/train_target_groups.py`; the hash is pinned here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from nlp.target_groups.group_spans import Told
from nlp.target_groups.token_traits import Token, tokens, traits
from nlp.text.verbs import may_be_finite
from nlp.trained import read_pinned

Figures = npt.NDArray[np.float64]
Span = tuple[int, int]

WEIGHTS = Path(__file__).with_name("weights.npz")
# Of that file; the training command writes it.
SHA256 = "5989a8d717fe41a446ef9d37c078aa185197d281a5f0e89172261bf4c9848184"
OUTSIDE, BEGINS, GOES_ON = range(3)  # what a word can be
# How much the rules' reading of a word counts. Of 0.5 to 2 the best on the development set's last file, which neither
# rules nor model were made with in view; on texts that the rules of the time had not seen 0.5 to 1 was best, but those
# rules knew less.
RULES = 1.5
# How much more where a text denies, asks, counts or gives a reason, or says for whom it is; 1 to 3 scored the same.
SURE = 3.0
NEVER = -30.0  # the weight of what can't be: a group that goes on and never began
_MOST_CHARACTERS = 4000  # of a field that is read so; the longest in an agenda has some 900
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Weights:
    """traits: buckets x 3; moves: from what a word is to what the next one is; first: what the first word is."""

    traits: Figures
    moves: Figures
    first: Figures


@cache
def weights() -> Weights:
    """The trained weights. Raises ValueError where the file isn't the one that was pinned."""
    return Weights(*read_pinned(WEIGHTS, SHA256, ("traits", "moves", "first")))


def reread(text: str, told: Told, *, by: Weights | None = None, rules: float = RULES) -> list[Span]:
    """The groups of a text, text[start:end] each, by the weights and by what the rules read.

    A text without a verb is a list, which the rules read well: it stays as they read it. So does one that would be left
    without any group.
    """
    if len(text) > _MOST_CHARACTERS or not any(may_be_finite(word) for word in _WORD.findall(text.casefold())):
        return told.groups
    words = tokens(text)
    by = by or weights()
    score = np.array([by.traits[found].sum(0) for found in traits(text, words)]) + rules * _votes(words, told)
    return spans(words, _likeliest(score, by)) or told.groups


def _votes(words: Sequence[Token], told: Told) -> Figures:
    """What the rules say that each word is: 1 for how they read it, and more where the text itself leaves no doubt."""
    votes = np.zeros((len(words), 3))
    votes[np.arange(len(words)), states(words, told.groups)] = 1
    for n, word in enumerate(words):
        votes[n, BEGINS] += SURE * (word.start in told.meant_at)
        votes[n, OUTSIDE] += SURE * any(start <= word.start < end for start, end in told.set_aside)
    return votes


def states(words: Sequence[Token], groups: Sequence[Span]) -> list[int]:
    """What each word is by the spans of groups; of two groups on the same words the first counts."""
    found = [OUTSIDE] * len(words)
    for start, end in groups:
        inside = [n for n, word in enumerate(words) if start <= word.start < end and found[n] == OUTSIDE]
        for n in inside:
            found[n] = BEGINS if n == inside[0] else GOES_ON
    return found


def spans(words: Sequence[Token], found: Sequence[int]) -> list[Span]:
    """Where each group begins and ends, by what each word is."""
    groups: list[Span] = []
    for word, state in zip(words, found, strict=True):
        if state == BEGINS:
            groups.append((word.start, word.end))
        elif state == GOES_ON and groups:
            groups[-1] = (groups[-1][0], word.end)
    return groups


def _likeliest(score: Figures, by: Weights) -> list[int]:
    """The states whose scores and moves sum highest (Viterbi)."""
    best = score[0] + by.first
    back: list[npt.NDArray[np.intp]] = []
    for own in score[1:]:
        ways = best[:, None] + by.moves
        back.append(ways.argmax(0))
        best = ways.max(0) + own
    found = [int(best.argmax())]
    for came_from in reversed(back):
        found.append(int(came_from[found[-1]]))
    return found[::-1]
