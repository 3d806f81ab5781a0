"""Finds the amounts and shares of a financing text, each with what is said of it: circa, at most, per year.

`maximaal € 17.500 per jaar` is one amount: its mention runs from the modifier to the unit (reading rules 35 and 40).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from nlp.financing.lexicon import modifiers, money_words, often, parts, per_units, source_of
from nlp.text.money import amounts
from nlp.text.numbers import number
from nlp.text.vocabulary import any_of

_ABOUT, _AT_MOST, _AT_LEAST = modifiers("about"), modifiers("at_most"), modifiers("at_least")
_BEFORE = re.compile(rf"(?:(?<![\w-])(?P<word>{_ABOUT}|{_AT_MOST}|{_AT_LEAST})[ ]?)$", re.IGNORECASE)
# A unit behind an amount is part of its mention (reading rule 35), so all spellings end where the unit ends.
_PER = re.compile(r"[ ]?(?:per|p/|/[ ]?|p\.(?=[jum]\b)|voor elke?)[ ]?(?P<unit>[\w.-]{1,14}[\w])\b\.?", re.IGNORECASE)
_PER_SHORT = re.compile(r"[ ]?(?:p/|p\.(?=[ju]\.))(?P<unit>[jmuw])\b\.?|[ ]?(?:per )(?P<word>[jmu])\b", re.IGNORECASE)
_TIMES = re.compile(r"(?<![\w.,€/(-])(?P<count>\d{1,3})[ ]?[x×*][ ]?$")  # in brackets it explains an amount before it
_MULTIPLIED = re.compile(r"[\w ](?:x|×|\*|à|á|ad)[ ]$")
_EQUALS = re.compile(r"\s*\)?\s*=")
_EACH = re.compile(r"[ ]?p[.]p[.](?!\w)|[ ]pp\b[.]?", re.IGNORECASE)  # per person
_CAP_BEHIND = re.compile(r"[ ]?\((?:cap|max\.?|maximaal|maximum|plafond)\)", re.IGNORECASE)  # `€ 30.000 (max.)`
_OFTEN = "|".join(often())
# `jaarlijks een bedrag van € 16.000`.
_OFTEN_BEFORE = re.compile(rf"\b(?P<often>{_OFTEN})(?: is| een bedrag van)?[ ]$", re.IGNORECASE)
_OFTEN_BEHIND = re.compile(rf"[ ](?P<often>{_OFTEN})\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\btussen (?:de )?$", re.IGNORECASE)
_TO = re.compile(r"\s*(?:[-–—]|à|a|tot|tot en met|t/m|tot maximaal)\s*")
# Figures without a currency sign: grouped by points (`34.000`), or counted in thousands (`24 duizend`).
_BARE = re.compile(
    r"(?<![\w.,€/-])(?:\d{1,3}(?:\.\d{3}){1,2}(?:,(?:\d{2}|-))?(?![\w/%]|[.,]\d)"
    r"|\d{1,3}(?:,\d)?(?P<thousands>[ ](?:duizend|dzd|mille)\b))"
)
# Without points only beside a payer (`2500 uit SWV`, `2000 van de scholen`), or as what each pays (`dus 1000 per
# school`), so that years, hours and numbers of pupils don't count.
_PLAIN = re.compile(r"(?<![\w.,€/-])\d{3,6}(?=[ ](?:uit|vanuit|van|GKA|NPO|OAB)\b)|(?<=\bdus )\d{3,6}(?=[ ]per[ ])")
# An amount in words, and a number in words that nothing is counted with: of a payer, or of the amount before.
_IN_WORDS = re.compile(r"[a-zà-ÿ]duizend euro\b", re.IGNORECASE)
_WORD_OF_MONEY = re.compile(
    r"\b[A-Za-zà-ÿ]{4,24}(?=[ ](?:uit|van|vanuit|voor)[ ](?:de|het|onze)\b|[ ](?:daar|hier)van\b"
    r"|[ ]van[.;,]|[ ](?:komt|legt|betaalt)\b)"
)
_LEAST_IN_WORDS = 2  # `een van de ouders`
_YEAR = re.compile(r"(?:19|20)\d\d")
# What may stand behind a figure that is money: the end, a sign, a preposition; a noun would be what it counts.
_CLOSED_BEHIND = re.compile(rf"\s*(?:$|[;:,.()\n/+]|(?:{any_of(money_words('behind_figures'))})(?!\w))", re.IGNORECASE)
_WORD_BEHIND = re.compile(
    r"\s*(?P<preposition>(?:uit|vanuit|van|door)[ ])?(?:(?:de|het|een)[ ])?(?P<word>[^\W\d_][\w-]*\.?)"
)
# And in front: an opening, a word of the whole or of money (`begroot op`, `kosten`), or the payer.
_OPEN_BEFORE = re.compile(
    rf"(?:^|[;:,.(\n/+=•–-]|(?<!\w)(?:{any_of(money_words('before_figures'))}))\s*$", re.IGNORECASE
)
_PAYER_BEFORE = re.compile(r"(?:^|(?<=[\s(]))(?P<payer>[^\W\d_][\w-]*\.?):?[ ]$")
_PERCENT = re.compile(r"(?<![\w.,])(?P<number>\d{1,3}(?:[.,]\d{1,2})?)[ ]?(?:%|procent\b)", re.IGNORECASE)
_PART_NAMES = "|".join(parts())
_PART = re.compile(rf"\b(?:(?P<count>twee|drie)[ ]?)?(?P<part>{_PART_NAMES})\b(?:[ ]deel\b)?", re.IGNORECASE)
# `1/3`; not `groep 1/2`, dates or ratios of staff
_FRACTION = re.compile(
    r"(?<![\w/.,-])(?<!groep )(?<!groepen )(?<!klas )(?<!leerjaar )"
    r"(?P<top>[1-9])/(?P<below>[2-9]|10)(?:e|de)?\b(?![/-])"
)

# `€ 40.000 (zegge: veertigduizend euro)`, rule 72
_IN_WORDS_AGAIN = re.compile(r"\bzegge:?\s[^\d.;)]*$", re.IGNORECASE)
_LONGEST_WORD = 40  # characters before a figure in which the payer's word begins


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount with its modifiers and units: text[start:end]."""

    start: int
    end: int
    value: Decimal | None
    approximate: bool
    is_maximum: bool
    per: tuple[str, ...]
    highest: Decimal | None = None  # the upper end of a range, whose lower end is the value


