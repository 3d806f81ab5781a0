"""Measures what an analyst waits for: each named question on 10,000 agendas, and the report of 500.

    python bench/analyst.py WORK [--write]

To read 10,000 agendas takes a quarter of an hour on two cores, so they are made from a few: FEW agendas are composed
and read once, and their rows are multiplied, each copy with ids and a municipality of its own. Counts, joins and sums
have the size of the real thing; texts repeat, so the report's search for likeness meets more that is alike than it
would. Seconds are those of a core: on a machine that others use, those of a clock measure the others. With two cores a
question answers in less. WORK keeps the datasets; with --write the results go to `results/analyst.json`.
"""

import argparse
import json
import shutil
import sys
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from click.testing import CliRunner
from make_agendas import agenda

from nlp.gazetteer.municipalities import municipalities
from pipelines.ask.answer import Choice, answer
from pipelines.ask.questions import Question, questions
from pipelines.cli import main as gka
from pipelines.dataset.opened import OpenedDataset, open_dataset
from pipelines.dataset.table_files import write_table
from pipelines.query import open_engine
from pipelines.report import write_report
from pipelines.schema.tables import DOCUMENT_TABLES, MANIFEST

FEW = 50
LARGE, REPORTED = 10_000, 500
IDS = ("document_id", "section_id", "parent_section_id", "field_id", "intervention_id", "table_id", "entity_id",
       "finding_id", "same_as", "belongs_to")  # fmt: skip
COPIES_IN_FILE = 10
MOST_QUESTION, MOST_REPORT = 1.0, 60.0  # seconds
REPEATS = 3
RESULTS = Path(__file__).parent / "results" / "analyst.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=Path)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    few = read_few(asked.work)
    large = multiplied(few, asked.work / "large", LARGE // FEW)
    reported = multiplied(few, asked.work / "reported", REPORTED // FEW)
    seconds = question_seconds(large)
    report = report_seconds(reported, asked.work / "rapport")
    told = {"questions": {"agendas": large.table("documents").num_rows, "seconds": seconds}, "report": report}
    print(json.dumps(told, indent=1))
    if asked.write:
        RESULTS.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    sys.exit(max(seconds.values()) > MOST_QUESTION or float(str(report["seconds"])) > MOST_REPORT)


def read_few(work: Path) -> OpenedDataset:
    """FEW distinct agendas, read as any other."""
    out = work / "few"
    if not out.exists():
        files = work / "files"
        files.mkdir(parents=True, exist_ok=True)
        for number in range(FEW):
            agenda(files, 14, number)
        result = CliRunner().invoke(gka, ["ingest", str(files), "--out", str(out)])
        assert result.exit_code == 0, result.output
    return open_dataset(out)


def multiplied(few: OpenedDataset, out: Path, copies: int) -> OpenedDataset:
    """A dataset with each agenda so many times, written as `gka ingest` writes it."""
    if out.exists():
        return open_dataset(out)
    draft = out.with_name(f"{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    files: dict[str, list[dict[str, object]]] = {}
    rows: dict[str, int] = {}
    for table in DOCUMENT_TABLES:
        one = few.table(table)
        files[table] = []
        for first in range(0, copies, COPIES_IN_FILE):
            path = draft / table / f"part-{first // COPIES_IN_FILE:05}-{first:012x}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_table(
                path, table, (_copy(one, number) for number in range(first, min(first + COPIES_IN_FILE, copies)))
            )
            files[table].append({"file": path.name, "rows": 0, "bytes": path.stat().st_size})
        rows[table] = one.num_rows * copies
    told = json.loads((few.folder / MANIFEST).read_bytes())
    kept = {name: told[name] for name in ("format", "schema_version", "parser_version", "made_with")}
    (draft / MANIFEST).write_text(json.dumps({**kept, "rows": rows, "tables": files}), encoding="utf-8")
    draft.rename(out)
    return open_dataset(out)


def _copy(table: pa.Table, number: int) -> pa.Table:
    """The rows under other ids, in other municipalities, with other organisations in every tenth copy."""
    columns = {name: table[name] for name in table.column_names}
    for name in IDS:
        if name in columns:
            columns[name] = _replaced(columns[name], 0, 4, f"{number:04x}")
    if "municipality" in columns:
        columns["municipality"], columns["municipality_code"] = _moved(table, number)
    if "municipalities" in columns:
        columns["municipalities"] = pa.array([[name] for name in columns["municipality"].to_pylist()])
        columns["counted"] = pa.array([True] * table.num_rows)
    if "organisation_key" in columns:
        columns["organisation_key"] = pc.binary_join_element_wise(
            columns["organisation_key"], pa.scalar(str(number // 10)), " "
        )
    arrays = [columns[field.name].cast(field.type) for field in table.schema]
    return pa.Table.from_arrays(arrays, schema=table.schema)


def _replaced(column: pa.ChunkedArray, start: int, stop: int, text: str) -> pa.ChunkedArray:
    return pc.utf8_replace_slice(column, start, stop, text)


def _moved(table: pa.Table, number: int) -> tuple[pa.Array, pa.Array]:
    """Each agenda of each copy to a municipality of its own, until all have had one."""
    there = [one for one in municipalities() if one.until_year is None]
    ids = {key: n for n, key in enumerate(sorted(set(table["document_id"].to_pylist())))}
    places = [there[(ids[key] + FEW * number) % len(there)] for key in table["document_id"].to_pylist()]
    return pa.array([place.name for place in places]), pa.array([place.code for place in places])


def question_seconds(dataset: OpenedDataset) -> dict[str, float]:
    """Seconds of each question that the data can answer: opening, rows and what they rest on."""
    seconds: dict[str, float] = {}
    for question in questions():
        if question.sql is not None:
            # The least of a few: what others do on the machine only adds.
            seconds[question.name] = round(min(_timed(dataset, question) for _ in range(REPEATS)), 2)
    return seconds


def _timed(dataset: OpenedDataset, question: Question) -> float:
    start = time.process_time()
    with open_engine(dataset) as engine:
        answer(engine, question, Choice())
    return time.process_time() - start


def report_seconds(dataset: OpenedDataset, out: Path) -> dict[str, object]:
    """Seconds and weight of the report, without pictures."""
    start = time.process_time()
    written = write_report(dataset.folder, out)
    seconds = round(time.process_time() - start, 1)
    heaviest = max(path.stat().st_size for path in (out / "gemeenten").glob("*.html"))
    return {
        "agendas": dataset.table("documents").num_rows,
        "interventions": dataset.table("interventions").num_rows,
        "pages": written.pages,
        "seconds": seconds,
        "overview_kb": sum((out / name).stat().st_size for name in ("index.html", "report.css")) // 1000,
        "heaviest_municipality_kb": heaviest // 1000,
        "search_kb": (out / "zoeken.js").stat().st_size // 1000,
    }


if __name__ == "__main__":
    main()
