"""The annotated texts that the entity model is trained on, and those that are kept for measuring it.

A text is a name or a sentence alone, or some of them together, as fields and sections have them. It is made from frames
(`{ORG} organiseert {activity}`), or from a paragraph that was written by hand, as it is or with other names in the same
places. Everything is drawn from one source of chance, so the order of the draws decides what comes out: whoever changes
it trains another model.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training_names import HERE, Composer

_MARKED = re.compile(r"\[(?P<label>PERSON|ORG|GPE|LOC|PROGRAMME) (?P<text>[^\]\n]+)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_KEPT_PARAGRAPHS = 4  # every fourth paragraph is kept for measuring
_KEPT_FRAMES = 9  # every ninth frame is
_OTHER_NAMES = (
    0.8  # share of the names of a paragraph that are replaced; the others keep what their sentence was written for
)
_AS_WRITTEN = 8  # times that each paragraph is learnt unchanged
_PER_KEPT_FRAME = 6  # sentences to measure by
_ANY_SLOT = {"PERSON": "PERSON", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "PROGRAMME": "PROG"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its entities: (start, end, label), end exclusive."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is learnt from; what is kept: paragraphs by hand, and sentences of frames that the model never saw."""

    learnt: tuple[Text, ...]
    paragraphs: tuple[Text, ...]
    sentences: tuple[Text, ...]


def corpus(seed: int, size: int) -> Corpus:
    """size: the number of texts made from frames; as many more come of the paragraphs."""
    chance = random.Random(seed)
    composer = Composer(chance)
    learnt_frames, kept_frames = _parted(_lines("frames.txt"), _KEPT_FRAMES)
    learnt_paragraphs, kept_paragraphs = _parted(_lines("paragraphs.txt"), _KEPT_PARAGRAPHS)
    learnt = [_of_frames(chance, composer, learnt_frames) for _ in range(size)]
    learnt += [_varied(composer, chance, chance.choice(learnt_paragraphs)) for _ in range(size)]
    learnt += [marked(told) for told in learnt_paragraphs for _ in range(_AS_WRITTEN)]
    chance.shuffle(learnt)
    sentences = [filled(composer, frame) for frame in kept_frames for _ in range(_PER_KEPT_FRAME)]
    return Corpus(tuple(learnt), tuple(map(marked, kept_paragraphs)), tuple(sentences))


def _parted(lines: list[str], nth: int) -> tuple[list[str], list[str]]:
    """What is learnt, and every nth line, which is kept."""
    kept = lines[nth - 1 :: nth]
    return [line for n, line in enumerate(lines, 1) if n % nth], kept


def marked(told: str) -> Text:
    """`[ORG Bibliotheek X] leest` -> its text and where the names stand."""
    text, spans, end = "", [], 0
    for match in _MARKED.finditer(told):
        text += told[end : match.start()]
        spans.append((len(text), len(text) + len(match["text"]), match["label"]))
        text += match["text"]
        end = match.end()
    return Text(text + told[end:], tuple(spans))


def filled(composer: Composer, frame: str) -> Text:
    """A frame with its slots filled."""
    return marked(_SLOT.sub(lambda slot: _slot(composer, slot[1]), frame))


def _slot(composer: Composer, slot: str) -> str:
    if not slot.isupper():
        return composer.filler(slot)
    name = composer.name(slot)
    return f"{name.before}[{name.label} {name.text}]"


def _lines(name: str) -> list[str]:
    """The lines of a file but the comments; `\\n` and `\\t` in them are a line end and a tab."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    written = [line for line in lines if line and not line.startswith("#")]
    return [line.replace("\\n", "\n").replace("\\t", "\t") for line in written]


def _of_frames(chance: random.Random, composer: Composer, frames: list[str]) -> Text:
    """One sentence or some; now and then a line each."""
    parts = [filled(composer, chance.choice(frames)) for _ in range(chance.choice((1, 1, 1, 2, 2, 3)))]
    made = joined(parts, chance.choice((" ", " ", " ", "\n")))
    return without_last(made) if made.text.endswith(".") and chance.random() < 0.2 else made


def joined(parts: list[Text], by: str) -> Text:
    """Texts behind each other."""
    text, spans = "", []
    for n, part in enumerate(parts):
        text += by if n else ""
        spans += [(start + len(text), end + len(text), label) for start, end, label in part.spans]
        text += part.text
    return Text(text, tuple(spans))


def without_last(told: Text) -> Text:
    """Without its last character, where no name ends there."""
    inside = any(end == len(told.text) for _, end, _ in told.spans)
    return told if inside else Text(told.text[:-1], told.spans)


def _varied(composer: Composer, chance: random.Random, told: str) -> Text:
    """A paragraph with other names in it, or some of its sentences."""
    changed = marked(_MARKED.sub(lambda match: _another(composer, chance, match), told))
    return _some_sentences(chance, changed)


def _another(composer: Composer, chance: random.Random, match: re.Match[str]) -> str:
    if chance.random() > _OTHER_NAMES:
        return match[0]
    return f"[{match['label']} {composer.name(_ANY_SLOT[match['label']]).text}]"


def _some_sentences(chance: random.Random, told: Text) -> Text:
    cuts = [0, *(end for end in _ends(told)), len(told.text)]
    first = chance.randrange(len(cuts) - 1)
    last = chance.randrange(first + 1, len(cuts))
    start, end = cuts[first], cuts[last]
    spans = tuple((a - start, b - start, label) for a, b, label in told.spans if start <= a and b <= end)
    return Text(told.text[start:end], spans)


def _ends(told: Text) -> Iterator[int]:
    """Where a sentence ends that no name goes over."""
    for match in re.finditer(r"(?<=[.!?:;] )", told.text):
        if not any(a < match.end() < b for a, b, _ in told.spans):
            yield match.end()
