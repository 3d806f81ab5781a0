"""Reads the table of a budget (`Inzet middelen`) into `BudgetRow`s: what each printed amount is for.

Amounts stay text as printed; nlp.quantities makes numbers of them. A budget names its intervention and its category
once and goes on below them, so both are carried down; below the total stand the sources that cover it (`dekking`).
Reading rules 41, 42 and 67 say what counts. Example, in the template's own columns:

    Taal voor ouders | Loonkosten (projectleider) | 200 uur x € 60,00 | € 12.000,00     post, of the intervention
                     | Totaal interventie 1       |                   | € 12.000,00     subtotaal
    Totaal           |                            |                   | € 12.000,00     totaal
    Gemeente X       |                            |                   | € 12.000,00     dekking

The words (categories, labels of sums, help text) stand in template/budget.toml.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, cast

from rapidfuzz import fuzz

from extract.agenda.lexicon import fold_label, template_words, variants, without_label_footnote
from extract.blocks import Grid, GridCell
from extract.document import BudgetRow, Region, Regions

# The minus signs met before an amount: `-/- € 500` is how Dutch bookkeeping prints a deduction.
_MINUS = r"(?:-/-|[-−–])"
_BARE = re.compile(rf"^{_MINUS}?\s*\d{{1,7}}$")  # in the column of amounts: `500`, `-500`
# An amount and nothing else: `€ 1.250,00`, `-/- € 500,-`, `1.250 euro`, `€ 4.000,=`.
AMOUNT = re.compile(
    rf"^{_MINUS}?\s*(?:€|eur|euro)?\s*{_MINUS}?\s*\d[\d.,\s]*(?:,[-=–—]+|\.?-)?\s*(?:€|euro)?$", re.IGNORECASE
)
_SIGNED = re.compile(r"€|\beur", re.IGNORECASE)
# The head of a column of a budget by year: `2026`, `2026-2027`, `jaar 1`.
_YEAR = re.compile(r"\b(?:20\d\d(?:\s*[-/]\s*(?:20)?\d\d)?|jaar \d)\b", re.IGNORECASE)
_DASHES = re.compile(r"^[-–—]+$")
_IN_BRACKETS = re.compile(r"\([^()]*\)")

# All of these were set on the samples and the shared agendas, scans included.
_HINT_LIKENESS = 80  # of 100 between a text and the template's help text, which people shorten and retype
_SHORTEST_HINT = 12  # characters: shorter texts are alike by chance
_SHORTEST_PART_OF_HINT = 20  # characters of a piece of help text that a cell's end cut off
_CATEGORY_WORDS = 4  # that a category has at most: `middelen en materialen`, `loonkosten en inhuur`
_LEGIBLE = 0.8  # confidence of OCR below which text under a category is help text in tiny type
_BLURRED = 65  # of 100: likeness to help text of what OCR reads of tiny type
_PRICED_ROWS = 0.3  # of the rows that hold an amount: posts on several lines and title rows hold none
_FEWEST = 2  # rows with amounts, and words of a budget, that make one: a single one stands in any table
_AMOUNT_COLUMN = 0.5  # of the amounts in the fullest column: unit prices fill a column before the amounts by half
_LONGEST_TOTAL_LINE = 120  # characters: longer ones are sentences about a total

SumKind = Literal["subtotaal", "totaal", "dekking", "total_line"]


_TEXT = -1  # the key of what stands in no column of its own


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
    whole: str | None  # what the column that adds up the years says
    regions: Regions


def is_amount(text: str) -> bool:
    """True if a cell holds an amount and nothing else."""
    # A bare number may be hours or pupils: an amount has a currency, a comma or a full stop.
    return bool(AMOUNT.match(text.strip())) and (bool(_SIGNED.search(text)) or "," in text or "." in text)


def is_budget(grid: Grid) -> bool:
    """A grid with amounts at the right of its rows, and words of a budget in it."""
    rows = grid.rows
    priced = [row for row in rows if any(is_amount(_plain(cell)) for cell in row[1:])]
    if len(priced) < max(_FEWEST, len(rows) * _PRICED_ROWS):  # as most grids; their words needn't be asked
        return False
    # The first two columns: interventions and categories, or categories and descriptions.
    texts = [fold_label(without_label_footnote(_plain(cell))) for row in rows for cell in row if cell.column < 2]
    known = sum(category_of(text) is not None or row_kind(text, False) is not None for text in texts if text)
    return known >= _FEWEST


# Each cell of a budget is asked several times: is it a budget, which column is what, what does the row say.
@lru_cache(maxsize=4096)  # the same cells are asked again and again
def is_hint(text: str) -> bool:
    """True if a text is the template's own help text, retyped or cut off too: no description (reading rule 42)."""
    folded = fold_label(text)
    return any(
        folded == hint
        or (len(folded) > _SHORTEST_HINT and fuzz.ratio(folded, hint) >= _HINT_LIKENESS)
        or (len(folded) > _SHORTEST_PART_OF_HINT and folded in hint)
        for hint in template_words("budget", "hint", "texts")
    )


