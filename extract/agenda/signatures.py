"""Reads a signing block, printed as lines or as a table, into its persons.

Labels and values come interleaved in several ways: label, value; all labels, then all values; two columns of label
above value; a grid of label beside value. So the block is first made into tokens (`role` wethouder, `label` date,
`value` 1 mei 2026) in reading order; then a value goes to the first person who still waits for one of its kind:

    Wethouder | Naam | Datum | M. de Vries | 1 mei 2026      one person: role, name, date

Labels and roles stand in template/signing.toml. Dates and names stay text; reading rule 44 says who counts.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.agenda.lexicon import fold_label, load_template, variants
from extract.blocks import Grid, GridCell, Paragraph
from extract.document import Regions, Signatory

_RUN_IN = re.compile(r"^(?P<label>[^:]{2,40}?)\s*:\s*(?P<value>.*)$", re.DOTALL)
_LATER_LABEL = re.compile(r"\s(?P<label>[A-Z]\w+)\s*:\s")
_UNFINISHED_SIGNS = (",", "&", "-")  # a value that ends in one, or in a word of [unfinished], goes on in the next line
_LONGEST_LABEL = 45  # characters
# Of the filled cells in a column: one odd row (a name for a label) changes neither.
_MOSTLY_LABELS = 0.6
_HARDLY_LABELS = 0.4

SigningToken = tuple[str, str, Paragraph]  # (`role` | `label` | `value`, its key or its text, where it stands)


@dataclass(slots=True)
class _Person:
    """A person while their values come in."""

    role: str
    values: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)  # the values that a label announced
    regions: list[Regions] = field(default_factory=list)


def signing_label(text: str) -> tuple[str, str] | None:
    """(`role`, wethouder) or (`label`, date) of a signing block's label; None for any other text."""
    if len(text) > _LONGEST_LABEL or not text.strip():
        return None
    folded = fold_label(text)
    role = variants("signing", "role").find(text)
    label = variants("signing", "label").find(text)
    # `Minister` exactly is a role; `Naam minister` begins with a label, and holds the role only as a word.
    if role and folded in variants("signing", "role").exact:
        return "role", role
    if label:
        return "label", label
    return ("role", role) if role else None


def label_of_signing_line(line: Paragraph) -> tuple[str, str] | None:
    """The signing label that a line is, or begins with: before a colon, or in type of its own."""
    run_in = _RUN_IN.match(line.text)
    before = signing_label(run_in["label"]) if run_in else None
    return signing_label(line.text) or before or signing_label(line.lead)


def signing_tokens(paragraphs: list[Paragraph]) -> list[SigningToken]:
    """The tokens of lines, in order; a label before its value on one line gives two."""
    tokens: list[SigningToken] = []
    for paragraph in _with_ends([part for whole in paragraphs for part in _at_labels(whole)]):
        label = signing_label(paragraph.text)
        run_in = _RUN_IN.match(paragraph.text)
        run_in_label = signing_label(run_in["label"]) if run_in else None
        if label:
            tokens.append((*label, paragraph))
        elif run_in and run_in_label:
            tokens.append((*run_in_label, paragraph))
            tokens.append(("value", run_in["value"].strip(), paragraph))
        else:
            tokens.append(("value", paragraph.text, paragraph))
    return tokens


def _with_ends(lines: list[Paragraph]) -> list[Paragraph]:
    """The lines, each unfinished value with the line that ends it: `Naam: Ada Bos,` above `bestuurder`.

    By itself that line may say a role.
    """
    whole: list[Paragraph] = []
    for line in lines:
        above = _RUN_IN.match(whole[-1].text) if whole else None
        if above and above["value"] and _is_unfinished(above["value"]) and not _RUN_IN.match(line.text):
            regions = whole[-1].regions + line.regions
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text}", regions=regions)
        else:
            whole.append(line)
    return whole


