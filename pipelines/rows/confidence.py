"""How sure each row is, from what it rests on: a register, a list or a sentence, a second sign in the document, OCR.

Three levels: of `zeker` rows nearly all are right, of `twijfel` clearly fewer. Which sign counts how much was decided
on agendas by authors who didn't know the rules (`data/voices`; of the locked half by totals alone). How often each
level is right, `bench/calibration.py` counts; docs/confidence.md has its table. A row is never dropped for its level.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from extract.agenda.lexicon import is_listed_label
from extract.document import Document, Field
from nlp.text.fold import fold
from nlp.text.sentences import is_in_sentences
from pipelines.rows.ids import field_number
from pipelines.schema.columns import Confidence
from pipelines.schema.interventions import ActivityRow, LocationRow, PartyRow, PeriodRow, TargetGroupRow
from pipelines.schema.money import BudgetLineRow, FinancingRow
from pipelines.schema.people import CommitmentRow, ContactRow, SignatoryRow
from pipelines.schema.tables import DocumentRows

LEVELS: tuple[Confidence, ...] = ("twijfel", "waarschijnlijk", "zeker")
# Confidence of OCR, 0 to 1, over a field or a page. Below the first one level less: upright clean pages have 0.95 and
# more; below the second nothing is surer than `twijfel`: there a page gets the finding `ocr_kwaliteit`.
_CLEAN, _POOR = 0.90, 0.80
# Of a field's text: a mention that is so much of it leaves no words beside it that could change what it means. With
# half of the field, `Uitvoering` or `evaluatie` may stand in the other half.
_WHOLE = 0.8
# Groups whose noun has one reading; `jongeren`, `leerlingen` and `kinderen` depend on ages and phases beside them.
_PLAIN_GROUPS = frozenset({"ouders", "peuters", "studenten", "gezinnen", "inwoners", "vrijwilligers"})
_FEW = 2  # rows of one Financiering: of so few amounts and payers it is told which belong together
_YEAR = re.compile(r"20\d\d|['’‘]\d\d|\b\d\d/\d\d\b")


@dataclass(frozen=True, slots=True)
class FieldGround:
    """What the rows of one field rest on."""

    field: Field
    rows: int  # of this table from this field
    sentences: bool

    def whole(self, mention: str) -> bool:
        """True where a mention is most of what the field says."""
        return len(mention) >= _WHOLE * len(self.field.text.strip())


def rated(document: Document, rows: DocumentRows) -> DocumentRows:
    """The rows of a document, each with its confidence."""
    page = min((p.ocr_confidence for p in document.pages if p.ocr_confidence is not None), default=1.0)

    def of_fields(table: str, rate: Callable[[Any, FieldGround], Confidence]) -> tuple[Any, ...]:
        found = getattr(rows, table)
        counts = Counter(row.field_id for row in found)
        grounds = {
            each: FieldGround(field, counts[each], is_in_sentences(field.text))
            for each in counts
            for field in (document.fields[field_number(each)],)
        }
        return tuple(_with(row, _held(rate, row, grounds[row.field_id])) for row in found)

    def of_document(table: str, rate: Callable[[Any], Confidence]) -> tuple[Any, ...]:
        return tuple(_with(row, _by_print(rate(row), page)) for row in getattr(rows, table))

    return replace(
        rows,
        parties=of_fields("parties", party_confidence),
        target_groups=of_fields("target_groups", target_group_confidence),
        periods=of_fields("periods", period_confidence),
        locations=of_fields("locations", location_confidence),
        activities=of_fields("activities", activity_confidence),
        financing=of_fields("financing", financing_confidence),
        contacts=of_fields("contacts", contact_confidence),
        budget_lines=of_document("budget_lines", budget_line_confidence),
        commitments=of_document("commitments", commitment_confidence),
        signatories=of_document("signatories", signatory_confidence),
    )


def _with(row: Any, level: Confidence) -> Any:
    """The row at its level; two in three are made with the one that they get."""
    return row if row.confidence == level else replace(row, confidence=level)


def _held(rate: Callable[[Any, FieldGround], Confidence], row: Any, ground: FieldGround) -> Confidence:
    """A row's level, as far as its label and print allow: a label that no list has to the letter was guessed."""
    level = rate(row, ground)
    guessed = not is_listed_label(ground.field.label)
    return _by_print(_less(level) if guessed and level == "zeker" else level, ground.field.confidence)


def _by_print(level: Confidence, recognised: float) -> Confidence:
    if recognised < _POOR:
        return "twijfel"
    return _less(level) if recognised < _CLEAN else level