def category_of(text: str) -> str | None:
    """`loonkosten`, `materiele_kosten` or `overige_kosten`, also where help text follows the word."""
    category = variants("budget", "category").find(text)
    if category:
        return category
    folded = fold_label(text)
    for variant in _begun(folded):
        if is_hint(folded[len(variant) :]):
            return variants("budget", "category").exact[variant]
    return None


def split_category(text: str) -> tuple[str | None, str]:
    """The category that a text begins with, and what else it says: `Loonkosten (projectleider)`."""
    # `Loonkosten (projectleider)` had neither category nor description when only the whole cell was compared, and all
    # such posts were missing from sums by category.
    whole = category_of(text)
    if whole:
        return whole, ""
    exact = variants("budget", "category").exact
    word_ends = [match.end() for match in re.finditer(r"\w(?!\w)", text)]
    for end in reversed(word_ends[:_CATEGORY_WORDS]):  # the longest first: `overige kosten` before `overige`
        category = exact.get(fold_label(text[:end]))
        if category:
            rest = text[end:].strip(" \t\n:,;.-–—/|")
            return category, rest[1:-1].strip() if _IN_BRACKETS.fullmatch(rest) else rest
    return None, text


def is_correction(text: str) -> bool:
    """True if a line corrects the sums or sets money aside (`Korting`, `Stelpost`): it is of no intervention."""
    folded = fold_label(text)
    return any(
        folded == line or (line.endswith(" *") and folded.startswith(line[:-1]))
        for line in template_words("budget", "correction", "lines")
    )


def _begun(folded: str) -> list[str]:
    """The categories that a text begins with, with more behind; most texts begin with none."""
    starts = _category_starts()
    return [start[:-1] for start in starts if folded.startswith(start)] if folded.startswith(starts) else []


@cache
def _category_starts() -> tuple[str, ...]:
    return tuple(variant + " " for variant in variants("budget", "category").exact)


def row_kind(label: str, below_total: bool) -> SumKind | None:
    """Which `SumKind` a row is, by its label; None for a post. below_total: the budget's total stands above it.

    Above the total a source is one only by its exact words: `Gemeente` begins descriptions of posts too. Below it every
    row with a label covers the total, whatever it says.
    """
    label = without_label_footnote(label)
    kind = cast(SumKind | None, variants("budget", "row").find(label))  # budget.toml's keys are these
    if kind == "dekking" and not below_total:
        exact = fold_label(label) in variants("budget", "row").exact
        return "dekking" if exact else None
    return kind or ("dekking" if below_total and label else None)


def is_total_line(text: str) -> bool:
    """True if a line below the budget is its `Totaal GKA Agenda € ...`: no row, but a check (reading rule 42)."""
    # A sentence on the total is prose; a line without a figure only announces one.
    if len(text) >= _LONGEST_TOTAL_LINE or not any(c.isdigit() for c in text):
        return False
    label = re.split(r"€|\beur|:", text, maxsplit=1, flags=re.IGNORECASE)[0]
    return variants("budget", "row").find(label) == "total_line"


def read_budget(grid: Grid, section: int | None) -> list[BudgetRow]:
    """The rows of a budget, in order; where years are columns, a row per year. section: the position of its section."""
    reader = _BudgetReader(_columns(grid), section)
    for cells in grid.rows:
        if not _is_header(cells):
            reader.take(_row(cells, reader.columns))
    return reader.rows