@dataclass(frozen=True, slots=True)
class Share:
    """`helft`, `30%`: text[start:end]; value 0..1."""

    start: int
    end: int
    value: float


def sums(text: str) -> list[Sum]:
    """The amounts of a field in order; figures without a currency sign only where no amount has one."""
    spans = [(a.char_start, a.char_end, a.value) for a in amounts(text)]
    plain = [(m.start(), m.end(), _bare_value(m)) for m in _BARE.finditer(text) if _is_money(text, m, bool(spans))]
    plain += [(m.start(), m.end(), Decimal(m[0])) for m in _PLAIN.finditer(text) if _is_plain_money(text, m)]
    plain += list(_thousands_in_words(text)) if _IN_WORDS.search(text) else []
    # A bare figure inside an amount is that amount's own.
    spans = sorted([*spans, *(one for one in plain if all(one[1] <= s or e <= one[0] for s, e, _ in spans))])
    found: list[Sum] = []
    for start, end, value in spans:
        if _IN_WORDS_AGAIN.search(text, max(0, start - _LONGEST_WORD - 12), start):
            continue
        found.append(_sum(text, start, end, value, found))
    return _ranges(text, found)


def _thousands_in_words(text: str) -> Iterator[tuple[int, int, Decimal]]:
    """`twaalfduizend van de GKA`, `vijftien van de gemeente`, beside an amount in words that has its `duizend euro`."""
    for found in _WORD_OF_MONEY.finditer(text):
        value = number(found[0].casefold())
        if value is not None and value >= _LEAST_IN_WORDS:
            yield found.start(), found.end(), Decimal(int(value if value >= 1000 else value * 1000))


