"""What is wrong with a query, in one sentence: where it stands, and which name comes near."""

import difflib
import json
import re
from collections.abc import Sequence

_NOWHERE = 2**63  # DuckDB's own sign that a part of a query stands nowhere is 2^64 - 1
_MISSING_COLUMN = re.compile(
    r'Referenced column "(?P<name>[^"]+)" not found|does not have a column named "(?P<other>[^"]+)"'
)


class QueryRefused(Exception):
    """A query that can't run; the message is a sentence for its writer."""


def place_of(sql: str, position: object) -> str:
    """`Line 2, column 8: ` of a position in the query, in bytes from 0; empty where there is none."""
    if position is None or not 0 <= int(str(position)) < _NOWHERE:
        return ""
    before = sql.encode()[: int(str(position))].decode(errors="ignore")
    return f"Line {before.count(chr(10)) + 1}, column {len(before.rpartition(chr(10))[2]) + 1}: "


def sentence(sql: str, said: str, columns: Sequence[str] = ()) -> str:
    """DuckDB's error (as JSON, where it is) as one sentence; `columns` are those that the query may have meant."""
    try:
        told = json.loads(said[said.index("{") :])
    except ValueError:
        return " ".join(said.split())
    message = str(told.get("exception_message", said))
    where = place_of(sql, told.get("position"))
    missing = _MISSING_COLUMN.search(message)
    if missing:
        name = missing["name"] or missing["other"]
        there = [*str(told.get("candidates", "")).split(","), *columns]
        near = difflib.get_close_matches(name, there, n=1, cutoff=0)
        return f'{where}there is no column "{name}" in what FROM names; ' + (
            f'the nearest is "{near[0]}".' if near and near[0] else "DESCRIBE shows what there is."
        )
    first = " ".join(message.partition("\nLINE")[0].split())
    # A function's possible arguments fill a screen, and the first sentence says what is the matter.
    first = first.partition(" Candidate functions:")[0]
    return where + first + ("" if first.endswith((".", "?", "!")) else ".")
