"""A cell with an amount or a source in, what the money is for out, as printed. Knows no sums and no sources' kinds."""

import re

from nlp.financing.cells import Cell
from nlp.financing.lexicon import source_of, words
from nlp.gazetteer import find_municipality, known_kind

_EDGE = " \t\n-–—•:,.;()+*=/"
_VERB = (
    r"(?:is|zijn|wordt|worden|nodig|beschikbaar|bestemd|begroot|gereserveerd|gesteld|ingezet|aangevraagd|gevraagd"
    r"|te|hebben|in|geraamd|geschat|berekend|voorzien|bij|toegezegd|uitgetrokken|vrij|vrijgemaakt|opgenomen|bedoeld|verleend|toegekend|subsidie|bijdrage|eenmalig|structureel)"
)
_FOR = re.compile(
    rf"\s*(?:\([^()]{{0,80}}\)\s*)?(?:,?\s*(?:en|dat|die|dit|deze)\s+(?=is|zijn|word))?(?:{_VERB}\s+){{0,4}}"
    r"(?:voor|t\.b\.v\.|tbv|ten behoeve van|aan)\s+"
    r"(?!rekening|elke?\b|iedere?\b|20\d\d|€"
    r"|\d+(?:[.,]\d+)?\s?(?:%|procent|fte|uur|uren|jaar|(?:school)?jaren|dag|week|weken|maand)"
    r"|(?:een|één|anderhalf|twee|drie|vier|vijf) (?:school)?jaar\b)",
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
_YEAR_BEHIND = re.compile(
    r"^\s*[A-ZÀ-Þa-zà-ÿ][a-zà-ÿ' -]{3,60}[ ]20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?[\s:]*$"
)  # `Uren 2023:`
_TOTAL = re.compile(
    r"(?:(?:totale?|geraamde|geschatte|begrote|voorlopige|gezamenlijke)\s+){0,2}"
    r"(?:totaal\w*|(?:kosten|bedrag|begroting|uitgaven|budget)(?!\s+(?!per\b|in\b|over\b|project|interventie)[a-z]{3}))?(?!\w)",
    re.IGNORECASE,
)
_COSTS_OF = re.compile(
    r"^(?:(?:ten behoeve van|t\.?b\.?v\.?|bestemd voor|bedoeld voor)[ ])?"
    r"(?:(?:de )?kosten (?:van|voor) |(?:de |het )?(?:subsidie|budget|bedrag|bijdrage) voor )?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\s*\([^()]{0,80}\)\s*(:?)\s*$")  # `Coördinator (8 uur):`
_TIMES = re.compile(r"[:,]?\s*\d[\d.,]*\s*[a-zé]{0,20}\s*[x×*à]\s*$|\s(?:ad|à|a)\s*$", re.IGNORECASE)
_PAYS_FOR = re.compile(
    r"\s+(?:stelt|stellen|sponsort|sponsoren|verzorgt|verzorgen|betaalt|betalen|financiert"
    r"|financieren|bekostigt|bekostigen|vergoedt|vergoeden|subsidieert"
    r"|(?:draagt|dragen)(?:\s+(?:ook|mee|deels))?\s+bij\s+(?:in|aan)"
    r"|(?:draagt|dragen)(?:\s+zelf)?(?:\s+zorg\s+voor|(?=\s+de\s+kosten\s+(?:van|voor)\s))"
    r"|(?:investeert|investeren)(?:\s+zelf)?\s+in)"
    r"\s+(?P<what>.{2,80})",
    re.DOTALL,
)
_OBJECT_END = re.compile(r"\s(?:om niet|ter beschikking|beschikbaar|kosteloos|gratis|uit|in|via|voor)\b|[,;.]")
_COUNT = re.compile(
    r"\s*\d[\d.,]*\s(?:uur|uren|dag|dagen|weken|maanden|fte|personen|keer|x|gezinnen)(?:\s(?:per|p/)\s?\w+)?(?:\s(?:à|a|x|ad))?[\s(]*"
)
_HOURS_PER = re.compile(
    r"(?:voor )?\d[\d,.]* (?:uur|uren|dag|dagen|dagdelen) per (?:week|maand|jaar|schooljaar)\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\s?\((?P<what>[A-Za-zÀ-ÿ][^()€%\n]{2,80})\)")
_NOUNS = re.compile(
    r"(?::[ \t]+|[ \t]+)(?P<what>(?:\d{1,4} )?[A-Za-zÀ-ÿ][^()\d€%\n,;.:]{2,60}?)"
    r"(?=\s*(?:[,;\n()]|\.\s|\.?$|[ ](?:en|uit|vanuit)[ ]))"
)
_SAID_OF = re.compile(r":\s(?P<what>(?:\d{1,4} )?[A-Za-zÀ-ÿ][^:\d€%\n]{2,80})")
_ADJECTIVE = re.compile(r"(?:e|extra|de|het|incl\.?|van|voor)$", re.IGNORECASE)
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
    "tussen",
    "ad",
    "of",
)


