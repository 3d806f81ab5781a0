"""Damages PDFs without end and looks whether each ends in a document or in a refusal, within its time.

    python bench/fuzz.py MINUTES PDFDIR... [--workers 2] [--seconds 60] [--seed 0] [--keep DIR] [--only KIND]

Takes the PDFs below the folders in turn and damages each in one way (`bench/fuzz_damage.py`); the number of the turn is
the seed, so that a failure can be made again. Everything but OCR is done with the damaged file: decoding, layout,
document, rows. Printed: how many ended how, and each internal error once, by its place in our code, with a file and
seed that show it; what crashed or ran out of time. `--keep` writes those files. Ends with 1 where it found anything.
"""

import argparse
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from fuzz_damage import KINDS, damaged

from extract.agenda import build_document
from extract.document import Document
from extract.errors import ReadError
from extract.layout import lay_out_pages
from extract.pdf import decode_bytes
from pipelines.run.pool import LostJob, ProcessPool, WorkerEnd, WorkerLimits

ROOT = Path(__file__).parent.parent


class DamagedFile(NamedTuple):
    """A file to damage, and how."""

    path: Path
    kind: str
    seed: int


class Ending(NamedTuple):
    """`ok`, a code of a refusal, `interne_fout`, or how the process ended; `where` tells errors apart."""

    tried: DamagedFile
    how: str
    where: str = ""
    detail: str = ""


def attempt(tried: DamagedFile) -> Ending:
    """Damage a file, do with it all that an ingest does but OCR, and tell how that ended."""
    data = damaged(tried.path.read_bytes(), tried.kind, tried.seed)
    if data is None:
        return Ending(tried, "niet te beschadigen")
    try:
        document = build_document("agenda.pdf", data, lay_out_pages(decode_bytes(data)))
        _rows(document)
    except ReadError as refused:
        return Ending(tried, refused.code)
    except Exception as error:  # what is looked for
        # The last place in our own code tells errors apart: the same fault in pikepdf or PDFium may have many callers.
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if str(ROOT) in frame.filename]
        where = f"{type(error).__name__} in {Path(frames[-1].filename).name} {frames[-1].name}"
        return Ending(tried, "interne_fout", where, traceback.format_exc())
    return Ending(tried, "ok")


def _rows(document: Document) -> None:
    """The document's rows, as an ingest makes them."""
    from pipelines.run.reader import ReadingOptions, reading_steps
    from pipelines.schema.arrow import arrow_tables

    arrow_tables(reading_steps(ReadingOptions()).build_rows(document))


def lost(tried: DamagedFile, loss: LostJob) -> Ending:
    """How a file ended whose process crashed, ran out of time or out of memory."""
    return Ending(tried, loss.end.value, f"{loss.end.value} ({loss.detail})")


def tries(paths: list[Path], first: int, until: float, only: str | None) -> Iterator[DamagedFile]:
    """The files over and over until that moment (seconds of time.monotonic), each turn with another kind of damage."""
    for seed in count(first):
        for path in paths:
            if time.monotonic() > until:
                return
            # By the name's length too, so that one turn over the files tries all kinds and not one.
            kinds = [only] if only else KINDS
            yield DamagedFile(path, kinds[(seed + len(path.name)) % len(kinds)], seed)


def main() -> int:
    options = argparse.ArgumentParser(description="Damaged PDFs without end.")
    options.add_argument("minutes", type=float)
    options.add_argument("folders", nargs="+", type=Path)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--keep", type=Path)
    options.add_argument("--only", choices=KINDS)
    given = options.parse_args()
    paths = sorted(path for folder in given.folders for path in folder.rglob("*.pdf"))
    ends: Counter[str] = Counter()
    found: dict[str, list[Ending]] = {}
    until = time.monotonic() + 60 * given.minutes
    with ProcessPool(attempt, given.workers, lost, WorkerLimits(given.seconds, 3 << 30)) as crew:
        late: list[DamagedFile] = []
        for outcome in chain(crew.run(tries(paths, given.seed, until, given.only)), crew.run(late)):
            if outcome.how == WorkerEnd.TOO_LONG.value and outcome.tried not in late:
                late.append(outcome.tried)  # a process's first file waits for all that is loaded: once more
                continue
            ends[outcome.how] += 1
            if outcome.where:
                found.setdefault(outcome.where, []).append(outcome)
                if len(found[outcome.where]) == 1:
                    print(f"{outcome.where}: {outcome.tried}\n{outcome.detail}", flush=True)
                    keep(given.keep, outcome)
    print(f"{sum(ends.values())} damaged files: " + ", ".join(f"{n} {how}" for how, n in ends.most_common()))
    for where, outcomes in sorted(found.items(), key=lambda one: -len(one[1])):
        print(f"{len(outcomes)} times {where}; first {outcomes[0].tried}")
    return int(bool(found))


def keep(folder: Path | None, outcome: Ending) -> None:
    """Write the damaged file, to look at."""
    data = damaged(outcome.tried.path.read_bytes(), outcome.tried.kind, outcome.tried.seed)
    if folder is not None and data is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{outcome.tried.kind}-{outcome.tried.seed}-{outcome.tried.path.name}").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
