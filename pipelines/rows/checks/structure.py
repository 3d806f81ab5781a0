"""Checks on a document's form: contents list, sections, fields, signatures, unplaced text, scanned pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from extract.agenda import editions
from extract.document import Document, Doubt, Section
from nlp.text.placeholders import is_placeholder
from pipelines.rows.checks.finding import CheckInput, Finding, Findings, part_place
from pipelines.rows.printed import actual_page, field_text
from pipelines.schema.finding_codes import FindingCode

TEMPLATE_FIELDS = (
    "betrokken_partijen",
    "planning",
    "doel",
    "doelgroep",
    "locatie",
    "activiteiten",
    "monitoring_en_evaluatie",
    "financiering",
    "online_informatie",
    "contact",
)
# Parts that only hold others: where one of these is there, or what they bring, the part is there without its heading.
_HELD_BY = {
    "toelichting": ("aanleiding_en_uitdagingen", "inzet_gemeente", "inzet_npo", "samenwerking_gka"),
    "interventies": ("interventie",),
    "activiteitenplan_en_begroting": ("gka_agenda", "inzet_middelen"),
}
# Of the fields that interventions have: what two of them hold together where a heading cut one in two. In the building
# voice that taught it the two held all ten.
_TOGETHER = 0.7
# Of a page's characters: where more ink than that has no recognised word over it, a reader should look at the scan.
# Set on the scanned samples, as _OCR_POOR below.
_UNREAD = 0.01
# Mean confidence of a page below which its text should be read beside the scan.
_OCR_POOR = 0.80


def contents_checks(checked: CheckInput) -> Findings:
    """Entries without a section, and page numbers that are wrong."""
    document, highest = checked.document, 0
    for entry in document.contents:
        if entry.section is None:
            yield Finding(
                "inhoudsopgave_zonder_sectie",
                f"De inhoudsopgave noemt ‘{entry.heading}’, maar het document heeft geen sectie met die kop.",
                found=entry.heading,
            )
        actual, printed = actual_page(document, entry.section), entry.printed_page
        if printed is None:
            continue
        if actual is not None and actual != printed:
            yield Finding(
                "inhoudsopgave_paginanummer",
                f"De inhoudsopgave geeft voor ‘{entry.heading}’ pagina {printed}; de sectie staat op pagina {actual}.",
                section=entry.section,
                page=actual,
                expected=str(actual),
                found=str(printed),
            )
        # A text or Word file has no pages to compare with; that numbers go up can still be seen.
        elif not document.pages and printed < highest:
            yield Finding(
                "inhoudsopgave_paginanummer",
                f"De inhoudsopgave geeft voor ‘{entry.heading}’ pagina {printed}, "
                f"na een eerdere regel met pagina {highest}.",
                section=entry.section,
                expected=f"ten minste {highest}",
                found=str(printed),
            )
        highest = max(highest, printed)


def section_checks(checked: CheckInput) -> Findings:
    """Main parts of the document's own edition that are missing, and sections that only hold a placeholder."""
    document = checked.document
    kinds = {section.kind for section in document.sections}
    if document.kind in ("agenda", "addendum"):
        for kind in editions().get(document.template, ()):
            if kind not in kinds and not _is_held(kind, document):
                yield Finding(
                    "sectie_ontbreekt",
                    f"Het onderdeel ‘{kind.replace('_', ' ')}’ van het sjabloon {document.template} ontbreekt.",
                    expected=kind,
                )
    for n, section in enumerate(document.sections):
        if section.text and is_placeholder(section.text):
            yield Finding(
                "plaatshouder",
                f"Onder ‘{section.heading}’ staat alleen ‘{section.text}’ ({section.kind}).",
                section=n,
                page=_page(section),
                found=section.text,
            )


def _is_held(kind: str, document: Document) -> bool:
    """True where a part's contents are there, under other headings than its own."""
    held = any(section.kind in _HELD_BY.get(kind, ()) for section in document.sections)
    if kind == "interventies":
        return held or bool(document.interventions)
    if kind == "activiteitenplan_en_begroting":
        return held or bool(document.budget) or any(field.intervention is None for field in document.fields)
    return held


def _page(section: Section) -> int | None:
    return next((r.page for r in section.regions), None)


def placeholder_checks(checked: CheckInput) -> Findings:
    """Fields of interventions and of the plan in which nothing but a placeholder (`-`, `n.v.t.`) stands."""
    document = checked.document
    for n, field in enumerate(document.fields):
        if field.text.strip() and field_text(field.text) is None:
            yield Finding(
                "plaatshouder",
                f"{part_place(document, field.intervention)}: bij ‘{field.label}’ staat alleen ‘{field.text.strip()}’.",
                section=field.section,
                field=n,
                page=next((r.page for r in field.regions), None),
                found=field.text.strip(),
            )


def missing_field_checks(checked: CheckInput) -> Findings:
    """Fields that the document's edition has and an intervention lacks; a heading that cut an intervention in two."""
    document = checked.document
    has = [_fields_of(document, k) for k in range(len(document.interventions))]
    wanted = own_fields(document)
    cut = {k for k in range(1, len(has)) if _is_cut(has[k - 1], has[k], wanted)}
    for k, part in enumerate(document.interventions):
        if k in cut:
            yield Finding(
                "kop_twijfelachtig",
                f"Interventie {k + 1} ‘{part.title}’ heeft juist de velden die interventie {k} mist: waarschijnlijk is "
                "haar kop een regel van die interventie.",
                section=part.section,
                found=part.title,
            )
            continue
        if document.template == "vrij":
            continue  # no edition says what each must have: on two voices all five findings were false
        own = has[k] | (has[k + 1] if k + 1 in cut else set())
        for name in wanted:
            if name not in own:
                yield Finding(
                    "veld_ontbreekt",
                    f"Interventie {k + 1} ‘{part.title}’ heeft geen veld ‘{name.replace('_', ' ')}’.",
                    section=part.section,
                    expected=name,
                )


