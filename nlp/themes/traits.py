"""What the words of an intervention say of each theme, in figures that a model can weigh, the same for all themes.

A title's word, a goal's, whom it is for first, how many activity items are about it, how it stands beside the others.
Shared weights make do with a hundred interventions, where weights for each word would take thousands.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from nlp.activities import activities
from nlp.themes.words import Part, Theme, ThemeWords, vocabulary

Figures = npt.NDArray[np.float64]
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_OPENING = 5  # words of an activity item that say what it is
_FIRST_GROUP = 4  # words of a target group that name whom it is for before all others
_HEAVY = 8.0  # weight (words.py) beyond which a theme is no surer: two words of a title


def traits(parts: Mapping[Part, str], told: Sequence[Theme]) -> Figures:
    """A row for each theme of the vocabulary, in its order; `told` are the themes with their weights."""
    items = [item.text for item in activities(parts["activities"])] or [""]
    heaviest = max(theme.weight for theme in told) or 1.0
    ranked = sorted(range(len(told)), key=lambda n: -told[n].weight)
    rows = []
    for n, words in enumerate(vocabulary()):
        weight = told[n].weight
        beside = [weight / heaviest, min(weight, _HEAVY) / _HEAVY, n == ranked[0], n in ranked[:2]]
        rows.append([1, *_of_title_and_goal(words, parts), *_of_group(words, parts), *_of_items(words, items), *beside])
    return np.array(rows, dtype=np.float64)


def _of_title_and_goal(words: ThemeWords, parts: Mapping[Part, str]) -> list[float]:
    title, goal = words.without_no(parts["title"]), words.without_no(parts["goal"])
    strong = _count(words.strong, goal)
    return [
        min(_count(words.strong, title), 1),
        min(_count(words.weak, title), 1),
        min(strong, 1),
        min(max(strong - 1, 0), 2),
        min(_count(words.weak, goal), 2),
        min(_count(words.strong, _SENTENCE_END.split(goal)[0]), 1),
    ]


def _of_group(words: ThemeWords, parts: Mapping[Part, str]) -> list[float]:
    group = words.without_no(parts["group"])
    first = " ".join(group.split()[:_FIRST_GROUP])
    return [
        min(_count(words.strong, group), 1),
        min(_count(words.target, group), 1),
        min(_count(words.weak, group), 1),
        min(_count(words.target, first), 1),
        min(_count(words.strong, first), 1),
    ]


def _of_items(words: ThemeWords, items: Sequence[str]) -> list[float]:
    plain = [words.without_no(item) for item in items]
    strong = [_holds(words.strong, item) for item in plain]
    # Only where the item holds such a word at all, since this is asked of each theme.
    opening = [_holds(words.strong, " ".join(item.split()[:_OPENING])) for item in compress(plain, strong)]
    weak = [_holds(words.weak, item) for item in plain]
    both = bool(words.together) and any(all(p.search(item) for p in words.together) for item in items)
    return [sum(strong) / len(items), any(strong), any(opening), sum(weak) / len(items), both]


def _holds(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and pattern.search(text) is not None


def _count(pattern: re.Pattern[str] | None, text: str) -> int:
    """How many different words of a pattern a text has."""
    return len({match[0].casefold() for match in pattern.finditer(text)}) if pattern else 0
