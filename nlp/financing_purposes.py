"""A cell with an amount or a source in, what the money is for out, as printed. Knows no sums and no sources' kinds."""

import re

from nlp.financing_cells import Cell
from nlp.financing_words import words

_EDGE = " \t\n-–—•:,.;()+*=/"
_VERB = (
    r"(?:is|zijn|wordt|worden|nodig|beschikbaar|bestemd|begroot|gereserveerd|gesteld|ingezet|aangevraagd|gevraagd"
    r"|bij|vrij|vrijgemaakt|opgenomen|bedoeld|verleend|toegekend|subsidie|bijdrage|eenmalig|structureel)"
)
_FOR = re.compile(
    rf"\s*(?:\([^()]{{0,80}}\)\s*)?(?:{_VERB}\s+){{0,4}}"
    r"(?:voor|t\.b\.v\.|tbv|ten behoeve van|aan)\s+"
    r"(?!rekening|elke?\b|iedere?\b|\d|(?:een|één|anderhalf|twee|drie|vier|vijf) (?:school)?jaar\b)",
    re.IGNORECASE,
)
_END = re.compile(
    r"\s(?:uit|vanuit|door|ten laste|per|waarvan|gedurende|vanaf|in (?=\d)|wordt|worden|is|zijn"
    r"|te betalen|via|dat|die|om)\b"
    r"|[,;.:(\n](?=\s|\d|$|[a-z•▪*–-])|\)|\bx\b",
    re.IGNORECASE,
)
_YEARS = re.compile(
    r"\b(?:(?:in|voor|over|vanaf|per|t/m|tot|en met)\s+)?(?:het\s+)?(?:school)?(?:jaar\s+)?"
    r"20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:(?:totale?|geraamde|geschatte|begrote|voorlopige|gezamenlijke)\s+){0,2}"
    r"(?:kosten|bedrag|begroting|uitgaven|totaal\w*|budget)?(?!\w)",
    re.IGNORECASE,
)
_COSTS_OF = re.compile(r"^(?:de )?kosten (?:van|voor) ", re.IGNORECASE)
_HOURS = re.compile(r"\s*\([^()]{0,80}\)\s*(:?)\s*$")  # `Coördinator (8 uur):`
_TIMES = re.compile(r"[:,]?\s*\d[\d.,]*\s*[a-zé]{0,20}\s*[x×*à]\s*$|\s(?:ad|à|a)\s*$", re.IGNORECASE)
_PAYS_FOR = re.compile(
    r"\s+(?:stelt|stellen|sponsort|sponsoren|verzorgt|verzorgen|betaalt|betalen|financiert"
    r"|financieren|bekostigt|bekostigen|vergoedt|vergoeden|subsidieert)"
    r"\s+(?P<what>.{2,80})",
    re.DOTALL,
)
_OBJECT_END = re.compile(r"\s(?:om niet|ter beschikking|beschikbaar|kosteloos|gratis|uit|in|via|voor)\b|[,;.]")
_LONGEST = 12
_KEPT = {"totaal", "overig", "uren"}
_LEADS = (
    "voor",
    "van",
    "aan",
    "t.b.v.",
    "en",
    "uit",
    "vanuit",
    "met",
    "door",
    "binnen",
    "om",
    "op",
    "te",
    "tot",
    "daarnaast",
    "waarvan",
    "in",
    "bij",
    "als",
    "via",
    "ook",
    "naast",
    "plus",
    "waaronder",
    "of",
)