def _fields_of(document: Document, intervention: int) -> set[str]:
    return {field.name for field in document.fields if field.intervention == intervention}


def _is_cut(before: set[str], after: set[str], wanted: tuple[str, ...]) -> bool:
    """True where two interventions share no field and have together what an intervention has."""
    one, other = before & set(wanted), after & set(wanted)
    return bool(one and other) and not one & other and len(one | other) >= _TOGETHER * len(wanted)


def own_fields(document: Document) -> tuple[str, ...]:
    """The fields that the document's own edition has: the template's, or those that most of its interventions have."""
    if document.template == "2022":
        return TEMPLATE_FIELDS
    # Editions before and beside that of 2022 had fields of their own: measured by the template, each intervention of
    # such an agenda would lack some.
    counts = Counter(name for k in range(len(document.interventions)) for name in _fields_of(document, k))
    half = len(document.interventions) / 2
    return tuple(name for name in TEMPLATE_FIELDS if counts[name] > half)


def signing_checks(checked: CheckInput) -> Findings:
    """Blocks that lack a name, or on the front page a date; a date that is printed and can't be read isn't lacking."""
    front = {n for n, s in enumerate(checked.document.sections) if s.kind == "ondertekening"}
    section = next(iter(front), None)
    printed = checked.document.signatories
    for row in checked.signatories:
        own = [s for s in printed if s.role == row.role and s.section in front]
        unread = next((s.date for s in own if s.date), None) if row.date is None else None
        who = f"Ondertekening door {row.role.replace('_', ' ')}{f' {row.name}' if row.name else ''}"
        # A block of no known role and without a name is no signer: in two settings of one agenda it was a stray line.
        lacks = ["naam"] if row.name is None and row.role != "overig" else []
        lacks += ["datum"] if row.date is None and own and unread is None else []
        if lacks:
            yield Finding(
                "niet_ondertekend",
                f"{who}: {' en '.join(lacks)} ontbreekt.",
                section=section,
                expected=" en ".join(lacks),
            )
        if unread is not None:
            yield Finding(
                "datum_onleesbaar", f"{who}: de datum ‘{unread}’ is niet te lezen.", section=section, found=unread
            )


def kind_checks(checked: CheckInput) -> Findings:
    """Whether it is an agenda, and whose it is."""
    document = checked.document
    if document.kind == "overig":
        yield Finding(
            "geen_agenda",
            "Dit document noemt de Gelijke Kansen Alliantie niet; het is geen GKA-agenda.",
        )
    elif checked.who.municipality is None and document.kind != "themaagenda":
        yield Finding("gemeente_onbekend", "De gemeente van deze agenda is niet herkend.")


def residue_checks(checked: CheckInput) -> Findings:
    """Text that nothing took."""
    for piece in checked.document.residue:
        yield Finding(
            "tekst_niet_geplaatst",
            f"Niet geplaatste tekst: ‘{piece.text[:200]}’.",
            page=piece.page,
            found=piece.text,
        )


def scan_checks(checked: CheckInput) -> Findings:
    """Scanned pages that are hard to read, or were read in part."""
    for page in checked.document.pages:
        if page.ocr_confidence is not None and page.ocr_confidence < _OCR_POOR:
            yield Finding(
                "ocr_kwaliteit",
                f"Pagina {page.number} is slecht leesbaar (zekerheid {page.ocr_confidence:.2f}).",
                page=page.number,
                expected=f"{_OCR_POOR:.2f}",
                found=f"{page.ocr_confidence:.2f}",
            )
        # A page without any recognised word has 0 characters: one that is unread must still count.
        if (page.characters_unread or 0) > _UNREAD * max(1, page.characters):
            yield Finding(
                "ocr_onvolledig",
                f"Op pagina {page.number} zijn ongeveer {page.characters_unread} tekens niet herkend; "
                "lees haar na in de scan zelf.",
                page=page.number,
                expected="0",
                found=str(page.characters_unread),
            )


def doubt_checks(checked: CheckInput) -> Findings:
    """What the readers noted themselves: labels that no list has, attachments, annotations, invisible text."""
    for doubt in _folded(checked.document.doubts):
        yield Finding(
            cast(FindingCode, doubt.code),  # the readers know no tables; arrow_table refuses what is not in the list
            doubt.message,
            section=doubt.section,
            field=doubt.field,
            page=doubt.page,
        )


def _folded(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """The doubts, those on invisible text taken together, and those on one label: a document has it on most pages, or
    in most interventions.
    """
    unseen = [doubt for doubt in doubts if doubt.code == "tekst_onzichtbaar"]
    if unseen:
        yield replace(unseen[0], message=" ".join(doubt.message for doubt in unseen))
    # A label's message names the label and nothing else, so alike messages are of one label.
    labels = Counter(doubt.message for doubt in doubts if doubt.code == "label_onbekend")
    for doubt in doubts:
        times = labels.pop(doubt.message, 0) if doubt.code == "label_onbekend" else 1
        if times and doubt.code != "tekst_onzichtbaar":
            yield doubt if times == 1 else replace(doubt, message=f"{doubt.message} Het komt {times} keer voor.")