def _at_labels(paragraph: Paragraph) -> list[Paragraph]:
    """A paragraph parted before each label in it: `Naam: Ada Bos Organisatie: De Brug` was printed on two lines.

    A label in italics or bold before its value needs no colon: `Wethouder Ada Bos`.
    """
    if paragraph.lead and paragraph.text.startswith(paragraph.lead) and signing_label(paragraph.lead):
        value = paragraph.text[len(paragraph.lead) :].strip()
        return [replace(paragraph, text=text, lead="") for text in (paragraph.lead, value) if text]
    starts = [0]
    for found in _LATER_LABEL.finditer(paragraph.text):
        if signing_label(found["label"]):
            starts.append(found.start("label"))
    texts = [paragraph.text[start:end].strip() for start, end in pairwise([*starts, len(paragraph.text)])]
    return [replace(paragraph, text=text) for text in texts] if len(texts) > 1 else [paragraph]


def signing_grid_tokens(grid: Grid) -> list[SigningToken]:
    """The tokens of a grid, person by person: pairs of columns from left to right, each from top to bottom.

    Where labels stand at the left alone, each column behind them is a person (`Naam | Ada Bos | Bo Vos`).
    """
    boxes = tuple(load_template("signing")["boxes"]["signs"])
    grid = replace(grid, cells=tuple(cell for cell in grid.cells if not cell.text.startswith(boxes)))
    if grid.columns > 2 and _labels_at_the_left_alone(grid):
        used = sorted({cell.column for cell in grid.cells if cell.column and cell.text})
        return [token for column in used for row in grid.rows for token in _labelled(row, column)]
    # Four columns are two persons side by side, each with labels and values; a column for each person has no pairs.
    paired = grid.columns >= 4 or _label_beside_value(grid)
    width = 2 if paired else 1
    tokens: list[SigningToken] = []
    for first in range(0, grid.columns, width):
        for row in grid.rows:
            for cell in row:
                if cell.column == first:
                    tokens += signing_tokens(list(cell.paragraphs))
                elif paired and cell.column == first + 1 and not _is_run_in(row, first):
                    tokens.append(_value_token(cell))
    return tokens


def _is_label(cell: GridCell) -> bool:
    return signing_label(cell.text) is not None or _is_run_in([cell], cell.column)


def _is_run_in(row: list[GridCell], column: int) -> bool:
    """True if a row's label has its value behind a colon in its own cell: then the empty cell beside it is none."""
    return any(cell.column == column and (run_in := _RUN_IN.match(cell.text)) and run_in["value"] for cell in row)


def _labelled(row: list[GridCell], column: int) -> list[SigningToken]:
    """The tokens of a row for the person in one of its columns."""
    label, value = ([cell for cell in row if cell.column == own] for own in (0, column))
    return [
        *(token for cell in label for token in signing_tokens(list(cell.paragraphs))),
        *(_value_token(cell) for cell in value),
    ]


def _labels_at_the_left_alone(grid: Grid) -> bool:
    """True if each text in the first column is a label, and no other text is."""
    filled = [cell for cell in grid.cells if cell.text]
    return all((signing_label(cell.text) is not None) is (cell.column == 0) for cell in filled)


def _value_token(cell: GridCell) -> SigningToken:
    """A cell beside a label is its value whatever it says, and also if it is empty."""
    return "value", cell.text.replace("\n", " "), cell.paragraphs[0] if cell.paragraphs else Paragraph("", cell.regions)


def _label_beside_value(grid: Grid) -> bool:
    """True if the first of two columns holds labels and the second doesn't."""
    if grid.columns != 2:
        return False
    labels, values = (
        [_is_label(cell) for cell in grid.cells if cell.column == column and cell.text] for column in range(2)
    )
    return sum(labels) > len(labels) * _MOSTLY_LABELS and sum(values) < max(1, len(values)) * _HARDLY_LABELS


