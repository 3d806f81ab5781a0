"""Runs one user's query in a process of its own, which has no environment, little memory and a clock.

`python -m pipelines.query.worker` reads the request as JSON from stdin, writes the result as Arrow to the file that it
names, and says on stdout, as JSON, how it went. DuckDB's own limit on memory leaves out strings that a function makes
(`repeat('x', 1e9)`), so the process has one besides.
"""

import json
import resource
import sys
import threading
from pathlib import Path

import duckdb
import psutil
import pyarrow as pa

from pipelines.dataset.opened import open_dataset
from pipelines.errors import StoreError
from pipelines.query.allowed import check_query, columns_in_reach
from pipelines.query.engine import Engine, open_engine
from pipelines.query.messages import QueryRefused, sentence

LARGEST_RESULT = 4_000_000_000  # bytes of the file with the result; a guard against filling the disk


def main() -> None:
    asked = json.loads(sys.stdin.read())
    try:
        rows = _run(asked["sql"], Path(asked["data"]), Path(asked["out"]), asked["seconds"], asked["memory_mb"])
    except (QueryRefused, StoreError) as error:
        print(json.dumps({"error": str(error)}))  # noqa: T201  the answer to the process that asked
    else:
        print(json.dumps({"rows": rows}))  # noqa: T201


def _run(sql: str, data: Path, out: Path, seconds: float, memory_mb: int) -> int:
    with open_engine(open_dataset(data), memory_mb=memory_mb) as engine:
        check_query(engine.connection, sql)
        _limit(memory_mb)
        stop = threading.Timer(seconds, engine.interrupt)
        stop.daemon = True
        stop.start()
        try:
            return _write(engine, sql, out)
        except duckdb.InterruptException as error:
            raise QueryRefused(
                f"The query took longer than {seconds:g} seconds; ask for less, or give --seconds."
            ) from error
        except (duckdb.OutOfMemoryException, MemoryError, pa.ArrowMemoryError) as error:
            raise QueryRefused(
                f"The query needs more than {memory_mb} MB of memory; ask for less, or give --memory."
            ) from error
        except duckdb.Error as error:
            raise QueryRefused(sentence(sql, str(error), columns_in_reach(sql))) from error
        except OSError as error:
            raise QueryRefused(f"The result can't be kept: {error.strerror or error}; ask for less.") from error
        finally:
            stop.cancel()


def _write(engine: Engine, sql: str, out: Path) -> int:
    batches = engine.batches(sql)
    rows = 0
    with pa.OSFile(str(out), "wb") as file, pa.ipc.new_file(file, batches.schema) as writer:
        for batch in batches:
            rows += batch.num_rows
            writer.write_batch(batch)
    return rows


def _limit(memory_mb: int) -> None:
    """No more memory than this besides what the libraries took, and no larger file."""
    most = psutil.Process().memory_info().vms + memory_mb * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))


if __name__ == "__main__":
    main()
