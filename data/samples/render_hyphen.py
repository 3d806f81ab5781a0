"""A Dutch word in, the places where a line end may cut it out; by syllables, not by a dictionary, so not every cut is
one that an editor would make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

ONSETS = frozenset(
    [
        "bl",
        "br",
        "ch",
        "cl",
        "cr",
        "dr",
        "fl",
        "fr",
        "gl",
        "gr",
        "kl",
        "kn",
        "kr",
        "kw",
        "pl",
        "pr",
        "sch",
        "schr",
        "sl",
        "sp",
        "spr",
        "st",
        "str",
        "th",
        "tr",
        "vl",
        "vr",
        "zw",
    ]
)
VOWELS = re.compile(r"ij|[aeiouyáàâéèêëïíóòôöúùûü]+", re.IGNORECASE)
LEAST = 3  # letters before and after a cut


def cut(cluster: str) -> int:
    """How many consonants between two vowels stay on the first line."""
    if len(cluster) < 2 or cluster == "ch":
        return 0
    for start in range(1, len(cluster)):
        if cluster[start:] in ONSETS:
            return start
    return len(cluster) - 1


def cuts(word: str) -> Iterator[int]:
    """Offsets at which the word may be cut; never before a diaeresis, which the cut would take away."""
    found = list(VOWELS.finditer(word))
    for left, right in pairwise(found):
        at = left.end() + cut(word[left.end() : right.start()].lower())
        if LEAST <= at <= len(word) - LEAST and word[at] not in "ëïöü":
            yield at


def pairs(word: str) -> Iterator[tuple[str, str]]:
    """(what stays, what goes to the next line), the longest first: what reportlab asks of a hyphenator."""
    if word.isalpha() and not word.isupper():
        for at in sorted(cuts(word), reverse=True):
            yield word[:at], word[at:]
