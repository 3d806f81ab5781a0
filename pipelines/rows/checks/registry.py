"""All checks on one document, in the order of their findings, and the rows of `findings` that they make.

A check is a function from `CheckInput` (the document as printed and the rows read from it) to findings, each with a
code and a message in Dutch. To add one: write it in the module of its subject with a docstring that says what it looks
at, list it below with its codes, and declare a new code in `pipelines/schema/finding_codes.py`. What only the whole
dataset tells is checked in `pipelines/dataset`.
"""

from collections.abc import Callable
from typing import NamedTuple

from pipelines.rows.checks.budget import (
    budget_checks,
    intervention_amount_checks,
    maximum_checks,
    total_line_checks,
)
from pipelines.rows.checks.corrections import correction_checks
from pipelines.rows.checks.fields import amount_checks, period_checks
from pipelines.rows.checks.finding import CheckInput, Findings
from pipelines.rows.checks.payers import gka_checks, payer_checks, product_checks
from pipelines.rows.checks.structure import (
    contents_checks,
    doubt_checks,
    kind_checks,
    missing_field_checks,
    placeholder_checks,
    residue_checks,
    scan_checks,
    section_checks,
    signing_checks,
)
from pipelines.rows.checks.subsidy import scheme_checks
from pipelines.rows.ids import field_id, finding_id, section_id
from pipelines.schema.finding_codes import FINDING_CODES, FindingCode
from pipelines.schema.log import FindingRow


class Check(NamedTuple):
    """A check with the codes that it may find."""

    run: Callable[[CheckInput], Findings]
    codes: tuple[FindingCode, ...]


# A new check goes at the end of its list: finding_id counts the findings in this order, and analysts keep these ids.
CHECKS_OF_EVERY_DOCUMENT = (
    Check(kind_checks, ("geen_agenda", "gemeente_onbekend")),
    Check(residue_checks, ("tekst_niet_geplaatst",)),
    Check(scan_checks, ("ocr_kwaliteit", "ocr_onvolledig")),
    Check(
        doubt_checks,
        (
            "label_onbekend",
            "meer_documenten",
            "aantekening",
            "bijlage_niet_gelezen",
            "wijzigingen_open",
            "lezers_verschillen",
            "pagina_opmerking",
            "tekst_onzichtbaar",
        ),
    ),
    Check(correction_checks, ("correctie_vervallen", "correctie_onduidelijk")),
)
CHECKS_OF_AGENDAS = (
    Check(contents_checks, ("inhoudsopgave_zonder_sectie", "inhoudsopgave_paginanummer")),
    Check(section_checks, ("sectie_ontbreekt", "plaatshouder")),
    Check(placeholder_checks, ("plaatshouder",)),
    Check(missing_field_checks, ("veld_ontbreekt", "kop_twijfelachtig")),
    Check(period_checks, ("datum_onleesbaar", "periode_buiten_agenda", "niet_toetsbaar")),
    Check(amount_checks, ("bedrag_onleesbaar",)),
    Check(
        budget_checks,
        (
            "plaatshouder",
            "bedrag_onleesbaar",
            "bedrag_product",
            "bedrag_subtotaal",
            "bedrag_totaal",
            "dekking_totaal",
            "niet_toetsbaar",
        ),
    ),
    Check(total_line_checks, ("bedrag_totaal", "bedrag_onleesbaar", "plaatshouder")),
    Check(maximum_checks, ("bedrag_boven_maximum",)),
    Check(intervention_amount_checks, ("interventie_begroting",)),
    Check(signing_checks, ("niet_ondertekend", "datum_onleesbaar")),
    Check(product_checks, ("bedrag_product",)),
    Check(payer_checks, ("bedrag_zonder_betaler",)),
    Check(gka_checks, ("gka_boven_dekking",)),
    Check(
        scheme_checks,
        (
            "bedrag_boven_regeling",
            "na_einddatum_regeling",
            "overige_kosten_zonder_toelichting",
            "aanvrager_geen_schoolbestuur",
            "doelgroep_boven_leeftijd",
            "niet_toetsbaar",
        ),
    ),
)


def finding_rows(checked: CheckInput) -> tuple[FindingRow, ...]:
    """The findings of a document; one that is no agenda is not held against the template."""
    document, who = checked.document, checked.who
    checks = CHECKS_OF_EVERY_DOCUMENT + (CHECKS_OF_AGENDAS if document.kind != "overig" else ())
    findings = [finding for check in checks for finding in check.run(checked)]
    return tuple(
        FindingRow(
            **who.columns,
            finding_id=finding_id(document.id, n),
            severity=FINDING_CODES[f.code].severity,
            code=f.code,
            group=FINDING_CODES[f.code].group,
            message=f.message,
            section_id=section_id(document.id, f.section),
            field_id=None if f.field is None else field_id(document.id, f.field),
            page=f.page,
            expected=f.expected,
            found=f.found,
        )
        for n, f in enumerate(findings)
    )
