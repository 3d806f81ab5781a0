"""The grid of a budget in, its rows out: what each printed amount is for.

Knows the words of budget tables, no numbers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from extract.agenda.lexicon import fold_label, lexicon, without_footnote_mark, words
from extract.blocks import Grid, GridCell
from extract.document import BudgetRow, Regions

_MINUS = r"(?:-/-|[-−–])"
_BARE = re.compile(rf"^{_MINUS}?\s*\d{{1,7}}$")  # in the column of amounts: `500`, `-500`
AMOUNT = re.compile(
    rf"^{_MINUS}?\s*(?:€|eur|euro)?\s*{_MINUS}?\s*\d[\d.,\s]*(?:,[-=–—]+|\.?-)?\s*(?:€|euro)?$", re.IGNORECASE
)
_SIGNED = re.compile(r"€|\beur", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:20\d\d(?:\s*[-/]\s*(?:20)?\d\d)?|jaar \d)\b", re.IGNORECASE)
_NOTHING = re.compile(r"^(?:[-–—]+|n\.?v\.?t\.?|p\.?\s?m\.?|nihil)$", re.IGNORECASE)
_HINT_LIKENESS = 80
_CATEGORY_WORDS = 4  # that a category has at most: `middelen en materialen`
_LEGIBLE = 0.8  # confidence of OCR below which text under a category is help text in tiny type
_BLURRED = 65  # likeness to help text of what OCR reads


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column of the grid is what; years has a head for each amount column of a budget by year."""

    intervention: int | None
    category: int | None
    amounts: tuple[int, ...]
    years: dict[int, str]
    totals: frozenset[int] = frozenset()  # of a budget by year: columns that only add up the years


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of a printed row by what they are, help text left out."""

    intervention: str
    category: str
    text: str
    amounts: tuple[tuple[int, str], ...]
    regions: Regions


def is_amount(text: str) -> bool:
    """Whether a cell holds an amount and nothing else."""
    return bool(AMOUNT.match(text.strip())) and (bool(_SIGNED.search(text)) or "," in text or "." in text)


def is_budget(grid: Grid) -> bool:
    """A grid with amounts at the right of its rows, and words of a budget in it."""
    rows = grid.rows
    priced = [row for row in rows if any(is_amount(_plain(cell)) for cell in row[1:])]
    texts = [fold_label(without_footnote_mark(_plain(cell))) for row in rows for cell in row if cell.column < 2]
    known = sum(category_of(text) is not None or row_kind(text, False) is not None for text in texts if text)
    return len(priced) >= max(2, len(rows) * 0.3) and known >= 2


@lru_cache(maxsize=4096)  # the same cells are asked again and again
def is_hint(text: str) -> bool:
    """Whether a text is the template's own help text."""
    folded = fold_label(text)
    return any(
        folded == hint
        or (len(folded) > 12 and fuzz.ratio(folded, hint) >= _HINT_LIKENESS)
        or (len(folded) > 20 and folded in hint)
        for hint in words("budget", "hint", "texts")
    )


def category_of(text: str) -> str | None:
    """`loonkosten`, `materiele_kosten` or `overige_kosten`, also where help text follows the word."""
    found = lexicon("budget", "category").find(text)
    if found:
        return found
    folded = fold_label(text)
    for variant in _begun(folded):
        if is_hint(folded[len(variant) :]):
            return lexicon("budget", "category").exact[variant]
    return None


def split_category(text: str) -> tuple[str | None, str]:
    """The category that a text begins with, and what else it says: `Loonkosten (projectleider)`."""
    whole = category_of(text)
    if whole:
        return whole, ""
    exact = lexicon("budget", "category").exact
    for end in reversed([match.end() for match in re.finditer(r"\w(?!\w)", text)][:_CATEGORY_WORDS]):
        found = exact.get(fold_label(text[:end]))
        if found:
            rest = text[end:].strip(" \t\n:,;.-–—/|")
            return found, rest[1:-1].strip() if re.fullmatch(r"\([^()]*\)", rest) else rest
    return None, text