@dataclass(slots=True)
class _BudgetReader:
    """The rows so far, and what is carried down to the next one."""

    columns: _Columns
    section: int | None
    intervention: str | None = None
    category: str | None = None
    below_total: bool = False
    line: int = 0  # printed lines so far
    rows: list[BudgetRow] = field(default_factory=list)

    def take(self, row: _Row) -> None:
        """Takes the next printed row: a sum or a source, a correction, a title, or a post."""
        # Where `Totaal` stands differs by budget: below the interventions, the categories or the descriptions.
        label = row.intervention or row.category or row.text
        if (not label and not row.amounts) or self._heads_years(row):
            return
        self.line += 1
        kind = row_kind(label, self.below_total)
        if kind:
            self._take_sum(row, kind, without_label_footnote(label))
        # Before posts: taken for an intervention's title, `Korting` would carry down to the posts below it.
        elif row.amounts and is_correction(row.intervention):
            self._take_correction(row)
        else:
            self._take_post(row)

    def _heads_years(self, row: _Row) -> bool:
        """True for a row of column heads: `Spoor | Waarvoor | 2023 | 2024` is no line of money."""
        return bool(row.amounts) and all(self.columns.years.get(column) == amount for column, amount in row.amounts)

    def _take_sum(self, row: _Row, kind: SumKind, label: str) -> None:
        # From here on rows say who pays: without this, `Gemeente X € 12.000` would be one more post and the sum double.
        self.below_total = self.below_total or kind == "totaal"
        subtotal = kind == "subtotaal"
        self._add(row, kind, intervention=self.intervention if subtotal else None, label=label)
        # A category ends at its subtotal; the next post names its own or has none.
        if subtotal:
            self.category = None

    def _take_correction(self, row: _Row) -> None:
        category = split_category(row.category)[0] or split_category(row.intervention)[0]
        whole = " ".join(part for part in (row.intervention, row.category, row.text) if part)
        self._add(row, "post", category=category, text=None if category_of(whole) else whole)

    def _take_post(self, row: _Row) -> None:
        if row.intervention:
            self.intervention, self.category = row.intervention, None
        category, rest = split_category(row.category)
        if self._titles_posts(row, category):
            self.intervention, self.category = row.category, None
            return
        if row.category:
            # In a column of categories other words are a category that we don't know, so that the last one ends there.
            self.category = category or ("" if self.columns.category is not None else self.category)
        if not row.amounts and not row.category and not row.text:
            return  # an intervention's title above its posts
        text = " ".join(part for part in (rest, row.text) if part) or None
        self._add(row, "post", intervention=self.intervention, category=self.category or None, text=text)

    def _titles_posts(self, row: _Row, category: str | None) -> bool:
        """True for an intervention's title in the column of categories, where interventions have no column."""
        alone = not row.amounts and not row.text
        return self.columns.intervention is None and alone and row.category != "" and not category

    def _add(
        self,
        row: _Row,
        kind: str,
        intervention: str | None = None,
        category: str | None = None,
        label: str | None = None,
        text: str | None = None,
    ) -> None:
        """A row for each amount; one without an amount where none is printed: it is kept, so that it can be missed."""
        amounts: tuple[tuple[int, str | None], ...] = row.amounts or ((-1, None),)
        self.rows += [
            BudgetRow(
                kind,
                intervention,
                category,
                label,
                text,
                amount,
                self.columns.years.get(column),
                self.section,
                row.regions,
                self.line,
                row.whole,
            )
            for column, amount in amounts
        ]


def _columns(grid: Grid) -> _Columns:
    """Tells the columns apart: years by their heads, amounts by the fullest column, categories by their words."""
    head = grid.rows[0] if grid.rows else []
    years = {cell.column: _plain(cell) for cell in head if _YEAR.fullmatch(_plain(cell).strip())}
    by_year = len(years) > 1  # one year alone heads an ordinary column of amounts
    amounts = tuple(sorted(years)) if by_year else _amount_columns(grid)
    # Years and their total side by side: with the total as one more amount each post would count twice.
    totals = frozenset(_total_columns(head) - set(amounts)) if by_year else frozenset()
    taken = (*amounts, *totals)
    category = _best(grid, lambda text: category_of(text) is not None, taken)
    # Whole cells first: descriptions may begin with a category's word (`Materiaal voor de zomerschool`).
    if category is None:
        category = _best(grid, lambda text: split_category(text)[0] is not None, taken)
    return _Columns(
        _intervention_column(grid.columns - len(taken), category), category, amounts, years if by_year else {}, totals
    )


def _intervention_column(texts: int, category: int | None) -> int | None:
    """The first of the columns of texts, unless it holds the categories; of two without categories it is the post's."""
    if category is None:
        return 0 if texts > 2 else None
    return None if category == 0 else 0


def _total_columns(head: list[GridCell]) -> set[int]:
    """The columns under `Totaal`."""
    return {cell.column for cell in head if row_kind(_plain(cell), False) == "totaal"}


