"""Tells the themes of an intervention by the words of its title, goal, target group and activities.

Reading rules 46 and 47: one to three themes of a closed list, each with the words that decided. A word counts for where
it stands: most in the title, less in the goal, least in a single activity. The words are in nlp/data/themes.toml;
grammar plays no part.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from nlp.text.vocabulary import in_any_case, tables

Part = Literal["title", "goal", "group", "activities"]

# The weights and thresholds were set together on the samples; bench/accuracy.py measures them on the development set.
# They separate what an intervention is about (reading rule 46) from a subject that it merely lists: a title's word is
# enough alone, of a goal it takes three, activities only add.
_WEIGHT_OF: dict[Part, float] = {"title": 4.0, "goal": 2.0, "group": 1.6, "activities": 0.8}
_WEAK_WORD = 0.4  # of a strong word's weight
_ENOUGH = 3.5  # what a theme must weigh
_BESIDE_HEAVIEST = 0.36  # and what, as a share of the heaviest theme
_ENOUGH_ALONE = 0.6  # what the heaviest must weigh where none is heavy enough: more than a weak word of an activity
_MOST_THEMES = 3  # of one intervention, reading rule 46
_GAP = r"(?:\s+\S+){0,4}?\s+"  # what `…` stands for in this data file: up to four words


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that spoke for a theme: as printed (lower case), where, and what it weighed."""

    word: str
    part: Part
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that holds, and what decided, the heaviest first."""

    theme: str
    reasons: tuple[Reason, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The words that decided, each once."""
        return tuple(dict.fromkeys(reason.word for reason in self.reasons))

    @property
    def weight(self) -> float:
        """The sum over all reasons; a title's word weighs 4."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class _ThemeWords:
    """A theme's words, as patterns; None where the data file lists none."""

    theme: str
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    target: re.Pattern[str] | None  # strong, but only in the target group
    no: re.Pattern[str] | None  # phrases that hold such words and say nothing of the theme


@cache
def _vocabulary() -> tuple[_ThemeWords, ...]:
    return tuple(
        _ThemeWords(theme, *(_either(entry.get(key, ())) for key in ("strong", "weak", "target", "no")))
        for theme, entry in tables("themes").items()
    )


def _either(words: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of these words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{in_any_case(map(_one, longest))})") if longest else None


def _one(word: str) -> tuple[str, str]:
    """The first sign of a word, and the rest with any ending, or with `=` in front as it is; `…` stands for up to four
    words.
    """
    ending = r"(?!\w)" if word.startswith("=") else r"\w*"
    first, *others = (piece.strip() for piece in word.removeprefix("=").split("…"))
    return first[0], rf"\w*{_GAP}".join(map(re.escape, (first[1:], *others))) + ending


def themes(title: str, goal: str | None, target_group: str | None, activities: str | None) -> list[Theme]:
    """One to three themes of the closed list, the heaviest first; `overig` where none holds."""
    parts: dict[Part, str] = {
        "title": title,
        "goal": goal or "",
        "group": target_group or "",
        "activities": activities or "",
    }
    # `sorted` keeps the data file's order of themes among those of one weight, so a tie is decided alike every time.
    ranked = sorted((_weighed(words, parts) for words in _vocabulary()), key=lambda theme: -theme.weight)
    heaviest = ranked[0].weight
    kept = [theme for theme in ranked if theme.weight >= max(_ENOUGH, _BESIDE_HEAVIEST * heaviest)]
    if not kept and heaviest >= _ENOUGH_ALONE:
        kept = ranked[:1]
    return kept[:_MOST_THEMES] or [Theme("overig")]


def _weighed(words: _ThemeWords, parts: dict[Part, str]) -> Theme:
    """A theme with all that speaks for it; each further word of a part weighs less, the same word counts once."""
    reasons = [reason for part, text in parts.items() for reason in _reasons(words, part, text)]
    return Theme(words.theme, tuple(sorted(reasons, key=lambda reason: -reason.weight)))


def _reasons(words: _ThemeWords, part: Part, text: str) -> Iterator[Reason]:
    """The words of a part that speak for a theme; the second weighs half of the first, the third a third."""
    if words.no:
        # Blanked and not cut out, so that the words around such a phrase don't become neighbours.
        text = words.no.sub(lambda match: " " * len(match[0]), text)
    strong = [words.strong, words.target] if part == "group" else [words.strong]
    for patterns, factor in ((strong, 1.0), ([words.weak], _WEAK_WORD)):
        distinct = dict.fromkeys(
            " ".join(match[0].casefold().split()) for pattern in patterns if pattern for match in pattern.finditer(text)
        )
        for n, word in enumerate(distinct):
            # A long text has more words of everything; without the division the longest activities would set the theme.
            yield Reason(word, part, _WEIGHT_OF[part] * factor / (1 + n))