def is_correction(text: str) -> bool:
    """Whether a line corrects the sums or sets money aside (`Korting`, `Stelpost`): it is of no intervention."""
    folded = fold_label(text)
    for line in words("budget", "correction", "lines"):
        if folded == line or (line.endswith(" *") and folded.startswith(line[:-1])):
            return True
    return False


def _begun(folded: str) -> list[str]:
    """The categories that a text begins with, with more behind; most texts begin with none."""
    starts = _category_starts()
    return [start[:-1] for start in starts if folded.startswith(start)] if folded.startswith(starts) else []


@cache
def _category_starts() -> tuple[str, ...]:
    return tuple(variant + " " for variant in lexicon("budget", "category").exact)


def row_kind(label: str, below_total: bool) -> str | None:
    """`subtotaal`, `totaal` or `dekking` by a row's label; None for a post."""
    label = without_footnote_mark(label)
    found = lexicon("budget", "row").find(label)
    if found == "dekking" and not below_total:
        exact = fold_label(label) in lexicon("budget", "row").exact
        return "dekking" if exact else None
    return found or ("dekking" if below_total and label else None)


def is_total_line(text: str) -> bool:
    """Whether a line below the budget is its `Totaal GKA Agenda € ...`."""
    label = re.split(r"€|\beur|:", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return len(text) < 120 and any(c.isdigit() for c in text) and lexicon("budget", "row").find(label) == "total_line"


def read_budget(grid: Grid, section: int | None) -> list[BudgetRow]:
    """The lines of a budget: carried down interventions and categories, a row per year where years are columns."""
    columns = _columns(grid)
    intervention: str | None = None
    category: str | None = None
    below_total = False
    found: list[BudgetRow] = []
    for row in (_row(cells, columns) for cells in grid.rows if not _is_header(cells)):
        label = row.intervention or row.category or row.text
        if not label and not row.amounts:
            continue
        kind = row_kind(label, below_total)
        if kind:
            below_total = below_total or kind == "totaal"
            name = intervention if kind == "subtotaal" else None
            found += _lines(row, columns, section, kind, name, None, without_footnote_mark(label), None)
            if kind == "subtotaal":
                category = None
            continue
        if row.amounts and is_correction(row.intervention):
            own = split_category(row.category)[0] or split_category(row.intervention)[0]
            words_ = " ".join(part for part in (row.intervention, row.category, row.text) if part)
            text = None if category_of(words_) else words_
            found += _lines(row, columns, section, "post", None, own, None, text)
            continue
        if row.intervention:
            intervention, category = row.intervention, None
        own, rest = split_category(row.category)
        if columns.intervention is None and not row.amounts and row.category and not row.text and not own:
            intervention, category = row.category, None  # a title above its posts, in the column of categories
            continue
        if row.category:
            category = own or ("" if columns.category is not None else category)
        if not row.amounts and not row.category and not row.text:
            continue  # a title row above its posts
        text = " ".join(part for part in (rest, row.text) if part) or None
        found += _lines(row, columns, section, "post", intervention, category or None, None, text)
    return found


def _lines(
    row: _Row,
    columns: _Columns,
    section: int | None,
    kind: str,
    intervention: str | None,
    category: str | None,
    label: str | None,
    text: str | None,
) -> list[BudgetRow]:
    amounts: tuple[tuple[int, str | None], ...] = row.amounts or ((-1, None),)
    return [
        BudgetRow(kind, intervention, category, label, text, amount, columns.years.get(column), section, row.regions)
        for column, amount in amounts
    ]


def _columns(grid: Grid) -> _Columns:
    rows = grid.rows
    counts = dict.fromkeys(range(grid.columns), 0)
    for row in rows:
        for cell in row:
            if is_amount(_plain(cell)):
                counts[cell.column] += 1
    most = max(counts.values(), default=0)
    years = {cell.column: _plain(cell) for cell in (rows[0] if rows else []) if _YEAR.fullmatch(_plain(cell).strip())}
    amounts = tuple(sorted(years)) if len(years) > 1 else _amount_columns(counts, most)
    totals = frozenset(_total_columns(rows[0]) - set(amounts)) if len(years) > 1 else frozenset()
    but = (*amounts, *totals)
    category = _best(grid, lambda text: category_of(text) is not None, but)
    if category is None:
        category = _best(grid, lambda text: split_category(text)[0] is not None, but)
    first = 0 if category != 0 and (category is not None or grid.columns - len(but) > 2) else None
    return _Columns(first, category, amounts, years if len(years) > 1 else {}, totals)


def _total_columns(head: list[GridCell]) -> set[int]:
    """The columns under `Totaal`."""
    return {cell.column for cell in head if row_kind(_plain(cell), False) == "totaal"}


def _amount_columns(counts: dict[int, int], most: int) -> tuple[int, ...]:
    likely = [column for column, count in counts.items() if count and count >= most * 0.5]
    return (max(likely),) if likely else ()


def _best(grid: Grid, fits: Callable[[str], bool], but: tuple[int, ...]) -> int | None:
    counts: dict[int, int] = {}
    for cell in grid.cells:
        if cell.column not in but and any(fits(p.text) for p in cell.paragraphs[:1]):
            counts[cell.column] = counts.get(cell.column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column)) if counts else None


