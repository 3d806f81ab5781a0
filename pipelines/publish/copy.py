"""Writes the copy that may be published: file by file without personal data, checked, and then given its name."""

import csv
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.dataset.folder_swap import put_in_place, recover
from pipelines.dataset.opened import OpenedDataset, open_dataset, read_rows
from pipelines.dataset.table_files import write_table
from pipelines.description import META, REMOVED, About, TableFile, describe
from pipelines.errors import StoreError
from pipelines.publish.leaks import Leak, find_leaks
from pipelines.publish.persons import DatasetPersons, dataset_persons
from pipelines.publish.rows import Count, DocumentMasker, document_masker
from pipelines.publish.texts import Texts
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.tables import DOCUMENT_TABLES, LOG, MANIFEST

LEFT_OUT = frozenset({"contacts"})  # nothing in it but personal data
REMOVED_FILE = f"{META}/{REMOVED}"
_OLD_REMOVED = "_removed.csv"  # where it stood until version 0.2.0
_COLUMNS = ("document_id", "table", "kind", "certain", "number")


@dataclass(frozen=True, slots=True)
class Removed:
    """How often something was taken out of a document's rows in a table; one text may stand in several tables."""

    document_id: str
    table: str
    kind: str  # person, phone, email, address, url
    certain: bool
    number: int


def publish(
    data: Path, out: Path, masked: Iterable[str] = (), kept: Iterable[str] = (), about: About | None = None
) -> tuple[Removed, ...]:
    """The dataset in `data` as a copy in `out` without personal data; what was taken out, by document and table.

    masked, kept: names that a data officer adds, words that she spares. about: what the publisher says of it, for
    catalogues and citations. StoreError where `data` is no whole dataset,
    `out` is in it or holds something else, or a name is still found in the finished copy: then `out` is as it was.
    """
    opened = open_dataset(data)
    _refuse(data, out)
    persons = dataset_persons(opened, masked, kept)
    draft = out.resolve().with_name(f".{out.resolve().name}.gka-draft")
    shutil.rmtree(draft, ignore_errors=True)  # of a run that was killed
    draft.mkdir(parents=True)
    try:
        removed = _write(opened, persons, draft, about)
        _refuse_leaks(find_leaks(draft, persons))
        aside = draft.with_name(f"{draft.name}.old")
        recover(out, aside)
        old = put_in_place(draft, out, aside)
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return removed


def is_published(folder: Path) -> bool:
    """Whether a folder holds a copy of ours."""
    return any((folder / name).is_file() for name in (REMOVED_FILE, _OLD_REMOVED))


def _refuse(data: Path, out: Path) -> None:
    if out.resolve() == data.resolve() or data.resolve() in out.resolve().parents:
        raise StoreError(f"{out} is in the dataset itself; give a folder of its own for the copy (--out PUBLIC).")
    if out.resolve() in data.resolve().parents:
        raise StoreError(f"{out} holds the dataset; give a folder of its own for the copy (--out PUBLIC).")
    if out.exists() and not out.is_dir():
        raise StoreError(f"{out} is a file; give a folder for the copy (--out PUBLIC).")
    if out.is_dir() and any(out.iterdir()) and not is_published(out):
        raise StoreError(f"{out} holds what `gka publish` didn't write; choose another folder or move that away.")


def _write(opened: OpenedDataset, persons: DatasetPersons, draft: Path, about: About | None) -> tuple[Removed, ...]:
    counted: dict[str, dict[str, Count]] = {}
    files: dict[str, list[dict[str, Any]]] = {table: [] for table in DOCUMENT_TABLES}
    for path in opened.files["documents"]:
        maskers = _maskers(opened.folder, path.name, persons)
        texts = Texts(opened.folder, path.name)
        for table in DOCUMENT_TABLES:
            if table not in LEFT_OUT:
                rows = _masked(opened.folder / table / path.name, table, maskers, texts)
                write_table(draft / table / path.name, table, [rows])
                size = (draft / table / path.name).stat().st_size
                files[table].append({"file": path.name, "rows": len(rows), "bytes": size})
        counted |= {document_id: masker.removed for document_id, masker in maskers.items()}
    _write_log(opened, persons, draft)
    removed = tuple(
        Removed(document_id, table, kind, certain, number)
        for document_id, tables in sorted(counted.items())
        for table, counts in tables.items()
        for (kind, certain), number in sorted(counts.items())
    )
    _describe(opened, draft, files, removed, about)
    return removed


