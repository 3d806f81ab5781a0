"""Row types of money: the amounts in `Financiering`, and the lines of the budget `Inzet middelen`."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pipelines.schema.columns import (
    CharEnd,
    CharStart,
    CorrectedColumns,
    DocumentId,
    FieldId,
    FundingSource,
    InterventionIdOrNull,
    MentionText,
    MunicipalityCode,
    MunicipalityName,
    Ordinal,
    OrdinalInField,
    PageFirst,
    PageLast,
    RowConfidence,
)

PerUnit = Literal["jaar", "maand", "week", "uur", "locatie", "school", "groep", "deelnemer", "stuk"]
BudgetRowKind = Literal["post", "subtotaal", "totaal", "dekking"]
FinancingKind = Literal["deel", "totaal", "tarief", "aandeel", "bron", "rest"]
InterventionLink = Literal["exact", "gelijkend", "meer"]
CostCategory = Literal["loonkosten", "materiele_kosten", "overige_kosten"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FinancingRow:
    """An amount or share in `Financiering`, or a source that is named without one."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    mention: MentionText
    kind: Annotated[
        str,
        "What may be added up: `deel` (stands for itself) and `rest` (what a total leaves when its printed parts don't "
        "reach it) never count a euro of a field twice; `totaal` is the sum of others, or is followed by its parts; "
        "`tarief` is a price per unit (`per` is filled, also by `jaar`), `aandeel` a share, `bron` a source without "
        "either.",
        FinancingKind,
    ]
    amount_eur: Annotated[
        Decimal | None,
        "The amount, in euros; of a range its lower end; 0.00 for a placeholder, null if unreadable or none.",
    ]
    amount_max_eur: Annotated[
        Decimal | None, "The upper end of a printed range (`€ 5.000 - € 7.500`), in euros; else null."
    ]
    share: Annotated[float | None, "The part of the whole, 0 to 1: 0.5 for `helft`, 0.3 for `30%`."]
    approximate: Annotated[bool, "True where the amount is rough (`circa`)."]
    is_maximum: Annotated[bool, "True where the amount is a ceiling (`maximaal`)."]
    per: Annotated[tuple[str, ...], "The units that the amount is for each of.", PerUnit]
    purpose: Annotated[str | None, "What it pays for, as printed; `Totale kosten` is a total."]
    source: Annotated[str | None, "Who pays.", FundingSource]
    source_mention: Annotated[str | None, "The words that name who pays, as printed."]
    char_start: CharStart
    char_end: CharEnd
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLineRow:
    """A line of the budget `Inzet middelen`."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    ordinal: Ordinal
    intervention: Annotated[str | None, "The intervention as printed, carried down; null on `totaal` and `dekking`."]
    intervention_id: Annotated[
        str | None, "The intervention (interventions) that is meant; null where none fits, or several."
    ]
    intervention_link: Annotated[
        InterventionLink | None,
        "How it is known: its title to the letter, a like one, or several that fit as well; null where none fits.",
    ]
    year: Annotated[int | None, "The year that the column or the line names; null where it names none, or several."]
    row_kind: Annotated[str, "What kind of line it is.", BudgetRowKind]
    category: Annotated[str | None, "Kind of costs.", CostCategory]
    description: Annotated[str | None, "What it is for, as printed; on a subtotaal, totaal or dekking its label."]
    quantity: Annotated[float | None, "How many units, from a printed calculation."]
    unit: Annotated[str | None, "The unit that is counted (`uur`, `stuk`)."]
    unit_price_eur: Annotated[Decimal | None, "Price per unit, in euros."]
    amount_eur: Annotated[Decimal | None, "The line's amount, in euros; 0.00 for a placeholder, null if unreadable."]
    source: Annotated[str | None, "Who pays, on a `dekking` line.", FundingSource]
    page_first: PageFirst
    page_last: PageLast
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()
