"""Reads a `Financiering` field: who pays how much for what, a row for each amount, share and payer.

`Scholing € 2.000 en coördinatie € 9.000. Coördinatie uit GKA, scholing uit NPO` is two rows, each with its purpose and
payer. Nothing is taken from the budget: what the field doesn't say is None (reading rules 35 to 40, 66, 72 to 75).
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from nlp.financing.amounts import Share, Sum, shares, sums
from nlp.financing.calculated import prices
from nlp.financing.lexicon import is_sure, money_words, source_of
from nlp.financing.payers import BROAD_KINDS, Payer, is_in_kind, payers_in
from nlp.financing.purposes import (
    antecedent,
    gives_something,
    is_total,
    purpose_behind_payer,
    purpose_of_payer,
    purpose_of_sum,
    subject,
)
from nlp.financing.row_kinds import REST, Money, RowKind, kinds_of_rows
from nlp.financing.statements import Item, Statement, clauses_of, statements_in
from nlp.text.document_names import Names
from nlp.text.numbers import number
from nlp.text.placeholders import is_placeholder
from nlp.text.vocabulary import any_of

__all__ = ["Financing", "financing", "source_of"]

# Letters that two forms of a word share (`voorber|eiding`, `Voorber|eidingen`); set on the samples. A shorter stem than
# the second is an article or a preposition.
_STEM, _SHORTEST_STEM = 7, 4


_CHARGED = re.compile(r"\bten laste\b")
_AGAIN = re.compile(r"\b(?:dat is|dus|oftewel|ofwel|neerkomend op|is)\s*$|=\s*$")

# The lines below with a sign of a list in front: `- coach € 9.000`, `1. coach`.
_LISTED = re.compile(r"(?:[ ]*\n[ ]*(?:[-–•*▪●]|\d{1,2}[.)]|[a-z][.)])[ ]?[^\n]*)+")
_LAST_OF_SENTENCE = re.compile(r"\n|\.(?=\s|$)")
_STILL_MORE = re.compile(r"\ben (?:nog eens|ook nog|nog|bovendien)\s*$")  # `betaalt de huur, € 1, en nog eens € 2`
_OPENS_PARTS = re.compile(
    rf"^(?!\s+(?:daar|hier)van\b)[^;\n]{{0,80}}\b(?:{any_of(money_words('of_which') | money_words('within_whole'))})\b",
    re.IGNORECASE,
)
_SENTENCE_ENDS = re.compile(r"[;\n?!]|\.\s")
_OWN_MONEY = re.compile(r"\b(?:zijn|haar|hun|eigen)\b.*(?:middelen|budget|gelden|reserve|begroting)", re.IGNORECASE)
# Words by which a part of a label says out of which money: `post 4.3.02`, `kindregeling minima`.
_SOURCE_LIKE = re.compile(
    r"\bpost\b|regeling|middelen|budget|programma|begroting|reserve|subsidie|minima", re.IGNORECASE
)
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_][ ])\|(?=[ ][^\W\d_])|(?<=[)][ ])\|(?=[ ][^\W\d_])")
_CELL_OF_AMOUNT = re.compile(r"\|[ ]*(?:€|EUR)?[ ]?\d[\d.,]*(?:,-)?[ ]*(?:\||$)", re.MULTILINE)
_WORDS_AND_FIGURE = re.compile(r"\s?euro\s?\((?P<figure>(?:€|EUR)\s?\d[\d.,]*(?:[-=])?)\)", re.IGNORECASE)
_FIGURE_AND_WORDS = re.compile(r"(?:€|EUR)\s?\d[\d.,]*(?:[-=])?\s?(?P<words>\([a-zà-ÿ ]{4,60} euro\))", re.IGNORECASE)
_TELLS_MORE = re.compile(
    rf",[ ](?:die|dat|waar\w*)[ ][^.,;:\n€\d()]{{4,80}},(?=[ ](?:{any_of(money_words('paying_verbs'))})\b)"
)
_MOST_NUMBER_WORDS = 3  # `tweeduizend vijfhonderd`
_LONGEST_LABEL = 60  # letters; what is longer is a sentence
_PER_UNIT = re.compile(r"\bper\s[^\W\d]|(?<=\d)/")
_EACH = re.compile(r"\b(?:ieder|elk|allebei|beide|respectievelijk)\b", re.IGNORECASE)
_JOINED = re.compile(r"[ ](?:en|&)[ ](?:(?:de|het)[ ])?")
_LIKEWISE = re.compile(rf"\b(?:{any_of(money_words('likewise'))})\b", re.IGNORECASE)
# In front of an amount: what a gift is worth.
_WORTH = re.compile(
    r"(?:gewaardeerd op|geschat op"
    r"|\bdat (?:is|kost)|\bsamen"
    r"|schatt?(?:en|ing)?\b[^.;€]{0,12} op|ter waarde van|t\.?w\.?v\.?|goed voor|waarde(?: van)?)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Financing:
    """A row: an amount, a share, or a payer without either; text[char_start:char_end] == mention."""

    mention: str
    char_start: int
    char_end: int
    kind: RowKind
    amount_eur: Decimal | None  # of a range the lower end
    amount_max_eur: Decimal | None  # the upper end of a range
    share: float | None
    approximate: bool
    is_maximum: bool
    per: tuple[str, ...]
    purpose: str | None
    source: str | None
    source_mention: str | None


@dataclass(slots=True)
class _Draft:
    """A row that still waits for what other sentences say."""

    start: int
    end: int
    sum: Sum | None = None
    share: float | None = None
    purpose: str | None = None
    payer: Payer | None = None
    leads: bool = False  # its payer stands in front, with its purpose between: `Uit GKA: scholing € 5.000`
    before_colon: bool = False  # `Van de GKA: € 1 voor a en € 2 voor b`
    subject: bool = False  # its payer is the subject of a verb in front of it: `De gemeente betaalt € 1`
    inherited: bool = False  # its payer is that of the whole that it is a part of
    price: bool = False  # it is multiplied, and what it comes to is a row beside it
    rest: bool = False  # a payer of what the others leave
    own_gift: bool = False  # its payer gives something of his own


@dataclass(frozen=True, slots=True)
class _Lead:
    """Who pays what stands below or behind him, up to a place; listed: as the items of a list."""

    draft: _Draft
    end: int
    listed: bool


def financing(text: str, names: Names | None = None) -> list[Financing]:
    """The rows of a field in order; `names`: what the document calls things, so that its school boards are known."""
    if is_placeholder(text):
        return []
    drafts: list[_Draft] = []
    text = _without_relative_clauses(_without_words_of_figures(_without_cell_signs(text)))
    lead: _Lead | None = None
    for clause in clauses_of(statements_in(text, _items(text, names))):
        if (opened := _lead(text, clause)) is not None:
            lead = opened
            drafts.append(lead.draft)
            continue
        known = len(drafts)
        _clause(text, clause, drafts)
        lead = _by_lead(text, drafts, drafts[known:], lead)
    _calculated(text, drafts)
    _inherit_exact(text, drafts)
    _said_of_all(text, drafts)
    _joined_with_amounts(text, drafts)
    _inherit_told(text, drafts)
    drafts.sort(key=lambda draft: draft.start)
    told, rests = kinds_of_rows(text, [_money(text, draft) for draft in drafts])
    rows = [_row(text, draft, kind) for draft, kind in zip(drafts, told, strict=True)]
    for rest in reversed(rests):  # behind the whole that it is left of
        row = replace(rows[rest.of], kind=REST, amount_eur=rest.amount, amount_max_eur=None)
        rows.insert(rest.of + 1, row)
    return rows


def _lead(text: str, clause: list[Statement]) -> _Lead | None:
    """`De gemeente draagt:` above a list: a line that names one payer, no amount, and ends with a colon.

    A payer alone on his line leads the items below it without one: `GKA`, `- coach € 9.000`.
    """
    (first, *more) = clause
    if more or first.sum is not None or first.share is not None or len(first.payers) != 1:
        return None
    payer = first.payers[0]
    line = text[first.start : first.end].strip()
    behind = _LISTED.match(text, first.end)
    alone = payer.end - payer.start >= len(line) - 1
    if is_in_kind(text, payer) or not (line.endswith(":") or (alone and behind)):
        return None
    end = behind.end() if behind else len(text)
    return _Lead(_Draft(payer.start, payer.end, payer=payer), end, listed=behind is not None)


def _by_lead(text: str, drafts: list[_Draft], own: list[_Draft], lead: _Lead | None) -> _Lead | None:
    """Gives the amounts of a clause the payer of their lead, until another is told; the lead that holds behind it."""
    for draft in own:
        if lead is None or draft.sum is None or draft.start > lead.end:
            continue
        if draft.payer is None and (lead.listed or not is_total(draft.purpose)):
            draft.payer = lead.draft.payer
            if lead.draft.sum is None and lead.draft in drafts:
                drafts.remove(lead.draft)  # named for its amounts, it is no row of its own
    # `Ten laste van de GKA: coach € 9.000; tassen € 500`: to the end of the sentence.
    leading = next((draft for draft in own if draft.leads and draft.payer is not None), None)
    if leading is None:
        return lead
    stop = _LAST_OF_SENTENCE.search(text, leading.end)
    return _Lead(leading, stop.start() if stop else len(text), listed=True)


def _without_cell_signs(text: str) -> str:
    """The text with the signs between the cells of a typed table blanked: `Loon | € 22.000 | GKA`; as long as it was.

    Where no amount has a cell of its own the sign parts statements (`GKA € 1 | gemeente € 2`), and stays.
    """
    # Between two cells of words a dash, which parts them: `GKA | coach | € 9.000`.
    return _BETWEEN_WORDS.sub("-", text).replace("|", " ") if _CELL_OF_AMOUNT.search(text) else text


def _without_relative_clauses(text: str) -> str:
    """The text with the clauses blanked that only tell more of a sentence's subject; as long as it was.

    `De bibliotheek, die zelf moet bezuinigen, geeft boeken`.
    """
    return _TELLS_MORE.sub(lambda clause: " " * len(clause[0]), text)


def _without_words_of_figures(text: str) -> str:
    """The text with the words blanked that a figure repeats (reading rule 72), and the brackets of either.

    `zesduizend euro (€ 6.000)`, `€ 6.000 (zesduizend euro)`; as long as it was.
    """
    letters = list(text)
    for found in _FIGURE_AND_WORDS.finditer(text):
        letters[found.start("words") : found.end("words")] = " " * len(found["words"])
    for found in _WORDS_AND_FIGURE.finditer(text):
        words = list(re.finditer(r"[a-zà-ÿ]+", text[: found.start()], re.IGNORECASE))[-_MOST_NUMBER_WORDS:]
        start = found.start()
        for word in reversed(words):
            if text[word.end() : start].strip() or number(word[0].casefold()) is None:
                break
            start = word.start()
        if start < found.start():
            for at in (*range(start, found.start("figure")), found.end() - 1):
                letters[at] = " "
    return "".join(letters)


def _calculated(text: str, drafts: list[_Draft]) -> None:
    """`Coach: 2 x € 500 = € 1.000`: what a calculation is for belongs to its result, and nobody pays its price."""
    amounts = sorted((draft for draft in drafts if draft.sum is not None), key=lambda draft: draft.start)
    for n, result in prices(text, [draft.sum for draft in amounts if draft.sum is not None]).items():
        price = amounts[n]
        price.price = True
        if result is None:
            continue
        amounts[result].purpose = price.purpose if result > n else amounts[result].purpose or price.purpose
        amounts[result].payer = amounts[result].payer or price.payer
        price.purpose = None
        if price.payer is not None and price.payer.start > price.end:
            price.payer = None  # `300 x € 15 = € 4.500 (OAB)`; a label in front speaks of both


def _inherit_exact(text: str, drafts: list[_Draft]) -> None:
    """`GKA: € 27.000 (2022: € 12.000; 2023: € 15.000)`: who pays a whole pays the parts that it is the sum of.

    So does who pays what `dat is`, `dus` says again by the year.
    """
    amounts = sorted((draft for draft in drafts if draft.sum is not None), key=lambda draft: draft.start)
    for n, whole in enumerate(amounts):
        if whole.payer is None or whole.sum is None or whole.sum.value is None:
            continue
        again = amounts[n + 1] if n + 1 < len(amounts) else None
        if (
            again
            and again.sum
            and again.payer is None
            and again.sum.per
            and _AGAIN.search(text, whole.end, again.start)
        ):
            again.payer = whole.payer
        _pay_parts_before(amounts, n)
        left = whole.sum.value
        for last in range(n + 1, len(amounts)):
            part = amounts[last]
            if part.payer is not None or part.sum is None or part.sum.value is None:
                break
            left -= part.sum.value
            if left == 0 and last > n + 1:
                for one in amounts[n + 1 : last + 1]:
                    one.payer, one.inherited = whole.payer, True
            if left <= 0:
                break


def _inherit_told(text: str, drafts: list[_Draft]) -> None:
    """`€ 9.000 uit GKA, te weten € 7.000 voor de coach en € 2.000 voor scholing`: who pays a whole pays its parts.

    Up to the sentence's end, that of the next one where that opens the parts (`Daarvan is € 7.000 voor de coach`).
    """
    amounts = sorted(
        (draft for draft in drafts if draft.sum is not None and not draft.price), key=lambda one: one.start
    )
    payer: Payer | None = None
    for last, part in pairwise(amounts):
        between = text[last.end : part.start]
        if _STILL_MORE.search(between) and not _SENTENCE_ENDS.search(between):
            payer = last.payer
        elif _OPENS_PARTS.search(between) or (between.rstrip().endswith(":") and not _SENTENCE_ENDS.search(between)):
            payer = last.payer or payer
        elif _SENTENCE_ENDS.search(between) or part.payer is not None:
            payer = None
        if payer is not None and part.payer is None:
            part.payer, part.inherited = payer, True


def _pay_parts_before(amounts: list[_Draft], n: int) -> None:
    """`a € 1, b € 2. Totaal € 3, uit OAB`: who pays a total pays the parts before it that it is the sum of."""
    whole = amounts[n]
    left = whole.sum.value if whole.sum else None
    for first in range(n - 1, -1, -1):
        part = amounts[first]
        if part.payer is not None or part.sum is None or part.sum.value is None or left is None:
            return
        left -= part.sum.value
        if left == 0 and first < n - 1:
            for one in amounts[first:n]:
                one.payer, one.inherited = whole.payer, True
        if left <= 0:
            return


def _money(text: str, draft: _Draft) -> Money:
    amount, payer = draft.sum, draft.payer
    return Money(
        draft.start,
        draft.end,
        amount is not None,
        amount.value if amount else None,
        draft.share,
        amount.per if amount else (),
        # `€ 90 per middag` is a price, though the closed list has no term for the unit.
        draft.price or (amount is not None and _PER_UNIT.search(text, draft.start, draft.end) is not None),
        draft.purpose,
        # A part's own payer tells it from its whole; one that it has from the whole doesn't.
        payer.kind if payer and not draft.inherited else None,
    )


def _items(text: str, names: Names | None) -> list[Item]:
    amounts = sums(text)
    taken = [(one.start, one.end) for one in amounts]
    # What lies within an amount is no share of another.
    parts = [one for one in shares(text) if not any(one.start < end and start < one.end for start, end in taken)]
    payers = payers_in(text, [*taken, *((one.start, one.end) for one in parts)], names)
    return [*amounts, *parts, *payers]


def _clause(text: str, clause: list[Statement], drafts: list[_Draft]) -> None:
    """The rows of what stands between two full stops; payers may go to rows from before."""
    own: list[_Draft] = []
    alone = [statement for statement in clause if statement.sum is None and statement.share is None]
    before: Statement | None = None
    for n, statement in enumerate(clause):
        shared = _shared_with(clause, n)
        if shared is not None:
            own += [_Draft(payer.start, payer.end, share=shared.value, payer=payer) for payer in statement.payers]
        elif statement.sum is not None:
            own += _amounts(text, statement, statement.sum)
        elif statement.share is not None:
            own += _shares(text, statement, statement.share)
        else:
            own += _payer_alone(text, statement, drafts, own, single=len(alone) == 1, before=before)
        before = statement
    own = _each_of_several(text, own)
    _carry(own, clause)
    _same_purpose(text, own)
    _inherit(own, clause)
    drafts += _one_of_sentence(_with_values(text, own))


def _each_of_several(text: str, own: list[_Draft]) -> list[_Draft]:
    """`SOOT en MVN: ieder € 2.000`: a row with the amount for each."""
    kept: list[_Draft] = []
    for draft in own:
        last = kept[-1] if kept else None
        if last is not None and last.sum is None and last.share is None and _pay_each(text, last, draft):
            kept[-1] = replace(draft, payer=last.payer)
        kept.append(draft)
    return kept


def _pay_each(text: str, other: _Draft, draft: _Draft) -> bool:
    """Whether an `en` joins another payer to that of an amount, and `ieder` says that both pay it."""
    if other.payer is None or draft.payer is None or draft.sum is None or draft.payer.end > draft.start:
        return False
    joined = _JOINED.fullmatch(text, other.payer.end, draft.payer.start)
    return joined is not None and _EACH.search(text, draft.payer.end, draft.start) is not None


def _same_purpose(text: str, own: list[_Draft]) -> None:
    """`X betaalt € 1 voor de bus, Y eveneens € 2`: for the same."""
    for last, draft in pairwise(own):
        if draft.sum is None or draft.purpose is not None or last.purpose is None:
            continue
        if _LIKEWISE.search(text, last.end, draft.start):
            draft.purpose = last.purpose


def _one_of_sentence(own: list[_Draft]) -> list[_Draft]:
    """`voor rekening van de besturen, die daarvoor NPO-middelen inzetten, € 4.500`: one amount, one row.

    Of those who pay it the money goes before who spends it.
    """
    amounts = [draft for draft in own if draft.sum is not None]
    alone = [draft for draft in own if draft.sum is None and draft.share is None and draft.payer is not None]
    if len(amounts) != 1 or len(amounts) + len(alone) != len(own) or not alone or amounts[0].payer is not None:
        return own
    money = [draft for draft in alone if draft.payer and draft.payer.kind not in BROAD_KINDS]
    said = (money or alone)[-1]
    amounts[0].payer = said.payer
    amounts[0].purpose = amounts[0].purpose or next((one.purpose for one in alone if one.purpose), None)
    return amounts


def _with_values(text: str, own: list[_Draft]) -> list[_Draft]:
    """`De bibliotheek betaalt de boeken, samen goed voor € 3.500`: what somebody's gift is worth is its amount."""
    kept: list[_Draft] = []
    for draft in own:
        last = kept[-1] if kept else None
        gift = last is not None and last.sum is None and last.share is None
        if last and gift and draft.sum and draft.payer is None and _WORTH.search(text, last.end, draft.start):
            draft.payer, draft.purpose = last.payer, last.purpose
            kept.pop()
        kept.append(draft)
    return kept


