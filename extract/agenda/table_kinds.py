"""Tells what kind of table a grid is, and reads the rows of a table of labelled values.

Kinds: `velden` (an intervention's or the plan's labels with their values), `begroting`, `ondertekening`, or `overig`,
which is kept as a table of its own. Only the words of the first column decide, since that is where labels stand; other
shapes have been brought into this one by form_shapes.
"""

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extract.agenda.budget import is_budget
from extract.agenda.headings import intervention_title, is_intervention_label
from extract.agenda.lexicon import field_name, fold_label, is_listed_label, load_template, template_words
from extract.agenda.signatures import signing_label
from extract.agenda.unknown_labels import field_by_cue_words, plan_field_by_cue_words
from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Regions

GridKind = Literal["velden", "begroting", "ondertekening", "overig"]

LONGEST_LABEL = 60  # characters: the longest of labels.toml has 37; labels that are questions are longer
_OPEN_SIGNS = ("-", "/", "&")  # what no label ends in unless it goes on, beside the words in cues.toml's [goes_on]

# What makes a table, set on the samples and on the tables of other documents (annual reports, forms), which have a word
# or two in common with an agenda.
_SIGNING_LABELS = 3  # different labels of a signing block: a name, a function and a role
_SIGNING_LABELS_ALONE = 5  # ... where no role is among them: a list of persons has a name and an organisation too
_FORM_LABELS = 3  # known labels that make a form
_FORM_SHARE = 0.5  # ... or this share of the labels, for a piece of a form
_FORM_COLUMNS = 3  # a form's columns at most: a sign, a label and a value
_OWN_LABELS = 4  # labels in the document's own words that tell of a field by cues.toml, and their share: a weaker
_OWN_SHARE = 0.6  # proof, so that more of it is needed


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """A row of a table of labelled values; label None for a row that goes on, or a title over the whole width."""

    label: str | None
    name: str | None  # the field; None where no rule knows the label
    values: tuple[Paragraph, ...]
    title: Paragraph | None
    regions: Regions

    @property
    def text(self) -> str:
        """The value on one line."""
        return " ".join(p.text for p in self.values)


def grid_kind(grid: Grid) -> GridKind:
    """The kind of table that a grid is."""
    # A budget first: its interventions stand in the first column, in words that may be labels.
    if is_budget(grid):
        return "begroting"
    if _signs(grid):
        return "ondertekening"
    return "velden" if _is_form(grid) else "overig"


def _is_form(grid: Grid) -> bool:
    """True for a table of labels and values: by a title box, known labels, or labels whose words tell."""
    labels = [
        row[0].text.replace("\n", " ") for row in grid.rows if row[0].column == 0 and row[0].text and not _repeated(row)
    ]
    if _is_title_box(grid, labels):
        return True
    if all(field_name(label, weak=False) is None for label in labels):
        return False  # everyday words alone (`Wat`, `Wie`) head any table
    return _has_known_labels(grid, labels) or _has_telling_labels(grid, labels)


def _has_known_labels(grid: Grid, labels: list[str]) -> bool:
    known = sum(field_name(label) is not None for label in labels)
    return grid.columns <= _FORM_COLUMNS and (known >= _FORM_LABELS or known >= len(labels) * _FORM_SHARE)


def _has_telling_labels(grid: Grid, labels: list[str]) -> bool:
    short = [label for label in labels if len(label) <= LONGEST_LABEL]
    told = sum(field_by_cue_words(label) is not None for label in short)
    # The plan's fields are few, and each counts once: `Naam` again and again is a list of persons.
    of_plan = {name for label in short if (name := plan_field_by_cue_words(label))}
    told = max(told, len(of_plan))
    return grid.columns == 2 and told >= _OWN_LABELS and told >= len(labels) * _OWN_SHARE


def _is_title_box(grid: Grid, labels: list[str]) -> bool:
    """`Interventie 2 |` beside a box with its title; the labels stand below it, above their values."""
    return (
        grid.columns == 2 and bool(labels) and all(map(is_intervention_label, labels)) and len(labels) < len(grid.cells)
    )


def _repeated(row: list[GridCell]) -> bool:
    """True if each column of a row says the same: a head of columns that go on below it, no label with its value."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) > 1 and len(set(texts)) == 1


def _heads_columns(row: list[GridCell]) -> bool:
    """True if a row heads the columns of labels and values (`Onderdeel`, `Omschrijving`)."""
    texts = [fold_label(cell.text) for cell in row if cell.text]
    return (
        len(texts) > 1
        and set(texts) <= template_words("cues", "heads", "words")
        and texts[0] in template_words("cues", "heads", "first")
    )


def _signs(grid: Grid) -> bool:
    """True for a signing block: labels of one, with a role (`Wethouder`) or many of them."""
    labels = _labels_of_signing(grid)
    has_role = any(key == "role" for key, _ in labels)
    return len(labels) >= (_SIGNING_LABELS if has_role else _SIGNING_LABELS_ALONE)


def count_signing_labels(grid: Grid) -> int:
    """How many different labels of a signing block the grid's paragraphs are, roles or not."""
    return len(_labels_of_signing(grid))


def _labels_of_signing(grid: Grid) -> set[tuple[str, str]]:
    paragraphs = [paragraph for cell in grid.cells for paragraph in cell.paragraphs]
    return {label for one in paragraphs if (label := signing_label(one.lead) or signing_label(one.text))}


