"""The development sets in, how well the readers do out: precision, recall and F1 of rows, accuracy of value columns.

    python bench/accuracy.py            # prints, with gains and losses against the results that are tracked
    python bench/accuracy.py --write    # and makes these the tracked ones (bench/accuracy.json)

A set (tests/dev/*.jsonl) holds texts with the rows that a person would read in them. Its `seen` half may be looked at
when rules are made; the `unseen` half is only measured: what they differ by is what the rules have learnt by heart.
Rows are paired within a text, the likest first; a value column is compared over the paired rows, where either side has
a value. Knows no PDF and no table: the readers alone are measured.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click
from accuracy_count import Count, Row, count_labels, count_rows
from accuracy_sets import LABELS, SETS, Record, Set, records

RESULTS = Path(__file__).with_name("accuracy.json")
HALVES = ("seen", "unseen", "all")
Results = dict[str, dict[str, Count]]  # table -> half -> count
Wrong = dict[str, list[int]]  # table -> numbers of the texts, from 1, that are not read as they should


@click.command()
@click.option("--write", is_flag=True, help="Make these results the tracked ones.")
@click.option("--table", "only", type=click.Choice([*SETS]), help="This set alone.")
def main(write: bool, only: str | None) -> None:
    """Measure the readers on the development sets."""
    chosen = {name: one for name, one in SETS.items() if only in (None, name)}
    results: Results = {}
    wrong: Wrong = {}
    for name, one in chosen.items():
        counted, wrong[name] = measure(one, records(name))
        results |= {f"{name}{part}": halves for part, halves in counted.items()}
    click.echo(table(results))
    click.echo(columns(results))
    click.echo(changes(results, wrong, _tracked()))
    if write and only:
        raise click.UsageError("--write needs all sets: leave out --table.")
    if write:
        RESULTS.write_text(as_json(results, wrong), encoding="utf-8")


def measure(one: Set, texts: Sequence[Record]) -> tuple[dict[str, dict[str, Count]], list[int]]:
    """The counts of a set by half (of entities, besides, by label), and which texts are wrong."""
    counted: dict[str, dict[str, Count]] = {"": {half: Count() for half in HALVES}}
    wrong = []
    for number, (record, found) in enumerate(zip(texts, one.read(texts), strict=True), 1):
        count = count_rows(record.gold, found)
        for half in (record.half, "all"):
            counted[""][half].add(count)
            for label, part in _labels(one, record.gold, found):
                counted.setdefault(f":{label}", {h: Count() for h in HALVES})[half].add(part)
        if not count.perfect:
            wrong.append(number)
    return counted, wrong


def _labels(one: Set, gold: Sequence[Row], found: Sequence[Row]) -> Iterator[tuple[str, Count]]:
    if "label" in one.keys:
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
    lines = []
    for name, halves in results.items():
        for half, count in halves.items():
            old = scores.get(name, {}).get(half, {}).get("score")
            if old is not None and round(count.score, 4) != old:
                lines.append(f"{name} ({half}): score {old:.4f} -> {count.score:.4f}")
    for name, numbers in wrong.items():
        gained, lost = sorted(set(texts.get(name, ())) - set(numbers)), sorted(set(numbers) - set(texts.get(name, ())))
        if name in texts and (gained or lost):
            lines.append(f"{name}: {len(gained)} texts gained {gained}, {len(lost)} lost {lost}")
    return "\n".join(lines) or "Nothing changed since the tracked results."


def as_json(results: Mapping[str, Mapping[str, Count]], wrong: Wrong) -> str:
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
