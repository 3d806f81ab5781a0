"""What the words of an intervention say for each theme, and how much: most in the title, least in a single activity.

Reading rules 46 and 47. The words are in nlp/data/themes.toml; grammar plays no part. `by_words` is what the words
alone would tell; choice.py weighs them together with what the model has learnt.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

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
MOST_THEMES = 3  # of one intervention, reading rule 46
_GAP = r"(?:\s+\S+){0,4}?\s+"  # what `…` stands for in this data file: up to four words


@dataclass(frozen=True, slots=True)
class Reason:
    """A word that spoke for a theme: as printed (lower case), where, and what it weighed."""

    word: str
    part: Part
    weight: float


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that holds, and what decided, the heaviest first; `evidence` is `model` where words alone don't tell."""

    theme: str
    reasons: tuple[Reason, ...] = ()
    evidence: Literal["rule", "model"] = "rule"

    @property
    def words(self) -> tuple[str, ...]:
        """The words that decided, each once."""
        return tuple(dict.fromkeys(reason.word for reason in self.reasons))

    @property
    def weight(self) -> float:
        """The sum over all reasons; a title's word weighs 4."""
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class ThemeWords:
    """A theme's words, as patterns; None where the data file lists none."""

    theme: str
    strong: re.Pattern[str] | None
    weak: re.Pattern[str] | None
    target: re.Pattern[str] | None  # strong, but only in the target group
    no: re.Pattern[str] | None  # phrases that hold such words and say nothing of the theme
    together: tuple[re.Pattern[str], ...]  # of each a word in one activity item: `training` and `leerkrachten`

    def without_no(self, text: str) -> str:
        """The text with the phrases that say nothing blanked; not cut out, so that no words become neighbours."""
        return self.no.sub(lambda match: " " * len(match[0]), text) if self.no else text


class Heard(NamedTuple):
    """What a part of an intervention says of a theme: its text without the phrases that say nothing, and the words of
    each pattern in it, in lower case and in order."""

    plain: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    target: tuple[str, ...]


Saying = Mapping[Part, Heard]  # all that an intervention says of a theme


@cache
def vocabulary() -> tuple[ThemeWords, ...]:
    return tuple(
        ThemeWords(
            theme,
            strong=_either(entry.get("strong", ())),
            weak=_either(entry.get("weak", ())),
            target=_either(entry.get("target", ())),
            no=_either(entry.get("no", ())),
            together=tuple(pattern for words in entry.get("together", ()) if (pattern := _either(words))),
        )
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


def heard(parts: Mapping[Part, str]) -> list[Saying]:
    """What the parts of an intervention say of each theme, in the data file's order."""
    return [{part: _heard(words, part, text) for part, text in parts.items()} for words in vocabulary()]


def _heard(words: ThemeWords, part: Part, text: str) -> Heard:
    plain = words.without_no(text)
    target = words.target if part == "group" else None
    return Heard(plain, *(tuple(_found(pattern, plain)) for pattern in (words.strong, words.weak, target)))


def _found(pattern: re.Pattern[str] | None, text: str) -> Iterator[str]:
    return (match[0].casefold() for match in pattern.finditer(text)) if pattern else iter(())


def weighed(said: Sequence[Saying]) -> list[Theme]:
    """Each theme with all that speaks for it, in the data file's order."""
    return [_weighed(words.theme, saying) for words, saying in zip(vocabulary(), said, strict=True)]


def by_words(told: Sequence[Theme]) -> list[Theme]:
    """The one to three themes that the words alone tell, the heaviest first; none where no word is heavy enough."""
    # `sorted` keeps the data file's order among those of one weight, so a tie is decided alike every time.
    ranked = sorted(told, key=lambda theme: -theme.weight)
    heaviest = ranked[0].weight
    kept = [theme for theme in ranked if theme.weight >= max(_ENOUGH, _BESIDE_HEAVIEST * heaviest)]
    if not kept and heaviest >= _ENOUGH_ALONE:
        kept = ranked[:1]
    return kept[:MOST_THEMES]


def _weighed(theme: str, saying: Saying) -> Theme:
    """A theme with all that speaks for it; each further word of a part weighs less, the same word counts once."""
    reasons = [reason for part, told in saying.items() for reason in _reasons(part, told)]
    return Theme(theme, tuple(sorted(reasons, key=lambda reason: -reason.weight)))


def _reasons(part: Part, told: Heard) -> Iterator[Reason]:
    """The words of a part that speak for a theme; the second weighs half of the first, the third a third."""
    for found, factor in (((*told.strong, *told.target), 1.0), (told.weak, _WEAK_WORD)):
        distinct = dict.fromkeys(" ".join(word.split()) for word in found)
        for n, word in enumerate(distinct):
            # A long text has more words of everything; without the division the longest activities would set the theme.
            yield Reason(word, part, _WEIGHT_OF[part] * factor / (1 + n))