def _inherit(own: list[_Draft], clause: list[Statement]) -> None:
    """`€ 7.000 betaalt de gemeente, waarvan € 3.000 voor het busje`: parts without payers are paid as their whole."""
    amounts = [draft for draft in own if draft.sum is not None]
    joints = {id(item): statement.joint for statement in clause for item in statement.items}
    first = next((n for n, draft in enumerate(amounts) if joints.get(id(draft.sum)) == "part"), 0)
    parts = amounts[first:]
    if first and amounts[first - 1].payer and all(part.payer is None and part.purpose for part in parts):
        for part in parts:
            part.payer, part.inherited = amounts[first - 1].payer, True


def _amounts(text: str, statement: Statement, amount: Sum) -> list[_Draft]:
    """The row of an amount, and of the share of it that stands behind it: `€ 24.000 (50% GKA)`."""
    behind = [item for item in statement.items if item.start >= amount.end]
    rest = Statement(amount.end, statement.end, "none", behind)
    share = rest.share
    # `€ 24.000 (50% GKA)` names a share of the amount; in `€ 5.000 (50%) uit GKA` the payer is that of the amount.
    said = share is not None and any(not text[share.end : s.start].lstrip().startswith(")") for s in rest.payers)
    if share is None or not said:
        return [_amount(text, statement, amount)]
    alone = Statement(
        statement.start, statement.end, statement.joint, [item for item in statement.items if item not in behind]
    )
    return [_amount(text, alone, amount), *_shares(text, rest, share)]


