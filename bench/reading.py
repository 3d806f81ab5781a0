"""Agendas in, what reading them costs out, beside pdfplumber's own `extract_text` and `extract_tables`, in one run.

    python bench/reading.py                  # the shared agendas (GKA_AGENDAS), else those in data/raw
    python bench/reading.py a.pdf b.pdf

CPU seconds of three ways over the same files by turns: pdfplumber's text and tables, our reading (a `Document`), and
ours to the end (Parquet bytes). Then the peak memory of reading 50 and 500 pages, each in a process of its own.
Asked: reading at most 0.2, the whole way at most 0.5, memory at most 1.5. Scans are left out: OCR has no counterpart.
"""

import io
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import click

ROUNDS = 3
RAW = Path(__file__).parent.parent / "data" / "raw"
PEAK = "import sys; sys.path[:0] = ['.', 'bench']; import reading; reading.peak(sys.argv[1])"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Measure the reading stage and the whole way on agendas."""
    ways: dict[str, Callable[[Path], object]] = {"pdfplumber": _pdfplumber, "reading": _reading, "whole": _whole}
    totals = dict.fromkeys(ways, 0.0)
    chosen = files or _usual()
    _whole(chosen[0])  # what is loaded once
    for path in chosen:
        times = {name: median(_cpu(way, path) for _ in range(ROUNDS)) for name, way in ways.items()}
        totals = {name: totals[name] + times[name] for name in ways}
        click.echo(f"{path.name:32} {_ratios(times)}")
    click.echo(f"{'all':32} {_ratios(totals)}")
    few, many = _peaks(chosen[0])
    click.echo(f"peak memory: 50 pages {few:.0f} MB, 500 pages {many:.0f} MB, ratio {many / few:.2f}")


def _usual() -> list[Path]:
    folder = Path(os.environ.get("GKA_AGENDAS", RAW))
    return [path for path in sorted(folder.glob("*.pdf")) if ".scan." not in path.name]


def _cpu(way: Callable[[Path], object], path: Path) -> float:
    start = process_time()
    way(path)
    return process_time() - start


def _ratios(times: dict[str, float]) -> str:
    base = times["pdfplumber"]
    return f"pdfplumber {base:6.2f} s  reading {times['reading'] / base:.3f}  to Parquet {times['whole'] / base:.3f}"


def _pdfplumber(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()


def _reading(path: Path) -> object:
    from extract.read import read_bytes

    return read_bytes(path.read_bytes(), path.name)


def _whole(path: Path) -> None:
    import pyarrow.parquet as pq

    from extract.read import read_bytes
    from pipelines.rows import rows_of
    from pipelines.schema import arrow_tables

    for table in arrow_tables(rows_of(read_bytes(path.read_bytes(), path.name))):
        pq.write_table(table, io.BytesIO(), compression="zstd")


def _peaks(path: Path) -> tuple[float, float]:
    """Peak MB of reading a PDF's pages over and over to 50 and to 500 pages."""
    with tempfile.TemporaryDirectory() as folder:
        made = [_lengthened(path, count, Path(folder) / f"{count}.pdf") for count in (50, 500)]
        few, many = (float(subprocess.check_output([sys.executable, "-c", PEAK, str(one)])) for one in made)
    return few, many


def _lengthened(path: Path, count: int, out: Path) -> Path:
    import pikepdf

    with pikepdf.open(path) as source, pikepdf.new() as target:
        for n in range(count):
            target.pages.append(source.pages[n % len(source.pages)])
        target.save(out)
    return out


def peak(path: str) -> None:
    """Prints the peak memory, in MB, of reading one file in this process."""
    _reading(Path(path))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


if __name__ == "__main__":
    main()
