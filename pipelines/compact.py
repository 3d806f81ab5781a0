"""Documents that were just read and files of an earlier dataset in, one table's new file out, sorted.

Streams: a document's rows at a time from the staging area, a row group at a time from the old files. The same documents
give the same bytes, wherever each came from (with the same pyarrow, which signs its files with its version).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from extract.errors import Code
from pipelines.ids import finding_id
from pipelines.schema import arrow_schema, arrow_table
from pipelines.staging import Staged
from pipelines.state import Member
from pipelines.tables_log import FINDING_GROUPS, FindingRow

ROW_GROUP = 65_536  # rows; fixed, for the same bytes
TWICE: Code = "dubbel_document"  # of the log; the finding has the same
FINDINGS = "findings"


def rows_in(table: str, members: Iterable[Member]) -> int:
    """How many rows of a table these documents have."""
    return sum(m.done.counts.get(table, 0) + (len(m.twins) if table == FINDINGS else 0) for m in members)


def rows_of(
    table: str, members: Iterable[Member], staged: Mapping[str, Staged], old: Sequence[Path]
) -> Iterator[pa.Table]:
    """Each document's rows, from `staged` (by sha256), else from the old files, which have the same order."""
    members = tuple(members)
    kept = {member.done.document_id for member in members if member.done.sha256 not in staged}
    runs = (run for path in old for run in _runs(path, table) if run[0] in kept)
    ahead = next(runs, None)
    for member in members:
        pieces = [staged[member.done.sha256].table(table)] if member.done.sha256 in staged else []
        while ahead is not None and ahead[0] == member.done.document_id:
            pieces.append(ahead[1])
            ahead = next(runs, None)
        yield from _with_twins(pieces, member) if table == FINDINGS else pieces


def _runs(path: Path, table: str) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each document in a file; twice where a document goes on in the next row group."""
    with pq.ParquetFile(path) as file:
        for number in range(file.num_row_groups):
            group = file.read_row_group(number)
            group = pa.Table.from_arrays(group.columns, schema=arrow_schema(table))
            lengths = pc.run_end_encode(group["document_id"].combine_chunks())
            start = 0
            for end, document_id in zip(lengths.run_ends.to_pylist(), lengths.values.to_pylist(), strict=True):
                yield document_id, group.slice(start, end - start)
                start = end


def _with_twins(pieces: Iterable[pa.Table], member: Member) -> Iterator[pa.Table]:
    """A document's findings, and one for each other file with the same bytes in the place of the earlier such."""
    for piece in pieces:
        yield piece.filter(pc.not_equal(piece["code"], TWICE))
    if member.twins:
        start = member.done.counts.get(FINDINGS, 0)
        yield arrow_table(FINDINGS, [_twin(member, name, n) for n, name in enumerate(member.twins, start)])


def _twin(member: Member, name: str, number: int) -> FindingRow:
    return FindingRow(
        document_id=member.done.document_id,
        finding_id=finding_id(member.done.document_id, number),
        severity="waarschuwing",
        code=TWICE,
        group=FINDING_GROUPS[TWICE],
        message=f"Hetzelfde bestand is ook aangeleverd als {name}; het telt één keer mee.",
        section_id=None,
        field_id=None,
        page=None,
        expected=None,
        found=name,
        municipality=member.done.municipality,
        municipality_code=member.done.municipality_code,
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
