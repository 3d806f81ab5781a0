"""What looks like a figure: numbers, amounts, years, page numbers, as they are printed in tables and at page edges.

Layout asks several questions of a text that holds digits, and each has a function of its own here: what stands in a
column of figures (`is_figure`), what of that counts something (`is_quantity`), what a cell of text ends with
(`ends_in_figure`), what is money (`holds_amount`), and what is no value at all (`is_page_number`, `is_numeral`).
"""

import re

from extract.layout.dutch import pattern_of

CURRENCY_SIGNS = "€$£"

# A figure as columns print it: `1.250`, `€ 12.500,-`, `(3,4)`, `0,82 ± 0,03`, `12 u.`, `34% *`. Part by part:
_BEFORE = r"[(\[<>≤≥~±+–−-]*\s*(?:€|\$|£|EUR)?\s*[(+–−-]?\s*"
_NUMBER = r"\d[\d.,:/ ]*\s*"
_AFTER = r"(?:[%‰)*]|,-{1,2}|,[–—]|[a-z]{1,3}\.?)?\)?"
_SPREAD = r"(?:\s*(?:±|[(\[])\s*[\d.,–-]+\s*[)\]%]?)?"
_NOTE = r"\s*[*†‡)a-c]{0,3}"
_DASHES = r"[–—−-]+"
_FIGURE = re.compile(
    rf"^{_BEFORE}{_NUMBER}{_AFTER}{_SPREAD}{_NOTE}$|^{_DASHES}$|^{pattern_of('instead_of_figures')}$",
)
_YEAR = re.compile(r"^(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d))?$")
_BRACKETED = re.compile(r"^\(?\d{1,2}\)$|^\([a-z]\)$")
_ENDS_IN_FIGURE = re.compile(r"\d(?:[.,]?[-–—=]+)?$")
_HOLDS_AMOUNT = re.compile(r"€|\d[.,]\d\d\b")
_WHOLE_AMOUNT = re.compile(r"\d[.,](?:\d{2,3}|[-–—=]+)$")
_BEGINS_FIGURE = re.compile(r"^[(+–−-]?[\d–−-]")
_NUMERAL = re.compile(r"^\d{1,2}\.?$")
_OF_HOW_MANY = rf"(?:\s*{pattern_of('of_how_many')}\s*\d{{1,4}})?"
_PAGE_NUMBER = re.compile(
    rf"^(?:{pattern_of('page', 'page_or_unit')}\s*)?[-–|]?\s*\d{{1,4}}\s*[-–|]?{_OF_HOW_MANY}$", re.IGNORECASE
)
_NAMED_PAGE_NUMBER = re.compile(rf"^{pattern_of('page')}\s*\d{{1,4}}{_OF_HOW_MANY}$", re.IGNORECASE)


def is_figure(text: str) -> bool:
    """True for what stands in a column of figures: a number, amount, share, dash or tick (`x`, `ja`, `n.v.t.`)."""
    return bool(_FIGURE.match(text))


def is_year(text: str) -> bool:
    """True for a year, or a stretch of years such as `2021-2022`: these often head a column of figures."""
    return bool(_YEAR.match(text))


def is_bracketed_number(text: str) -> bool:
    """True for a number or letter in brackets, such as heads a column: `(3)`, `3)`, `(a)`."""
    return bool(_BRACKETED.match(text))


def is_quantity(text: str) -> bool:
    """True for a figure that counts something: no year, and no number that a column has."""
    return is_figure(text) and not is_year(text) and not is_bracketed_number(text)


def ends_in_figure(text: str) -> bool:
    """True for `80.000`, `80.000,-`, and also for `post 3`: what may be one of several figures below each other."""
    return _ENDS_IN_FIGURE.search(text) is not None


def holds_amount(text: str) -> bool:
    """True if money stands in a text: a euro sign, or a number with two decimals."""
    return _HOLDS_AMOUNT.search(text) is not None


def is_whole_amount(text: str) -> bool:
    """True if a text ends as an amount does: `28.000`, `12,50`, `80,-`. Not part of a phone number or of `10 000`."""
    return _WHOLE_AMOUNT.search(text) is not None


def begins_figure(text: str) -> bool:
    """True if a text begins as what follows a currency sign does: `1.250`, `(40`, `-,-`."""
    return _BEGINS_FIGURE.match(text) is not None


def is_numeral(text: str) -> bool:
    """True for a number of one or two digits with or without a full stop: such as stands large before a heading."""
    return _NUMERAL.match(text) is not None


def is_page_number(text: str) -> bool:
    """True for what may be a page number: `3`, `- 3 -`, `p. 3 van 12`. An amount in whole euros looks the same."""
    return _PAGE_NUMBER.match(text) is not None


def is_named_page_number(text: str) -> bool:
    """True for a number that says itself that it is a page's: `pagina 3`, `Blz. 3/12`."""
    return _NAMED_PAGE_NUMBER.match(text) is not None
