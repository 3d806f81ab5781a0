"""Trains what tells an intervention's themes besides words (nlp/themes/weights.npz), and measures it (themes.md).

    ./do python data/training/train_themes.py             # under a minute; the same texts give the same weights
    ./do python data/training/train_themes.py --measure   # the report alone, some minutes

It reads the building voices and the samples that aren't held out: all fictional, each in the hand of another author.
Measured by leaving one author out after the other: words alone, texts alone, both. Two small models, both solved in
closed form or by Newton's method: ridge regression from pieces of words to themes, and a logistic one that weighs its
score beside the traits. What the second learns from is the first's score on authors that it didn't see.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import click
import numpy as np

HOUSE = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(HOUSE), str(HOUSE / "data" / "samples")]

import render_gold  # noqa: E402
import render_source  # noqa: E402
from pinned_weights import write_pinned  # noqa: E402

from nlp.themes import choice, model  # noqa: E402
from nlp.themes.traits import Figures, traits  # noqa: E402
from nlp.themes.words import Part, Theme, by_words, heard, vocabulary, weighed  # noqa: E402

HELD_OUT = ("gooise-meren", "hoogeveen", "oss")  # samples that are only measured
REPORT = Path(__file__).with_name("themes.md")
_RIDGE = 0.1  # of 0.1, 0.3 and 1 the best, one author left out after the other
_PENALTY = 1.0  # on the shared weights; of 0.3, 1 and 3 the best
_STEPS = 50  # of Newton's method; it stands still after about ten
_FIELDS: dict[Part, str] = {"goal": "doel", "group": "doelgroep", "activities": "activiteiten"}


@dataclass(frozen=True, slots=True)
class Example:
    """An intervention: who wrote it, its texts, what they tell by words, and the themes that a person gave it."""

    author: str
    told: tuple[Theme, ...]
    traits: Figures
    pieces: Figures
    themes: frozenset[str]

    @property
    def right(self) -> Figures:
        """1 for each theme that holds, else 0, in the vocabulary's order."""
        return np.array([words.theme in self.themes for words in vocabulary()], dtype=np.float64)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--measure", is_flag=True, help="Write the report alone.")
def main(measure: bool) -> None:
    """Train the model of themes, or measure it."""
    examples = list(read())
    if measure:
        REPORT.write_text(report(examples), encoding="utf-8")
        click.echo(REPORT.read_text(encoding="utf-8"))
        return
    trained = train(examples)
    write_pinned(model, {part.name: getattr(trained, part.name) for part in fields(trained)})
    click.echo(f"{len(examples)} interventions by {len(authors(examples))} authors: {model.WEIGHTS.name}")


def read() -> Iterator[Example]:
    """The interventions of the building voices and of the samples that aren't held out."""
    voices = sorted((HOUSE / "data" / "voices" / "building").glob("*.toml"))
    samples = [file for file in sorted((HOUSE / "data" / "samples").glob("*.toml")) if file.stem not in HELD_OUT]
    for file in [*voices, *samples]:
        for one in render_gold.expected(render_source.load(file)).get("interventions", []):
            if one["gold"].get("themes"):
                texts = {field["field"]: field["text"] or "" for field in one["fields"]}
                parts: dict[Part, str] = {"title": one["title"]}
                parts |= {part: texts.get(name, "") for part, name in _FIELDS.items()}
                said = heard(parts)
                told = weighed(said)
                themes = frozenset(one["gold"]["themes"])
                yield Example(
                    file.stem, tuple(told), traits(parts["activities"], said, told), model.pieces(parts), themes
                )


def train(examples: Sequence[Example]) -> model.Weights:
    """The weights that fit these examples."""
    text, offset = _text_model(examples)
    scores: dict[int, Figures] = {}
    for author in authors(examples):
        others = [one for one in examples if one.author != author]
        unseen_text, unseen_offset = _text_model(others)
        scores |= {id(one): one.pieces @ unseen_text + unseen_offset for one in examples if one.author == author}
    rows = np.vstack([np.hstack([one.traits, scores[id(one)][:, None]]) for one in examples])
    return model.Weights(text, offset, _logistic(rows, np.concatenate([one.right for one in examples])))