def _amount(text: str, statement: Statement, amount: Sum) -> _Draft:
    payer = _payer_of(text, statement, amount)
    purpose = purpose_of_sum(text, statement)
    if payer is not None and payer.end < amount.start and _WORTH.search(text, payer.end, amount.start):
        purpose = purpose_of_payer(text, statement)
    if (label := _label_of_source(text, statement, amount, payer)) is not None:
        payer = label
        purpose = None if purpose and purpose in text[label.start : label.end] else purpose
    between = text[payer.end : amount.start] if payer else ""
    # `Uit GKA: scholing € 5.000`: a payer before a colon may pay for what follows in the list too (see `_carry`).
    leads = purpose is not None and ":" in between and purpose in between
    before_colon = payer is not None and between.strip() == ":"
    is_subject = between.split()[:1] != [] and between.split()[0] in money_words("paying_verbs")
    return _Draft(
        amount.start,
        amount.end,
        amount,
        purpose=purpose,
        payer=payer,
        leads=leads,
        before_colon=before_colon,
        subject=is_subject,
    )


def _label_of_source(text: str, statement: Statement, amount: Sum, payer: Payer | None) -> Payer | None:
    """`gemeente, post 4.3.02 (OAB): € 5.000`: a label whose parts all say out of which money; one source."""
    start = (
        statement.start
        + len(text[statement.start : amount.start])
        - len(text[statement.start : amount.start].lstrip(" \n\t-–•)"))
    )
    label = text[start : amount.start].rstrip(" :,")
    parts = re.split(r",\s|\s(?=\()", label)
    if payer is None or payer.start > amount.start or len(parts) < 2 or len(label) > _LONGEST_LABEL:
        return None
    if all(
        _SOURCE_LIKE.search(part) or is_sure(part) or source_of(part) or part in payer_names(text, statement)
        for part in parts
    ):
        return payer._replace(start=start, end=start + len(label))
    return None


