"""Findings on corrections that were not applied: what they replace isn't there any more, or they fit several rows."""

from pipelines.rows.checks.finding import CheckInput, Finding, Findings


def correction_checks(checked: CheckInput) -> Findings:
    """One for each correction of the document that was not applied, with the line of the file that has it."""
    for result in checked.corrections:
        if result.trouble is None:
            continue
        made = result.correction
        place = " | ".join(made.place) or "het document"
        what = f"regel {made.line}: {made.table}, {place}, {made.column or 'rij weg'}"
        yield Finding(
            "correctie_vervallen" if result.stale else "correctie_onduidelijk",
            f"De correctie van {made.who} van {made.when} ({what}) is niet toegepast. {result.trouble}",
            expected=made.printed,
            found=made.right,
        )
