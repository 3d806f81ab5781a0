"""A figure with its evidence, as one Excel workbook: the answer, every euro or row behind it, and what was left out.

Each piece of evidence has its file, page and printed text, and the picture of its place where the PDFs are at hand.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipelines.ask.answer import Answer, Choice, chosen
from pipelines.ask.pictures import Place, SourceFiles, pictures_of
from pipelines.ask.questions import Question
from pipelines.dataset.opened import OpenedDataset
from pipelines.export import Link, Sheet, Workbook, picture_rows
from pipelines.query import Engine
from pipelines.version import PARSER_VERSION, SCHEMA_VERSION

# Pictures in one workbook. A picture of half a page takes some 60 kB, and a file of more than 30 MB opens slowly.
MOST_PICTURES = 400
_PICTURES = "bladzijden"
# The row of a table that a line of the budget was read from: the one in which its amount and its words stand. Where two
# rows have both, none is shown: the wrong picture under a figure is worse than none.
_PRINTED = """
, rijen AS (
    SELECT document_id, table_id, "row", string_agg("text", ' | ' ORDER BY "column") AS tekst,
           flatten(list(regions ORDER BY "column")) AS gebieden
    FROM table_cells WHERE table_kind = 'begroting' AND "text" <> '' GROUP BY ALL),
gedrukt AS (
    SELECT b.document_id, b.ordinal, r.tekst, r.gebieden
    FROM budget_lines b JOIN rijen r ON r.document_id = b.document_id
     AND contains(replace(r.tekst, '.', ''), b.amount_eur::BIGINT::VARCHAR)
     AND contains(r.tekst, coalesce(b.description, ''))
    WHERE b.amount_eur > 0
    QUALIFY count(*) OVER (PARTITION BY b.document_id, b.ordinal) = 1)
"""
# Where a question doesn't say what stands behind it: the interventions that were asked about.
_ALL = """
SELECT i.titel AS wat, NULL::DECIMAL(18, 2) AS waarde, i.agenda_id AS document_id, i.bladzijde, NULL AS tekst,
       NULL AS gebieden
FROM interventies i WHERE i.interventie_id IN (FROM keuze_interventies) ORDER BY i.agenda_id, i.nummer"""
_NOT_COUNTED = """
SELECT d.municipality AS gemeente, d.source_name AS bestand,
       CASE d.not_counted_why WHEN 'dubbele_agenda'
                              THEN 'dezelfde agenda als ' || coalesce(e.source_name, 'een ander bestand')
                              ELSE 'geen agenda' END AS waarom, NULL::DECIMAL(18, 2) AS euro
FROM documents d LEFT JOIN documents e ON e.document_id = d.same_as
WHERE NOT d.counted ORDER BY ALL"""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row of evidence."""

    what: str
    amount: Decimal | None
    municipality: str | None
    file: str
    page: int | None
    text: str | None
    place: Place


def write_evidence(
    path: Path,
    dataset: OpenedDataset,
    engine: Engine,
    question: Question,
    choice: Choice,
    answer: Answer,
    pdfs: Path | None,
) -> None:
    """Write the workbook; `pdfs` is the folder that `gka ingest` read, without which there are no pictures."""
    pieces = list(_pieces(engine, question, choice))
    files = SourceFiles(pdfs) if pdfs else None
    pictures, of_piece = _pictures(pieces, files)
    rows_of_pictures = picture_rows(pictures)
    with Workbook(path) as book:
        names = tuple(answer.rows.column_names)
        euros = frozenset(one for one in names if one in ("bedrag", "euro", "maximum") or one.startswith("euro_"))
        rows = zip(*(column.to_pylist() for column in answer.rows.columns), strict=True)
        book.add(Sheet("antwoord", names, euros=euros), rows)
        heads = ("nr", "gemeente", "bestand", "bladzijde", "wat", "euro", "gedrukte tekst", "beeld")
        book.add(
            Sheet("bewijs", heads, euros=frozenset({"euro"}), wrapped=True),
            (_row(n, piece, of_piece.get(n), rows_of_pictures) for n, piece in enumerate(pieces, 1)),
        )
        book.add(
            Sheet("weggelaten", ("gemeente", "bestand", "waarom", "euro"), euros=frozenset({"euro"})),
            _left_out(engine, question, choice),
        )
        book.add_text("verantwoording", _account(dataset, question, choice, answer, pieces, files))
        if pictures:
            book.add_pictures(_PICTURES, pictures)