def _less(level: Confidence) -> Confidence:
    return LEVELS[max(0, LEVELS.index(level) - 1)]


def party_confidence(row: PartyRow, _ground: FieldGround) -> Confidence:
    """A register, or the role of penvoerder, which a word says; `overig` is a name that no rule knows.

    That another field names it too isn't enough: both are read by the same rules (121 of 131 on the voices).
    """
    if row.party_type == "overig":
        return "twijfel"
    known = row.canonical or row.register_id or row.role == "penvoerder"
    return "zeker" if known and not row.is_generic else "waarschijnlijk"


def target_group_confidence(row: TargetGroupRow, _ground: FieldGround) -> Confidence:
    """A noun of one reading; that a field is a list and no sentence isn't enough (62 of 76 on the voices)."""
    if row.group == "overig":
        return "twijfel"
    return "zeker" if row.group in _PLAIN_GROUPS else "waarschijnlijk"


def period_confidence(row: PeriodRow, ground: FieldGround) -> Confidence:
    """In sentences a phase, a bound or a year may be said elsewhere than beside the date."""
    if ground.whole(row.mention) and _YEAR.search(row.mention):
        return "zeker"
    unsure = ground.sentences and (row.phase is None or not _YEAR.search(row.mention))
    return "twijfel" if unsure else "waarschijnlijk"


def location_confidence(row: LocationRow, ground: FieldGround) -> Confidence:
    """A ward or a place that no register has is any word with a capital; a village may stand there by the way."""
    if row.kind == "overig" or (row.kind in ("wijk", "kern") and not row.canonical):
        return "twijfel"
    known = row.canonical is not None and (row.kind != "kern" or ground.whole(row.mention))
    return "zeker" if known or ground.whole(row.mention) else "waarschijnlijk"


def activity_confidence(row: ActivityRow, _ground: FieldGround) -> Confidence:
    """A paragraph is what it is; a dash may stand within an item, and a number count something."""
    return "zeker" if row.marker is None else "waarschijnlijk"


def financing_confidence(row: FinancingRow, ground: FieldGround) -> Confidence:
    """Few rows leave no doubt who pays what; a source without an amount is often one that a sentence only mentions."""
    few = ground.rows <= _FEW
    if row.kind == "aandeel" or (row.kind == "deel" and few and row.amount_eur is not None):
        return "zeker" if row.source else "waarschijnlijk"
    if row.kind in ("bron", "tarief", "rest"):
        return "waarschijnlijk" if few else "twijfel"
    return "waarschijnlijk" if row.source or row.kind == "totaal" else "twijfel"


def contact_confidence(row: ContactRow, ground: FieldGround) -> Confidence:
    """A mail address has the surname before its @ and the organisation behind: two signs that they belong together."""
    if ground.rows > 1 and not row.email:
        return "twijfel"
    before, _, behind = _letters(row.email).partition("@")
    surname = _letters((row.name or "").split(" ")[-1].partition("-")[0])
    words = [_letters(word) for word in re.split(r"[\s-]", row.organisation or "")]
    by_name, by_organisation = bool(surname) and surname in before, any(w in behind for w in words if len(w) > 3)
    if by_name and by_organisation:
        return "zeker" if ground.rows == 1 else "waarschijnlijk"
    return "waarschijnlijk" if ground.rows == 1 else "twijfel"


def _letters(text: str | None) -> str:
    return re.sub(r"[^a-z@]", "", fold(text or ""))


def budget_line_confidence(row: BudgetLineRow) -> Confidence:
    """A budget's columns say what a figure is; who covers it is read from words."""
    if row.amount_eur is None or (row.row_kind == "dekking" and row.source is None):
        return "twijfel"
    if row.quantity is not None and row.unit_price_eur is not None:
        product = (Decimal(str(row.quantity)) * row.unit_price_eur).quantize(Decimal("0.01"))
        return "zeker" if product == row.amount_eur else "waarschijnlijk"
    sure = row.row_kind != "dekking" or row.source in ("gka", "gemeente")
    return "zeker" if sure else "waarschijnlijk"


def commitment_confidence(row: CommitmentRow) -> Confidence:
    return "zeker" if row.party else "waarschijnlijk"


def signatory_confidence(row: SignatoryRow) -> Confidence:
    """A block that is filled in says itself what its parts are; a minister's leaves out his ministry, or not."""
    if row.name is None:
        return "twijfel"
    filled = row.organisation and (row.role == "bevoegd_gezag" or (row.date and row.place))
    return "zeker" if filled else "waarschijnlijk"
