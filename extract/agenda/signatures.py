"""The lines or the grid of a signing block in, its persons out. Knows the labels of signing blocks, no dates, no names.

Labels and values come interleaved in several ways: label, value; all labels, then all values; two columns of label
above value; a grid of label beside value. A value goes to the first person who still waits for one of its kind.
"""

import re
from dataclasses import dataclass, field

from extract.agenda.lexicon import fold_label, variants
from extract.blocks import Grid, Paragraph
from extract.document import Regions, Signatory

_RUN_IN = re.compile(r"^(?P<label>[^:]{2,40}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_UNFINISHED = re.compile(r"(?:\b(?:en|van|voor|de|het|der|den|in)|[,&-])$", re.IGNORECASE)


@dataclass(slots=True)
class _Person:
    role: str
    values: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    regions: list[Regions] = field(default_factory=list)


def signing_label(text: str) -> tuple[str, str] | None:
    """(`role`, wethouder) or (`label`, date) of a signing block's label; None for any other text."""
    if len(text) > 45 or not text.strip():
        return None
    folded = fold_label(text)
    role = variants("signing", "role").find(text)
    label = variants("signing", "label").find(text)
    if role and folded in variants("signing", "role").exact:
        return "role", role
    if label:
        return "label", label
    return ("role", role) if role else None


def signing_tokens(paragraphs: list[Paragraph]) -> list[tuple[str, str, Paragraph]]:
    """(`role` | `label` | `value`, its key or text, paragraph) of each line; a run-in label gives two."""
    found: list[tuple[str, str, Paragraph]] = []
    for paragraph in paragraphs:
        label = signing_label(paragraph.text)
        run_in = _RUN_IN.match(paragraph.text)
        if label:
            found.append((*label, paragraph))
        elif run_in and signing_label(run_in["label"]):
            kind, key = signing_label(run_in["label"]) or ("", "")
            found.append((kind, key, paragraph))
            found.append(("value", run_in["value"].strip(), paragraph))
        else:
            found.append(("value", paragraph.text, paragraph))
    return found


def signing_grid_tokens(grid: Grid) -> list[tuple[str, str, Paragraph]]:
    """The tokens of a grid, person by person: pairs of columns from left to right, each from top to bottom."""
    rows = grid.rows
    paired = grid.columns >= 4 or _label_beside_value(grid)
    width = 2 if paired else 1
    found: list[tuple[str, str, Paragraph]] = []
    for first in range(0, grid.columns, width):
        for row in rows:
            cells = {cell.column: cell for cell in row}
            for column in range(first, min(first + width, grid.columns)):
                cell = cells.get(column)
                if cell is None:
                    continue
                if paired and column > first:
                    empty = Paragraph("", cell.regions)
                    found.append(
                        ("value", cell.text.replace("\n", " "), cell.paragraphs[0] if cell.paragraphs else empty)
                    )
                else:
                    found += signing_tokens(list(cell.paragraphs))
    return found


def _label_beside_value(grid: Grid) -> bool:
    """Whether the first of two columns holds labels and the second doesn't."""
    first = [signing_label(cell.text) is not None for cell in grid.cells if cell.column == 0 and cell.text]
    second = [signing_label(cell.text) is not None for cell in grid.cells if cell.column == 1 and cell.text]
    return grid.columns == 2 and sum(first) > len(first) * 0.6 and sum(second) < max(1, len(second)) * 0.4


def signatories(tokens: list[tuple[str, str, Paragraph]], section: int, school: bool = False) -> list[Signatory]:
    """The persons of a signing block, in the order in which they are opened."""
    people: list[_Person] = []
    labels: list[tuple[_Person, str]] = []
    values: list[tuple[str, Paragraph]] = []
    for kind, key, paragraph in tokens:
        if kind == "value":
            values.append((key, paragraph))
            continue
        if values:
            _hand_out(labels, values)
            labels, values = [], []
        person, name = _place(kind, key, people, school)
        person.seen.add(name)
        person.regions.append(paragraph.regions)
        labels.append((person, name))
    _hand_out(labels, values)
    return [_signatory(person, section) for person in people if person.values.get("name") or not school]


def _hand_out(labels: list[tuple[_Person, str]], values: list[tuple[str, Paragraph]]) -> None:
    """A run of values to the run of labels before it; where there are fewer values, to the last labels."""
    labels = labels[-len(values) :] if values else []
    joined: list[tuple[str, Paragraph]] = []
    for text, paragraph in values:
        too_many = text and len(values) > len(labels) and joined
        if too_many and (_UNFINISHED.search(joined[-1][0]) or len(joined) == len(labels)):
            joined[-1] = (f"{joined[-1][0]} {text}", joined[-1][1])
        else:
            joined.append((text, paragraph))
    for (person, name), (text, paragraph) in zip(labels, joined, strict=False):
        if text and name != "signature":
            person.values[name] = text
            person.regions.append(paragraph.regions)


def _place(kind: str, key: str, people: list[_Person], school: bool) -> tuple[_Person, str]:
    """Whom a label is about, and which of their values it names."""
    if kind == "role" or key == "name":
        open_role = people and kind == "label" and "name" not in people[-1].values and people[-1].seen <= {"name"}
        if not open_role:
            people.append(_Person(key if kind == "role" else "bevoegd_gezag" if school else "overig"))
        return people[-1], "name"
    lacking = [person for person in people if key not in person.seen]
    if key in ("portfolio", "position") and people:
        return people[-1], key
    if key == "organisation" and not school:
        lacking = [p for p in lacking if p.role != "minister"] or lacking
    if not lacking:
        people.append(_Person("bevoegd_gezag" if school else "overig"))
        return people[-1], key
    return lacking[0], key


def _signatory(person: _Person, section: int) -> Signatory:
    values = person.values
    portfolio, position = values.get("portfolio"), values.get("position")
    if person.role == "minister":
        position, portfolio = position or portfolio, None
    regions = tuple(dict.fromkeys(region for place in person.regions for region in place))
    return Signatory(
        person.role,
        values.get("name"),
        position,
        portfolio,
        values.get("organisation"),
        values.get("date"),
        values.get("place"),
        section,
        regions,
    )
