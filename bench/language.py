"""Measures what the language layer (`nlp`, and the rows it is asked for) costs, beside pdfplumber's `extract_text`.

    python bench/language.py data/raw/hulst.ruled.pdf     # any agenda; without one, those in data/raw

The ratio is what counts (at most 0.35): both sides run by turns on the same machine. Loading (registers, vocabulary,
patterns) happens once for all documents and is told apart.
"""

from pathlib import Path
from statistics import median
from time import process_time

import click

ROUNDS = 5
RAW = Path(__file__).parent.parent / "data" / "raw"


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Measure the language layer on agendas."""
    start = process_time()
    from pipelines.rows import build_rows

    imported = process_time() - start
    first = True
    from extract.read import read

    for path in files or sorted(RAW.glob("*.pdf")):
        document = read(path, path.name)
        if first:
            start = process_time()
            build_rows(document)
            once = process_time() - start
        ours, theirs = [], []
        for _ in range(ROUNDS):
            start = process_time()
            build_rows(document)
            ours.append(process_time() - start)
            theirs.append(_extract_text(path))
        if first:
            # The first document pays for registers and patterns, which a run loads once for all.
            loading = max(0.0, once - median(ours))
            click.echo(f"loading: {imported:.2f} s to import, {loading:.2f} s with the first document")
        first = False
        own, other = median(ours), median(theirs)
        click.echo(f"{path.name:32} {own:7.3f} s {other:7.3f} s  ratio {own / other:.3f}")


def _extract_text(path: Path) -> float:
    import pdfplumber

    start = process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
    return process_time() - start


if __name__ == "__main__":
    main()
