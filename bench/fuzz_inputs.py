"""Damages what people and disks hand in besides PDFs, without end: each must end in a sentence or a result.

    python bench/fuzz_inputs.py MINUTES [--workers 2] [--seconds 90] [--seed 0] [--only KIND]

Four kinds: `corrections` (files of them), `query` (SQL of users), `register` (CSV files of registers), `dataset`
(folders with tables, half deleted, of another schema, with cut or changed files). The number of the turn is the seed,
so that a failure can be made again. Printed: how many ended how, and each internal error once, with the seed that shows
it. Ends with 1 where it found anything. `tests/test_bench_fuzz_inputs.py` runs a small part of it.
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import click
from click.testing import CliRunner
from fuzz_damage import cut_off, flipped_bytes, spliced

from nlp.gazetteer import RegisterError, add_register
from nlp.gazetteer.user_registers import FOLDER_VARIABLE
from pipelines.cli import main as gka
from pipelines.dataset.opened import open_dataset
from pipelines.errors import InputError
from pipelines.inputs.corrections_file import COLUMNS, read_corrections
from pipelines.query.allowed import check_query
from pipelines.query.engine import open_engine
from pipelines.query.messages import QueryRefused
from pipelines.run.pool import LostJob, ProcessPool, WorkerLimits
from pipelines.schema.correction import NAMED_BY, correctable
from pipelines.schema.tables import MANIFEST, TABLES

ROOT = Path(__file__).parent.parent
AGENDA = ROOT / "data" / "raw" / "westerveld.text.txt"
ODD = (
    "",
    " ",
    "\0",
    "=1+1",
    "@a",
    "-",
    "'",
    '"',
    ";",
    "|",
    "\n",
    "é",
    "�",
    "9" * 400,
    "NaN",
    "1e999",
    "-0",
    "²",
    "\u202e",
    "x" * 200_000,
)


class Try(NamedTuple):
    """A kind of input and the seed of its damage; `dataset` is a whole one, which is copied and never changed."""

    kind: str
    seed: int
    dataset: Path


class Ending(NamedTuple):
    """`ok`, `refused`, `internal error`, or how the process ended; `where` tells errors apart."""

    tried: Try
    how: str
    where: str = ""
    detail: str = ""


def attempt(tried: Try) -> Ending:
    """Make the damaged input, hand it in, and tell how that ended."""
    rng = random.Random(f"{tried.kind}-{tried.seed}")
    try:
        with tempfile.TemporaryDirectory(prefix="gka-fuzz-") as folder:
            how = KINDS[tried.kind](rng, Path(folder), tried.dataset)
    except Exception as error:  # what is looked for
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(ROOT) in frame.filename]
        where = f"{type(error).__name__} in {Path(frames[-1].filename).name} {frames[-1].name}"
        return Ending(tried, "internal error", where, traceback.format_exc())
    return Ending(tried, how)


def _corrections(rng: random.Random, folder: Path, _: Path) -> str:
    """A file with lines of odd values, then damaged as bytes."""
    parted = rng.choice(",;\t")
    lines = [parted.join(rng.sample([*COLUMNS, "extra"], k=rng.randint(5, 11)) if rng.random() < 0.1 else COLUMNS)]
    for _n in range(rng.choice((0, 1, 3, 50))):
        lines.append(parted.join(_cell(rng, value, parted) for value in _line(rng)))
    data = (
        rng.choice(("\n", "\r\n", "\r"))
        .join(lines)
        .encode(rng.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")
    )
    path = folder / "corrections.csv"
    path.write_bytes(_damaged(rng, data))
    try:
        read_corrections(path)
    except InputError as refused:
        return _sentence(str(refused))
    return "ok"


def _line(rng: random.Random) -> list[str]:
    table = rng.choice(tuple(NAMED_BY))
    column = rng.choice(tuple(correctable(table)))
    values = [
        "GM1701 2022",
        table,
        "Taal | financiering | € 5",
        column,
        "1",
        rng.choice(("2", "ja", "gka", "2022-01-01")),
    ]
    values += [rng.choice(("wijzig", "weg", "erbij", "")), "an", "2026-11-28", "gebeld"]
    return [rng.choice(ODD) if rng.random() < 0.1 else value for value in values]


def _cell(rng: random.Random, value: str, parted: str) -> str:
    quoted = any(sign in value for sign in f'{parted}"\n') and rng.random() < 0.9
    return '"' + value.replace('"', '""') + '"' if quoted else value


def _query(rng: random.Random, _: Path, dataset: Path) -> str:
    """A question of words that SQL and this dataset know, well formed or not."""
    columns = (
        "gemeente",
        "bedrag",
        "document_id",
        "text",
        "*",
        "1",
        "'x'",
        "NULL",
        "count(*)",
        "sum(bedrag)",
        "page_first",
    )
    words = (*TABLES, "gka_bedrag", "interventies", *columns, *_SQL, *ODD[:-1])
    asked = f"SELECT {rng.choice(columns)} FROM {rng.choice(('gka_bedrag', *TABLES))} "
    asked += " ".join(rng.choice(words) for _n in range(rng.randint(0, 6)))
    text = _damaged(rng, asked.encode()).decode("utf-8", "replace") if rng.random() < 0.3 else asked
    try:
        with open_engine(open_dataset(dataset), memory_mb=500, threads=1) as engine:
            check_query(engine.connection, text)
    except QueryRefused as refused:
        return _sentence(str(refused))
    if rng.random() < 0.1:  # a process of its own for each: dear
        return _command(["query", str(dataset), text, "--seconds", "5"])
    return "ok"


_SQL = (
    "WHERE",
    "GROUP BY",
    "ORDER BY",
    "LIMIT 3",
    "JOIN",
    "ON",
    "USING (document_id)",
    "UNION ALL SELECT",
    "(",
    ")",
    ",",
    "=",
    ">",
    "AND",
    "WITH RECURSIVE a AS",
    "read_csv('/etc/passwd')",
    "COPY",
    "ATTACH 'x'",
    "PRAGMA",
    "--",
    "/*",
    ";",
    "range(1000000000)",
    "repeat('x', 1000000000)",
    "unnest",
    "getenv('HOME')",
    "::INTEGER",
    "CASE WHEN",
    "END",
)


def _register(rng: random.Random, folder: Path, _: Path) -> str:
    """A CSV of schools or boards, damaged."""
    rows = [
        "BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM;PLAATSNAAM",
        *(f"{41000 + n};Stichting {n};Hulst" for n in range(30)),
    ]
    rows = [rng.choice(ODD[:-1]) if rng.random() < 0.05 else row for row in rows]
    data = rng.choice(("\n", "\r\n")).join(rows).encode(rng.choice(("utf-8", "cp1252", "utf-16")), "replace")
    path = folder / "register.csv"
    path.write_bytes(_damaged(rng, data))
    os.environ[FOLDER_VARIABLE] = str(folder / "kept")
    try:
        add_register(path)
    except RegisterError as refused:
        return _sentence(str(refused))
    finally:
        del os.environ[FOLDER_VARIABLE]
    return "ok"


def _dataset(rng: random.Random, folder: Path, dataset: Path) -> str:
    """A copy of the dataset with something missing or changed, given to one of the commands."""
    data = folder / "data"
    shutil.copytree(dataset, data)
    for _n in range(rng.choice((1, 1, 3))):
        _DAMAGE[rng.randrange(len(_DAMAGE))](rng, data)
    out = str(folder / "out")
    commands = [["runs", str(data)], ["diff", str(data)], ["publish", str(data), "--out", out]]
    commands += [["ask", str(data), "gka-bedrag"], ["query", str(data), "SELECT count(*) FROM gka_bedrag"]]
    commands += [
        ["export", str(data), "--csv", out],
        ["report", str(data), "--out", out],
        ["where", str(data), "documents:0"],
    ]
    commands += [["ingest", str(AGENDA), "--out", str(data), "--workers", "1"]]
    return _command(rng.choice(commands))


def _command(arguments: list[str]) -> str:
    """How a command of `gka` ended; what isn't one of its own refusals is raised again."""
    if arguments[0] == "ingest":  # starts processes, which a worker of this fuzz may not
        run = [sys.executable, "-m", "pipelines", *arguments]
        ended = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        status, told = ended.returncode, ended.stderr
    else:
        done = CliRunner().invoke(gka, arguments)
        if done.exception is not None and not isinstance(done.exception, SystemExit | click.ClickException):
            raise done.exception
        status, told = done.exit_code, done.output
    if status not in range(4) or "Traceback" in told:
        raise AssertionError(f"gka {' '.join(arguments)} ended with {status}: {told}")
    return "ok" if status == 0 else _sentence(told)


