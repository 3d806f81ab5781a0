"""What the words of an intervention say of each theme, in figures that a model can weigh, the same for all themes.

A title's word, a goal's, whom it is for first, how many activity items are about it, how it stands beside the others.
Shared weights make do with a hundred interventions, where weights for each word would take thousands.
"""

import re
from collections.abc import Sequence
from itertools import compress

import numpy as np
import numpy.typing as npt

from nlp.activities import activities
from nlp.themes.words import Heard, Saying, Theme, ThemeWords, vocabulary

Figures = npt.NDArray[np.float64]
_SENTENCE_END = re.compile(r"(?<=[.!?])\s")
_OPENING = 5  # words of an activity item that say what it is
_FIRST_GROUP = 4  # words of a target group that name whom it is for before all others
_HEAVY = 8.0  # weight (words.py) beyond which a theme is no surer: two words of a title


def traits(listed: str, said: Sequence[Saying], told: Sequence[Theme]) -> Figures:
    """A row for each theme of the vocabulary, in its order.

    listed: the activities; said: what the parts say of each theme; told: the themes with their weights.
    """
    items = [item.text for item in activities(listed)] or [""]
    heaviest = max(theme.weight for theme in told) or 1.0
    ranked = sorted(range(len(told)), key=lambda n: -told[n].weight)
    rows = []
    for n, (words, saying) in enumerate(zip(vocabulary(), said, strict=True)):
        weight = told[n].weight
        beside = [weight / heaviest, min(weight, _HEAVY) / _HEAVY, n == ranked[0], n in ranked[:2]]
        of_texts = *_of_title_and_goal(words, saying), *_of_group(words, saying["group"])
        rows.append([1, *of_texts, *_of_items(words, items), *beside])
    return np.array(rows, dtype=np.float64)


def _of_title_and_goal(words: ThemeWords, saying: Saying) -> list[float]:
    title, goal = saying["title"], saying["goal"]
    strong = len(set(goal.strong))
    return [
        bool(title.strong),
        bool(title.weak),
        min(strong, 1),
        min(max(strong - 1, 0), 2),
        min(len(set(goal.weak)), 2),
        # Only where the goal says such a word at all, since this is asked of each theme.
        bool(goal.strong) and _holds(words.strong, _SENTENCE_END.split(goal.plain)[0]),
    ]


def _of_group(words: ThemeWords, group: Heard) -> list[float]:
    # Asked anew: with its blanks made single, a listed phrase over two lines fits here too.
    first = " ".join(group.plain.split()[:_FIRST_GROUP])
    return [
        bool(group.strong),
        bool(group.target),
        bool(group.weak),
        _holds(words.target, first),
        _holds(words.strong, first),
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
