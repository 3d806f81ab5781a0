"""A value of a table as a cell holds it: text, number, date or nothing, whatever Arrow makes of it."""

import json
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | float | bool | date | None


def cell_of(value: object) -> Cell:
    """Lists become text with `; ` between their items, and places on a page JSON; a time is in UTC."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Decimal():
            # DuckDB sums whole numbers to decimals without a fraction; amounts of 14 digits fit a float to the cent.
            return int(value) if value.as_tuple().exponent == 0 else float(value)
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case date():
            return value
        case list() if all(isinstance(item, str) for item in value):
            return "; ".join(value)
        case _:
            return json.dumps(value, ensure_ascii=False, default=str)


def text_of(value: object) -> str:
    """A value for a terminal or a CSV that programs read: ISO dates, a point before decimals."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case float() | int() | str():
            return str(value)
        case _:
            cell = cell_of(value)
            return cell.isoformat() if isinstance(cell, date) else str(cell)
