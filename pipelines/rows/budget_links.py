"""Which intervention a line of the budget is for: the name that the budget prints is compared with the titles.

The two often differ: `Uitbreiding Backpack` in the budget is the intervention `Backpack`. The words that both have
decide.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from nlp.text.fold import fold
from pipelines.schema.money import InterventionLink

# Of 100. Over the samples and ten agendas of others, names that mean an intervention reach 91 and more with its title,
# and 48 at most with any other; titles that differ by a number only (`Project 1`, `Project 2`) reach 95, hence
# `_numbers`.
_ALIKE = 85
_TIE = 2  # two titles within so many points of each other are as like
_LEAD = re.compile(r"^\s*(?:interventie\s*\d{0,2}\s*[|:.)–-]?\s+|\d{1,2}\s*[|:.)]\s*)", re.IGNORECASE)


def linked_intervention(name: str, titles: Sequence[str]) -> tuple[int | None, InterventionLink | None]:
    """Index of the intervention that is meant, and how that is known: `exact`, `gelijkend`.

    `meer` without an index where several fit as well; None twice where none does.
    """
    key = _key(name)
    keys = [_key(title) for title in titles]
    exact = [n for n, title in enumerate(keys) if title == key and key]
    if exact:
        return (exact[0], "exact") if len(exact) == 1 else (None, "meer")
    scores = [_likeness(key, title) for title in keys]
    best = max(scores, default=0.0)
    near = [n for n, score in enumerate(scores) if score >= max(_ALIKE, best - _TIE)]
    if not near:
        return None, None
    return (near[0], "gelijkend") if len(near) == 1 else (None, "meer")


def _key(title: str) -> str:
    """A title to compare by: no case, accents, punctuation, and no number in front."""
    plain = re.sub(r"[^\w\s]", " ", fold(_LEAD.sub("", title, count=1) or title))
    return " ".join(plain.split())


def _likeness(one: str, other: str) -> float:
    numbers = _numbers(one), _numbers(other)
    if not one or not other or (all(numbers) and numbers[0] != numbers[1]):
        return 0.0
    return max(fuzz.ratio(one, other), fuzz.token_set_ratio(one, other))


def _numbers(key: str) -> set[str]:
    return set(re.findall(r"\b\d+\b", key))