def purpose_of_sum(text: str, cell: Cell) -> str | None:
    """`Coördinatie: € 5.000`, `€ 5.000 voor coördinatie`, `De coördinatie (€ 5.000)`."""
    amount = cell.sum
    if amount is None:
        return None
    left = _TIMES.sub("", _without_sources(text, cell, cell.start, amount.start))
    labelled = left.rstrip(" \t(").endswith(":")
    left = left.rstrip(" \t(").removesuffix(":").rpartition(":")[2] if labelled else left.rpartition(":")[2]
    if labelled and (label := _trim(left, label=True)):
        return label
    behind = _FOR.match(text, amount.end, cell.end)
    if behind:
        end = _END.search(text, behind.end(), cell.end)
        taken = [s.start for s in cell.sources if s.start > behind.end()]
        stop = min([end.start() if end else cell.end, *taken])
        if purpose := _trim(text[behind.end() : stop]):
            return purpose
    later = _FOR.match(text, max([amount.end, *(s.end for s in cell.sources)]), cell.end)
    if later:
        end = _END.search(text, later.end(), cell.end)
        if purpose := _trim(text[later.end() : end.start() if end else cell.end]):
            return purpose
    return _trim(left)


def purpose_of_source(text: str, cell: Cell) -> str | None:
    """`Coördinatie vanuit gemeente`, `overige uren: bijdrage`, `De school stelt het lokaal beschikbaar`."""
    first = cell.sources[0]
    before = text[cell.start : first.start]
    left = _trim(before.rpartition(":")[0].rpartition(":")[2] or before, first=True, label=":" in before)
    if left is not None or ":" in before:
        return left
    return _object(text[cell.sources[-1].end : cell.end])


def _object(behind: str) -> str | None:
    """What is put at hand or paid for: `stelt de ruimte om niet beschikbaar`; what a giver brings himself is none."""
    found = _PAYS_FOR.match(behind)
    if found is None:
        return None
    what = _OBJECT_END.split(found["what"])[0]
    return _trim(what)


def subject(text: str, cell: Cell) -> set[str]:
    """The words that a source without an amount is said of, in lower case; without the words of paying."""
    rest = _without_sources(text, cell, cell.start, cell.end)
    light = words("articles") | words("verbs") | words("from_") | words("stops") | (words("adverbs") - words("rest"))
    return {one for one in re.findall(r"[\w'’-]+", rest.casefold()) if one not in light | words("conjunctions")}


def is_total(purpose: str | None) -> bool:
    """Whether an amount is a whole, whose parts are named besides."""
    found = _TOTAL.match(purpose) if purpose else None
    return found is not None and found[0] != ""


def _without_sources(text: str, cell: Cell, start: int, end: int) -> str:
    chars = list(text)
    for item in cell.items:
        chars[item.start : item.end] = " " * (item.end - item.start)
    return "".join(chars)[start:end]


def _trim(printed: str, *, label: bool = False, first: bool = False) -> str | None:
    """The noun phrase of a stretch, the last between its verbs: without articles, years and words that lead to it."""
    tokens = _YEARS.sub(" ", _HOURS.sub(r"\1", printed)).split()
    verbs = words("verbs") - {"bij", "aan", "mogelijk"}
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.casefold().strip(_EDGE) in verbs:
            parts.append([])
        else:
            parts[-1].append(token)
    return next((found for part in (parts if first else reversed(parts)) if (found := _noun_phrase(part, label))), None)


def _noun_phrase(tokens: list[str], label: bool) -> str | None:
    front = words("articles") | words("adverbs") - _KEPT | set(_LEADS)
    light = words("articles") | words("from_") | words("stops") | words("conjunctions")
    behind = light | {"circa", "ca", "ook", "rekening", "laste"}
    tokens = _COSTS_OF.sub("", " ".join(tokens).strip(_EDGE)).split()
    while tokens and (tokens[0].casefold().strip(_EDGE) in front or tokens[0].strip(_EDGE).isdigit()):
        tokens = tokens[1:]
    while tokens and tokens[-1].casefold().strip(_EDGE) in behind:
        tokens = tokens[:-1]
    found = " ".join(tokens).strip(_EDGE)
    plain = {one.strip(_EDGE) for one in found.casefold().split()}
    empty = plain <= light | words("no_purpose") | words("adverbs") - _KEPT
    if empty or len(tokens) > _LONGEST or (not label and plain == {"kosten"}):
        return None
    return found if len(found) > 1 and any(c.isalpha() for c in found) else None