def payer_names(text: str, statement: Statement) -> set[str]:
    """The payers of a statement, as printed."""
    return {text[payer.start : payer.end] for payer in statement.payers}


def _payer_of(text: str, statement: Statement, amount: Sum) -> Payer | None:
    """Of several payers around an amount: the money it comes out of, then the one in front, then the one behind."""
    behind = [payer for payer in statement.payers if payer.start >= amount.end]
    before = [payer for payer in statement.payers if payer.end <= amount.start]
    if len(before) > 1 and text[before[-1].start : before[-1].end].casefold() in ("eigen bijdrage", "eigen bijdragen"):
        before = before[:-1]  # `Ouders betalen een eigen bijdrage van € 5`
    money = [payer for payer in behind if payer.lead in ("uit", "vanuit", "ten laste van", "via")]
    # `Het college zet € 12.000 van zijn eigen NPO-middelen in`
    money += [p for p in behind if p.lead == "van" and before and _OWN_MONEY.search(text[p.start - 12 : p.end])]
    return next(iter([*money, *before[-1:], *behind]), None)


def _shares(text: str, statement: Statement, share: Share) -> list[_Draft]:
    """`helft uit jeugdzorg` as one mention; `gemeente (40%)` by its payer."""
    behind = [payer for payer in statement.payers if payer.start >= share.end]
    if behind:
        payer = _both(text, behind)
        return [_Draft(share.start, payer.end, share=share.value, payer=payer)]
    return [
        _Draft(payer.start, max(payer.end, _share_end(text, payer, share)), share=share.value, payer=payer)
        for payer in statement.payers
    ]


