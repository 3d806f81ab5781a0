"""Checks against the subsidy schemes: maximum, last day, other costs, who applies, ages.

The rules and the legal source of each stand in `subsidy_rules.toml`; a document is held against the scheme that its
period begins under. What no source says is not checked.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from nlp.parties.types import party_type
from pipelines.rows.checks.budget import about, budget_pairs, printed_maxima
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, euros, field_place
from pipelines.rows.ids import field_number, intervention_id
from pipelines.schema.interventions import PeriodRow

_YOUTH = ("kinderen", "leerlingen", "jongeren", "studenten", "peuters")  # parents and professionals are older, rightly


@dataclass(frozen=True, slots=True)
class Scheme:
    """The rules of one scheme; None where it has none, or nobody knows it. Amounts in euros."""

    name: str
    first_years: tuple[int, ...]
    maximum_eur: int | None = None
    maximum_source: str | None = None
    last_days: tuple[date, ...] = ()  # by year of application, the earliest first
    first_window_ends: date | None = None  # until then was applied for in the first of these years
    last_day_source: str | None = None
    other_costs_eur: int | None = None
    other_costs_source: str | None = None
    no_school_board: tuple[str, ...] = ()
    school_board_source: str | None = None
    age_max: int | None = None
    age_source: str | None = None


@cache
def schemes() -> tuple[Scheme, ...]:
    """The schemes of `subsidy_rules.toml`."""
    told = tomllib.loads(Path(__file__).with_name("subsidy_rules.toml").read_text("utf-8"))
    return tuple(_scheme(each) for each in told["scheme"])


def _scheme(told: dict[str, Any]) -> Scheme:
    typed: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return Scheme(**typed)


def scheme_checks(checked: CheckInput) -> Findings:
    """All rules of the scheme that the document's period begins under; nothing where there is none."""
    scheme = next((each for each in schemes() if checked.who.first_year in each.first_years), None)
    if scheme is not None and checked.document.kind in ("agenda", "addendum"):
        yield from _maximum(checked, scheme)
        yield from _last_day(checked, scheme)
        yield from _other_costs(checked, scheme)
        yield from _applicant(checked, scheme)
        yield from _ages(checked, scheme)


def _maximum(checked: CheckInput, scheme: Scheme) -> Findings:
    """What the GKA pays against the scheme's maximum for an agenda."""
    # Of an addendum, and of an agenda of several municipalities, no source tells the maximum.
    if scheme.maximum_eur is None or checked.document.kind != "agenda" or len(checked.who.municipalities) > 1:
        return
    asked, where = _asked_of_gka(checked)
    # Where the document prints its own maximum, and more is asked, `bedrag_boven_maximum` has said so.
    if asked > scheme.maximum_eur and not any(asked > printed for printed in printed_maxima(checked)):
        yield Finding(
            "bedrag_boven_regeling",
            f"{where}: van de GKA wordt {euros(asked)} gevraagd; de regeling ({scheme.name}) geeft een agenda ten "
            f"hoogste {euros(scheme.maximum_eur)}.",
            expected=euros(scheme.maximum_eur),
            found=euros(asked),
        )


def _asked_of_gka(checked: CheckInput) -> tuple[Decimal, str]:
    """What is asked of the GKA, in euros, and where that stands: the budget's coverage, else the interventions."""
    cover = [row.amount_eur for row in checked.budget if row.row_kind == "dekking" and row.source == "gka"]
    if cover:
        return sum((amount for amount in cover if amount is not None), Decimal(0)), "Begroting"
    rows = [row for row in checked.financing if row.source == "gka" and row.kind == "deel" and not row.per]
    return sum((row.amount_eur for row in rows if row.amount_eur is not None), Decimal(0)), "Interventies"


