"""An intervention's title, goal, target group and activities in, its themes out, each with the words that decided.

A word counts for where it stands: most in the title, less in the goal, least in a single activity. A theme holds where
its words weigh enough, by themselves and beside the heaviest theme.
"""

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from nlp.registers import DATA

_WEIGHTS = {"title": 4.0, "goal": 2.0, "group": 1.6, "activities": 1.0}
_WEAK = 0.4  # of a strong word
_ENOUGH = 3.0  # what a theme must weigh
_BESIDE = 0.42  # of the heaviest theme
_MOST = 3  # themes of one intervention


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that holds, and the printed words that decided."""

    theme: str
    words: tuple[str, ...]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    with (DATA / "themes.toml").open("rb") as file:
        data = tomllib.load(file)
    return tuple(
        (theme, _either(entry["strong"]), _either(entry["weak"]) if entry["weak"] else None)
        for theme, entry in data.items()
    )


def _either(words: list[str]) -> re.Pattern[str]:
    parts = [
        rf"{re.escape(word[1:])}(?!\w)" if word.startswith("=") else rf"{re.escape(word)}\w*"
        for word in sorted(words, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})", re.IGNORECASE)


def themes(title: str, goal: str | None, target_group: str | None, activities: str | None) -> list[Theme]:
    """One to three themes of the closed list, the heaviest first; `overig` where none holds."""
    weights: dict[str, float] = defaultdict(float)
    words: dict[str, dict[str, None]] = defaultdict(dict)
    parts = {"title": title, "goal": goal, "group": target_group, "activities": activities}
    for part, text in parts.items():
        for theme, strong, weak in _patterns():
            for pattern, factor in ((strong, 1.0), (weak, _WEAK)):
                found = dict.fromkeys(match[0].casefold() for match in pattern.finditer(text or "")) if pattern else {}
                weights[theme] += sum(_WEIGHTS[part] * factor / (1 + n) for n, _ in enumerate(found))
                words[theme].update(found)
    ranked = sorted(weights, key=lambda theme: -weights[theme])
    heaviest = weights[ranked[0]]
    kept = [theme for theme in ranked if weights[theme] >= max(_ENOUGH, _BESIDE * heaviest)][:_MOST]
    return [Theme(theme, tuple(words[theme])) for theme in kept] or [Theme("overig", ())]