def _bare_value(figure: re.Match[str]) -> Decimal:
    number = figure[0].removesuffix(figure["thousands"] or "").removesuffix(",-")
    return Decimal(number.replace(".", "").replace(",", ".")) * (1000 if figure["thousands"] else 1)


def _is_money(text: str, figure: re.Match[str], signed: bool) -> bool:
    """Whether a grouped figure is money, by the words around it; signed: other amounts of the field have a sign."""
    if _payer_stands_before(text, figure.start()) or _payer_stands_behind(text, figure.end()):
        return True
    if _CLOSED_BEHIND.match(text, figure.end()) is None:
        return False
    # Where nothing has a sign, any figure that counts no noun is money; else `GKA € 32.000, bereik 1.200` has two.
    return not signed or _OPEN_BEFORE.search(text, max(0, figure.start() - _LONGEST_WORD), figure.start()) is not None


def _is_plain_money(text: str, figure: re.Match[str]) -> bool:
    """Whether a figure without points is money: a payer stands behind it; a year only where a sign opens it."""
    each = text[max(0, figure.start() - 4) : figure.start()].endswith("dus ")
    opened = re.search(r"(?:^|[,;:(\n+]|\b(?:waarvan|en|plus))\s*$", text[: figure.start()]) is not None
    return each or (_payer_stands_behind(text, figure.end()) and (opened or not _YEAR.fullmatch(figure[0])))


def _payer_stands_behind(text: str, end: int) -> bool:
    """`16.000 GKA`, `7.000 gem.`, `2000 van de schoolbesturen`; any money may stand behind `uit`."""
    word = _WORD_BEHIND.match(text, end)
    if word is None:
        return False
    return (word["preposition"] or "").strip() in ("uit", "vanuit") or source_of(word["word"]) is not None


def _payer_stands_before(text: str, start: int) -> bool:
    """True if the word right before a figure names who pays."""
    word = _PAYER_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    return word is not None and source_of(word["payer"]) is not None


def _ranges(text: str, found: list[Sum]) -> list[Sum]:
    """The amounts, the two ends of a range taken together: `€ 5.000 - € 7.500`, `tussen € 1 en € 2`, `€ 1 à € 2`."""
    joined: list[Sum] = []
    for one in found:
        low = joined[-1] if joined else None
        joined[-1 if low and _is_range(text, low, one) else len(joined) :] = [_range(text, low, one)]
    return joined


def _is_range(text: str, low: Sum, high: Sum) -> bool:
    # Falling amounts are two rows (`GKA € 5.000 - € 2.500`), and a range has no third end.
    if low.value is None or high.value is None or low.highest is not None or low.value >= high.value:
        return False
    # `400 uur à € 55 – € 22.000`: a price and what it comes to
    if _MULTIPLIED.search(text, max(0, low.start - 12), low.start):
        return False
    between = _TO.fullmatch(text, low.end, high.start)
    pair = bool(_BETWEEN.search(text, max(0, low.start - 12), low.start)) and text[low.end : high.start].strip() == "en"
    return bool(between) or pair


def _range(text: str, low: Sum | None, high: Sum) -> Sum:
    """Two ends as one amount; `tussen` is part of it. The upper end alone, where it ends no range."""
    if low is None or not _is_range(text, low, high):
        return high
    word = _BETWEEN.search(text, max(0, low.start - 12), low.start)
    start = word.start() if word else low.start
    # `€ 5.000 - € 7.500` has two exact ends; `tussen` is a word of how exact it is (reading rule 40).
    about = word is not None or low.approximate or high.approximate
    return Sum(start, high.end, low.value, about, high.is_maximum, high.per or low.per, high.value)