def _last_day(checked: CheckInput, scheme: Scheme) -> Findings:
    """Activities that the GKA pays against the last day on which they must be finished.

    The day goes by the year of application, which no document prints. After the last of all days it is a finding. After
    the first it can't be told where the document was signed before the first year's window closed: only a signed one
    is taken, so what was signed later was applied for later.
    """
    first, last = scheme.last_days[0], scheme.last_days[-1]
    signed = [row.date for row in checked.signatories if row.date is not None]
    early = bool(signed) and scheme.first_window_ends is not None and max(signed) <= scheme.first_window_ends
    for n, latest in _last_of_paid(checked):
        end, field = latest.end_date or date.min, field_number(latest.field_id)
        place = f"{field_place(checked, field)}: ‘{latest.mention}’ eindigt na"
        section = checked.document.interventions[n].section
        if end > last:
            yield Finding(
                "na_einddatum_regeling",
                f"{place} {last:%d-%m-%Y}, de laatste dag van de regeling ({scheme.name}).",
                section=section,
                field=field,
                expected=f"{last}",
                found=latest.mention,
            )
        elif end > first and early:
            yield Finding(
                "niet_toetsbaar",
                f"{place} {first:%d-%m-%Y}; of dat mag, hangt af van het jaar van aanvraag, en dat staat er niet.",
                section=section,
                field=field,
                expected=f"{first}",
                found=latest.mention,
            )


def _last_of_paid(checked: CheckInput) -> Iterator[tuple[int, PeriodRow]]:
    """The period that ends last of each intervention that names the GKA as a payer.

    Not where it ends after the agenda's own years: `periode_buiten_agenda` has said so.
    """
    paid = {row.intervention_id for row in checked.financing if row.source == "gka"}
    for n in range(len(checked.document.interventions)):
        own = intervention_id(checked.document.id, n)
        ends = [row for row in checked.periods if row.intervention_id == own and row.end_date is not None]
        last = max(ends, key=lambda row: row.end_date or date.min, default=None)
        within = last is not None and last.end_date is not None and last.end_date.year <= (checked.who.last_year or 0)
        if own in paid and last is not None and within:
            yield n, last


def _other_costs(checked: CheckInput, scheme: Scheme) -> Findings:
    """Other costs above the form's bound that nothing is said of; only in the form's own edition."""
    if scheme.other_costs_eur is None or checked.document.template != "2022":
        return
    for line in budget_pairs(checked):
        row = line.row
        costs = row.row_kind == "post" and row.category == "overige_kosten"
        if costs and row.amount_eur is not None and row.amount_eur > scheme.other_costs_eur and not row.description:
            yield Finding(
                "overige_kosten_zonder_toelichting",
                f"{about(line)}: boven {euros(scheme.other_costs_eur)} vraagt het formulier een toelichting.",
                section=line.printed.section,
                page=row.page_first,
                expected="een toelichting",
                found=line.printed.amount,
            )


def _applicant(checked: CheckInput, scheme: Scheme) -> Findings:
    """Who signs as competent authority, and is no school board by its name."""
    for row in checked.signatories:
        named = row.role == "bevoegd_gezag" and row.organisation
        if named and party_type(named) in scheme.no_school_board:
            yield Finding(
                "aanvrager_geen_schoolbestuur",
                f"Ondertekening bevoegd gezag: ‘{named}’ is geen schoolbestuur; alleen het bevoegd gezag van een "
                "bekostigde school kan aanvragen.",
                expected="schoolbestuur",
                found=named,
            )


def _ages(checked: CheckInput, scheme: Scheme) -> Findings:
    """Young people above the scheme's age, one finding for each group."""
    for row in checked.target_groups:
        if scheme.age_max is not None and row.group in _YOUTH and (row.age_max or 0) > scheme.age_max:
            yield Finding(
                "doelgroep_boven_leeftijd",
                f"{field_place(checked, field_number(row.field_id))}: ‘{row.mention}’ is ouder dan de {scheme.age_max} "
                f"jaar van de regeling ({scheme.name}).",
                field=field_number(row.field_id),
                expected=str(scheme.age_max),
                found=row.mention,
            )
