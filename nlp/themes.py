"""An intervention's title, goal, target group and activities in, its themes out, each with the words that decided.

A word counts for where it stands: most in the title, less in the goal, least in a single activity. A theme holds where
its words weigh enough, by themselves and beside the heaviest theme. Knows words (data/themes.toml), no grammar.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from nlp.text.vocabulary import tables

_WEIGHTS = {"title": 4.0, "goal": 2.0, "group": 1.6, "activities": 0.8}
_WEAK = 0.4  # of a strong word
_ENOUGH = 3.5  # what a theme must weigh
_BESIDE = 0.36  # of the heaviest theme
_ALONE = 0.6  # what the heaviest must weigh where none is heavy enough
_MOST = 3  # themes of one intervention
_GAP = r"(?:\s+\S+){0,4}?\s+"  # what `…` stands for


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that spoke for a theme: as printed (lower case), where, and what it weighed."""

    word: str
    part: str  # `title`, `goal`, `group`, `activities`
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that holds, and what decided, the heaviest first."""

    theme: str
    reasons: tuple[Reason, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words that decided."""
        return tuple(dict.fromkeys(reason.word for reason in self.reasons))

    @property
    def weight(self) -> float:
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class _Words:
    theme: str
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    target: re.Pattern[str] | None
    no: re.Pattern[str] | None


@cache
def _vocabulary() -> tuple[_Words, ...]:
    return tuple(
        _Words(theme, *(_either(entry.get(key, ())) for key in ("strong", "weak", "target", "no")))
        for theme, entry in tables("themes").items()
    )


def _either(words: Iterable[str]) -> re.Pattern[str] | None:
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_one, longest))})", re.IGNORECASE) if longest else None


def _one(word: str) -> str:
    whole = word.startswith("=")
    pieces = [re.escape(piece.strip()) for piece in word.removeprefix("=").split("…")]
    return rf"\w*{_GAP}".join(pieces) + (r"(?!\w)" if whole else r"\w*")


def themes(title: str, goal: str | None, target_group: str | None, activities: str | None) -> list[Theme]:
    """One to three themes of the closed list, the heaviest first; `overig` where none holds."""
    parts = {"title": title, "goal": goal or "", "group": target_group or "", "activities": activities or ""}
    ranked = sorted((_weighed(words, parts) for words in _vocabulary()), key=lambda theme: -theme.weight)
    heaviest = ranked[0].weight
    kept = [theme for theme in ranked if theme.weight >= max(_ENOUGH, _BESIDE * heaviest)]
    if not kept and heaviest >= _ALONE:
        kept = ranked[:1]
    return kept[:_MOST] or [Theme("overig")]


def _weighed(words: _Words, parts: dict[str, str]) -> Theme:
    """A theme with all that speaks for it; each further word of a part weighs less, the same word counts once."""
    reasons = [reason for part, text in parts.items() for reason in _reasons(words, part, text)]
    return Theme(words.theme, tuple(sorted(reasons, key=lambda reason: -reason.weight)))


def _reasons(words: _Words, part: str, text: str) -> Iterator[Reason]:
    if words.no:
        text = words.no.sub(lambda match: " " * len(match[0]), text)
    strong = [words.strong, words.target] if part == "group" else [words.strong]
    for patterns, factor in ((strong, 1.0), ([words.weak], _WEAK)):
        found = dict.fromkeys(
            " ".join(match[0].casefold().split()) for pattern in patterns if pattern for match in pattern.finditer(text)
        )
        for n, word in enumerate(found):
            yield Reason(word, part, _WEIGHTS[part] * factor / (1 + n))
