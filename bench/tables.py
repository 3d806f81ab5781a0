"""Made-up reports in, how well their tables are read out: ours beside pdfplumber's, style by style, in one run.

    python bench/tables.py            # prints
    python bench/tables.py --write    # and tracks the results (bench/tables.json); with --ours, pdfplumber's stay

Two measures over the cells that hold text, spaces left out: F1 of adjacency relations as in the ICDAR 2013 table
competition (each cell with its nearest neighbour to the right and below; Göbel et al., A Methodology for Evaluating
Algorithms for Table Understanding in PDF Documents, 2012), and F1 of whole cells with row, column and spans. Pages of
prose tell how many tables are seen where none is.
"""

import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click
import pdfplumber
from tables_made import PROSE, STYLES, Gold, Made, made, prose

from extract.read import read_bytes

RESULTS = Path(__file__).with_name("tables.json")
Tables = list[list[Gold]]
Relation = tuple[str, str, str]


def ours(data: bytes) -> Tables:
    """What `table_cells` holds."""
    document = read_bytes(data, "made.pdf")
    return [_filled(Gold(c.row, c.column, c.row_span, c.column_span, c.text) for c in t.cells) for t in document.tables]


def plumber_lines(data: bytes) -> Tables:
    return _plumber(data, {})


def plumber_text(data: bytes) -> Tables:
    return _plumber(data, {"vertical_strategy": "text", "horizontal_strategy": "text"})


def _plumber(data: bytes, settings: dict[str, str]) -> Tables:
    """pdfplumber's tables; spans are those of its cells' boxes."""
    found: Tables = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for table in page.find_tables(settings):
                # Rounded, since edges of neighbouring cells differ by fractions of a point.
                xs = sorted({round(x) for cell in table.cells for x in (cell[0], cell[2])})
                ys = sorted({round(y) for cell in table.cells for y in (cell[1], cell[3])})
                cells = []
                for row, texts in zip(table.rows, table.extract(), strict=True):
                    for box, text in zip(row.cells, texts, strict=True):
                        if box is not None and text:
                            x0, y0, x1, y1 = (round(place) for place in box)
                            columns, rows = xs.index(x1) - xs.index(x0), ys.index(y1) - ys.index(y0)
                            cells.append(Gold(ys.index(y0), xs.index(x0), rows, columns, text))
                found.append(_filled(cells))
    return found


READERS: dict[str, Callable[[bytes], Tables]] = {
    "ours": ours,
    "pdfplumber lines": plumber_lines,
    "pdfplumber text": plumber_text,
}


def _filled(cells: Iterable[Gold]) -> list[Gold]:
    """The cells that hold text, spaces left out."""
    return [cell._replace(text="".join(cell.text.split())) for cell in cells if cell.text.strip()]


def relations(cells: Sequence[Gold]) -> Counter[Relation]:
    """Each cell with its nearest neighbours to the right, in each of its rows, and below, in each of its columns."""
    grid = {
        (row, column): cell
        for cell in cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    rows = 1 + max((row for row, _ in grid), default=0)
    columns = 1 + max((column for _, column in grid), default=0)
    # A set: two cells that lie beside each other over several rows are neighbours once.
    found: set[tuple[Gold, Gold, str]] = set()
    for cell in cells:
        for row in range(cell.row, cell.row + cell.row_span):
            after = range(cell.column + cell.column_span, columns)
            beside = next((grid[row, column] for column in after if (row, column) in grid), None)
            if beside:
                found.add((cell, beside, "right"))
        for column in range(cell.column, cell.column + cell.column_span):
            after = range(cell.row + cell.row_span, rows)
            below = next((grid[row, column] for row in after if (row, column) in grid), None)
            if below:
                found.add((cell, below, "below"))
    return Counter((a.text, b.text, way) for a, b, way in found)


def score(gold: Tables, found: Tables) -> tuple[Counter[str], Counter[str]]:
    """(hits, gold, found) of relations and of whole cells; each gold table takes the found one that is likest."""
    by_relation = _paired([relations(t) for t in gold], [relations(t) for t in found])
    by_cell = _paired([Counter(t) for t in gold], [Counter(t) for t in found])
    return by_relation, by_cell


def _paired(gold: "list[Counter[Relation]] | list[Counter[Gold]]", found: object) -> Counter[str]:
    rest = list(found)  # type: ignore[call-overload]
    hits = 0
    total = sum(part.total() for part in rest)
    for table in gold:
        # Each found table goes to one gold table only; else one large table that swallowed two would count twice.
        likest = max(rest, key=lambda other: (table & other).total(), default=None)
        if likest is not None:
            hits += (table & likest).total()
            rest.remove(likest)
    return Counter(hits=hits, gold=sum(table.total() for table in gold), found=total)


def f1(count: Counter[str]) -> float:
    return 2 * count["hits"] / max(1, count["gold"] + count["found"])


def gold_of(document: Made) -> Tables:
    return [_filled(table) for table in document.tables]


def measure(styles: Sequence[str], seeds: int, readers: Sequence[str]) -> dict[str, dict[str, list[float]]]:
    """For each style and reader: F1 of relations, F1 of cells; for prose: tables per document."""
    results: dict[str, dict[str, list[float]]] = {}
    for style in styles:
        counts = {reader: (Counter[str](), Counter[str]()) for reader in readers}
        for seed in range(seeds):
            document = made(style, seed)
            for reader in readers:
                for count, more in zip(
                    counts[reader], score(gold_of(document), READERS[reader](document.data)), strict=True
                ):
                    count.update(more)
        results[style] = {reader: [round(f1(count), 3) for count in counts[reader]] for reader in readers}
    for name in PROSE:
        results[f"prose: {name}"] = {
            reader: [sum(len(READERS[reader](prose(name, seed).data)) for seed in range(seeds)) / seeds]
            for reader in readers
        }
    return results


@click.command()
@click.option("--write", is_flag=True, help="Make these results the tracked ones.")
@click.option("--seeds", default=10, show_default=True, help="Documents of each style.")
@click.option("--style", "only", multiple=True, type=click.Choice([*STYLES]), help="These styles alone.")
@click.option("--ours", "alone", is_flag=True, help="Leave pdfplumber out.")
def main(write: bool, seeds: int, only: tuple[str, ...], alone: bool) -> None:
    """Measure the tables of made-up reports."""
    readers = ["ours"] if alone else [*READERS]
    results = measure(only or [*STYLES], seeds, readers)
    click.echo(f"{'style':<18}" + "".join(f"{reader:>22}" for reader in readers))
    for style, row in results.items():
        click.echo(f"{style:<18}" + "".join(f"{'  '.join(f'{x:.3f}' for x in row[reader]):>22}" for reader in readers))
    drawn = [row for style, row in results.items() if not style.startswith("prose")]
    means = [" ".join(f"{sum(r[reader][k] for r in drawn) / len(drawn):.3f} " for k in (0, 1)) for reader in readers]
    click.echo(f"{'mean':<18}" + "".join(f"{mean:>22}" for mean in means))
    if write and only:
        raise click.UsageError("--write needs all styles.")
    if write:
        tracked = json.loads(RESULTS.read_text(encoding="utf-8"))["results"] if alone else {}
        results = {style: {**tracked.get(style, {}), **row} for style, row in results.items()}
        RESULTS.write_text(json.dumps({"seeds": seeds, "results": results}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
