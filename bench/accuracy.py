"""Measures how well the readers of `nlp` read the texts of the development sets.

Precision, recall and F1 of the rows that they make, and the accuracy of each value column.

    python bench/accuracy.py            # prints, with gains and losses against the results that are tracked
    python bench/accuracy.py --write    # and makes these the tracked ones (bench/accuracy.json)

A set (tests/dev/*.jsonl) holds texts with the rows that a person would read in them. Its `seen` half may be looked at
when rules are made; the `unseen` half is only measured: what they differ by is what the rules have learnt by heart.
Rows are paired within a text, the likest first; a value column is compared over the paired rows, where either side has
a value. No PDF is read: the readers alone are measured.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from accuracy_count import Count, Row, count_labels, count_rows
from accuracy_sets import LABELS, SETS, DevelopmentSet, Record, records

RESULTS = Path(__file__).with_name("accuracy.json")
HALVES = ("seen", "unseen", "all")
Results = dict[str, dict[str, Count]]  # table -> half -> count
Wrong = dict[str, list[int]]  # table -> numbers of the texts, from 1, that are not read as they should


@click.command()
@click.option("--write", is_flag=True, help="Make these results the tracked ones.")
@click.option("--table", "only", type=click.Choice([*SETS]), help="This set alone.")
def main(write: bool, only: str | None) -> None:
    """Measure the readers on the development sets."""
    chosen = {name: tested for name, tested in SETS.items() if only in (None, name)}
    results: Results = {}
    wrong: Wrong = {}
    for name, tested in chosen.items():
        counted, wrong[name] = measure(tested, records(name))
        results |= {f"{name}{part}": halves for part, halves in counted.items()}
    click.echo(table(results))
    click.echo(columns(results))
    click.echo(changes(results, wrong, _tracked()))
    # One set's results in the file would make all others look unchanged.
    if write and only:
        raise click.UsageError("--write needs all sets: leave out --table.")
    if write:
        RESULTS.write_text(as_json(results, wrong), encoding="utf-8")


def measure(tested: DevelopmentSet, texts: Sequence[Record]) -> tuple[dict[str, dict[str, Count]], list[int]]:
    """The counts of a set by half (of entities, besides, by label), and which texts are wrong."""
    counted: dict[str, dict[str, Count]] = {"": {half: Count() for half in HALVES}}
    wrong = []
    for number, (record, found) in enumerate(zip(texts, tested.read(texts), strict=True), 1):
        count = count_rows(record.gold, found)
        for half in (record.half, "all"):
            counted[""][half].add(count)
            for label, part in _labels(tested, record.gold, found):
                counted.setdefault(f":{label}", {h: Count() for h in HALVES})[half].add(part)
        if not count.perfect:
            wrong.append(number)
    return counted, wrong


def _labels(tested: DevelopmentSet, gold: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[str, Count]]:
    if "label" in tested.keys:
        yield from count_labels(gold, found, LABELS).items()


def table(results: Mapping[str, Mapping[str, Count]]) -> str:
    """Rows found, by table and half. score = F1 of rows x mean accuracy of the value columns."""
    lines = [f"{'':24}{'half':8}{'gold':>6}{'read':>6}{'prec.':>8}{'recall':>8}{'F1':>8}{'values':>8}{'score':>8}"]
    for name, halves in results.items():
        for half, c in halves.items():
            lines.append(
                f"{name if half == 'seen' else '':24}{half:8}{c.gold:6}{c.found:6}{c.precision:8.3f}{c.recall:8.3f}"
                f"{c.f1:8.3f}{c.accuracy:8.3f}{c.score:8.3f}"
            )
    return "\n".join(lines) + "\n"


def columns(results: Mapping[str, Mapping[str, Count]]) -> str:
    """The accuracy of each value column over the paired rows."""
    lines = [f"{'column':40}{'seen':>8}{'unseen':>8}{'all':>8}"]
    for name, halves in results.items():
        for column in sorted(halves["all"].columns):
            shown = "".join(f"{halves[half].column(column):8.3f}" for half in HALVES)
            lines.append(f"{name + '.' + column:40}{shown}")
    return "\n".join(lines) + "\n"


def changes(results: Mapping[str, Mapping[str, Count]], wrong: Wrong, before: Mapping[str, object]) -> str:
    """Gains and losses since the tracked results: scores, and the texts that became right or wrong."""
    scores, texts = before.get("scores"), before.get("wrong")
    if not isinstance(scores, dict) or not isinstance(texts, dict):
        return "No results are tracked yet."
    lines = [*_changed_scores(results, scores), *_changed_texts(wrong, texts)]
    return "\n".join(lines) or "Nothing changed since the tracked results."


def _changed_scores(results: Mapping[str, Mapping[str, Count]], tracked: Mapping[str, Any]) -> Iterator[str]:
    for name, halves in results.items():
        for half, count in halves.items():
            before = tracked.get(name, {}).get(half, {}).get("score")
            if before is not None and round(count.score, 4) != before:
                yield f"{name} ({half}): score {before:.4f} -> {count.score:.4f}"


def _changed_texts(wrong: Wrong, tracked: Mapping[str, list[int]]) -> Iterator[str]:
    for name, numbers in wrong.items():
        before = tracked.get(name)
        if before is None:
            continue
        gained, lost = sorted(set(before) - set(numbers)), sorted(set(numbers) - set(before))
        if gained or lost:
            yield f"{name}: {len(gained)} texts gained {gained}, {len(lost)} lost {lost}"


def as_json(results: Mapping[str, Mapping[str, Count]], wrong: Wrong) -> str:
    """The results file: a line for each figure, so that a change shows, and the wrong texts of a set on one line."""
    scores = {name: {half: count.figures() for half, count in halves.items()} for name, halves in results.items()}
    made = json.dumps({"scores": scores}, indent=1).removesuffix("\n}")
    listed = ",\n".join(f"  {json.dumps(name)}: {json.dumps(numbers)}" for name, numbers in wrong.items())
    return f'{made},\n "wrong": {{\n{listed}\n }}\n}}\n'


def _tracked() -> Mapping[str, object]:
    if not RESULTS.exists():
        return {}
    read: dict[str, object] = json.loads(RESULTS.read_text(encoding="utf-8"))
    return read


if __name__ == "__main__":
    main()
