"""A field's text as HTML, with a mark on every stretch that a row was read from."""

from html import escape

from pipelines.schema.tables import DocumentRows

_SORTS = {
    "parties": "partij",
    "target_groups": "doelgroep",
    "periods": "periode",
    "locations": "plaats",
    "financing": "bedrag",
}


def marked(text: str, rows: DocumentRows, field: str) -> str:
    """The text, escaped, its lines broken where they were; where two mentions overlap the longer one is marked."""
    done, pieces = 0, []
    for start, end, sort in _apart(_mentions(rows, field), len(text)):
        pieces.append(escape(text[done:start]))
        pieces.append(f'<mark title="{sort}">{escape(text[start:end])}</mark>')
        done = end
    return "".join([*pieces, escape(text[done:])]).replace("\n", "<br>")


def _mentions(rows: DocumentRows, field: str) -> list[tuple[int, int, str]]:
    return [
        (row.char_start, row.char_end, sort)
        for table, sort in _SORTS.items()
        for row in getattr(rows, table)
        if row.field_id == field
    ]


def _apart(mentions: list[tuple[int, int, str]], length: int) -> list[tuple[int, int, str]]:
    """Those that don't overlap, in the order of the text."""
    kept: list[tuple[int, int, str]] = []
    for start, end, sort in sorted(mentions, key=lambda m: (m[0] - m[1], m[0])):
        if 0 <= start < end <= length and all(end <= a or start >= b for a, b, _ in kept):
            kept.append((start, end, sort))
    return sorted(kept)
