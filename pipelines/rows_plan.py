"""The budget, the promises and the signatures of a Document in, their rows out."""

from decimal import Decimal

from extract.model import BudgetRow, Document, Signatory
from nlp.calculations import Calculation, calculation
from nlp.contacts import person
from nlp.dates import parse_date
from nlp.financing import source_of
from nlp.frequencies import frequency
from nlp.money import parse_amount
from nlp.registers import find_municipality
from pipelines.identity import Identity
from pipelines.rows_document import page_first, page_last
from pipelines.tables_money import BudgetLineRow
from pipelines.tables_people import CommitmentRow, SignatoryRow

_NOTHING = Calculation(None, None, None, None)


def budget_rows(document: Document, who: Identity) -> tuple[BudgetLineRow, ...]:
    return tuple(_budget_row(document, who, n, row) for n, row in enumerate(document.budget, 1))


def _budget_row(document: Document, who: Identity, n: int, row: BudgetRow) -> BudgetLineRow:
    worked = calculation(row.text) if row.text else _NOTHING
    description = row.label if row.kind != "post" else worked.description
    if row.year:
        description = f"{description} {row.year}" if description else row.year
    return BudgetLineRow(
        document_id=document.id,
        municipality=who.municipality,
        municipality_code=who.code,
        ordinal=n,
        intervention=row.intervention,
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


def amount_of(row: BudgetRow) -> Decimal | None:
    """A budget row's amount in euros; null where there is none or it can't be read."""
    return parse_amount(row.amount) if row.amount else None


def commitment_rows(document: Document, who: Identity) -> tuple[CommitmentRow, ...]:
    rows = []
    for n, item in enumerate(document.commitments, 1):
        often = frequency(item.text)
        rows.append(
            CommitmentRow(
                document_id=document.id,
                municipality=who.municipality,
                municipality_code=who.code,
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
        row = _signatory(document, who, len(found) + 1, signer)
        key = row.role, row.name, row.organisation
        if row.name is None and any(k[0] == row.role for k in found):
            continue
        found.setdefault(key, row)
    return tuple(found.values())


def _signatory(document: Document, who: Identity, n: int, signer: Signatory) -> SignatoryRow:
    who_signs = person(signer.name) if signer.name else None
    return SignatoryRow(
        document_id=document.id,
        municipality=who.municipality,
        municipality_code=who.code,
        ordinal=n,
        role=signer.role,
        name=who_signs.name if who_signs else None,
        position=signer.position or (who_signs.position if who_signs else None),
        portfolio=signer.portfolio,
        organisation=_organisation(signer, who),
        date=parse_date(signer.date) if signer.date else None,
        place=signer.place,
    )


def _organisation(signer: Signatory, who: Identity) -> str | None:
    """The organisation as printed; a municipality by its official name, an alderman's is the agenda's own."""
    if signer.role not in ("wethouder", "burgemeester"):
        return signer.organisation
    printed = (signer.organisation or "").removeprefix("Gemeente ").removeprefix("gemeente ").strip()
    found = find_municipality(printed) if printed else None
    name = found.name if found else printed or who.municipality
    return f"Gemeente {name}" if name else None