def _some_file(rng: random.Random, data: Path) -> Path:
    return rng.choice(sorted(path for path in data.rglob("*") if path.is_file()))


def _lost_file(rng: random.Random, data: Path) -> None:
    _some_file(rng, data).unlink()


def _lost_table(rng: random.Random, data: Path) -> None:
    shutil.rmtree(rng.choice(sorted(path for path in data.iterdir() if path.is_dir())))


def _changed_file(rng: random.Random, data: Path) -> None:
    path = _some_file(rng, data)
    if path.stat().st_size > 20:
        path.write_bytes(_damaged(rng, path.read_bytes()))


def _flipped_file(rng: random.Random, data: Path) -> None:
    """As long as before, so that its size tells nothing."""
    path = rng.choice(sorted(data.rglob("*.parquet")) or [_some_file(rng, data)])
    path.write_bytes(flipped_bytes(path.read_bytes(), rng))


def _other_manifest(rng: random.Random, data: Path) -> None:
    """One of an older schema, or with values of another kind."""
    path = data / MANIFEST
    if not path.is_file():
        return
    try:
        told = json.loads(path.read_bytes())
        key = rng.choice(sorted(told))
        told[key] = rng.choice(
            ("1.0", None, 3, [], {}, {"documents": 3}, {"documents": [{"file": "../x", "bytes": 1}]})
        )
    except (ValueError, TypeError, IndexError):
        told = rng.choice((None, 3, [], "x"))
    path.write_text(json.dumps(told), encoding="utf-8")


