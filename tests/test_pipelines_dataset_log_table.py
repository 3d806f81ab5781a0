"""The log's files, an older version's too, in today's columns."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_rows import made_row

from pipelines.dataset.log_table import is_todays, todays_pieces
from pipelines.dataset.table_files import write_table
from pipelines.errors import StoreError
from pipelines.schema.arrow import arrow_schema, arrow_table


def test_an_older_log_gets_todays_columns(tmp_path: Path) -> None:
    """A column that did not exist yet is null, one that no longer exists goes."""
    path = tmp_path / "part-0.parquet"
    pq.write_table(pa.table({"run_id": ["a"], "mood": ["goed"]}), path)
    assert not is_todays(path)
    (runs,) = todays_pieces(path)
    assert runs.schema.equals(arrow_schema("runs"))
    assert runs["run_id"].to_pylist() == ["a"]
    assert runs["status"].to_pylist() == [None]


def test_todays_log(tmp_path: Path) -> None:
    path = tmp_path / "runs" / "part-0.parquet"
    write_table(path, "runs", [arrow_table("runs", [made_row("runs")])])
    assert is_todays(path)
    assert [len(piece) for piece in todays_pieces(path)] == [1]


@pytest.mark.parametrize("ask", [is_todays, lambda path: list(todays_pieces(path))])
def test_a_broken_table_is_a_sentence(tmp_path: Path, ask: object) -> None:
    path = tmp_path / "part-0.parquet"
    path.write_bytes(b"PAR1 nee")
    with pytest.raises(StoreError, match="can't be read"):
        ask(path)  # type: ignore[operator]
