"""Decides which themes hold: by the words and by what was learnt, together.

Left out one author after the other, both together overlapped with what people say by more than the words or the model
alone; data/training/themes.md has the figures, and the command that made them.
"""

from collections.abc import Sequence
from dataclasses import replace

from nlp.themes.model import chances, pieces, weights
from nlp.themes.traits import Figures, traits
from nlp.themes.words import MOST_THEMES, Part, Theme, by_words, heard, weighed

# The chance from which a theme holds; of 0.25 to 0.5 the best, one author left out after the other.
ENOUGH = 0.4


def themes(title: str, goal: str | None, target_group: str | None, activities: str | None) -> list[Theme]:
    """One to three themes of the closed list, the surest first; `overig` where nothing speaks for any."""
    parts: dict[Part, str] = {
        "title": title,
        "goal": goal or "",
        "group": target_group or "",
        "activities": activities or "",
    }
    said = heard(parts)
    told = weighed(said)
    words = by_words(told)
    found = chosen(told, chances(pieces(parts), traits(parts["activities"], said, told), weights()))
    # Where no word speaks for anything the model's best guess is none: `Iets nieuws`.
    if not words and not any(theme.reasons for theme in found):
        return [Theme("overig")]
    by_rule = {theme.theme for theme in words}
    return [theme if theme.theme in by_rule else replace(theme, evidence="model") for theme in found]


def chosen(told: Sequence[Theme], chance: Figures) -> list[Theme]:
    """The themes whose chance is enough, the surest first, three at most; the surest alone where none is."""
    ranked = sorted(range(len(told)), key=lambda n: -chance[n])
    kept = [n for n in ranked if chance[n] >= ENOUGH][:MOST_THEMES] or ranked[:1]
    return [told[n] for n in kept]
