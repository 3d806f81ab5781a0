"""Frames and paragraphs in, annotated texts out: those to learn from, and those that are kept for measuring.

A text is a name or a sentence alone, or some of them together, as fields and sections have them. Paragraphs that were
written by hand come as they are and with other names in the same places. Knows no spaCy.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from training_names import HERE, Composer

_MARKED = re.compile(r"\[(?P<label>PERSON|ORG|GPE|LOC|PROGRAMME) (?P<text>[^\]\n]+)\]")
_SLOT = re.compile(r"\{(\w+)\}")
_KEPT_PARAGRAPHS = 4  # every fourth is kept for measuring
_KEPT_FRAMES = 9
_OTHER_NAMES = 0.8  # share of the names of a paragraph that are replaced
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
    frames, written = _frames(), _paragraphs()
    learnt_frames = [frame for n, frame in enumerate(frames, 1) if n % _KEPT_FRAMES]
    kept_frames = [frame for n, frame in enumerate(frames, 1) if n % _KEPT_FRAMES == 0]
    learnt_paragraphs = [told for n, told in enumerate(written, 1) if n % _KEPT_PARAGRAPHS]
    kept_paragraphs = [told for n, told in enumerate(written, 1) if n % _KEPT_PARAGRAPHS == 0]
    learnt = [_of_frames(chance, composer, learnt_frames) for _ in range(size)]
    learnt += [_varied(composer, chance, chance.choice(learnt_paragraphs)) for _ in range(size)]
    learnt += [marked(told) for told in learnt_paragraphs for _ in range(8)]
    chance.shuffle(learnt)
    sentences = [filled(composer, frame) for frame in kept_frames for _ in range(6)]
    return Corpus(tuple(learnt), tuple(marked(told) for told in kept_paragraphs), tuple(sentences))


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


def _told(name: str) -> list[str]:
    """The lines of a file but the comments; `\\n` and `\\t` in them are a line end and a tab."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    told = [line for line in lines if line and not line.startswith("#")]
    return [line.replace("\\n", "\n").replace("\\t", "\t") for line in told]


def _frames() -> list[str]:
    return _told("frames.txt")


def _paragraphs() -> list[str]:
    return _told("paragraphs.txt")


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