def _both(text: str, payers: list[Payer]) -> Payer:
    """Of `20 procent brengen X en Y in` both as one (reading rule 75)."""
    first = payers[0]
    if len(payers) > 1 and re.fullmatch(r"[ ]en[ ](?:(?:de|het)[ ])?", text[first.end : payers[1].start]):
        return first._replace(end=payers[1].end)
    return first


def _share_end(text: str, payer: Payer, share: Share) -> int:
    """Where `GKA 60%`, `gemeente (40%)` ends; 0 where other words stand between."""
    if text[payer.end : share.start].strip(" :(-–") or payer.end > share.start:
        return 0
    return share.end + (text[share.end : share.end + 1] == ")" and "(" in text[payer.end : share.start])


def _shared_with(clause: list[Statement], n: int) -> Share | None:
    """The share that the statement behind an `en` names for both: `gemeente en scholen betalen ieder de helft`."""
    behind = clause[n + 1] if n + 1 < len(clause) and clause[n + 1].joint == "and" else None
    alone = clause[n].sum is None and clause[n].share is None
    if behind is None or not alone or behind.sum is not None or behind.share is None or not behind.payers:
        return None
    return behind.share if behind.payers[0].start < behind.share.start else None


def _payer_alone(
    text: str, statement: Statement, drafts: list[_Draft], own: list[_Draft], *, single: bool, before: Statement | None
) -> list[_Draft]:
    """A payer without amount: said of amounts that are known, or rows of its own."""
    if (label := _label_of_payer(text, statement)) is not None:
        payer = statement.payers[1]
        return [_Draft(payer.start, payer.end, purpose=label, payer=payer)]
    statement = _out_of_which_money(statement)
    said = subject(text, statement)
    before_payer = text[statement.start : statement.payers[0].start].casefold().split()
    about_all = said <= money_words("whole_subjects") - money_words("rest_subjects") or bool(
        money_words("covering_nouns") & set(before_payer)
    )
    general = single and len(statement.payers) == 1 and about_all and not is_in_kind(text, statement.payers[0])
    if said <= money_words("pronouns") and antecedent(text, statement) is not None:
        general = False
    if own and own[-1].payer is not None and own[-1].sum is not None and statement.joint in ("comma", "and"):
        if set(before_payer) & money_words("pronouns"):
            return []  # `De bedrijven betalen € 500, dat loopt via hun vereniging`: said of that amount, not of others
        general = False
    rest = bool(_of_the_rest(text, statement, said))
    paid = [] if rest else _paid_for(said, drafts, own, general=general)
    # `Gemeente verleent € 40.000, welk bedrag ten laste komt van de GKA`: out of which money goes before who.
    charged = about_all and _CHARGED.search(text, statement.start, statement.payers[0].start) is not None
    if own and charged and own[-1].sum and own[-1].payer and own[-1].payer.kind in ("gemeente", "schoolbestuur"):
        paid = own[-1:]
    # `De school betaalt de uren (€ 8.000). Dat geld komt uit de NPO-middelen.`
    last = drafts[-1] if drafts and not own else None
    if last and last.sum and last.payer and last.payer.kind in BROAD_KINDS and set(before_payer[:1]) <= {"dat", "dit"}:
        comes = about_all and statement.payers[0].lead in ("uit", "vanuit") and bool(before_payer)
        paid = [last] if comes else paid
    if own and own[-1].payer is None and own[-1].sum and text[: statement.payers[0].start].endswith("in "):
        paid = own[-1:]  # `50 uur à € 85, in GKA-deel`
    for draft in paid:
        draft.payer = statement.payers[0]
    if len(paid) == 1 and paid[0].purpose is None:
        paid[0].purpose = purpose_behind_payer(text, statement)
    if paid:
        return []
    purpose = purpose_of_payer(text, statement) or purpose_behind_payer(text, statement)
    # `De huur door de gemeente en de school`: the second payer shares the purpose of the first.
    if purpose is None and not said and statement.joint == "and" and before is not None and before.sum is None:
        purpose = next((draft.purpose for draft in reversed(drafts + own)), None)
    if purpose is not None and not _says_what(purpose):
        purpose = None
    gift = gives_something(text, statement)
    return [
        _Draft(payer.start, payer.end, purpose=purpose, payer=payer, rest=rest, own_gift=gift)
        for payer in statement.payers
    ]