def _sum(text: str, start: int, end: int, value: Decimal | None, before: list[Sum]) -> Sum:
    said = []
    adverb = _OFTEN_BEFORE.search(text, max(0, start - 40), start)
    between = bool(_BETWEEN.search(text, max(0, start - 12), start))
    ranged = between or _ends_a_range(text, start, before)
    while word := _BEFORE.search(text, max(0, start - 25), start):
        # In `€ 2.000 tot € 3.000` it joins two ends; alone (`tot € 3.000`) it says at most (reading rule 40).
        if word["word"].casefold() == "tot" and ranged:
            break
        said.append(word["word"].casefold())
        start = word.start()
    per, end = _units(text, end)
    if capped := _CAP_BEHIND.match(text, end):
        said.append("maximaal")
        end = capped.end()
    times = _TIMES.search(text, max(0, start - 12), start)
    # `2 x € 12.500` stands for its product; where the product is printed too (`2 x € 500 = € 1.000`) that is a row
    # itself.
    if times and value is not None and not per and not _EQUALS.match(text, end):
        start, value = times.start(), value * int(times["count"])  # `2 x € 12.500`
    if adverb and not per:
        per = (often()[adverb["often"].casefold()],)
    approximate = between or any(re.fullmatch(_ABOUT, one, re.IGNORECASE) for one in said)
    return Sum(start, end, value, approximate, any(re.fullmatch(_AT_MOST, one) for one in said), per)


def _ends_a_range(text: str, start: int, before: list[Sum]) -> bool:
    """Whether this is the upper end of `tussen € 1 en € 2`, `€ 1 tot € 2`."""
    if not before:
        return False
    last, between = before[-1], text[before[-1].end : start].strip()
    return between == "tot" or (between == "en" and bool(_BETWEEN.search(text, max(0, last.start - 12), last.start)))


def _units(text: str, end: int) -> tuple[tuple[str, ...], int]:
    """`per locatie per jaar`, `p/j`: the units behind an amount, and where they end."""
    found: list[str] = []
    if person := _EACH.match(text, end):
        found, end = ["deelnemer"], person.end()
    while match := (_PER_SHORT.match(text, end) or _PER.match(text, end)):
        printed = next(group for group in match.groups() if group)
        unit = per_units().get(printed.casefold().rstrip(".")) or _other_unit(match, printed)
        # `GKA € 10.000 / gemeente € 5.000`: a slash between two, no unit
        if unit is None or (unit == "other" and match[0].startswith(" / ")):
            break
        # `per keer` belongs to what is printed, though the closed list has no term for it.
        found += [unit] if unit != "other" else []
        # The last stop of `p.j.` is the unit's; that of `per jaar.` is the sentence's.
        end = match.end() - (1 if match[0].endswith(".") and not re.search(r"p\.[ju]\.$", match[0]) else 0)
    behind = _OFTEN_BEHIND.match(text, end)
    if behind and not found:
        return (often()[behind["often"].casefold()],), behind.end()
    return tuple(found), end


def _other_unit(match: re.Match[str], printed: str) -> str | None:
    """`per ouderkamer`: whatever noun stands behind `per`; a month, or what leads on (`per direct`), is no unit."""
    noun = match[0].strip().startswith("per ") and printed.isalpha() and printed.islower()
    return "other" if noun and printed not in money_words("no_units") else None


def shares(text: str) -> Iterator[Share]:
    """`de helft`, `twee derde`, `30 %`; without the article."""
    for found in _PERCENT.finditer(text):
        value = float(found["number"].replace(",", ".")) / 100
        # `120% van de kosten` is a comparison, no share.
        if value <= 1:
            yield Share(found.start(), found.end(), value)
    for found in _FRACTION.finditer(text):
        if int(found["top"]) < int(found["below"]):
            yield Share(found.start(), found.end(), int(found["top"]) / int(found["below"]))
    for found in _PART.finditer(text):
        count = {"twee": 2, "drie": 3}.get((found["count"] or "").casefold(), 1)
        yield Share(found.start(), found.end(), count * (1 / parts()[found["part"].casefold()]))