def _text_model(examples: Sequence[Example]) -> tuple[Figures, Figures]:
    """Ridge regression from pieces to themes: weights (buckets x themes) and what is added (themes)."""
    seen, right = np.array([one.pieces for one in examples]), np.array([one.right for one in examples])
    centre, usual = seen.mean(0), right.mean(0)
    plain = seen - centre
    # In the space of the examples, which are a hundred, instead of that of the buckets, which are thousands.
    by_example = np.linalg.solve(plain @ plain.T + _RIDGE * np.eye(len(plain)), right - usual)
    text = plain.T @ by_example
    return text, usual - centre @ text


def _logistic(rows: Figures, right: Figures) -> Figures:
    """Logistic regression with a penalty on all weights but the first, by Newton's method."""
    penalty = _PENALTY * np.eye(rows.shape[1])
    penalty[0, 0] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + penalty @ weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + penalty
        weights -= np.linalg.solve(bend, slope)
    return weights


def report(examples: Sequence[Example]) -> str:
    """How much the themes read overlap with those a person gave, one author left out after the other."""
    found: dict[str, dict[str, list[float]]] = {name: {} for name in _WAYS}
    for author in authors(examples):
        trained = train([one for one in examples if one.author != author])
        for name, way in _WAYS.items():
            mine = [one for one in examples if one.author == author]
            found[name][author] = [_overlap(way(one, trained), one.themes) for one in mine]
    voices = {file.stem for file in (HOUSE / "data" / "voices" / "building").glob("*.toml")}
    lines = [f"| {'':14} | voices | samples | all |", "| --- | --- | --- | --- |"]
    for name, by_author in found.items():
        of_voices = [one for author, all_ in by_author.items() if author in voices for one in all_]
        of_samples = [one for author, all_ in by_author.items() if author not in voices for one in all_]
        means = (np.mean(of_voices), np.mean(of_samples), np.mean([*of_voices, *of_samples]))
        lines.append(f"| {name:14} | {' | '.join(f'{mean:.3f}' for mean in means)} |")
    return _HEAD.format(count=len(examples), authors=len(found["words"])) + "\n".join(lines) + "\n"


_HEAD = """# Themes: words, text, and both

{count} interventions by {authors} authors; each author's are read with what was trained on all others. The score is the
overlap of the themes that are read with those that a person gave (intersection by union), its mean over interventions.
The lists of words were made with these texts in view, so what uses them is high by some points; the text alone is not.

"""


def _by_text(one: Example, trained: model.Weights) -> frozenset[str]:
    """What the pieces alone tell: the themes whose score is enough and not half of the surest."""
    score = one.pieces @ trained.text + trained.offset
    enough = max(0.35, 0.5 * score.max())
    kept = [n for n in np.argsort(-score, kind="stable")[:3] if score[n] >= enough] or [int(score.argmax())]
    return frozenset(one.told[n].theme for n in kept)


def _by_both(one: Example, trained: model.Weights) -> frozenset[str]:
    chance = model.chances(one.pieces, one.traits, trained)
    return frozenset(theme.theme for theme in choice.chosen(one.told, chance))


_WAYS: dict[str, Callable[[Example, model.Weights], frozenset[str]]] = {
    "words": lambda one, _: frozenset(theme.theme for theme in by_words(one.told)),
    "text": _by_text,
    "both": _by_both,
}


def _overlap(read_: frozenset[str], right: frozenset[str]) -> float:
    return len(read_ & right) / len(read_ | right)


def authors(examples: Sequence[Example]) -> list[str]:
    """Who wrote the examples, each once."""
    return sorted({one.author for one in examples})


if __name__ == "__main__":
    main()