def _label_of_payer(text: str, statement: Statement) -> str | None:
    """`VVE-uren: OAB`: of two that might pay with a colon between them, the first says what for."""
    if len(statement.payers) != 2:
        return None
    first, second = statement.payers
    alone = not text[statement.start : first.start].strip(" \n\t-–•")
    label = text[first.start : first.end]
    is_money = any(noun in label.casefold() for noun in money_words("money")) or first.kind in BROAD_KINDS
    return label if alone and not is_money and text[first.end : second.start].strip() == ":" else None


def _of_the_rest(text: str, statement: Statement, said: set[str]) -> bool:
    """Whether a source pays what others leave: `de rest betaalt X`; `ook` says so only in front of who pays."""
    behind = {"ook", "tevens"} - set(text[statement.start : statement.payers[0].start].casefold().split())
    return bool(said & money_words("rest_subjects") - behind)


def _out_of_which_money(statement: Statement) -> Statement:
    """Of `door de bibliotheek vanuit gemeentelijke subsidie` only the money that it comes out of."""
    if len(statement.payers) < 2 or statement.payers[-1].lead not in ("uit", "vanuit"):
        return statement
    return Statement(statement.payers[-2].end, statement.end, statement.joint, [statement.payers[-1]])


def _says_what(purpose: str) -> bool:
    """Whether a purpose has a word of its own, besides `kosten`, `budget`, `totaal`."""
    words = {word.strip(".,:") for word in purpose.casefold().split()}
    return bool(words - money_words("whole_subjects") - money_words("no_purpose"))


