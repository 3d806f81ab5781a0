"""Finds tables between level rules, without uprights.

Reports and papers draw a rule above a table, one below its header and one below it, no more. Such a band is a table of
its own, whatever stands beside it: text in another text column, or another table.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from extract.layout.lines import Lines, segments_of
from extract.layout.tables.matrix import read_matrix
from extract.layout.tables.ruled import Box
from extract.layout.tables.table_lines import Rule
from extract.layout.tables.table_region import Evidence, PlacedTable, TableRegion
from extract.layout.words import Word
from extract.pdf.page_objects import Stroke

_ENDS = 0.4  # of the type's size: by which the ends of a table's rules may differ
_PEN = 2.0  # points, the width of a stroke or two: rules as near as this are one, drawn double
_WHITE = 3.0  # of the type's size: white space that no row has
_PROSE = 0.72  # of a band's width: a line this long is running text, not a cell


class RuleBand(NamedTuple):
    """A table between rules, and the positions of its words in the page's."""

    region: TableRegion
    words: frozenset[int]


def rule_bands(words: Sequence[Word], rules: Iterable[Stroke]) -> list[RuleBand]:
    """The bands of a page, top to bottom."""
    level = [Rule(s.x0, s.x1, s.top) for s in rules if s.horizontal]
    found: list[RuleBand] = []
    # Relative to the type: programs end a rule at the column's edge or at the text's, some points apart in large type.
    slack = _ENDS * median(word.size for word in words) if words else 0.0
    for group in _alike(level, slack):
        for run in _runs(words, group):
            band = _band(words, run, level, slack)
            # The widest rules come first: a table in a text column lies between rules of its own, not inside another's.
            if band and not any(band.words & other.words for other in found):
                found.append(band)
    return sorted(found, key=lambda band: (band.region.box.top, band.region.box.x0))


def _alike(rules: list[Rule], slack: float) -> list[list[Rule]]:
    """Rules with the same ends, two or more, top to bottom; the widest first."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda r: r.y):
        for group in groups:
            if abs(group[0].x0 - rule.x0) < slack and abs(group[0].x1 - rule.x1) < slack:
                group.append(rule)
                break
        else:
            groups.append([rule])
    # One rule alone underlines a heading or stands above footnotes.
    return sorted((g for g in groups if len(g) > 1), key=lambda g: g[0].x0 - g[0].x1)


def _runs(words: Sequence[Word], group: list[Rule]) -> list[list[Rule]]:
    """The stretches of rules between which a table stands."""
    runs: list[list[Rule]] = []
    for above, below in pairwise(group):
        if below.y - above.y < _PEN:
            continue
        if _holds_rows(_lines(words, above, below), above, below):
            # Bands that share a rule are one table: above its header, below it, and so on down.
            if runs and runs[-1][-1] == above:
                runs[-1].append(below)
            else:
                runs.append([above, below])
    return runs


def _within(word: Word, above: Rule, below: Rule) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return above.x0 - _PEN <= x <= above.x1 + _PEN and above.y <= y <= below.y


def _lines(words: Sequence[Word], above: Rule, below: Rule) -> Lines:
    return segments_of(word for word in words if _within(word, above, below))


def _holds_rows(lines: Lines, above: Rule, below: Rule) -> bool:
    """True if what stands between two rules is rows: no running text, no white space that rows don't have."""
    if not lines:
        return False
    size = max(segment.size for segment in lines[0])
    places = [above.y, *(y for line in lines for y in (min(s.top for s in line), max(s.bottom for s in line))), below.y]
    # Every second step is white: from a rule or a line's foot to the next line's head. The rules of a page's header and
    # footer have a page between them, and much white.
    if any(b - a > _WHITE * size for a, b in list(pairwise(places))[::2]):
        return False
    wide = _PROSE * (above.x1 - above.x0)
    long = sum(len(line) == 1 and line[0].x1 - line[0].x0 > wide for line in lines)
    # One line in six may be long: a note within the table. One alone is a title row between two rules.
    return long <= len(lines) // 6 or (long == 1 and len(lines) == 1)


def _rules_between(level: list[Rule], first: Rule, last: Rule, slack: float) -> list[Rule]:
    """The rules within a band, between its first and its last, and no wider than these."""
    between = [rule for rule in level if first.y + _PEN < rule.y < last.y - _PEN]
    return [rule for rule in between if rule.x0 > first.x0 - slack and rule.x1 < first.x1 + slack]


def _has_text_beside(words: Sequence[Word], inside: frozenset[int], first: Rule, last: Rule) -> bool:
    """True if a word that is none of the band's stands at its side. inside: positions of the band's words."""
    outside = (word for n, word in enumerate(words) if n not in inside)
    return any(first.y < (word.top + word.bottom) / 2 < last.y for word in outside)


def _is_narrow(table: PlacedTable) -> bool:
    """True if a table has too few columns to be told from a form: two, but for what and how much."""
    return len(table.edges) < 3 and not table.of_amounts


def _band(words: Sequence[Word], run: list[Rule], level: list[Rule], slack: float) -> RuleBand | None:
    """The table of a stretch of rules; None where it has no columns, or too few to be told from a text."""
    first, last = run[0], run[-1]
    inside = frozenset(n for n, word in enumerate(words) if _within(word, first, last))
    lines = segments_of(words[n] for n in sorted(inside))
    # From all rules, not those of one width: the short ones below heads are shorter.
    own = _rules_between(level, first, last, slack)
    made = read_matrix(lines, own)
    # A form's rows have rules between them too (`Doel | text over the rest`), and one of its lines may look like
    # columns.
    if made is None or made.rows < 2 or not made.filled:
        return None
    beside = _has_text_beside(words, inside, first, last)
    # Text at its side is proof: nothing but a table has rules as wide as itself beside a text. Alone on the page's
    # width, rules above and below may only part rows of a larger table.
    if not beside and (_is_narrow(made) or _rows_beyond(words, inside, first, last)):
        return None
    box = Box(first.x0, first.y, first.x1, last.y)
    return RuleBand(TableRegion(Evidence.LEVEL_RULES, box, made, beside), inside)


def _rows_beyond(words: Sequence[Word], inside: frozenset[int], first: Rule, last: Rule) -> bool:
    """True if rows stand right above the first rule, or right below the last: then rules only part the rows."""
    outside = segments_of(
        word for n, word in enumerate(words) if n not in inside and first.x0 - 2 < word.x0 < first.x1 + 2
    )
    above = [line for line in reversed(outside) if line[0].middle < first.y]
    below = [line for line in outside if line[0].middle > last.y]
    return _near_rows(above, first.y, -1) or _near_rows(below, last.y, 1)


def _near_rows(lines: Lines, y: float, way: int) -> bool:
    """Whether, going from a rule without meeting white space, a line of several segments comes."""
    # Eight lines: a row's tallest cell. White space comes before that, if what stands there is text of its own.
    for line in lines[:8]:
        top, bottom = min(s.top for s in line), max(s.bottom for s in line)
        if (top - y if way > 0 else y - bottom) > 0.9 * line[0].size:
            return False
        if len(line) > 1:
            return True
        y = bottom if way > 0 else top
    return False