def signatories(tokens: list[SigningToken], section: int, school: bool = False) -> list[Signatory]:
    """The persons of a signing block, in the order in which they are opened."""
    people: list[_Person] = []
    labels: list[tuple[_Person, str]] = []
    values: list[tuple[str, Paragraph]] = []
    for kind, key, paragraph in tokens:
        if kind == "value":
            values.append((key, paragraph))
            continue
        # A label after values begins the next run: what was gathered goes to the labels before it.
        if values:
            _hand_out(labels, values)
            labels, values = [], []
        person, name = _place(kind, key, people, school, paragraph)
        person.seen.add(name)
        person.regions.append(paragraph.regions)
        labels.append((person, name))
    _hand_out(labels, values)
    return [_signatory(person, section) for person in people if person.values.get("name") or not school]


def _hand_out(labels: list[tuple[_Person, str]], values: list[tuple[str, Paragraph]]) -> None:
    """A run of values to the run of labels before it; where there are fewer values, to the last labels."""
    # To the last ones: the first labels of a run are roles printed above (`Wethouder`, then `Naam: M. de Vries`).
    labels = labels[-len(values) :] if values else []
    for (person, name), (text, paragraph) in zip(labels, _joined(values, len(labels)), strict=False):
        # What stands at `Handtekening` is a scrawl that OCR read, or a dotted line.
        if text and name != "signature":
            person.values[name] = text
            person.regions.append(paragraph.regions)


def _joined(values: list[tuple[str, Paragraph]], wanted: int) -> list[tuple[str, Paragraph]]:
    """The values with wrapped lines joined, where there are more than wanted: unfinished ones and the rest."""
    if len(values) <= wanted:
        return values
    joined: list[tuple[str, Paragraph]] = []
    for text, paragraph in values:
        # `Minister voor Basis- en` / `Voortgezet Onderwijs` is one value on two lines.
        if text and joined and (_is_unfinished(joined[-1][0]) or len(joined) == wanted):
            joined[-1] = (f"{joined[-1][0]} {text}", joined[-1][1])
        else:
            joined.append((text, paragraph))
    return joined


def _is_unfinished(text: str) -> bool:
    last = re.search(r"\w+$", text)
    return text.endswith(_UNFINISHED_SIGNS) or (
        last is not None and last[0].casefold() in load_template("signing")["unfinished"]["words"]
    )


def _place(kind: str, key: str, people: list[_Person], school: bool, label: Paragraph) -> tuple[_Person, str]:
    """Whom a label is about, and which of their values it names."""
    if kind == "role" or key == "name":
        return _person_to_name(kind, key, people, school), "name"
    if key in ("portfolio", "position") and people:
        return people[-1], key  # these stand with the person, not in a row for all of them
    # Two persons side by side: `Datum` comes once for each, in their order.
    lacking = [person for person in people if key not in person.seen]
    if key == "organisation" and not school:
        # `Gemeente` below alderman and minister is the alderman's.
        lacking = [person for person in lacking if person.role != "minister"] or lacking
    if not lacking:
        people.append(_Person(_unnamed_role(school)))
        return people[-1], key
    return min(lacking, key=lambda person: _aside(person, label)), key


def _aside(person: _Person, label: Paragraph) -> float:
    """How far to the side of a person's first label another stands, in lines of its height; 0 where no place tells.

    `Plaats` below the alderman's other labels is the alderman's, though the minister beside waits for a place as well.
    """
    own = next((region for regions in person.regions for region in regions), None)
    if own is None or not label.regions or own.bottom <= own.top:
        return 0.0
    return abs(label.regions[0].x0 - own.x0) // (own.bottom - own.top)


def _person_to_name(kind: str, key: str, people: list[_Person], school: bool) -> _Person:
    """The person whom a role or `Naam` is about: a new one, but for `Naam` right below a role."""
    waits = kind == "label" and bool(people) and "name" not in people[-1].values and people[-1].seen <= {"name"}
    if not waits:
        people.append(_Person(key if kind == "role" else _unnamed_role(school)))
    return people[-1]


def _unnamed_role(school: bool) -> str:
    return "bevoegd_gezag" if school else "overig"


def _signatory(person: _Person, section: int) -> Signatory:
    """The person as a row; what follows a minister's name is the position (reading rule 44)."""
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
