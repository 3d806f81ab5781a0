"""A user's query, run where it can do no harm: see `worker` for what that process may do."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from nlp.gazetteer import registers_folder
from nlp.gazetteer.user_registers import FOLDER_VARIABLE
from pipelines.errors import InputError

SECONDS = 60.0
MEMORY_MB = 1000
# Seconds besides that a process gets to start and to say that its time is over: it stops a query by itself, and is only
# ended from here where a function doesn't look up. A busy machine took 15 seconds to start one.
_GRACE = 30


class QueryError(InputError):
    """A query that can't run; the message is a sentence for its writer."""


@contextmanager
def run_closed(
    data: Path, sql: str, *, seconds: float = SECONDS, memory_mb: int = MEMORY_MB
) -> Iterator[pa.RecordBatchFileReader]:
    """The result of a query, for as long as the block is open. QueryError where it can't run."""
    with tempfile.TemporaryDirectory(prefix="gka-query-") as folder:
        out = Path(folder) / "result.arrow"
        asked = {
            "data": str(data.absolute()),
            "sql": sql,
            "out": str(out),
            "seconds": seconds,
            "memory_mb": memory_mb,
        }
        told = _answer(asked, folder, seconds, memory_mb)
        if "error" in told:
            raise QueryError(str(told["error"]))
        with pa.memory_map(str(out)) as file:
            yield pa.ipc.open_file(file)


def _answer(asked: dict[str, object], folder: str, seconds: float, memory_mb: int) -> dict[str, object]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "pipelines.query.worker"],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds + _GRACE,
            cwd=folder,
            # Nothing of the user's environment but where the registers are: what isn't there can't be read.
            env={
                "PYTHONUTF8": "1",
                "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
                FOLDER_VARIABLE: str(registers_folder()),
            },
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"The query took longer than {seconds:g} seconds; ask for less, or give --seconds.") from error
    try:
        told: dict[str, object] = json.loads(done.stdout)
    except ValueError:
        # The process was ended in the middle: out of memory in a library that doesn't say so.
        raise QueryError(
            f"The query was ended; it needs more than {memory_mb} MB of memory: ask for less, or give --memory."
        ) from None
    return told
