"""Writes a report: page by page into a draft beside the folder, which then takes its name."""

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.dataset.folder_swap import put_in_place, recover
from pipelines.dataset.opened import OpenedDataset, open_dataset
from pipelines.errors import InputError, StoreError
from pipelines.publish import is_published, publish
from pipelines.query import open_engine
from pipelines.report.facts import ask_facts, file_sources, page_sizes
from pipelines.report.pages import Edition, make_book, pages
from pipelines.report.pictures import Drawn, draw_pages

MARKER = "_rapport.json"  # says that a folder is a report of ours, and so may be written anew


@dataclass(frozen=True, slots=True)
class Written:
    """How many pages there are, and the PDF files whose pictures could not be made."""

    pages: int
    missing: tuple[str, ...]


def write_report(data: Path, out: Path, *, pdfs: Path | None = None, public: bool = False) -> Written:
    """Write the report of a dataset, with pictures of the pages in `pdfs`, if that is given.

    StoreError where `data` is no whole dataset, or `out` can't be written or holds something else.
    InputError where `pdfs` has none of the files, or pictures are asked for the public: they show what the copy leaves
    out.
    """
    if public and pdfs is not None:
        raise InputError(
            "Pictures of pages show the names that --public leaves out; ask for --public or for --pdfs, not for both."
        )
    _refuse(data, out)
    with _dataset(data, public) as dataset:
        draft = out.resolve().with_name(f".{out.resolve().name}.gka-draft")
        try:
            shutil.rmtree(draft, ignore_errors=True)  # of a run that was killed
            draft.mkdir(parents=True)
            written = _write(dataset, draft, pdfs, public)
            _replace(draft, out)
        except OSError as error:
            raise StoreError(f"{out} can't be written ({error.strerror}); choose another folder for --out.") from error
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return written


def _refuse(data: Path, out: Path) -> None:
    here, there = out.resolve(), data.resolve()
    if here == there or there in here.parents or here in there.parents:
        raise StoreError(f"{out} and the dataset {data} lie in each other; give the report its own folder (--out).")
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out} is a file; give a folder for the report (--out).")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise StoreError(f"{out} holds what `gka report` didn't write; choose another folder or move that away.")


@contextmanager
def _dataset(data: Path, public: bool) -> Iterator[OpenedDataset]:
    """The dataset itself, or the copy of it that may be published."""
    if not public or is_published(data):
        yield open_dataset(data)
        return
    with tempfile.TemporaryDirectory(prefix="gka-report-") as folder:
        copy = Path(folder) / "public"
        publish(data, copy)
        yield open_dataset(copy)


def _write(dataset: OpenedDataset, draft: Path, pdfs: Path | None, public: bool) -> Written:
    with open_engine(dataset) as engine:
        facts, sources, sizes = ask_facts(engine), file_sources(engine), page_sizes(engine)
    drawn = Drawn({}, ()) if pdfs is None else draw_pages(pdfs, sources, facts.fields, sizes, draft)
    book = make_book(facts, Edition(dataset.made_with, public), drawn.pages)
    written = 0
    for name, text in pages(book):
        path = draft / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        written += name.endswith(".html")
    told = {"pages": written, "made_with": dataset.made_with, "public": public}
    (draft / MARKER).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    return Written(written, drawn.missing)


def _replace(draft: Path, out: Path) -> None:
    aside = draft.with_name(f"{draft.name}.old")
    recover(out, aside)
    old = put_in_place(draft, out, aside)
    if old is not None:
        shutil.rmtree(old, ignore_errors=True)
