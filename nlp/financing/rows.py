"""The text of `Financiering` in, its amounts, shares and sources out: who pays how much for what.

Knows no budget: what the field doesn't say is None (annotation 35-40).
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from nlp.financing.amounts import Share, Sum, shares, sums
from nlp.financing.cells import Cell, Item, cells, clauses
from nlp.financing.kinds import REST, Money, kinds
from nlp.financing.lexicon import source_of, words
from nlp.financing.purposes import is_total, purpose_of_source, purpose_of_sum, subject
from nlp.financing.sources import Source, sources
from nlp.text.placeholders import is_placeholder

__all__ = ["Financing", "financing", "source_of"]


@dataclass(frozen=True, slots=True)
class Financing:
    """A row: an amount, a share, or a source without either; text[char_start:char_end] == mention."""

    mention: str
    char_start: int
    char_end: int
    kind: str  # `deel`, `totaal`, `tarief`, `aandeel`, `bron`, `rest`
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
    source: Source | None = None
    leads: bool = False  # its source stands in front, with its purpose between: `Uit GKA: scholing € 5.000`
    plain: bool = False  # a source without any subject: said of all amounts, if it is the only one


def financing(text: str) -> list[Financing]:
    """The rows of a field in order."""
    if is_placeholder(text):
        return []
    drafts: list[_Draft] = []
    for clause in clauses(cells(text, _items(text))):
        _clause(text, clause, drafts)
    _said_before(drafts)
    drafts.sort(key=lambda draft: draft.start)
    told, rests = kinds(text, [_money(draft) for draft in drafts])
    rows = [_row(text, draft, kind) for draft, kind in zip(drafts, told, strict=True)]
    for rest in reversed(rests):  # behind the whole that it is left of
        row = replace(rows[rest.of], kind=REST, amount_eur=rest.amount, amount_max_eur=None)
        rows.insert(rest.of + 1, row)
    return rows


def _money(draft: _Draft) -> Money:
    amount, source = draft.sum, draft.source
    return Money(
        draft.start,
        draft.end,
        amount is not None,
        amount.value if amount else None,
        draft.share,
        amount.per if amount else (),
        draft.purpose,
        source.kind if source else None,
    )


def _items(text: str) -> list[Item]:
    amounts = sums(text)
    taken = [(one.start, one.end) for one in amounts]
    parts = [one for one in shares(text) if not any(one.start < end and start < one.end for start, end in taken)]
    payers = sources(text, [*taken, *((one.start, one.end) for one in parts)])
    return [*amounts, *parts, *payers]


def _clause(text: str, clause: list[Cell], drafts: list[_Draft]) -> None:
    """The rows of what stands between two full stops; sources may go to rows from before."""
    own: list[_Draft] = []
    alone = [cell for cell in clause if cell.sum is None and cell.share is None]
    before: Cell | None = None
    for n, cell in enumerate(clause):
        shared = _shared_with(clause, n)
        if shared is not None:
            own += [_Draft(source.start, source.end, share=shared.value, source=source) for source in cell.sources]
        elif cell.sum is not None:
            own += _amounts(text, cell, cell.sum)
        elif cell.share is not None:
            own += _shares(text, cell, cell.share)
        else:
            own += _source_alone(text, cell, drafts, own, single=len(alone) == 1, before=before)
        before = cell
    _carry(own, clause)
    drafts += own


def _amounts(text: str, cell: Cell, amount: Sum) -> list[_Draft]:
    """The row of an amount, and of the share of it that stands behind it: `€ 24.000 (50% GKA)`."""
    behind = [item for item in cell.items if item.start >= amount.end]
    rest = Cell(amount.end, cell.end, "none", behind)
    share = rest.share
    said = share is not None and any(not text[share.end : s.start].lstrip().startswith(")") for s in rest.sources)
    if share is None or not said:
        return [_amount(text, cell, amount)]
    alone = Cell(cell.start, cell.end, cell.joint, [item for item in cell.items if item not in behind])
    return [_amount(text, alone, amount), *_shares(text, rest, share)]


def _amount(text: str, cell: Cell, amount: Sum) -> _Draft:
    source = _payer(text, cell, amount)
    purpose = purpose_of_sum(text, cell)
    between = text[source.end : amount.start] if source else ""
    leads = purpose is not None and ":" in between and purpose in between
    return _Draft(amount.start, amount.end, amount, purpose=purpose, source=source, leads=leads)


def _payer(text: str, cell: Cell, amount: Sum) -> Source | None:
    """Of several sources around an amount: the money it comes out of, then the one in front, then the one behind."""
    behind = [source for source in cell.sources if source.start >= amount.end]
    before = [source for source in cell.sources if source.end <= amount.start]
    if len(before) > 1 and text[before[-1].start : before[-1].end].casefold() in ("eigen bijdrage", "eigen bijdragen"):
        before = before[:-1]  # `Ouders betalen een eigen bijdrage van € 5`
    money = [source for source in behind if source.lead in ("uit", "vanuit", "ten laste van", "via")]
    return next(iter([*money, *before[-1:], *behind]), None)


def _shares(text: str, cell: Cell, share: Share) -> list[_Draft]:
    """`helft uit jeugdzorg` as one mention; `gemeente (40%)` by its source."""
    behind = [source for source in cell.sources if source.start >= share.end]
    if behind:
        return [_Draft(share.start, behind[0].end, share=share.value, source=behind[0])]
    return [
        _Draft(source.start, max(source.end, _share_end(text, source, share)), share=share.value, source=source)
        for source in cell.sources
    ]


def _share_end(text: str, source: Source, share: Share) -> int:
    """Where `GKA 60%`, `gemeente (40%)` ends; 0 where other words stand between."""
    if text[source.end : share.start].strip(" :(-–") or source.end > share.start:
        return 0
    return share.end + (text[share.end : share.end + 1] == ")" and "(" in text[source.end : share.start])


def _shared_with(clause: list[Cell], n: int) -> Share | None:
    """The share that the cell behind an `en` names for both: `gemeente en scholen betalen ieder de helft`."""
    behind = clause[n + 1] if n + 1 < len(clause) and clause[n + 1].joint == "and" else None
    alone = clause[n].sum is None and clause[n].share is None
    if behind is None or not alone or behind.sum is not None or behind.share is None or not behind.sources:
        return None
    return behind.share if behind.sources[0].start < behind.share.start else None


def _source_alone(
    text: str, cell: Cell, drafts: list[_Draft], own: list[_Draft], *, single: bool, before: Cell | None
) -> list[_Draft]:
    """A source without amount: said of amounts that are known, or rows of its own."""
    if len(cell.sources) > 1 and cell.sources[-1].lead in ("uit", "vanuit"):
        cell.start = cell.sources[-2].end  # `door de bibliotheek vanuit gemeentelijke subsidie`
        cell.items = [cell.sources[-1]]
    said = subject(text, cell)
    general = single and len(cell.sources) == 1 and said <= words("generic") - words("rest")
    paid = _paid_for(said, drafts, own, general=general)
    for draft in paid:
        draft.source = cell.sources[0]
    if paid:
        return []
    purpose = purpose_of_source(text, cell)
    if purpose is None and not said and cell.joint == "and" and before is not None and before.sum is None:
        purpose = next((draft.purpose for draft in reversed(drafts + own)), None)
    told = {one.strip(".,:") for one in (purpose or "").casefold().split()} - words("generic") - words("no_purpose")
    return [
        _Draft(source.start, source.end, purpose=purpose if told else None, source=source, plain=general)
        for source in cell.sources
    ]


def _paid_for(said: set[str], drafts: list[_Draft], own: list[_Draft], *, general: bool) -> list[_Draft]:
    """The amounts without a source that a subject speaks of: by their purpose, or all; a total with its clause."""
    if said & words("rest"):
        return []
    waiting = [draft for draft in drafts + own if draft.sum is not None and draft.source is None]
    named = [draft for draft in waiting if draft.purpose and _names(said, draft.purpose)]
    if named or not general:
        return named
    return [one for one in waiting if one in own or not is_total(one.purpose)] or (waiting if len(waiting) == 1 else [])


def _names(said: set[str], purpose: str) -> bool:
    """Whether a subject speaks of a purpose: a word of it, in whatever form (`voorbereiding`, `Voorbereidingen`)."""
    general = {one[:7] for one in words("generic")}
    stems = {word.strip(".,:()")[:7] for word in purpose.casefold().split()} - general
    return any(one.startswith(stem) for stem in stems if len(stem) > 3 for one in said)


def _carry(own: list[_Draft], clause: list[Cell]) -> None:
    """A source that is printed once for a row of amounts: `Uit GKA: a € 1, b € 2`; `€ 1 en € 2 uit GKA`."""
    amounts = [draft for draft in own if draft.sum is not None]
    if len(amounts) < 2 or any(cell.joint == "part" for cell in clause) or len(amounts) < len(clause):
        return
    paid = [draft for draft in amounts if draft.source is not None]
    if len(paid) != 1 or any(is_total(draft.purpose) for draft in amounts):
        return
    source = paid[0].source
    led = source is not None and source.lead in ("uit", "vanuit") and source.start < paid[0].start
    first = paid[0] is amounts[0] and (paid[0].leads or (led and all(draft.purpose for draft in amounts)))
    last = paid[0] is amounts[-1] and source is not None and source.start > paid[0].end
    if first or (last and source is not None and source.lead in ("uit", "vanuit", "ten laste van", "door")):
        for draft in amounts:
            draft.source = source


def _said_before(drafts: list[_Draft]) -> None:
    """`Uit GKA-middelen. Loonkosten € 5.000, materiaal € 300.`: a source at the head of amounts that have none."""
    amounts = [draft for draft in drafts if draft.sum is not None]
    unpaid = amounts and all(draft.source is None for draft in amounts)
    if len(drafts) == len(amounts) + 1 and drafts[0].plain and unpaid:
        for draft in amounts:
            draft.source = drafts[0].source
        del drafts[0]


def _row(text: str, draft: _Draft, kind: str) -> Financing:
    amount, source = draft.sum, draft.source
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
        source=(source.kind or None) if source else None,
        source_mention=text[source.start : source.end] if source else None,
    )
