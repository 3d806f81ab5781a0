"""Rows of the budget, of the commitments (`Samenwerking`) and of the signing blocks."""

import re
from datetime import date
from decimal import Decimal

from extract.document import BudgetRow, Document, Signatory
from nlp.calculations import Calculation, calculation
from nlp.contacts import person
from nlp.financing import source_of
from nlp.frequencies import frequency
from nlp.gazetteer import find_municipality
from nlp.periods import periods
from nlp.text.dates import parse_date
from nlp.text.money import parse_amount
from pipelines.rows.budget_links import linked_intervention
from pipelines.rows.identity import Identity
from pipelines.rows.ids import intervention_id
from pipelines.rows.printed import page_first, page_last
from pipelines.schema.money import BudgetLineRow, InterventionLink
from pipelines.schema.people import CommitmentRow, SignatoryRow

# `2026-2027` and `2026/'27` are one school year: two calendar years, so no single year can be given.
_SCHOOL_YEAR = re.compile(r"20\d\d\s?[-/–]\s?['’]?\d\d")
# A year, and no amount or count that looks like one: not `€ 2026`, `2.026,00`, `2026 uur`, `2026 x € 12`.
_YEAR = re.compile(r"(?<![\d.,€-])(?<!€\s)20(?:1[6-9]|[2-9]\d)(?![\d.,]\d|\d|\s?(?:[×*]|(?:x|uur|uren|euro)\b))")
_NOTHING = Calculation(None, None, None, None)


def budget_rows(document: Document, who: Identity) -> tuple[BudgetLineRow, ...]:
    titles = [part.title for part in document.interventions]
    links = {name: linked_intervention(name, titles) for row in document.budget if (name := row.intervention)}
    return tuple(
        _budget_row(document, who, n, row, links.get(row.intervention or "", (None, None)))
        for n, row in enumerate(document.budget, 1)
    )


def _budget_row(
    document: Document, who: Identity, n: int, row: BudgetRow, linked: tuple[int | None, InterventionLink | None]
) -> BudgetLineRow:
    worked = calculation(row.text) if row.text else _NOTHING
    # A total's words are its label; worked out as a calculation, numbers in it would become quantities.
    description = row.label if row.kind != "post" else worked.description
    # In the words as well: the columns of two years would else give two lines that can't be told apart by reading.
    if row.year:
        description = f"{description} {row.year}" if description else row.year
    return BudgetLineRow(
        **who.columns,
        ordinal=n,
        intervention=row.intervention,
        intervention_id=intervention_id(document.id, linked[0]),
        intervention_link=linked[1],
        year=_year(row),
        row_kind=row.kind,
        category=row.category,
        description=description,
        quantity=worked.quantity,
        unit=worked.unit,
        unit_price_eur=worked.unit_price,
        amount_eur=amount_of(row),
        source=source_of(row.label) if row.kind == "dekking" and row.label else None,
        page_first=page_first(row.regions),
        page_last=page_last(row.regions),
    )


def _year(row: BudgetRow) -> int | None:
    """The one year that a row's column names, else its words; None where they name several (a school year)."""
    for text in (row.year, row.label, row.text, row.intervention):
        years = {int(match[0]) for match in _YEAR.finditer(text or "")}
        if years:
            return years.pop() if len(years) == 1 and not _SCHOOL_YEAR.search(text or "") else None
    return None


def amount_of(row: BudgetRow) -> Decimal | None:
    """A budget row's amount in euros; null where there is none or it can't be read."""
    return parse_amount(row.amount) if row.amount else None


def commitment_rows(document: Document, who: Identity) -> tuple[CommitmentRow, ...]:
    rows = []
    for n, item in enumerate(document.commitments, 1):
        often = frequency(item.text)
        rows.append(
            CommitmentRow(
                **who.columns,
                ordinal=n,
                party=item.party,
                text=item.text,
                times=often.times,
                per=often.per,
            )
        )
    return tuple(rows)


def signatory_rows(document: Document, who: Identity) -> tuple[SignatoryRow, ...]:
    """The signatories, each role, person and organisation once: the first print tells."""
    found: dict[tuple[str, str | None, str | None], SignatoryRow] = {}
    for signer in document.signatories:
        row = _signatory(who, len(found) + 1, signer)
        key = row.role, row.name, row.organisation
        # A block without a name beside one of the same role with a name is the same block, printed again to be filled
        # in.
        if row.name is None and any(k[0] == row.role for k in found):
            continue
        found.setdefault(key, row)
    return tuple(found.values())


def _signatory(who: Identity, n: int, signer: Signatory) -> SignatoryRow:
    who_signs = person(signer.name) if signer.name else None
    return SignatoryRow(
        **who.columns,
        ordinal=n,
        role=signer.role,
        name=who_signs.name if who_signs else None,
        position=signer.position or (who_signs.position if who_signs else None),
        portfolio=signer.portfolio,
        organisation=_organisation(signer, who),
        date=_day(signer.date) if signer.date else None,
        place=signer.place,
    )


def _day(text: str) -> date | None:
    """The day that a block prints: as dates are written, else as a planning would be read (typing errors too)."""
    days = {each.start_date for each in periods(text) if each.precision == "dag" and each.start_date == each.end_date}
    return parse_date(text) or (days.pop() if len(days) == 1 else None)


def _organisation(signer: Signatory, who: Identity) -> str | None:
    """The organisation as printed; a municipality by its official name, an alderman's is the agenda's own."""
    if signer.role not in ("wethouder", "burgemeester"):
        return signer.organisation
    printed = (signer.organisation or "").removeprefix("Gemeente ").removeprefix("gemeente ").strip()
    found = find_municipality(printed) if printed else None
    # Nothing printed: who signs as alderman can only be of the agenda's own municipality.
    name = found.name if found else printed or who.municipality
    return f"Gemeente {name}" if name else None