def _amount_columns(grid: Grid) -> tuple[int, ...]:
    """The last column that holds about as many amounts as the fullest: prices per unit stand before it."""
    counts = Counter(cell.column for cell in grid.cells if is_amount(_plain(cell)))
    most = max(counts.values(), default=0)
    # The amounts are the last such column; columns of hours or unit prices, in front of it, may be as full.
    likely = [column for column, count in counts.items() if count >= most * _AMOUNT_COLUMN]
    return (max(likely),) if likely else ()


def _best(grid: Grid, fits: Callable[[str], bool], but: tuple[int, ...]) -> int | None:
    """The column with most cells whose first paragraph fits, the left one of two alike; None where none fits."""
    counts: dict[int, int] = {}
    for cell in grid.cells:
        if cell.column not in but and any(fits(p.text) for p in cell.paragraphs[:1]):
            counts[cell.column] = counts.get(cell.column, 0) + 1
    return max(counts, key=lambda column: (counts[column], -column)) if counts else None


def _row(cells: list[GridCell], columns: _Columns) -> _Row:
    """A printed row by the columns' meaning; words in a column of amounts are text."""
    texts: dict[int | None, list[str]] = {columns.intervention: [], columns.category: [], _TEXT: []}
    amounts: list[tuple[int, str]] = []
    whole: str | None = None
    regions: list[Region] = []
    for cell in cells:
        plain = _plain(cell)
        if cell.column in columns.totals and _is_value(plain):
            whole = plain  # no amount of its own: it only adds up what the columns of years say
            continue
        regions += cell.regions
        if cell.column in columns.amounts and _is_value(plain):
            amounts.append((cell.column, plain))
        elif plain:
            texts[cell.column if cell.column in texts else _TEXT].append(plain)
    intervention = [] if columns.intervention is None else texts[columns.intervention]
    category = [] if columns.category is None else texts[columns.category]
    words = " ".join(intervention), " ".join(category), " ".join(texts[_TEXT])
    return _Row(*words, tuple(amounts), whole, tuple(regions))


def _is_value(text: str) -> bool:
    """What may stand in a column of amounts: an amount, a bare number, a placeholder, a number with its currency."""
    stripped = text.strip()
    return is_amount(text) or bool(_BARE.match(stripped)) or _says_nothing(stripped) or _is_priced(text)


def _is_priced(text: str) -> bool:
    return bool(re.search(r"\d", text) and _SIGNED.search(text))


def _says_nothing(text: str) -> bool:
    """`-`, `n.v.t.`, `p.m.`: a placeholder (reading rule 4)."""
    return bool(_DASHES.match(text)) or fold_label(text).replace(".", "") in template_words(
        "budget", "nothing", "texts"
    )


def _plain(cell: GridCell) -> str:
    """A cell's words without the template's help text."""
    # The template prints small help text below each category (`te besteden uren x uurloon`), which many leave in.
    kept = [p.text for p in cell.paragraphs if not is_hint(p.text)]
    if len(kept) > 1 and category_of(kept[0]) and _is_help_below(cell, kept):
        kept = kept[:1]
    text = " ".join(kept)
    folded = fold_label(text)
    for variant in _begun(folded):
        rest = folded[len(variant) :]
        if is_hint(rest) or _blurred_hint(cell, rest):
            return text[: len(variant)]
    return text


def _is_help_below(cell: GridCell, kept: list[str]) -> bool:
    return any(map(is_hint, _below(cell, kept))) or _blurred_hint(cell, " ".join(kept[1:]))


def _below(cell: GridCell, kept: list[str]) -> list[str]:
    """What stands below a cell's first paragraph: without help text, and all of it: OCR parts help text anyhow."""
    return [" ".join(kept[1:]), " ".join(p.text for p in cell.paragraphs[1:])]


def _blurred_hint(cell: GridCell, rest: str) -> bool:
    """True if what OCR reads below a category is the template's help text: tiny type, of which a scan leaves little."""
    below = [p for p in cell.paragraphs[1:] if not is_hint(p.text)] or list(cell.paragraphs)
    sure = sum(p.confidence for p in below) / max(1, len(below))
    alike = max(fuzz.partial_ratio(fold_label(rest), hint) for hint in template_words("budget", "hint", "texts"))
    return sure < _LEGIBLE or (sure < 1.0 and len(rest) > _SHORTEST_HINT and alike >= _BLURRED)


def _is_header(cells: list[GridCell]) -> bool:
    """A row of column heads: known words and years only, at least two of them."""
    texts = [fold_label(_plain(cell)) for cell in cells if _plain(cell)]
    return len(texts) > 1 and all(
        text in template_words("budget", "header", "words") or _YEAR.fullmatch(text) for text in texts
    )