def _paid_for(said: set[str], drafts: list[_Draft], own: list[_Draft], *, general: bool) -> list[_Draft]:
    """The amounts without a payer that a subject speaks of: by their purpose, or all; a total with its clause."""
    waiting = [draft for draft in drafts + own if draft.sum is not None and draft.payer is None]
    named = [draft for draft in waiting if draft.purpose and _names(said, draft.purpose)]
    if named or not general:
        return named
    return waiting


def _names(said: set[str], purpose: str) -> bool:
    """Whether a subject speaks of a purpose: a word of it, in whatever form (`voorbereiding`, `Voorbereidingen`)."""
    general = {word[:_STEM] for word in money_words("whole_subjects")}
    # Of `ideeën van jongeren` the ideas: `het jongerenwerk` speaks of something else.
    head = re.split(r"\s(?:van|voor|met|in|aan)\s", purpose.casefold())[0]
    stems = {word.strip(".,:()")[:_STEM] for word in head.split()} - general
    return any(word.startswith(stem) for stem in stems if len(stem) >= _SHORTEST_STEM for word in said)


def _carry(own: list[_Draft], clause: list[Statement]) -> None:
    """Gives the one payer that a row of amounts has to all: `Uit GKA: a € 1, b € 2`; `€ 1 en € 2 uit GKA`."""
    amounts = [draft for draft in own if draft.sum is not None]
    paid = [draft for draft in amounts if draft.payer is not None]
    # Behind `waarvan` each part has a payer of its own.
    parted = any(statement.joint == "part" for statement in clause)
    if len(amounts) < 2 or len(amounts) < len(clause) or parted or len(paid) != 1:
        return
    # Who pays a part doesn't pay the total that stands in the same row.
    if any(is_total(draft.purpose) for draft in amounts):
        return
    if _pays_those_behind(paid[0], amounts) or _pays_those_before(paid[0], amounts):
        # `Het fonds dekt de inzet van X: € 1 in 2022, € 2 in 2023`: what the first is for, all are for
        same = paid[0].leads and not any(draft.purpose for draft in amounts if draft is not paid[0])
        for draft in amounts:
            draft.payer = paid[0].payer
            draft.purpose = paid[0].purpose if same else draft.purpose


def _pays_those_behind(paid: _Draft, amounts: list[_Draft]) -> bool:
    """`Uit GKA: scholing € 1, materiaal € 2`: the first amount's payer stands in front of a list with purposes."""
    if paid is not amounts[0] or paid.payer is None:
        return False
    # `De gemeente betaalt € 1 voor a en € 2 voor b`: the subject and verb of the first are those of the second.
    led = (paid.payer.lead in ("uit", "vanuit") or paid.before_colon or paid.subject) and paid.payer.start < paid.start
    return paid.leads or (led and all(draft.purpose for draft in amounts))


def _pays_those_before(paid: _Draft, amounts: list[_Draft]) -> bool:
    """`€ 1 en € 2 uit GKA`: the last amount's payer stands behind it with a preposition of paying."""
    if paid is not amounts[-1] or paid.payer is None:
        return False
    return paid.payer.start > paid.end and paid.payer.lead in ("uit", "vanuit", "ten laste van", "door")