def _maskers(folder: Path, name: str, persons: DatasetPersons) -> dict[str, DocumentMasker]:
    entities, fields = (_by_document(folder / table / name) for table in ("entities", "fields"))
    ids = [row["document_id"] for row in read_rows(folder / "documents" / name, ["document_id"])]
    return {one: document_masker(persons.of(one), entities[one], fields[one]) for one in ids}


def _by_document(path: Path) -> defaultdict[str, list[dict[str, Any]]]:
    found: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_rows(path):
        found[row["document_id"]].append(row)
    return found


def _masked(path: Path, table: str, maskers: Mapping[str, DocumentMasker], texts: Texts) -> pa.Table:
    rows = [maskers[row["document_id"]].row(table, row, texts) for row in read_rows(path)]
    schema = arrow_schema(table)
    columns = [pa.array([row[name] for row in rows], schema.field(name).type) for name in schema.names]
    return pa.Table.from_arrays(columns, schema=schema)


def _write_log(opened: OpenedDataset, persons: DatasetPersons, draft: Path) -> None:
    """The log names files, and its errors may quote them."""
    maskers: dict[str | None, DocumentMasker] = {}
    for path in opened.files[LOG]:
        rows = []
        for row in read_rows(path):
            own = row["document_id"]
            masker = maskers.setdefault(own, DocumentMasker(persons.of(own or ""), (), frozenset()))
            rows.append(masker.row(LOG, row, _NO_TEXTS))
        schema = arrow_schema(LOG)
        columns = [pa.array([row[name] for row in rows], schema.field(name).type) for name in schema.names]
        write_table(draft / LOG / path.name, LOG, [pa.Table.from_arrays(columns, schema=schema)])


_NO_TEXTS = Texts(Path(), "")


def _describe(
    opened: OpenedDataset,
    draft: Path,
    files: Mapping[str, list[dict[str, Any]]],
    removed: Iterable[Removed],
    about: About | None,
) -> None:
    told = json.loads((opened.folder / MANIFEST).read_bytes())
    kept = {name: told[name] for name in ("format", "schema_version", "parser_version", "made_with")}
    rows = {table: sum(one["rows"] for one in each) for table, each in files.items()}
    manifest = {**kept, "published": True, "rows": rows, "tables": files}
    (draft / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    told_files = {
        table: [TableFile(one["file"], one["rows"], one["bytes"]) for one in each] for table, each in files.items()
    }
    describe(draft, opened.made_with, told_files, about)
    with (draft / REMOVED_FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_COLUMNS)
        writer.writerows((one.document_id, one.table, one.kind, one.certain, one.number) for one in removed)


def _refuse_leaks(leaks: tuple[Leak, ...]) -> None:
    if leaks:
        places = Counter(leak.place for leak in leaks)
        where = ", ".join(f"{place} ({number})" for place, number in places.most_common(5))
        names = ", ".join(dict.fromkeys(leak.text.replace("\n", " ") for leak in leaks[:5]))
        raise StoreError(
            f"Nothing was published: personal data is still found in {where}, such as {names}; "
            "add the names to a list (--mask FILE), or the words that are none to another (--keep FILE)."
        )


def report(removed: Iterable[Removed]) -> str:
    """What was taken out, a line for each document and kind: certain, and by guess."""
    counted: defaultdict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for one in removed:
        counted[one.document_id, one.kind][one.certain] += one.number
    lines = [f"{'document':18}{'kind':10}{'certain':>9}{'guess':>9}"]
    lines += [f"{doc:18}{kind:10}{n[True]:>9}{n[False]:>9}" for (doc, kind), n in sorted(counted.items())]
    return "\n".join(lines) + "\n"
