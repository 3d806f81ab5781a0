"""What was learnt from whole texts: how much the pieces of an intervention's words speak for each theme.

A linear model over pieces of four and five letters (`taal` in `thuistaal`, `taalmaatje`), so that it knows words that
no list has; and the weights by which its score and the traits are put together. Both are trained by
`python data/training/train_themes.py` on fictional agendas; the file's hash is pinned here.
"""

import math
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from nlp.themes.traits import Figures
from nlp.themes.words import Part
from nlp.trained import read_pinned

WEIGHTS = Path(__file__).with_name("weights.npz")
# Of that file; the training command writes it.
SHA256 = "db217a6c268ed6e67caf09c44a80eb4a5f08f14a8f6c2a65b2b67ea3bb192e83"
SIZE = 4096  # buckets that the pieces are counted in; half as many lost a point of overlap
_PIECES = (4, 5)  # letters
_WORD = re.compile(r"[^\W\d_]{3,}")
# How much a word counts by where it stands; chosen by leaving out one author after the other.
_PART: dict[Part, float] = {"title": 2.0, "goal": 1.0, "group": 1.0, "activities": 0.5}


@dataclass(frozen=True, slots=True)
class Weights:
    """text: buckets x themes; offset: a figure for each theme; traits: the shared weights, the text's score last."""

    text: Figures
    offset: Figures
    traits: Figures


@cache
def weights() -> Weights:
    """The trained weights. Raises ValueError where the file isn't the one that was pinned."""
    return Weights(*read_pinned(WEIGHTS, SHA256, ("text", "offset", "traits")))


def pieces(parts: Mapping[Part, str]) -> Figures:
    """How often each bucket's pieces stand in an intervention, on a scale that makes long and short texts alike."""
    counted = np.zeros(SIZE)
    for part, weight in _PART.items():
        for word in _WORD.findall(parts[part].casefold()):
            for bucket in _buckets(word):
                counted[bucket] += weight
    logs = np.log1p(counted)
    length = math.sqrt(float(logs @ logs))
    return logs / length if length else logs


@cache
def _buckets(word: str) -> tuple[int, ...]:
    bounded = f"<{word}>"
    return tuple(
        zlib.crc32(bounded[start : start + size].encode()) % SIZE
        for size in _PIECES
        for start in range(len(bounded) - size + 1)
    )


def chances(counted: Figures, told: Figures, by: Weights) -> Figures:
    """The chance of each theme, 0 to 1, by an intervention's pieces and traits."""
    score = counted @ by.text + by.offset
    return 1 / (1 + np.exp(-np.hstack([told, score[:, None]]) @ by.traits))