def purpose_of_sum(text: str, cell: Cell) -> str | None:
    """`Coördinatie: € 5.000`, `€ 5.000 voor coördinatie`, `De coördinatie (€ 5.000)`; never a place."""
    found = _purpose(text, cell)
    lead = text[: text.find(found, cell.start)].rstrip().rpartition(" ")[2].casefold() if found else ""
    return None if found is not None and lead not in ("voor", "tbv") and _is_place(found) else found


def _is_place(printed: str) -> bool:
    known = find_municipality(printed) is not None or known_kind(printed, ()) is not None
    return known and printed[:1].isupper() and printed != "Loon"  # a village, but here wages


def _purpose(text: str, cell: Cell) -> str | None:
    amount = cell.sum
    if amount is None:
        return None
    left = _TIMES.sub("", _without_sources(text, cell, cell.start, amount.start))
    labelled = left.rstrip(" \t(").endswith(":")
    left = _part_named(left.rstrip(" \t(").removesuffix(":") if labelled else left)
    if labelled and (label := _trim(left, label=True)):
        return label
    behind = _FOR.match(text, amount.end, cell.end)
    if behind:
        taken = [s.start for s in cell.sources if s.start > behind.end()]
        end = _END.search(text, behind.end(), cell.end)
        if end and end[0].strip() == "door" and not taken:  # `workshops door bewoners`
            end = _END.search(text, end.end(), cell.end)
        stop = min([end.start() if end else cell.end, *taken])
        if purpose := _trim(text[behind.end() : stop]):
            return purpose
    later = _FOR.match(text, max([amount.end, *(s.end for s in cell.sources)]), cell.end)
    if later:
        end = _END.search(text, later.end(), cell.end)
        if purpose := _trim(text[later.end() : end.start() if end else cell.end]):
            return purpose
    if into := _into(text, cell, amount.end):
        return into
    return _trim(left) or _behind(text, amount.end, cell) or _line_above(text, cell)


def _part_named(left: str) -> str:
    """What stands behind the last colon; where that is a quantity, what it is of: `Coach: 4 uur à`, `Coach, 4 uur`."""
    whole, _, last = left.rpartition(":")
    named = whole.rpartition(":")[2] if _COUNT.fullmatch(last) and whole else last
    head, _, count = named.rstrip(" ,(").rpartition(",")
    return head if head.strip() and not head[-1].isdigit() and _COUNT.fullmatch(count) else named


def _into(text: str, cell: Cell, end: int) -> str | None:
    """`investeert € 7.000 in scholing`."""
    if "invest" not in text[cell.start : end].casefold() or not text.startswith(" in ", end):
        return None
    stop = _END.search(text, end + 4, cell.end)
    return _trim(text[end + 4 : stop.start() if stop else cell.end])


def _line_above(text: str, cell: Cell) -> str | None:
    """The label on the line above an amount that has a line of its own."""
    if text[cell.start : cell.items[0].start].strip() or text[: cell.start].rstrip(" ")[-1:] != "\n":
        return None
    line = text[: cell.start].rstrip().rpartition("\n")[2]
    if any(c.isdigit() or c in "€.;" for c in line) or source_of(line) is not None:
        return None
    return _trim(line, label=True)


