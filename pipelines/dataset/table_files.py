"""Writes one file of a table from documents that were just read and files of the earlier dataset, sorted.

Streams: a document's rows at a time from the staging area, a row group at a time from the old files. The same documents
give the same bytes, wherever each came from (with the same pyarrow, which signs its files with its version).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.dataset.dataset_findings import DATASET_CODES, DatasetFinding
from pipelines.dataset.staging import Staged
from pipelines.dataset.state import DatasetDocument
from pipelines.errors import StorageFault
from pipelines.rows.ids import finding_id
from pipelines.schema.arrow import arrow_schema, arrow_table
from pipelines.schema.columns import AgendaColumns
from pipelines.schema.finding_codes import FINDING_CODES
from pipelines.schema.log import FindingRow

ROW_GROUP = 65_536  # rows; fixed, for the same bytes
FINDINGS = "findings"
DOCUMENTS = "documents"


def count_rows(table: str, documents: Iterable[DatasetDocument]) -> int:
    """How many rows of a table these documents have."""
    return sum(m.outcome.counts.get(table, 0) + (len(m.added) if table == FINDINGS else 0) for m in documents)


def table_rows(
    table: str, documents: Iterable[DatasetDocument], staged: Mapping[str, Staged], old: Sequence[Path]
) -> Iterator[pa.Table]:
    """Each document's rows, from `staged` (by sha256), else from the old files, which have the same order."""
    documents = tuple(documents)
    kept = {document.outcome.document_id for document in documents if document.outcome.sha256 not in staged}
    runs = (run for path in old for run in _runs(path, table) if run[0] in kept)
    # Once through both, side by side: so an old file of any size needs one row group in memory.
    ahead = next(runs, None)
    for document in documents:
        pieces = [staged[document.outcome.sha256].table(table)] if document.outcome.sha256 in staged else []
        while ahead is not None and ahead[0] == document.outcome.document_id:
            pieces.append(ahead[1])
            ahead = next(runs, None)
        if table == FINDINGS:
            pieces = [*_with_told(pieces, document)]
        elif table == DOCUMENTS:
            pieces = [_judged(piece, document) for piece in pieces]
        yield from pieces


def _runs(path: Path, table: str) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each document in a file; twice where a document goes on in the next row group."""
    for group in _groups(path):
        # Under today's schema: what else an old file carries (metadata of an earlier version) would make other bytes of
        # the same rows.
        group = pa.Table.from_arrays(group.columns, schema=arrow_schema(table))
        lengths = pc.run_end_encode(group["document_id"].combine_chunks())
        start = 0
        for end, document_id in zip(lengths.run_ends.to_pylist(), lengths.values.to_pylist(), strict=True):
            yield document_id, group.slice(start, end - start)
            start = end


def _groups(path: Path) -> Iterator[pa.Table]:
    """StorageFault where the file isn't what a run wrote, though its size is right."""
    try:
        with pq.ParquetFile(path) as file:
            for number in range(file.num_row_groups):
                yield file.read_row_group(number)
    except (OSError, pa.ArrowException) as error:
        if isinstance(error, OSError) and error.errno:  # of the system; a decoder's own has no number
            raise
        raise StorageFault(
            f"{path.parent.name}/{path.name} is beschadigd; verwijder dat bestand en geef het commando opnieuw: "
            "wat erin stond wordt opnieuw gelezen."
        ) from error


def _with_told(pieces: Iterable[pa.Table], document: DatasetDocument) -> Iterator[pa.Table]:
    """A document's findings, and in the place of earlier such those of the dataset."""
    for piece in pieces:
        # Taken out before they are added: these rows come from an earlier run, and would be there twice.
        yield piece.filter(pc.invert(pc.is_in(piece["code"], pa.array(DATASET_CODES))))
    if document.added:
        start = document.outcome.counts.get(FINDINGS, 0)
        yield arrow_table(FINDINGS, [_of_dataset(document, told, n) for n, told in enumerate(document.added, start)])


def _judged(row: pa.Table, document: DatasetDocument) -> pa.Table:
    """A document's row in `documents` with what the others say of it, in the place of what was said before."""
    verdict = document.verdict
    said = {
        "counted": verdict.counted,
        "not_counted_why": verdict.why,
        "same_as": verdict.same_as,
        "belongs_to": verdict.belongs_to,
    }
    for name, value in said.items():
        at = row.schema.get_field_index(name)
        column = row.schema.field(at)
        row = row.set_column(at, column, pa.array([value] * len(row), column.type))
    return row


def _of_dataset(document: DatasetDocument, told: DatasetFinding, number: int) -> FindingRow:
    return FindingRow(
        **AgendaColumns(
            document_id=document.outcome.document_id,
            municipality=document.outcome.municipality,
            municipality_code=document.outcome.municipality_code,
        ),
        finding_id=finding_id(document.outcome.document_id, number),
        severity=FINDING_CODES[told.code].severity,
        code=told.code,
        group=FINDING_CODES[told.code].group,
        message=told.message,
        section_id=None,
        field_id=None,
        page=None,
        expected=told.expected,
        found=told.found,
    )


def write_table(path: Path, table: str, pieces: Iterable[pa.Table]) -> None:
    """One file, in row groups of a fixed size: how the rows were cut before leaves no trace."""
    path.parent.mkdir(exist_ok=True)
    options = {"version": "2.6", "compression": "zstd", "data_page_version": "1.0"}
    with pq.ParquetWriter(path, arrow_schema(table), use_dictionary=True, write_statistics=True, **options) as writer:
        for group in _row_groups(table, pieces):
            writer.write_table(group, row_group_size=ROW_GROUP)


def _row_groups(table: str, pieces: Iterable[pa.Table]) -> Iterator[pa.Table]:
    """combine_chunks: pages follow the chunks, and the chunks follow how the work was cut."""
    waiting, rows = [arrow_schema(table).empty_table()], 0
    for piece in pieces:
        waiting.append(piece)
        rows += len(piece)
        while rows >= ROW_GROUP:
            together = pa.concat_tables(waiting)
            yield together.slice(0, ROW_GROUP).combine_chunks()
            waiting, rows = [together.slice(ROW_GROUP)], rows - ROW_GROUP
    if rows:
        yield pa.concat_tables(waiting).combine_chunks()