def _said_of_all(text: str, drafts: list[_Draft]) -> None:
    """`€ 300 en € 200. Dat komt van de kerk.`: payers without amount or purpose pay the amounts that have no payer.

    Those of the sentences before them (reading rule 37), up to the last that has a payer; where nobody else is named,
    also those behind (`Uit GKA-middelen. Loonkosten € 5.000.`).
    """
    drafts.sort(key=lambda draft: draft.start)
    for draft in [one for one in drafts if _only_says_who(text, one)]:
        amounts = [one for one in drafts if one.sum is not None and not one.price]
        before = _unpaid_before(amounts, draft)
        others = [
            one for one in drafts if one.payer is not None and one.payer.kind != (draft.payer and draft.payer.kind)
        ]
        unpaid = before or (amounts if not others and all(one.payer is None for one in amounts) else [])
        again = any(one.payer and draft.payer and one.payer.kind == draft.payer.kind for one in amounts)
        for one in unpaid:
            one.payer = draft.payer
        if unpaid or (again and draft.payer and draft.start > amounts[0].start and _same_name(text, draft, amounts)):
            drafts.remove(draft)


def _joined_with_amounts(text: str, drafts: list[_Draft]) -> None:
    """`De school betaalt de boeken. Dat is € 300.`: a payer and a bare amount beside it are one row."""
    drafts.sort(key=lambda draft: draft.start)
    for draft in list(drafts):
        if draft.sum is not None or draft.share is not None or draft.payer is None or draft.purpose is None:
            continue
        if draft.rest or is_in_kind(text, draft.payer):
            continue
        at = drafts.index(draft)
        beside = [drafts[m] for m in (at - 1, at + 1) if 0 <= m < len(drafts)]
        unpaid = [one for one in beside if one.sum and one.payer is None and not one.price]
        # `De gemeente betaalt de huur`: what is printed behind a payer is his own gift, beside what the amount is for.
        own = draft.own_gift or text.find(draft.purpose, draft.end) >= 0
        # Of one amount alone that is said, whatever the words; beside others, what else he pays for is another matter.
        only = len([one for one in drafts if one.sum is not None]) == 1 and not own
        fitting = [one for one in unpaid if one.purpose is None or (only and one.start < draft.start)]
        if len(fitting) == 1:
            fitting[0].payer, fitting[0].purpose = draft.payer, fitting[0].purpose or draft.purpose
            drafts.remove(draft)


def _only_says_who(text: str, draft: _Draft) -> bool:
    """Whether a row is a payer alone: no amount, share or purpose, nothing in kind, and not what others leave."""
    if draft.sum is not None or draft.share is not None or draft.payer is None:
        return False
    return draft.purpose is None and not draft.rest and not draft.own_gift and not is_in_kind(text, draft.payer)


def _same_name(text: str, draft: _Draft, amounts: list[_Draft]) -> bool:
    """Whether a payer that an amount has is named again: `€ 5.000 van de gemeente. De gemeente betaalt dus alles.`"""
    printed = text[draft.start : draft.end].casefold()
    return any(one.payer and text[one.payer.start : one.payer.end].casefold() == printed for one in amounts)


def _unpaid_before(amounts: list[_Draft], draft: _Draft) -> list[_Draft]:
    """The amounts before a payer that have none, back to the last one that has."""
    found: list[_Draft] = []
    for one in reversed([one for one in amounts if one.end <= draft.start]):
        if one.payer is not None:
            break
        found.append(one)
    return found


def _whose(text: str, draft: _Draft) -> str | None:
    """The kind of source; an `eigen bijdrage` by the person or time is that of the families who take part."""
    if draft.payer is None:
        return None
    own = text[draft.payer.start : draft.payer.end].casefold().startswith("eigen bijdrage")
    by_turn = draft.sum is not None and re.search(r"\b(?:per|p/|p\.)", text[draft.start : draft.end]) is not None
    return "ouders" if own and by_turn and draft.payer.kind == "partners" else draft.payer.kind or None


def _row(text: str, draft: _Draft, kind: RowKind) -> Financing:
    amount, payer = draft.sum, draft.payer
    return Financing(
        mention=text[draft.start : draft.end],
        char_start=draft.start,
        char_end=draft.end,
        kind=kind,
        amount_eur=amount.value if amount else None,
        amount_max_eur=amount.highest if amount else None,
        share=draft.share,
        approximate=bool(amount and amount.approximate),
        is_maximum=bool(amount and amount.is_maximum),
        per=amount.per if amount else (),
        purpose=draft.purpose,
        source=_whose(text, draft),
        source_mention=text[payer.start : payer.end] if payer else None,
    )