def _behind(text: str, at: int, cell: Cell) -> str | None:
    """`€ 5.000 (inrichting)`, `€ 5.000 inrichting`: what stands right behind an amount that nothing leads to."""
    found = _BRACKET.match(text, at, cell.end) or _NOUNS.match(text, at, cell.end)
    if found is None or any(source.start < found.end("what") for source in cell.sources if source.end > at):
        return None
    first = found["what"].split()[0].casefold().strip(_EDGE)
    if _comments(found["what"]) or first in words("stops") | words("from_") | words("adverbs"):
        return None
    return _trim(found["what"])


def _comments(printed: str) -> bool:
    """Whether a stretch tells how sure or how often: `eenmalig`, `nader te bepalen`."""
    return any(one.casefold().strip(_EDGE) in words("verbs") | words("comments") for one in printed.split())


def purpose_of_source(text: str, cell: Cell) -> str | None:
    """`Coördinatie vanuit gemeente`, `overige uren: bijdrage`, `De school stelt het lokaal beschikbaar`."""
    first = cell.sources[0]
    said = _SAID_OF.match(text, first.end, cell.end) if len(cell.sources) == 1 else None
    if said and not text[cell.start : first.start].strip(_EDGE):
        return None if _comments(said["what"]) else _trim(said["what"])
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
    plain = _HOURS.sub(r"\1", printed)
    tokens = (plain if label and _YEAR_BEHIND.search(plain) else _YEARS.sub(" ", plain)).split()
    verbs = words("verbs") - {"bij", "aan", "mogelijk"}
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token.casefold().strip(_EDGE) in verbs:
            parts.append([])
        else:
            parts[-1].append(token)
    return next((found for part in (parts if first else reversed(parts)) if (found := _noun_phrase(part, label))), None)


def _noun_phrase(tokens: list[str], label: bool) -> str | None:
    if len(tokens) > 1 and tokens[-1].casefold() == "kosten" and not label and not _ADJECTIVE.search(tokens[-2]):
        tokens = tokens[:-1]  # a verb: `brandstof en onderhoud kosten € 6.500`
    front = words("articles") | words("adverbs") - _KEPT | set(_LEADS)
    light = words("articles") | words("from_") | words("stops") | words("conjunctions")
    behind = light | {"circa", "ca", "ad", "ook", "rekening", "laste"}
    tokens = _COSTS_OF.sub("", " ".join(tokens).strip(_EDGE)).split()
    if _HOURS_PER.match(" ".join(tokens)):
        return None  # `voor 8 uur per week ingehuurd`
    if len(tokens) > 1 and tokens[0].casefold() in ("in", "te") and all(one[0].isupper() for one in tokens[1:]):
        return None  # a place, no purpose: `In Oostdorp is € 3.000 beschikbaar`
    while tokens and (tokens[0].casefold().strip(_EDGE) in front or _numbers_an_item(tokens)):
        tokens = tokens[1:]
    while tokens and tokens[-1].casefold().strip(_EDGE) in behind:
        tokens = tokens[:-1]
    found = re.sub(r"\s*\([^()]*$", "", " ".join(tokens).strip(_EDGE))
    plain = {one.strip(_EDGE) for one in found.casefold().split()}
    empty = (
        not (label and plain <= {"budget", "begroting"})
        and plain <= light | words("no_purpose") | words("adverbs") - _KEPT
    )
    if (
        empty
        or plain == {"overige"}
        or len(tokens) > _LONGEST
        or (not label and plain <= {"kosten", "budget", "begroting"})
    ):
        return None
    return found if len(found) > 1 and any(c.isalpha() for c in found) else None


def _numbers_an_item(tokens: list[str]) -> bool:
    """`1)`, `2.` and a figure alone; not `2 trainers`, `1 dag per week`."""
    counts = tokens[0].isdigit() and len(tokens) > 1 and tokens[1][0].isalpha() and tokens[1].islower()
    return (tokens[0].strip(_EDGE).isdigit() and not counts) or (len(tokens[0]) == 2 and tokens[0][-1] == ")")