def labelled_rows(grid: Grid) -> list[LabelledRow]:
    """The rows of a table of labelled values; a label cut over two rows is one, a repeated title row is left out."""
    rows: list[LabelledRow] = []
    titles: set[str] = set()
    for cells in (part for printed in grid.rows for part in _split_by_labels(printed)):
        if _heads_columns(cells):
            continue
        row = _labelled_row(cells, grid.columns)
        # A table that goes on over a page often has its title row printed again there.
        if row.title is not None and row.title.text in titles:
            continue  # printed again on the next page
        if row.title is not None:
            titles.add(row.title.text)
        # `Betrokken` / `partijen` in two rows, where a table draws a line below each printed line.
        if row.label and rows and _is_rest_of_label(rows[-1], row):
            rows[-1] = _merged(rows[-1], row)
        elif row.label is not None or row.title is not None or row.values:
            rows.append(row)
    return rows


def _split_by_labels(cells: list[GridCell]) -> list[list[GridCell]]:
    """A row that holds several known labels as a row for each: what stands at a label's height or below is its value.

    Where rows stand as close as lines, only their words tell them apart.
    """
    labels = [p for cell in cells if cell.column == 0 for p in cell.paragraphs]
    # Without places nothing tells which part of the value is whose, so the row stays as it is.
    if not _each_is_a_label(labels) or not all(label.regions for label in labels):
        return [cells]
    # A value's first line may be set a little higher than its label, but never by as much as half a line.
    slack = 0.5 * max(labels[0].style.size, 1.0)
    starts = [(page, top - slack) for page, top in map(_place, labels)]
    bounds = [(0, 0.0), *starts, (1 << 30, 0.0)]
    parts = [
        [replace(cell, paragraphs=tuple(p for p in cell.paragraphs if low <= _place(p) < high)) for cell in cells]
        for low, high in pairwise(bounds)
    ]
    return [part for part in parts if any(cell.paragraphs for cell in part)]


def _each_is_a_label(paragraphs: list[Paragraph]) -> bool:
    """True for several labels of different fields, which aren't the lines of one (`Monitoring` / `en evaluatie`)."""
    names = [field_name(p.text, weak=False) for p in paragraphs]
    several = len(names) > 1 and None not in names and len(set(names)) == len(names)
    return several and not field_name(" ".join(p.text for p in paragraphs))


def _place(paragraph: Paragraph) -> tuple[int, float]:
    """(page, points from its top) of a paragraph; nought where the input has no places."""
    return (paragraph.regions[0].page, paragraph.regions[0].top) if paragraph.regions else (0, 0.0)


def _labelled_row(cells: list[GridCell], columns: int) -> LabelledRow:
    """What a row says: a title, a label with its value, or more of the value above it."""
    regions = tuple(region for cell in cells for region in cell.regions)
    title = _row_title(cells, columns)
    if title is not None:
        return LabelledRow(None, None, (), title, regions)
    # A piece that the page's end left: all of it goes on with the value above.
    if columns == 1:
        return LabelledRow(None, None, tuple(p for cell in cells for p in cell.paragraphs), None, regions)
    label = _row_label(cells)
    return LabelledRow(label, field_name(label) if label else None, _row_values(cells), None, regions)


def _row_label(cells: list[GridCell]) -> str | None:
    return " ".join(p.text for cell in cells if cell.column == 0 for p in cell.paragraphs) or None


def _row_values(cells: list[GridCell]) -> tuple[Paragraph, ...]:
    return tuple(p for cell in cells if cell.column > 0 for p in cell.paragraphs)


def _row_title(cells: list[GridCell], columns: int) -> Paragraph | None:
    """The title in a row: over the whole width, `Interventie 2 | Taal` in the first cell, or beside its word."""
    filled = [cell for cell in cells if cell.paragraphs]
    if len(filled) == 1 and filled[0].column_span >= columns > 1:
        return filled[0].paragraphs[0]
    label = _row_label(cells) if columns > 1 else None
    if label is None:
        return None
    titled = intervention_title(label) if len(filled) == 1 else None
    if titled and titled[0]:
        return replace(filled[0].paragraphs[0], text=label)
    values = _row_values(cells)
    if values and is_intervention_label(label):
        return replace(values[0], text=" ".join([label, *(p.text for p in values)]))
    return None


def _is_rest_of_label(before: LabelledRow, row: LabelledRow) -> bool:
    """True if a label is cut over two rows: one half alone says nothing, or both name the field of the whole."""
    if before.label is None:
        return False
    joined = field_name(f"{before.label} {row.label}")
    if before.name and row.name:
        return joined == before.name and not row.values and _is_unfinished(before.label)
    # `Geld` beside `Monitoring en evaluatie`, each with a value of its own, are two, though together they still are a
    # typing error away from the longer one.
    if before.values and row.values and not _is_unfinished(before.label):
        return is_listed_label(f"{before.label} {row.label}")
    return joined is not None


def _is_unfinished(label: str) -> bool:
    """`Monitoring en`, `Wijk/`: no label ends so."""
    return label.endswith((*_OPEN_SIGNS, *(f" {word}" for word in load_template("cues")["goes_on"]["words"])))


def _merged(before: LabelledRow, row: LabelledRow) -> LabelledRow:
    label = f"{before.label} {row.label}"
    return LabelledRow(label, field_name(label), before.values + row.values, None, before.regions + row.regions)
