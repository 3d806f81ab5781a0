"""Pages to look at what is doubted most: documents in that order, each with its values beside its pages.

What counts as doubt is in the tables: rows of `twijfel` that nobody put right, and findings. The pages are those of
`gka show --html`, made anew from the agendas themselves, so that what is put right there is saved in the same way.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path

from extract.document import Document
from pipelines.dataset.opened import OpenedDataset
from pipelines.errors import StoreError
from pipelines.io.atomic_write import write_output
from pipelines.run.reader import ReadingSteps
from pipelines.schema.arrow import arrow_schema
from pipelines.schema.correction import NAMED_BY, Correction
from pipelines.schema.tables import DocumentRows
from pipelines.show.html import html_file
from pipelines.show.place import source_bytes

INDEX = "index.html"
_SEVERITIES = {"fout": 3, "waarschuwing": 1}  # an error is worth three doubtful rows; what is only told, none


@dataclass(frozen=True, slots=True)
class Doubted:
    """A document and how much of it is doubted."""

    document: dict[str, str]
    rows: int  # of `twijfel`, not put right by anybody
    errors: int
    warnings: int

    @property
    def weight(self) -> int:
        return self.rows + _SEVERITIES["fout"] * self.errors + _SEVERITIES["waarschuwing"] * self.warnings


def most_doubted(opened: OpenedDataset) -> tuple[Doubted, ...]:
    """The documents that count and have something in doubt, most doubtful first."""
    rows, findings = Counter[str](), Counter[tuple[str, str]]()
    for table in NAMED_BY:
        if "confidence" in arrow_schema(table).names:
            found = opened.table(table).select(["document_id", "confidence", "corrected"]).to_pylist()
            rows.update(row["document_id"] for row in found if row["confidence"] == "twijfel" and not row["corrected"])
    findings.update(
        (row["document_id"], row["severity"])
        for row in opened.table("findings").select(["document_id", "severity"]).to_pylist()
    )
    documents = [row for row in opened.table("documents").to_pylist() if row["counted"]]
    every = [
        Doubted(row, rows[row["document_id"]], *(findings[row["document_id"], severity] for severity in _SEVERITIES))
        for row in documents
    ]
    return tuple(
        sorted((one for one in every if one.weight), key=lambda one: (-one.weight, one.document["source_name"]))
    )


def write_review(
    doubted: Sequence[Doubted],
    most: int,
    pdfs: Path,
    out: Path,
    steps: ReadingSteps,
    corrections: Sequence[Correction],
) -> int:
    """Write the pages of the `most` first of them and a list of all; how many pages were made.

    StoreError where `out` holds other files; InputError where an agenda isn't in `pdfs`.
    """
    if out.is_dir() and any(path.suffix != ".html" for path in out.iterdir()):
        raise StoreError(f"{out} holds other files; choose a folder for the pages alone (--out FOLDER).")
    out.mkdir(parents=True, exist_ok=True)
    chosen = doubted[:most]
    for one in chosen:
        data = source_bytes(pdfs, one.document)
        document = steps.read(data, one.document["source_name"])
        write_output(out / _page(one), html_file(document, partial(_rows, steps, corrections), data))
    write_output(out / INDEX, "\n".join(_index(doubted, len(chosen))) + "\n")
    return len(chosen)


def _rows(steps: ReadingSteps, corrections: Sequence[Correction], document: Document) -> DocumentRows:
    return steps.build_rows(document, corrections) if corrections else steps.build_rows(document)


def _page(one: Doubted) -> str:
    """By the document's id: a file's name may have anything in it."""
    return f"{one.document['document_id'].replace('#', '-')}.html"


def _index(doubted: Sequence[Doubted], shown: int) -> Iterator[str]:
    rows = sum(one.rows for one in doubted)
    findings = sum(one.errors + one.warnings for one in doubted)
    yield '<!doctype html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Na te kijken</title>'
    yield (
        "<style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:auto;padding:1rem;color-scheme:light dark}"
        "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid}"
        "td+td+td,th+th+th{text-align:right}.rol{overflow-x:auto}"
        "</style>\n</head>\n<body>\n<main>\n<h1>Na te kijken</h1>"
    )
    yield (
        f"<p>Nog te doen: {rows} twijfelachtige waarden en {findings} bevindingen in {len(doubted)} documenten; de "
        f"{shown} meest twijfelachtige hebben hier een pagina. Wat u daar verbetert, bewaart u als corrections.csv "
        "naast de agenda's; na de volgende gka ingest telt het hier niet meer mee.</p>"
    )
    yield '<div class="rol" tabindex="0" role="region" aria-label="Documenten">'
    yield "<table>\n<thead><tr><th>document<th>gemeente<th>twijfel<th>fouten<th>waarschuwingen</tr></thead>\n<tbody>"
    for n, one in enumerate(doubted):
        name = escape(one.document["source_name"])
        link = f'<a href="{_page(one)}">{name}</a>' if n < shown else name
        who = escape(one.document["municipality"] or "onbekend")
        yield f"<tr><td>{link}<td>{who}<td>{one.rows}<td>{one.errors}<td>{one.warnings}</tr>"
    yield "</tbody>\n</table>\n</div>\n</main>\n</body>\n</html>"