def _alien_file(rng: random.Random, data: Path) -> None:
    folder = rng.choice(sorted(path for path in data.rglob("*") if path.is_dir()) or [data])
    (folder / rng.choice(("x.parquet", "notes.txt", ".x", "0.parquet.part"))).write_bytes(rng.randbytes(50))


_DAMAGE = (_lost_file, _lost_table, _changed_file, _flipped_file, _other_manifest, _alien_file)


def _damaged(rng: random.Random, data: bytes) -> bytes:
    """The bytes, in half of the tries with something changed."""
    ways: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped_bytes, cut_off, spliced)
    return rng.choice(ways)(data, rng) if len(data) > 20 and rng.random() < 0.5 else data


def _sentence(told: str) -> str:
    """`refused`; a refusal of a screenful, or none at all, is a fault too."""
    if not told.strip() or len(told) > 4000:
        raise AssertionError(f"no sentence: {told[:200]!r}")
    return "refused"


KINDS: dict[str, Callable[[random.Random, Path, Path], str]] = {
    "corrections": _corrections,
    "query": _query,
    "register": _register,
    "dataset": _dataset,
}


def make_dataset(folder: Path) -> Path:
    """A dataset of one sample, to be damaged."""
    done = CliRunner().invoke(gka, ["ingest", str(AGENDA), "--out", str(folder / "data"), "--workers", "1"])
    if done.exit_code != 0:
        raise RuntimeError(done.output)
    return folder / "data"


def _tries(dataset: Path, first: int, until: float, only: str | None) -> Iterator[Try]:
    for seed in count(first):
        for kind in [only] if only else KINDS:
            if time.monotonic() > until:
                return
            yield Try(kind, seed, dataset)


def lost(tried: Try, loss: LostJob) -> Ending:
    """How a try ended whose process crashed, ran out of time or out of memory."""
    return Ending(tried, loss.end.value, f"{loss.end.value} ({loss.detail})")


def main() -> int:
    options = argparse.ArgumentParser(description="Damaged corrections, queries, registers and datasets without end.")
    options.add_argument("minutes", type=float)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seconds", type=float, default=90.0)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--only", choices=tuple(KINDS))
    given = options.parse_args()
    ends: Counter[tuple[str, str]] = Counter()
    found: dict[str, list[Ending]] = {}
    with tempfile.TemporaryDirectory() as folder:
        dataset = make_dataset(Path(folder))
        until = time.monotonic() + 60 * given.minutes
        with ProcessPool(attempt, given.workers, lost, WorkerLimits(given.seconds, 3 << 30)) as crew:
            for outcome in crew.run(_tries(dataset, given.seed, until, given.only)):
                ends[outcome.tried.kind, outcome.how] += 1
                if outcome.where:
                    found.setdefault(outcome.where, []).append(outcome)
                    if len(found[outcome.where]) == 1:
                        print(f"{outcome.where}: {outcome.tried}\n{outcome.detail}", flush=True)
    for (kind, how), number in sorted(ends.items()):
        print(f"{kind:12} {how:16} {number}")
    for where, outcomes in sorted(found.items(), key=lambda one: -len(one[1])):
        print(f"{len(outcomes)} times {where}; first {outcomes[0].tried}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
