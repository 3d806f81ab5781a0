"""Trains the project's entity model (nlp/model) and writes its report (data/training/report.md).

    ./do python data/training/train.py            # some minutes; the same seed gives the same model
    ./do python data/training/train.py --measure  # the report alone

`spacy train` does the work, with config.cfg. The model is measured by itself, without registers and rules, on what it
was not trained on; bench/accuracy.py measures what the tool makes of all together.
"""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import spacy
from plain_model import write_plain
from spacy.cli.train import train
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.util import filter_spans
from training_corpus import Corpus, Text, corpus
from training_names import HERE

from nlp.entities.language_model import tokeniser_pipeline
from nlp.entities.tokens import MODEL

SEED = 20
SIZE = 9000  # texts made from frames
REPORT = HERE / "report.md"
LABELS = ("PERSON", "ORG", "GPE", "LOC", "PROGRAMME")


class Score(NamedTuple):
    """Names that were told, that the model found, and that are the same: label, start and end."""

    gold: int
    found: int
    same: int

    @property
    def shown(self) -> str:
        precision = self.same / self.found if self.found else 0.0
        recall = self.same / self.gold if self.gold else 0.0
        f1 = 2 * self.same / (self.gold + self.found) if self.gold + self.found else 0.0
        return f"{self.gold} | {precision:.3f} | {recall:.3f} | {f1:.3f}"


@click.command()
@click.option("--measure", is_flag=True, help="Write the report on the model that is there.")
def main(measure: bool) -> None:
    """Train the entity model and report on it."""
    made = corpus(SEED, SIZE)
    if not measure:
        with tempfile.TemporaryDirectory() as folder:
            _trained(made, Path(folder))
    REPORT.write_text(report(spacy.load(MODEL), made), encoding="utf-8")
    click.echo(REPORT.read_text(encoding="utf-8"))


def _trained(made: Corpus, folder: Path) -> None:
    """Run `spacy train` and put its best model where the tool finds it."""
    base = tokeniser_pipeline()
    base.to_disk(folder / "base")
    for name, texts in (("train", made.learnt), ("dev", made.paragraphs + made.sentences)):
        _binary(base, texts).to_disk(folder / f"{name}.spacy")
    paths = {"train": folder / "train.spacy", "dev": folder / "dev.spacy", "base": folder / "base"}
    told = {f"paths.{name}": str(path) for name, path in paths.items()}
    train(HERE / "config.cfg", folder / "out", overrides=told)
    best = spacy.load(folder / "out" / "model-best")
    best.config["paths"] = dict.fromkeys(best.config["paths"])
    best.meta.update(
        name="gka_entities", version="1.0.0", description="Named entities in GKA agendas", license="EUPL-1.2"
    )
    shutil.rmtree(MODEL, ignore_errors=True)
    best.to_disk(MODEL)
    write_plain(best, MODEL)


def _binary(base: Language, texts: Iterable[Text]) -> DocBin:
    """spaCy's own file of documents; a name that isn't a run of tokens is left out."""
    found = DocBin()
    for told in texts:
        doc = base.make_doc(told.text)
        spans = [doc.char_span(start, end, label) for start, end, label in told.spans]
        doc.set_ents(filter_spans([span for span in spans if span is not None]))
        found.add(doc)
    return found


def report(model: Language, made: Corpus) -> str:
    """The figures as Markdown."""
    learnt = Counter(label for told in made.learnt for _, _, label in told.spans)
    size = sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file())
    lines = [
        "# The entity model by itself",
        "",
        "Made by `./do python data/training/train.py`; not to be edited. The model alone is measured, without",
        "registers and rules: label, start and end must all be right. Nothing of what is measured was learnt from.",
        "",
        f"Learnt from {len(made.learnt)} texts with {sum(learnt.values())} names: "
        + ", ".join(f"{label} {learnt[label]}" for label in LABELS)
        + f". Size on disk: {size / 1e6:.1f} MB.",
    ]
    kept = (("Paragraphs written by hand", made.paragraphs), ("Sentences of unseen frames", made.sentences))
    for title, texts in kept:
        lines += [
            "",
            f"## {title} ({len(texts)})",
            "",
            "| label | names | precision | recall | F1 |",
            "|---|---|---|---|---|",
        ]
        lines += [f"| {label} | {score.shown} |" for label, score in scores(model, texts).items()]
    return "\n".join(lines) + "\n"


def scores(model: Language, texts: Sequence[Text]) -> dict[str, Score]:
    """By label, and of all."""
    counts: Counter[tuple[str, str]] = Counter()
    for told, doc in zip(texts, model.pipe(told.text for told in texts), strict=True):
        gold, found = set(told.spans), {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for kind, some in (("gold", gold), ("found", found), ("same", gold & found)):
            counts.update((kind, name) for _, _, label in some for name in (label, "all"))
    return {name: Score(*(counts[kind, name] for kind in ("gold", "found", "same"))) for name in (*LABELS, "all")}


if __name__ == "__main__":
    main()
