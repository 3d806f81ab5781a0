"""Makes thousands of distinct fictional agendas as PDFs and texts, hostile files between them, for the soak.

    python bench/make_agendas.py OUT 10000 --hostile 100

OUT/files/ holds the agendas, OUT/expected.jsonl a line for each: its name, SHA-256, setting, pages and how many
interventions and budget lines it has; of a hostile one how a run may end with it. The same number, seed and share of
hostile ones give the same bytes.
"""

import argparse
import hashlib
import json
import multiprocessing
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "data" / "samples"))

import hostile
import render_pdf
import render_text
from compose import compose
from render_settings import SETTINGS
from render_source import Source

DIGITAL = ("text", *(name for name, setting in SETTINGS.items() if not setting.images))
FOLDER = 500  # files in a folder


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made, and what a run must find in it; `ends`: the error codes that a hostile one may end with."""

    name: str
    sha256: str
    setting: str
    pages: int
    interventions: int
    budget_lines: int
    ends: tuple[str, ...] = ()
    hostile: bool = False


def agenda(folder: Path, seed: int, number: int, edition: int = 0) -> MadeFile:
    """Make one agenda; another edition has the same name and other content."""
    source = compose(seed + 1_000_003 * edition, number)
    setting = DIGITAL[number % len(DIGITAL)]
    data, pages = _printed(source, setting)
    name = f"{number // FOLDER:03}/{number:05}.{setting}." + ("txt" if setting == "text" else "pdf")
    sha256 = _written(folder / name, data)
    lines = len(source.plan.budget.rows) if source.plan and source.plan.budget else 0
    return MadeFile(name, sha256, setting, pages, len(source.interventions), lines)


def _printed(source: Source, setting: str) -> tuple[bytes, int]:
    """The file and its pages (text: 0); printed once where no footer says how many pages there are."""
    if setting == "text":
        return render_text.text(source).encode(), 0
    render_pdf.register_fonts()
    how = SETTINGS[setting]
    print_it = render_pdf.pdf if "of" in (how.header, how.footer) else partial(render_pdf.build, total=1)
    data, pages, _ = print_it(source, how)
    return data, pages


def attack(folder: Path, number: int, turn: int) -> MadeFile:
    """Make one hostile file, of the kinds in turn; every file has bytes of its own."""
    kinds = list(hostile.KINDS)
    kind = hostile.KINDS[kinds[turn % len(kinds)]]
    name = f"{number // FOLDER:03}/{number:05}.{kind.name}{kind.suffix}"
    data = kind.make(turn)
    return MadeFile(name, _written(folder / name, data), kind.name, 0, 0, 0, kind.ends, True)


def _written(path: Path, data: bytes) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return hashlib.sha256(data).hexdigest()


def one(folder: Path, seed: int, every: int, number: int) -> MadeFile:
    """The file of a number: a hostile one at each `every`-th."""
    if every and number % every == every - 1:
        return attack(folder, number, number // every)
    return agenda(folder, seed, number)


def make(out: Path, count: int, *, seed: int = 1, attacks: int = 0, workers: int = 2) -> Iterator[MadeFile]:
    """All files, in the order of their numbers."""
    work = partial(one, out / "files", seed, count // attacks if attacks else 0)
    with multiprocessing.get_context("forkserver").Pool(workers) as pool:
        yield from pool.imap(work, range(count), chunksize=16)


def read_expected(out: Path) -> list[MadeFile]:
    lines = (out / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [MadeFile(**{**row, "ends": tuple(row["ends"])}) for row in map(json.loads, lines)]


def write_expected(out: Path, made: list[MadeFile]) -> None:
    text = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in made)
    (out / "expected.jsonl").write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hostile", type=int, default=0, metavar="N", help="so many of them hostile")
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    began = time.perf_counter()
    made = list(make(args.out, args.count, seed=args.seed, attacks=args.hostile, workers=args.workers))
    write_expected(args.out, made)
    spent, agendas = time.perf_counter() - began, [one for one in made if not one.hostile]
    pages = [one.pages for one in agendas if one.pages]
    distinct = len({one.sha256 for one in made})
    print(
        f"{len(made)} files ({len(made) - len(agendas)} hostile), {distinct} of them distinct; "
        f"{sum(pages) / max(1, len(pages)):.1f} pages a PDF (at most {max(pages, default=0)}); "
        f"{1000 * spent / max(1, len(made)):.0f} ms a file"
    )


if __name__ == "__main__":
    main()