def _row(cells: list[GridCell], columns: _Columns) -> _Row:
    cells = [cell for cell in cells if cell.column not in columns.totals or not _is_value(_plain(cell))]
    amounts = [
        (cell.column, _plain(cell)) for cell in cells if cell.column in columns.amounts and _is_value(_plain(cell))
    ]
    texts: dict[str, list[str]] = {"intervention": [], "category": [], "text": []}
    for cell in cells:
        if (cell.column, _plain(cell)) in amounts:
            continue
        role = (
            "intervention"
            if cell.column == columns.intervention
            else "category"
            if cell.column == columns.category
            else "text"
        )
        plain = _plain(cell)
        if plain:
            texts[role].append(plain)
    regions = tuple(region for cell in cells for region in cell.regions)
    return _Row(
        " ".join(texts["intervention"]), " ".join(texts["category"]), " ".join(texts["text"]), tuple(amounts), regions
    )


def _is_value(text: str) -> bool:
    return (
        is_amount(text)
        or bool(_BARE.match(text.strip()))
        or bool(_NOTHING.match(text.strip()))
        or bool(re.search(r"\d", text) and _SIGNED.search(text))
    )


def _plain(cell: GridCell) -> str:
    """A cell's words without the template's help text."""
    kept = [p.text for p in cell.paragraphs if not is_hint(p.text)]
    if (
        len(kept) > 1
        and category_of(kept[0])
        and (any(map(is_hint, _below(cell, kept))) or _blurred_hint(cell, " ".join(kept[1:])))
    ):
        kept = kept[:1]
    text = " ".join(kept)
    folded = fold_label(text)
    for variant in _begun(folded):
        rest = folded[len(variant) :]
        if is_hint(rest) or _blurred_hint(cell, rest):
            return text[: len(variant)]
    return text


def _below(cell: GridCell, kept: list[str]) -> list[str]:
    """What stands below a cell's first paragraph: without help text, and all of it: OCR parts help text anyhow."""
    return [" ".join(kept[1:]), " ".join(p.text for p in cell.paragraphs[1:])]


def _blurred_hint(cell: GridCell, rest: str) -> bool:
    """Whether what OCR reads below a category is the template's help text: tiny type, of which a scan leaves little."""
    below = [p for p in cell.paragraphs[1:] if not is_hint(p.text)] or list(cell.paragraphs)
    sure = sum(p.confidence for p in below) / max(1, len(below))
    alike = max(fuzz.partial_ratio(fold_label(rest), hint) for hint in words("budget", "hint", "texts"))
    return sure < _LEGIBLE or (sure < 1.0 and len(rest) > 12 and alike >= _BLURRED)


def _is_header(cells: list[GridCell]) -> bool:
    """A row of column heads: known words and years only, at least two of them."""
    texts = [fold_label(_plain(cell)) for cell in cells if _plain(cell)]
    return len(texts) > 1 and all(text in words("budget", "header", "words") or _YEAR.fullmatch(text) for text in texts)
