"""A grid in, what kind of table it is out; the rows of a table of labelled values as labels and values.

Knows the template's labels; knows no sections and no geometry.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from extract.agenda.budget import is_budget
from extract.agenda.headings import intervention_title
from extract.agenda.lexicon import field_name, fold_label, words
from extract.agenda.signatures import label_of
from extract.agenda.unknown_labels import told_by_words
from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Regions

LONGEST_LABEL = 60
_OPEN_ENDS = (" en", " of", " en/of", "-", "/", "&")  # what no label ends in unless it goes on


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of a table of labelled values; label None for a row that goes on, or a title over the whole width."""

    label: str | None
    name: str | None  # the field; None where no rule knows the label
    values: tuple[Paragraph, ...]
    title: Paragraph | None
    regions: Regions
    first_on_page: bool


def grid_kind(grid: Grid) -> str:
    """`velden` (labelled values), `begroting`, `ondertekening` or `overig`."""
    if is_budget(grid):
        return "begroting"
    if _signing_labels(grid) >= 3:
        return "ondertekening"
    labels = [row[0].text for row in grid.rows if row[0].column == 0 and row[0].text and not _repeated(row)]
    if grid.columns == 2 and labels and all(map(_is_title_label, labels)) and len(labels) < len(grid.cells):
        return "velden"  # `Interventie 2 |` beside a box with its title, the labels below above theirs
    known = sum(field_name(text.replace("\n", " ")) is not None for text in labels)
    strong = sum(field_name(text.replace("\n", " "), weak=False) is not None for text in labels)
    if grid.columns <= 3 and strong and (known >= 3 or known >= len(labels) * 0.5):
        return "velden"
    told = sum(told_by_words(text.replace("\n", " ")) is not None for text in labels if len(text) <= LONGEST_LABEL)
    if grid.columns == 2 and strong and told >= 4 and told >= len(labels) * 0.6:
        return "velden"  # labels in the document's own words
    return "overig"


def _repeated(row: list[GridCell]) -> bool:
    """Whether each column of a row says the same: a head of columns that go on below it, no label with its value."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) > 1 and len(set(texts)) == 1


def _heads_columns(row: list[GridCell]) -> bool:
    """Whether a row heads the columns of labels and values (`Onderdeel`, `Omschrijving`)."""
    texts = [fold_label(cell.text) for cell in row if cell.text]
    return (
        len(texts) > 1 and set(texts) <= words("cues", "heads", "words") and texts[0] in words("cues", "heads", "first")
    )


def _signing_labels(grid: Grid) -> int:
    """How many different labels of a signing block the grid's paragraphs are; none where a role is missing."""
    found = _labels_of_signing(grid)
    roles = {key for kind, key in found if kind == "role"}
    return len(found) if roles or len(found) >= 5 else 0


def signing_labels(grid: Grid) -> int:
    """How many different labels of a signing block the grid's paragraphs are, roles or not."""
    return len(_labels_of_signing(grid))


def _labels_of_signing(grid: Grid) -> set[tuple[str, str]]:
    return {found for cell in grid.cells for p in cell.paragraphs if (found := label_of(p.text))}


def labelled_rows(grid: Grid) -> list[LabelledRow]:
    """The rows of a table of labelled values; a label cut over two rows is one, a repeated title row is left out."""
    found: list[LabelledRow] = []
    titles: set[str] = set()
    rows = [(part, n in grid.breaks) for n, cells in enumerate(grid.rows) for part in _parted(cells)]
    for cells, first_on_page in rows:
        if _heads_columns(cells):
            continue
        row = _labelled(cells, grid, first_on_page)
        if row.title is not None:
            if row.title.text in titles:
                continue
            titles.add(row.title.text)
        if row.label and found and _is_rest_of_label(found[-1], row):
            found[-1] = _merged(found[-1], row)
            continue
        if row.label is None and row.title is None and not row.values:
            continue
        found.append(row)
    return found


def _parted(cells: list[GridCell]) -> list[list[GridCell]]:
    """A row that holds several known labels as a row for each: what stands at a label's height or below is its value.

    Where rows stand as close as lines, only their words tell them apart.
    """
    labels = [p for cell in cells if cell.column == 0 for p in cell.paragraphs]
    names = [field_name(p.text, weak=False) for p in labels]
    known = len(labels) > 1 and None not in names and len(set(names)) == len(names)
    if not known or field_name(" ".join(p.text for p in labels)) or not all(p.regions for p in labels):
        return [cells]
    tops = [_place(label) for label in labels]
    heights = [(page, top - 0.5 * max(labels[0].style.size, 1.0)) for page, top in tops]
    bounds = [(0, 0.0), *heights, (1 << 30, 0.0)]
    parts = [
        [replace(cell, paragraphs=tuple(p for p in cell.paragraphs if low <= _place(p) < high)) for cell in cells]
        for low, high in pairwise(bounds)
    ]
    return [part for part in parts if any(cell.paragraphs for cell in part)]


def _place(paragraph: Paragraph) -> tuple[int, float]:
    return (paragraph.regions[0].page, paragraph.regions[0].top) if paragraph.regions else (0, 0.0)


def _labelled(cells: list[GridCell], grid: Grid, first_on_page: bool) -> LabelledRow:
    regions = tuple(region for cell in cells for region in cell.regions)
    filled = [cell for cell in cells if cell.paragraphs]
    if len(filled) == 1 and filled[0].column_span >= grid.columns > 1:
        return LabelledRow(None, None, (), filled[0].paragraphs[0], regions, first_on_page)
    if grid.columns == 1:
        return LabelledRow(
            None, None, tuple(p for cell in filled for p in cell.paragraphs), None, regions, first_on_page
        )
    label = " ".join(p.text for cell in cells if cell.column == 0 for p in cell.paragraphs) or None
    titled = intervention_title(label) if label and len(filled) == 1 else None
    if titled and titled[0]:
        return LabelledRow(None, None, (), replace(filled[0].paragraphs[0], text=label or ""), regions, first_on_page)
    values = tuple(p for cell in cells if cell.column > 0 for p in cell.paragraphs)
    if label and values and _is_title_label(label):
        title = replace(values[0], text=" ".join([label, *(p.text for p in values)]))
        return LabelledRow(None, None, (), title, regions, first_on_page)
    return LabelledRow(label, field_name(label) if label else None, values, None, regions, first_on_page)


def _is_title_label(label: str) -> bool:
    """Whether a label is the word for an intervention alone, with its number or bar (`Interventie 2 |`)."""
    titled = intervention_title(f"{label} x")
    return titled is not None and titled[1] == "x"


def _is_rest_of_label(before: LabelledRow, row: LabelledRow) -> bool:
    """Whether a label is cut over two rows: one half alone says nothing, or both name the field of the whole."""
    if before.label is None:
        return False
    joined = field_name(f"{before.label} {row.label}")
    if before.name and row.name:
        return joined == before.name and not row.values and before.label.endswith(_OPEN_ENDS)
    return joined is not None


def _merged(before: LabelledRow, row: LabelledRow) -> LabelledRow:
    label = f"{before.label} {row.label}"
    return LabelledRow(
        label, field_name(label), before.values + row.values, None, before.regions + row.regions, before.first_on_page
    )
