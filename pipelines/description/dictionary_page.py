"""The data dictionary as one page for a browser: tables, columns, types, meanings, closed lists. No script, no net."""

from html import escape

from pipelines.schema.columns import Column, declared_columns, table_summary
from pipelines.schema.keys import PRIMARY, foreign_keys
from pipelines.schema.tables import TABLES
from pipelines.version import SCHEMA_VERSION

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --line: #c9d1d9; --link: #0b4f8a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebee; --paper: #14181d; --line: #3c4650; --link: #8cc2ff; } }
body { margin: 0 auto; max-width: 70rem; padding: 0 1rem 3rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
a { color: var(--link); } :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; } td { overflow-wrap: anywhere; min-width: 6rem; }
"""


def dictionary_page() -> str:
    """In English, as the columns' names are; the values of closed lists are Dutch."""
    index = "".join(
        f'<li><a href="#{name}">{name}</a>: {escape(table_summary(row_type))}</li>\n'
        for name, row_type in TABLES.items()
    )
    chapters = "".join(_chapter(name) for name in TABLES)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>The tables of the GKA agendas</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>The tables of the GKA agendas</h1>\n<p>Schema version {SCHEMA_VERSION}. Null is what a document doesn't "
        "say, what could not be read, or a placeholder; never 0. The same descriptions are inside the Parquet files."
        f"</p>\n<ul>\n{index}</ul>\n{chapters}</main>\n</body>\n</html>\n"
    )


def _chapter(table: str) -> str:
    key = ", ".join(f"<code>{name}</code>" for name in PRIMARY.get(table, ())) or "none"
    leads = "".join(
        f'; <code>{one.column}</code> leads to <a href="#{one.table}">{one.table}</a>' for one in foreign_keys(table)
    )
    rows = "".join(_row(column) for column in declared_columns(TABLES[table]))
    return (
        f'<h2 id="{table}">{table}</h2>\n<p>{escape(table_summary(TABLES[table]))}</p>\n<p>Key: {key}{leads}.</p>\n'
        f'<div class="scroll" tabindex="0" role="region" aria-label="Columns of {table}">\n<table>\n'
        '<thead><tr><th scope="col">column</th><th scope="col">type</th><th scope="col">meaning</th></tr></thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _row(column: Column) -> str:
    null = " or null" if column.nullable else ""
    values = f" One of {', '.join(column.values)}." if column.values else ""
    return (
        f'<tr><th scope="row"><code>{column.name}</code></th><td>{escape(column.arrow)}{null}</td>'
        f"<td>{escape(column.description + values)}</td></tr>\n"
    )
