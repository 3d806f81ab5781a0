"""Measures what reading agendas costs, beside pdfplumber's own `extract_text` and `extract_tables`.

    python bench/reading.py                  # the shared agendas (GKA_AGENDAS), else those in data/raw
    python bench/reading.py a.pdf b.pdf
    python bench/reading.py --write          # and tracks the ratios (bench/results/reading.json)

CPU seconds of three ways over the same files by turns: pdfplumber's text and tables, our reading (a `Document`), and
ours to the end (Parquet bytes). Then the peak memory of reading 50 and 500 pages, each in a process of its own.
Asked: reading at most 0.15, the whole way at most 0.30, memory at most 1.3. Scans are left out: OCR has no counterpart.
"""

import gc
import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import click

import pipelines  # noqa: F401  # before numpy, as in a run: it settles that numpy's products take one core

ROUNDS = 3
RAW = Path(__file__).parent.parent / "data" / "raw"
RESULTS = Path(__file__).parent / "results" / "reading.json"
PEAK = "import sys; sys.path[:0] = ['.', 'bench']; import reading; reading.peak(sys.argv[1], sys.argv[2])"
PAGES = 50, 500


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Make these results the tracked ones.")
def main(files: tuple[Path, ...], write: bool) -> None:
    """Measure the reading stage and the whole way on agendas."""
    chosen = files or _usual()
    _whole(chosen[0])  # what is loaded once
    times = {path.name: _seconds(path) for path in chosen}
    times["all"] = {way: sum(each[way] for each in times.values()) for way in WAYS}
    for name, seconds in times.items():
        click.echo(f"{name:32} pdfplumber {seconds['pdfplumber']:6.2f} s  {_told(_ratios(seconds))}")
    peaks = {way: _peaks(chosen[0], way) for way in ("reading", "to Parquet")}
    for way, (few, many) in peaks.items():
        click.echo(f"{way:32} {PAGES[0]} pages {few:.0f} MB, {PAGES[1]} pages {many:.0f} MB, ratio {many / few:.2f}")
    if write:
        results = {
            "cpu beside pdfplumber": {name: _ratios(seconds) for name, seconds in times.items()},
            f"peak memory, {PAGES[1]} pages beside {PAGES[0]}": {
                way: round(many / few, 2) for way, (few, many) in peaks.items()
            },
        }
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _usual() -> list[Path]:
    folder = Path(os.environ.get("GKA_AGENDAS", RAW))
    return [path for path in sorted(folder.glob("*.pdf")) if ".scan." not in path.name]


def _seconds(path: Path) -> dict[str, float]:
    """Medians of the ways' CPU seconds, measured by turns: what else the machine does changes slowly."""
    rounds = [{name: _cpu(way, path) for name, way in WAYS.items()} for _ in range(ROUNDS)]
    return {name: median(each[name] for each in rounds) for name in WAYS}


def _cpu(way: Callable[[Path], object], path: Path) -> float:
    gc.collect()  # what the way before left behind is not this one's to clear
    start = process_time()
    way(path)
    return process_time() - start


def _ratios(seconds: dict[str, float]) -> dict[str, float]:
    return {way: round(seconds[way] / seconds["pdfplumber"], 3) for way in WAYS if way != "pdfplumber"}


def _told(ratios: dict[str, float]) -> str:
    return "  ".join(f"{way} {ratio:.3f}" for way, ratio in ratios.items())


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
    from pipelines.rows import build_rows
    from pipelines.schema.arrow import arrow_tables

    for table in arrow_tables(build_rows(read_bytes(path.read_bytes(), path.name))):
        pq.write_table(table, io.BytesIO(), compression="zstd")


WAYS: dict[str, Callable[[Path], object]] = {"pdfplumber": _pdfplumber, "reading": _reading, "to Parquet": _whole}


def _peaks(path: Path, way: str) -> tuple[float, ...]:
    """Peak MB of a PDF's pages over and over, few and many, by one way."""
    with tempfile.TemporaryDirectory() as folder:
        made = [_lengthened(path, count, Path(folder) / f"{count}.pdf") for count in PAGES]
        return tuple(float(subprocess.check_output([sys.executable, "-c", PEAK, way, str(one)])) for one in made)


def _lengthened(path: Path, count: int, out: Path) -> Path:
    import pikepdf

    with pikepdf.open(path) as source, pikepdf.new() as target:
        for n in range(count):
            target.pages.append(source.pages[n % len(source.pages)])
        target.save(out)
    return out


def peak(way: str, path: str) -> None:
    """Print the peak memory, in MB, of one way in this process: its own, not that of who started it."""
    WAYS[way](Path(path))
    # Not getrusage: its peak is inherited from the process that started this one.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(status.split("VmHWM:")[1].split()[0]) / 1024)


if __name__ == "__main__":
    main()
