"""Says what the money of a statement is for, as printed: `Coördinatie: € 5.000`, `€ 5.000 voor coördinatie`.

The purpose is looked for in the order in which people print it: a label in front, `voor …` behind, the words in front,
a bracket behind, the line above. A municipality, a place or a comment (`eenmalig`) is no purpose (reading rule 38).
"""

import re
from functools import cache

from nlp.financing.lexicon import POINTS_BACK, money_words, predicate_words, source_of
from nlp.financing.statements import Statement
from nlp.gazetteer import find_municipality, known_kind
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of

_EDGE = ' \t\n-–—•:,.;()+*=/?!|>"“”„'
_VERB = rf"(?:{any_of(money_words('before_purpose'))})"
# `voor …`, but not `voor rekening van`, `voor elk kind`, `voor 2026`, `voor 20 uur`, `voor twee jaar`
_FOR = re.compile(
    rf"\s*(?:\([^()]{{0,80}}\)\s*)?(?:,\s*(?:{any_of(money_words('comments') | money_words('interjections'))})(?=,))?"
    r"(?:,?\s*(?:en|dat|die|dit|deze)\s+(?=is|zijn|word)|,\s)?"
    rf"(?:(?:{_VERB}|naast|te(?: kunnen| mogen| gaan)? [a-zà-ÿ]+en)\s+){{0,4}}"
    rf"(?:,?\s*(?:dat (?:laatste )?|dit )?(?:{any_of(money_words('mostly'))})\s+)?"
    r"(?:voor|t\.b\.v\.|tbv|ten behoeve van|aan)\s+"
    r"(?!rekening|elke?\b|iedere?\b|20\d\d|€"
    r"|\d+(?:[.,]\d+)?\s?(?:%|procent|fte|jaar|(?:school)?jaren|dag|week|weken|maand)"
    r"|\d+(?:[.,]\d+)?\s?(?:uur|uren)\b(?!\s(?!per\b|in\b|van\b|voor\b)[a-zà-ÿ]{4})"
    r"|(?:een|één|anderhalf|twee|drie|vier|vijf) (?:school)?jaar\b)",
    re.IGNORECASE,
)
# where a purpose behind `voor` ends: before a payer, a year, a verb or a relative clause
_END = re.compile(
    r"\s(?:uit|vanuit|door|ten laste|per|waarvan|gedurende|vanaf|in (?=\d)|wordt|worden|is|zijn"
    r"|te betalen|via|dat|die|om)\b"
    r"|[,;.:(\n](?=\s|\d|$|[a-z•▪*–-])|\)|\bx\b",
    re.IGNORECASE,
)
# `in schooljaar 2025/2026`: no part of a purpose
_YEARS = re.compile(
    r"\b(?:(?:in|voor|over|vanaf|per|t/m|tot|en met)\s+)?(?:het\s+)?(?:school)?(?:jaar\s+)?"
    r"20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?\b",
    re.IGNORECASE,
)
# `over twee jaar`, `voor de twee schooljaren`: how long, no purpose
_DURATION = re.compile(
    r"(?:\b(?:over|voor|gedurende|in)\s+)?(?:de\s+)?\b(?:een|één|twee|drie|vier|vijf|\d)\s+"
    r"(?:school|kalender)?ja(?:ar|ren)\b(?:\s+samen)?",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"^\s*[A-ZÀ-Þa-zà-ÿ][a-zà-ÿ' -]{3,60}[ ]20\d\d(?:\s?[-/]\s?(?:20)?\d\d)?[\s:]*$"
)  # `Uren 2023:`
# what a total is called: `totale kosten`, `begroting project`, not `kosten coach` (reading rule 38)
_TOTAL = re.compile(
    r"(?:(?:totale?|geraamde|geschatte|begrote|voorlopige|gezamenlijke)\s+){0,2}"
    r"(?:totaal\w*|(?:kosten|bedrag|begroting|uitgaven|budget)(?!\s+(?!per\b|in\b|over\b|project|interventie)[a-z]{3}))?(?!\w)",
    re.IGNORECASE,
)
# `Samen dus`, `alles bij elkaar`, `De kosten van dit project bedragen`, in front of an amount.
_WHOLE_ALONE = re.compile(
    rf"(?:^|[.,;:])[\s(–-]*(?:(?:de|het)\s+)?(?P<whole>(?:{any_of(money_words('whole_alone'))}"
    rf"|kosten van (?:de|het|deze|dit) (?:hele )?(?:{any_of(money_words('own_whole'))}))(?!\w))"
    rf"(?:\s+(?:{any_of(money_words('behind_whole'))}))*[\s(]*$",
    re.IGNORECASE,
)
_WHOLE_BEHIND = re.compile(r"\s+(?P<whole>in totaal|totaal|tot\.)(?=\s*(?:[,:;]|\.\s|$))")
# `in afwijking van artikel 3,`: on what a sentence rests
_ADJUNCT = re.compile(rf"\b(?:{any_of(money_words('adjuncts'))})\s[^,;€]{{3,60}}(?:,|$)", re.IGNORECASE)
_PER_UNIT = re.compile(r"\bper ([a-zà-ÿ]{3,})$")
_LAST_WORD = re.compile(r"[ ](?P<word>[a-zà-ÿ]{4,})(?=,[ ])")
_PER = re.compile(r"\bper\b|\bp\.")
# `de kosten van de coach` is for the coach
_COSTS_OF = re.compile(
    r"^(?:(?:ter zake van de uitvoering (?:van|der)|ter zake van|"
    r"ten behoeve van|ten aanzien van|t\.?b\.?v\.?|bestemd voor|bedoeld voor)[ ])?"
    r"(?:(?:de )?(?:kosten|lasten) (?:van|voor) |(?:de |het )?(?:subsidie|budget|bedrag|bijdrage) voor )?",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\s*\([^()]{0,80}\)\s*(:?)\s*$")  # `Coördinator (8 uur):`
# `: 20 uur x`, `à`: a factor in front of an amount
_TIMES = re.compile(r"[:,]?\s*\d[\d.,]*\s*[a-zé]{0,20}\s*[x×*àá]\s*$|\s(?:ad|à|á|a)\s*$", re.IGNORECASE)
# verbs of giving, whose object is what is paid for: `De bakker sponsort de lunch`, `draagt bij aan de huur`
_GIVING = money_words("giving_verbs") | money_words("giving_verbs_with") | money_words("paying_verbs")
_GIVES = rf"(?:{any_of(_GIVING)}|investeert|investeren)"
_PAYS_FOR = re.compile(
    rf"\s+{_GIVES}(?:\s+(?:ook|mee|deels|zelf|dit jaar|bovendien))?"
    r"(?:\s+bij\s+(?:in|aan)|\s+zorg\s+voor|\s+in(?=\s+de\s)|\s+mee\s+aan)?\s+(?P<what>.{2,120})",
    re.DOTALL,
)
_GIVES_LAST = re.compile(rf"(?P<what>.*?)\s*\b{_GIVES}\s*(?:de|het|een|onze)?\s*$", re.DOTALL)
_LEFT_OUT = re.compile(r"\s+(?P<what>(?:de|het|een|hun|zijn|haar)\s[^.,;:€]{3,60})$")
_STILL_GIVES = re.compile(r"(?:\bmaar|,) wel (?:in )?(?P<what>(?:[^.;,€(]|\.(?=\d)){3,80})")
# What a giver brings himself is no purpose: `levert haar uren`, `draagt bij met uren`.
_OWN_TIME = re.compile(r"(?:zijn|haar|hun|eigen)(?: eigen)? (?:uren|inzet|personeel)(?! van)\b")
# `brengt voor het lokaal geen huur in rekening`
_FREE_USE = re.compile(r"voor (?P<what>.{3,60}?) geen \w+ in rekening")
_NO_OBJECT = re.compile(r"\s*(?:uren|tijd|natura|menskracht|met|naar|in|uit|over|voor|geen|bij|niet|niets|er|daar)\b")
_OWN = re.compile(r"^(?:zijn|haar|hun|eigen)\s+")
# Where what is given ends: at the verb's other half (`beschikbaar`), else at a sign.
_GIVEN_END = re.compile(
    rf"\s(?:{any_of(money_words('given') | money_words('given_particles') | money_words('in_kind'))}"
    r"|via|voor|zonder|zelf)\b|[;(]|\.(?!\d)"
)
_IN_KIND = re.compile(rf"\s(?:{any_of(money_words('in_kind'))})(?!\w)")
_COUNT = re.compile(
    r"\s*\d[\d.,]*\s(?:uur|uren|dag|dagen|weken|maanden|fte|personen|keer|x|gezinnen)(?:\s(?:per|p/)\s?\w+)?(?:\s(?:à|a|x|ad))?[\s(]*"
)
# `ouderconsulent, 520 uur, gedeeltelijk`: how much of it
_COUNT_BEHIND = re.compile(r", \d[\d.,]*[ ](?:uur|uren|dagen|weken|maanden|fte|stuks|keer)\b.*$")
_HOURS_PER = re.compile(
    r"(?:voor )?\d[\d,.]* (?:uur|uren|dag|dagen|dagdelen) per (?:week|maand|jaar|schooljaar)\b", re.IGNORECASE
)
_BRACKET = re.compile(r"\s?\((?P<what>[A-Za-zÀ-ÿ][^()€%\n]{2,80})\)")
_NOUNS = re.compile(
    r"(?::[ \t]+|[ \t]+)(?P<what>(?:\d{1,4} )?[A-Za-zÀ-ÿ][^()\d€%\n,;.:]{2,60}?)"
    r"(?=\s*(?:[,;\n()]|\.\s|\.?$|[ ](?:en|uit|vanuit)[ ]))"
)
_COLON_BEHIND = re.compile(r":[ ]+(?P<what>[a-zà-ÿ][^€\n;.:,%]{2,60})(?=[.;\n]|$)")
# `, materiaal en een deel van de huur` up to the sentence's end
_LIST_REST = re.compile(r"(?:, [^.,;:()\d€\n]{2,50}){0,4} en [^.,;:()\d€\n]{2,50}(?=[.;)\n]|$)")
_AFTER_COLON = re.compile(r": (?P<what>[^€%.;:\n]{3,90})(?=[.;\n]|$)")
_OF_WHOM = ("", "van", "van de", "van het", "uit", "uit de", "uit het", "door", "door de")
_SAID_OF = re.compile(r":\s(?P<what>(?:\d{1,4} )?[A-Za-zÀ-ÿ][^:\d€%\n]{2,80})")
_ADJECTIVE = re.compile(r"(?:e|extra|de|het|incl\.?|van|voor)$", re.IGNORECASE)
_THIS_WHOLE = re.compile(
    r"\b(?:deze|dit)\s+(?:interventie|project|programma|overeenkomst|agenda|plan)\b", re.IGNORECASE
)
_LONGEST_PURPOSE = 12  # words; set on the samples: what is longer is a sentence


_SENTENCE = re.compile(r"(?:\([^()\n€]*\)|[^.:;\n€]|\.(?=\w))*")
_PAID_WITH = rf"(?:{any_of(money_words('spending_verbs'))})"
_SPENT = re.compile(
    rf"\bom (?:daar)?(.{{3,80}}?) (?:van |mee )?te {_PAID_WITH}\b"
    rf"|\b(?:waarmee|waarvan|daarmee|daarvan) (?:we|wij|hij|zij|ze)(?: ook)? (.{{3,80}}?) {_PAID_WITH}\b"
    rf"|\b(?:waarmee|waarvan|daarmee|daarvan) (.{{3,80}}?) (?:worden|wordt) {_PAID_WITH}\b"
    rf"|\bdat daar (.{{3,60}}?) van {_PAID_WITH}\b"
    r"|\bgaa[tn] (?:naar|op aan) (.{3,80}?)(?=[,:(]|$)"
    r"|^[ ]naar (.{3,60}?) gaa[tn]\b|^[ ]naar ([^,:(€]{3,60}?)$"
    r"|\b(?:ter|tot) (?:dekking|voldoening|bekostiging|betaling|financiering) van (.{3,80}?)(?=[,:(]|$)"
    # `De vaste stroom (€ 5.000, gemeente) dekt de coördinator`
    r"|^[^()€]{0,40}\)[ ]dek(?:t|ken)[ ](.{3,80}?)(?=[,:(]|$)",
    re.IGNORECASE,
)


# `€ 15.000 van de GKA. Daarmee betalen we de trainer.`
_SPENT_NEXT = re.compile(
    rf"\.\s+(?:Daar|Hier)(?:mee|van|uit) {_PAID_WITH} (?:we|wij|zij|ze) ([^.,;:€]{{3,80}}?)(?=[.,;]|$)"
)


def purpose_of_sum(text: str, statement: Statement) -> str | None:
    """`Coördinatie: € 5.000`, `€ 5.000 voor coördinatie`, `De coördinatie (€ 5.000)`; never a place."""
    purpose = _purpose(text, statement)
    if purpose is None:
        return None
    # `€ 3.000 voor Diever` is for Diever; `Diever: € 3.000` and `in Diever is € 3.000 beschikbaar` say where (rule 38).
    lead = text[: text.find(purpose, statement.start)].rstrip().rpartition(" ")[2].casefold()
    return None if lead not in ("voor", "tbv") and _is_place(purpose) else purpose


def _without_count_of(in_front: str, amount: str) -> str:
    """`Schoenen: 90 paar, € 40 per paar`: the label without the count of what the amount is a price of."""
    unit = _PER_UNIT.search(amount)
    return re.sub(rf"[:,]?\s*\d+\s{re.escape(unit[1])}\w{{0,2}}[\s,(]*$", ":", in_front) if unit else in_front


def _is_place(printed: str) -> bool:
    known = find_municipality(printed) is not None or known_kind(printed, ()) is not None
    return known and printed[:1].isupper() and printed not in money_words("nouns_not_villages")


def _purpose(text: str, statement: Statement) -> str | None:
    """The first purpose in the order in which people print them."""
    amount = statement.sum
    if amount is None:
        return None
    # Factors go first: in `Coach: 4 uur à € 50` what is left must be `Coach`.
    in_front = _TIMES.sub("", _without_items(text, statement, statement.start, amount.start))
    in_front = _without_count_of(in_front, text[amount.start : amount.end])
    if text[: statement.start].rstrip()[-1:].isdigit():
        in_front = _WHOLE_BEHIND.sub("", in_front)  # `€ 27.000 in totaal: € 10.000`
    closed = in_front.rstrip(" \t(")
    labelled = closed.endswith(":")
    left = _part_named(closed.removesuffix(":") if labelled else in_front)
    return (
        (_trim(left, label=True) if labelled else None)
        or (left.strip(_EDGE) if labelled and left.strip(_EDGE).casefold() in ("begroot", "geraamd") else None)
        or _for_behind_amount(text, statement, amount.end)
        or _for_behind_payers(text, statement, amount.end)
        or _invested_in(text, statement, amount.end)
        or _spent_on(text, amount.end)
        or (_whole_named(left) if not _PER.search(text, amount.start, amount.end) else None)
        or _before_dat_is(left)
        or _trim(left)
        or _whole_behind(text, amount.end)
        or _right_behind(text, amount.end, statement)
        or _in_bracket_behind_payer(text, statement, amount.end)
        or _behind_colon(text, statement, amount.end)
        or _line_above(text, statement)
    )


def _for_behind_amount(text: str, statement: Statement, at: int) -> str | None:
    """`€ 5.000 voor coördinatie uit GKA`: up to the payer or the end of the phrase."""
    last = _LAST_WORD.match(text, at, statement.end)
    at = last.end() if last and may_be_finite(last["word"]) else at  # `de laatste € 500 bijlegt, voor de huur`
    opening = _FOR.match(text, at, statement.end)
    if opening is None:
        return None
    payers = [payer.start for payer in statement.payers if payer.start >= opening.end()]
    end = _END.search(text, opening.end(), statement.end)
    if end and end[0].strip() == "door" and not payers:  # `workshops door bewoners`
        end = _END.search(text, end.end(), statement.end)
    listed = _list_end(text, opening.end(), end.start()) if end and end[0] == "," else None
    if listed and all(listed <= payer for payer in payers):
        return _trim(text[opening.end() : listed], whole=True)
    return _trim(text[opening.end() : min([end.start() if end else statement.end, *payers])])


def _list_end(text: str, start: int, comma: int) -> int | None:
    """Where `scholing, materiaal en een deel van de huur` ends; None where the comma parts no list of nouns."""
    rest = _LIST_REST.match(text, comma)
    if rest is None:
        return None
    words = [word.strip(_EDGE).casefold() for word in text[start : rest.end()].split()]
    # A verb, a figure or a payer's preposition begins something else.
    others = predicate_words() - money_words("within_purposes") | {"uit", "vanuit", "door", "waarvan", "die", "dat"}
    return None if set(words) & others else rest.end()


def _for_behind_payers(text: str, statement: Statement, at: int) -> str | None:
    """`€ 5.000 uit GKA voor coördinatie`."""
    opening = _FOR.match(text, max([at, *(payer.end for payer in statement.payers)]), statement.end)
    if opening is None:
        return None
    end = _END.search(text, opening.end(), statement.end)
    listed = _list_end(text, opening.end(), end.start()) if end and end[0] == "," else None
    if listed:
        return _trim(text[opening.end() : listed], whole=True)
    return _trim(text[opening.end() : end.start() if end else statement.end])


def _part_named(left: str) -> str:
    """What stands behind the last colon; where that is a quantity, what it is of: `Coach: 4 uur à`, `Coach, 4 uur`."""
    whole, _, last = left.rpartition(":")
    named = whole.rpartition(":")[2] if _COUNT.fullmatch(last) and whole else last
    head, _, count = named.rstrip(" ,(").rpartition(",")
    return head if head.strip() and not head[-1].isdigit() and _COUNT.fullmatch(count) else named


def _invested_in(text: str, statement: Statement, end: int) -> str | None:
    """`investeert € 7.000 in scholing`."""
    if "invest" not in text[statement.start : end].casefold() or not text.startswith(" in ", end):
        return None
    stop = _END.search(text, end + 4, statement.end)
    return _trim(text[end + 4 : stop.start() if stop else statement.end])


def _spent_on(text: str, at: int) -> str | None:
    """`€ 5.000, waarmee we de coach betalen`, `€ 5.000, om de coach van te betalen`, `… en gaat naar de coach`."""
    sentence = _SENTENCE.match(text, at)
    found = _SPENT.search(sentence[0]) if sentence else None
    found = found or (_SPENT_NEXT.match(text, sentence.end()) if sentence else None)
    return _trim(next(group for group in found.groups() if group)) if found else None


def _whole_named(left: str) -> str | None:
    """`Samen € 29.000`, `De kosten bedragen € 29.500`: the whole that a sentence's subject is (reading rule 38)."""
    found = _WHOLE_ALONE.search(left)
    return found["whole"] if found else None


def _whole_behind(text: str, at: int) -> str | None:
    """`€ 27.000 in totaal: …`, `€ 31.000 tot., waarvan …`: the same behind the amount."""
    found = _WHOLE_BEHIND.match(text, at)
    return found["whole"] if found else None


def _before_dat_is(left: str) -> str | None:
    """`alleen de limonade, dat is € 15`."""
    found = re.search(r"(?:^|,)\s*(?P<what>[^,]{3,60}),\s*(?:dat|die) (?:is|zijn|kost|kosten)(?: samen)?\s*$", left)
    return _trim(found["what"]) if found else None


def _line_above(text: str, statement: Statement) -> str | None:
    """The label on the line above an amount that has a line of its own."""
    if text[statement.start : statement.items[0].start].strip() or text[: statement.start].rstrip(" ")[-1:] != "\n":
        return None
    line = text[: statement.start].rstrip().rpartition("\n")[2]
    # A line above with a figure or a stop is another statement, and one that names a source is a label of payers.
    if any(c.isdigit() or c in "€.;" for c in line) or source_of(line) is not None:
        return None
    return _trim(line, label=True)


def _right_behind(text: str, at: int, statement: Statement) -> str | None:
    """`€ 5.000 (inrichting)`, `€ 5.000 inrichting`: what stands right behind an amount that nothing leads to."""
    found = (
        _BRACKET.match(text, at, statement.end)
        or _COLON_BEHIND.match(text, at, statement.end)
        or _NOUNS.match(text, at, statement.end)
    )
    if found is None or any(source.start < found.end("what") for source in statement.payers if source.end > at):
        return None
    first = found["what"].split()[0].casefold().strip(_EDGE)
    # `€ 5.000 uit …`, `€ 5.000 via …`: what follows leads on to something else.
    opens_phrase = any(first in money_words(key) for key in ("phrase_ends", "payer_prepositions", "adverbs"))
    if _is_comment(found["what"]) or opens_phrase:
        return None
    return _trim(found["what"])


def _in_bracket_behind_payer(text: str, statement: Statement, at: int) -> str | None:
    """`€ 15.900 uit de GKA-gelden (begeleiding, vervoer)`: what stands in brackets behind who pays."""
    behind = [payer.end for payer in statement.payers if payer.start >= at]
    found = _BRACKET.match(text, behind[-1], statement.end) if behind else None
    if found is None or _is_comment(found["what"]) or source_of(found["what"]) is not None:
        return None
    if re.search(r"\b[A-Z0-9]$", found["what"]):
        return None  # says more of the payer: `(spoor A)`
    money = any(noun in found["what"].casefold() for noun in money_words("money"))
    return None if money else _trim(found["what"], whole=True)


def purpose_behind_payer(text: str, statement: Statement) -> str | None:
    """What stands behind who pays, of a statement that names no amount: `(€ 5.000,) betaald uit GKA voor coaching`."""
    at = statement.payers[0].start
    return (
        _for_behind_payers(text, statement, at)
        or _in_bracket_behind_payer(text, statement, at)
        or _behind_colon(text, statement, at)
    )


def _behind_colon(text: str, statement: Statement, at: int) -> str | None:
    """`€ 25.000, ten laste van de GKA: coaching, drukwerk en twee bijeenkomsten`."""
    behind = [payer.end for payer in statement.payers if payer.start >= at]
    found = _AFTER_COLON.match(text, behind[-1]) if behind else None
    return _trim(found["what"], whole=True) if found and not _is_comment(found["what"]) else None


def _is_comment(printed: str) -> bool:
    """Whether a stretch tells how sure or how often: `eenmalig`, `nader te bepalen`."""
    return any(one.casefold().strip(_EDGE) in predicate_words() | money_words("comments") for one in printed.split())


def purpose_of_payer(text: str, statement: Statement) -> str | None:
    """`Coördinatie vanuit gemeente`, `overige uren: bijdrage`, `De school stelt het lokaal beschikbaar`."""
    first = statement.payers[0]
    said = _SAID_OF.match(text, first.end, statement.end) if len(statement.payers) == 1 else None
    # `Gemeente: 25 uur begeleiding`: a payer as a label, with nothing before it.
    if said and text[statement.start : first.start].strip(_EDGE).casefold() in _OF_WHOM:
        # `WDT: ruimte om niet (waarde circa € 3.500)`
        what = _IN_KIND.split(said["what"], maxsplit=1)[0]
        return None if _is_comment(what) else _trim(what)
    before = text[statement.start : first.start]
    behind = text[statement.payers[-1].end : statement.end]
    if (inverted := _GIVES_LAST.fullmatch(before)) is not None:
        return _given_before(inverted["what"], text, statement) or _given(behind)
    # A label counts even where nothing is left of it: what stands behind the payer is then no purpose either.
    left = _trim(before.rpartition(":")[0].rpartition(":")[2] or before, first=True, label=":" in before)
    if left is not None or ":" in before:
        return left
    return _object(behind)


def gives_something(text: str, statement: Statement) -> bool:
    """Whether a payer is the subject of giving something of his own: `Het SWV levert uren`, no `betaalt dit`."""
    found = _PAYS_FOR.match(text[statement.payers[-1].end : statement.end])
    if found is None:
        return False
    what = re.findall(r"[\w'’-]+", found["what"].casefold())[:3]
    light = money_words("articles") - {"dit", "dat", "deze", "die"} | {"ook", "zelf"}
    words = [word for word in what if word not in light]
    return bool(words) and words[0] not in money_words("whole_subjects") | money_words("pronouns") | _function_words()


def _object(behind: str) -> str | None:
    """What is put at hand or paid for: `stelt de ruimte om niet beschikbaar`; what a giver brings himself is none."""
    still = _STILL_GIVES.search(behind)
    found = still or _PAYS_FOR.match(behind) or _LEFT_OUT.match(behind)
    return _given(found["what"], still=still is not None) if found else None


def _given(printed: str, *, still: bool = False) -> str | None:
    """`lokalen en een conciërge beschikbaar` without what closes it; a list keeps its commas before an `en`.

    still: it is given instead of money (`maar wel uren`), whatever it is.
    """
    what = _GIVEN_END.split(_OWN.sub("", printed.strip()), maxsplit=1)[0]
    if (free := _FREE_USE.match(printed.strip())) is not None:
        return _trim(free["what"])
    if _OWN_TIME.match(printed.strip()) or (_NO_OBJECT.match(printed) and not still):
        return None
    # `levert de boeken en rekent daar niets voor`: a second verb begins what else he does.
    first, *others = re.split(r"\sen\s", what.split("€")[0])
    what = " en ".join([first, *(one for one in others if one.split()[:1] and one.split()[0] not in predicate_words())])
    return _trim(what if re.search(r",[^,]*\ben\b", what) else what.split(",")[0], whole=True)


def _given_before(printed: str, text: str, statement: Statement) -> str | None:
    """`De overige kosten dragen de bedrijven`; of `deze` what the clause before is about; none where a time opens."""
    words = [word.strip(_EDGE).casefold() for word in printed.split()]
    if words and set(words) <= money_words("pronouns"):
        return antecedent(text, statement)
    opens = bool(words) and words[0] in money_words("object_openers")
    return None if opens else _trim(printed, first=True)


def antecedent(text: str, statement: Statement) -> str | None:
    """`De uren van mentoren zijn niet begroot; deze dragen …`: the subject of the clause before."""
    before = text[: statement.start].rstrip()
    if not before.endswith((";", ",")):
        return None
    clause = re.split(r"[.;\n]\s*", before[:-1])[-1]
    if any(c in "€%" or c.isdigit() for c in clause):
        return None
    return _trim(clause, first=True)


def subject(text: str, statement: Statement) -> set[str]:
    """The words that a source without an amount is said of, in lower case; without the words of paying."""
    rest = _without_items(text, statement, statement.start, statement.end)
    # `overige` and its like are kept: they tell that only the rest is spoken of.
    adverbs = money_words("adverbs") - money_words("rest_subjects")
    light = _function_words() | predicate_words() | adverbs
    return {word for word in re.findall(r"[\w'’-]+", rest.casefold()) if word not in light}


def is_total(purpose: str | None) -> bool:
    """Whether an amount is a whole, whose parts are named besides."""
    found = _TOTAL.match(purpose) if purpose else None
    return found is not None and found[0] != ""


def _without_items(text: str, statement: Statement, start: int, end: int) -> str:
    chars = list(text)
    for item in statement.items:
        chars[item.start : item.end] = " " * (item.end - item.start)
    return "".join(chars)[start:end]


def _trim(printed: str, *, label: bool = False, first: bool = False, whole: bool = False) -> str | None:
    """The noun phrase of a stretch, without articles, years and words that lead to it.

    Of those between verbs the last, or the `first`; `whole`: no verb is looked for (`het onderwijs en de leden`).
    """
    plain = _HOURS.sub(r"\1", printed)
    # A year goes, unless it is part of a label (`Uren 2023:`), where it tells two rows apart.
    tokens = (plain if label and _YEAR_BEHIND.search(plain) else _DURATION.sub(" ", _YEARS.sub(" ", plain))).split()
    tokens = _ADJUNCT.sub(" ", " ".join(tokens)).split()
    verbs = predicate_words() - money_words("within_purposes")
    parts: list[list[str]] = [[]]
    closing = max((n for n, one in enumerate(tokens) if one.casefold() not in _function_words()), default=0)
    for n, token in enumerate(tokens):
        plain = token.casefold().strip(_EDGE)
        last = n == closing and _is_verb_at_end(token)
        if not whole and (plain in verbs or POINTS_BACK.fullmatch(plain) or last):
            parts.append([])
        else:
            parts[-1].append(token)
    return next((found for part in (parts if first else reversed(parts)) if (found := _noun_phrase(part, label))), None)


def _is_verb_at_end(token: str) -> bool:
    """`(gereedschap) inbrengt`: a verb that no list of money has, where a clause has it last."""
    plain = token.strip(_EDGE)
    return plain.islower() and plain.endswith("t") and may_be_finite(plain)


def _noun_phrase(tokens: list[str], label: bool) -> str | None:
    """The words of a purpose without what leads to it and trails it; None if nothing is left that says what for."""
    tokens = _COUNT_BEHIND.sub("", " ".join(tokens)).split()
    tokens = _COSTS_OF.sub("", " ".join(_without_verb_kosten(tokens, label)).strip(_EDGE)).split()
    # `8 uur per week` is how much is done, no purpose.
    if _HOURS_PER.match(" ".join(tokens)) or _says_where(tokens) or [one.casefold() for one in tokens[:1]] == ["per"]:
        return None
    tokens = _without_light_words(_behind_dat(tokens))
    printed = re.sub(r"\s*\([^()]*$", "", " ".join(tokens).strip(_EDGE))
    if len(tokens) > _LONGEST_PURPOSE or _says_nothing(printed, label):
        return None
    return printed if len(printed) > 1 and any(c.isalpha() for c in printed) else None


def _behind_dat(tokens: list[str]) -> list[str]:
    """`overeen dat de kosten`: what a clause of its own says; none where that is the whole (`deze interventie`)."""
    last = max((n + 1 for n, token in enumerate(tokens) if token.casefold() == "dat"), default=0)
    whole = _THIS_WHOLE.search(" ".join(tokens[last:]))
    return [] if whole else tokens[last:]


def _without_verb_kosten(tokens: list[str], label: bool) -> list[str]:
    """`brandstof en onderhoud kosten € 6.500`: here a verb; `extra kosten`, `Kosten:` are nouns."""
    verb = len(tokens) > 1 and tokens[-1].casefold() == "kosten" and not label and not _ADJECTIVE.search(tokens[-2])
    return tokens[:-1] if verb else tokens


def _says_where(tokens: list[str]) -> bool:
    """A place, no purpose: `In Oostdorp is € 3.000 beschikbaar`."""
    return len(tokens) > 1 and tokens[0].casefold() in ("in", "te") and all(one[0].isupper() for one in tokens[1:])


def _without_light_words(tokens: list[str]) -> list[str]:
    """Without articles, adverbs, prepositions and item numbers in front; the same but adverbs behind."""
    front = money_words("articles") | money_words("purpose_leads") | money_words("in_kind") | _adverbs()
    behind = _function_words() | money_words("purpose_tails")
    while tokens and (tokens[0].casefold().strip(_EDGE) in front or _numbers_an_item(tokens)):
        tokens = tokens[1:]
    while tokens and tokens[-1].casefold().strip(_EDGE) in behind:
        tokens = tokens[:-1]
    return tokens[:-1] if len(tokens) > 2 and tokens[-1].casefold() == "samen" else tokens  # `oppas en tolk samen`


def _says_nothing(printed: str, label: bool) -> bool:
    """Whether a phrase has only words of money, time and grammar; `Budget: € 500` has a purpose all the same."""
    plain = {word.strip(_EDGE) for word in printed.casefold().split()}
    # `Budget: € 500` was written as a label, so it is a purpose; `het budget is € 500` says nothing.
    if plain <= money_words("label_nouns") | {"kosten"} and not label:
        return True
    if plain <= money_words("label_nouns") and label:
        return False
    if plain <= {"inzet", "in", "uren", "eigen", "van"} and "inzet" in plain:
        return True  # what a giver brings himself
    return (
        plain == {"overige"}
        or _DURATION.fullmatch(printed) is not None
        or plain <= _function_words() | money_words("no_purpose") | _adverbs()
    )


@cache
def _function_words() -> frozenset[str]:
    return frozenset[str]().union(*map(money_words, ("articles", "payer_prepositions", "phrase_ends", "conjunctions")))


@cache
def _adverbs() -> frozenset[str]:
    return money_words("adverbs") - money_words("adverbs_as_labels")


def _numbers_an_item(tokens: list[str]) -> bool:
    """`1)`, `2.` and a figure alone; not `2 trainers`, `1 dag per week`."""
    counts = tokens[0].isdigit() and len(tokens) > 1 and tokens[1][0].isalpha() and tokens[1].islower()
    return (tokens[0].strip(_EDGE).isdigit() and not counts) or (len(tokens[0]) == 2 and tokens[0][-1] == ")")