def _pieces(engine: Engine, question: Question, choice: Choice) -> Iterator[_Piece]:
    sql = chosen(_PRINTED + (question.evidence or _ALL).lstrip(), choice)
    documents = {row["document_id"]: row for row in engine.table("SELECT * FROM documents").to_pylist()}
    for row in engine.table(sql).to_pylist():
        document = documents[row["document_id"]]
        place = Place(document["source_name"], document["source_sha256"], row["gebieden"] or ())
        yield _Piece(
            row["wat"],
            row["waarde"],
            document["municipality"],
            document["source_name"],
            row["bladzijde"],
            row["tekst"],
            place,
        )


def _pictures(pieces: list[_Piece], files: SourceFiles | None) -> tuple[list[tuple[str, bytes]], dict[int, int]]:
    """Pictures with captions, and of each piece (from 1) the index of its first."""
    found: list[tuple[str, bytes]] = []
    of_piece: dict[int, int] = {}
    for n, piece in enumerate(pieces, 1):
        if files is None or len(found) >= MOST_PICTURES:
            break
        for page, picture in pictures_of(piece.place, files):
            of_piece.setdefault(n, len(found))
            found.append((f"{n}. {piece.file}, bladzijde {page}: {piece.what}", picture))
    return found, of_piece


def _row(n: int, piece: _Piece, picture: int | None, rows: list[int]) -> tuple[Any, ...]:
    link = Link("bekijk", _PICTURES, rows[picture]) if picture is not None else None
    return n, piece.municipality, piece.file, piece.page, piece.what, piece.amount, piece.text, link


def _left_out(engine: Engine, question: Question, choice: Choice) -> Iterator[tuple[Any, ...]]:
    for sql in ([chosen(question.left_out, choice)] if question.left_out else []) + [_NOT_COUNTED]:
        yield from (tuple(row.values()) for row in engine.table(sql).to_pylist())


def _account(
    dataset: OpenedDataset,
    question: Question,
    choice: Choice,
    answer: Answer,
    pieces: list[_Piece],
    files: SourceFiles | None,
) -> Iterator[str]:
    """What was asked, on what the answer rests, and of which data and program it is."""
    yield f"# {question.question}"
    yield f"Gekozen: {choice.in_words() or 'alle agenda’s'}."
    yield f"Rust op: {answer.rests_on}"
    if question.why:
        yield f"Let op: {question.why}"
    amounts = [piece.amount for piece in pieces if piece.amount is not None]
    if amounts:
        yield f"Som van het blad bewijs: € {_dutch(sum(amounts, Decimal(0)))} in {len(amounts)} regels."
    yield ""
    yield "# Gegevens en programma"
    yield f"Tabellen: {dataset.folder.absolute()}, schema {SCHEMA_VERSION}, gelezen met {dataset.made_with}."
    yield f"Werkmap gemaakt met gka {PARSER_VERSION}."
    yield ""
    yield "# Beeld"
    if files is None:
        yield "Zonder beeld: geef met --pdfs de map waar de agenda's liggen."
    else:
        without = sorted({said for piece in pieces if isinstance(said := files.bytes_of(piece.place), str)})
        yield from without or ["Elk stuk bewijs met een plaats op een bladzijde heeft zijn beeld."]
        yield f"In één werkmap passen hoogstens {MOST_PICTURES} beelden."
    yield ""
    yield "# De vraag in SQL (voor gka query)"
    yield from answer.sql.splitlines()


def _dutch(amount: Decimal) -> str:
    return f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
