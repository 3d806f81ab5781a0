"""Rows of what the fields of interventions name: parties, groups, periods, places, activities, money, contacts.

Which field feeds which table stands here; what a text says is asked of the package of `nlp` with the table's name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.document import Document, Field
from nlp.activities import activities
from nlp.contacts import contacts
from nlp.financing import financing
from nlp.gazetteer import find_municipality, find_place
from nlp.locations import locations
from nlp.parties import organisation_key, parties
from nlp.parties.rows import Party
from nlp.periods import periods
from nlp.target_groups import target_groups
from nlp.text.document_names import Names
from nlp.text.tick_boxes import ticked
from nlp.themes import themes
from pipelines.rows.identity import Identity
from pipelines.rows.ids import field_id, intervention_id
from pipelines.rows.official_numbers import official_number
from pipelines.rows.printed import field_text, page_first, page_last
from pipelines.schema.columns import FieldColumns
from pipelines.schema.interventions import (
    ActivityRow,
    InterventionRow,
    LocationRow,
    PartyRow,
    PeriodRow,
    TargetGroupRow,
)
from pipelines.schema.money import FinancingRow
from pipelines.schema.people import ContactRow


@dataclass(frozen=True, slots=True)
class _FieldText:
    """What a field says, and what each row that is read from it repeats."""

    text: str  # without the choices that were not ticked; as long as the field's own text, so that offsets hold
    name: str
    columns: FieldColumns


def _fields(document: Document, who: Identity, *names: str) -> Iterator[_FieldText]:
    """The fields of some names that say something."""
    # Counted over all fields, also the empty ones: the number is in the field's id, and has to be that of `fields`.
    for n, field in enumerate(document.fields):
        text = field_text(field.text)
        if field.name in names and text is not None:
            yield _FieldText(
                ticked(text),
                field.name,
                FieldColumns(
                    **who.columns,
                    intervention_id=intervention_id(document.id, field.intervention),
                    field_id=field_id(document.id, n),
                ),
            )


def intervention_rows(document: Document, who: Identity) -> tuple[InterventionRow, ...]:
    """The wide form: each intervention with the text of its fields, and its themes."""
    return tuple(_intervention(document, who, n) for n in range(len(document.interventions)))


def _intervention(document: Document, who: Identity, n: int) -> InterventionRow:
    part = document.interventions[n]
    own = [field for field in document.fields if field.intervention == n]
    # An intervention may go on over pages where its title isn't: its pages are those of its fields too.
    regions = part.regions + tuple(r for field in own for r in field.regions)
    found = themes(part.title, _text(own, "doel"), _text(own, "doelgroep"), _text(own, "activiteiten"))
    return InterventionRow(
        **who.columns,
        intervention_id=intervention_id(document.id, n) or "",
        ordinal=n + 1,
        title=part.title,
        betrokken_partijen=_text(own, "betrokken_partijen"),
        planning=_text(own, "planning"),
        doel=_text(own, "doel"),
        doelgroep=_text(own, "doelgroep"),
        locatie=_text(own, "locatie"),
        activiteiten=_text(own, "activiteiten"),
        monitoring_en_evaluatie=_text(own, "monitoring_en_evaluatie"),
        financiering=_text(own, "financiering"),
        online_informatie=_text(own, "online_informatie"),
        contact=_text(own, "contact"),
        themes=tuple(theme.theme for theme in found),
        theme_words=tuple(f"{theme.theme}: {word}" for theme in found for word in theme.words),
        page_first=page_first(regions),
        page_last=page_last(regions),
    )


def _text(fields: list[Field], name: str) -> str | None:
    """The text of an intervention's field; of several with that name, one below the other."""
    texts = [text for field in fields if field.name == name and (text := field_text(field.text))]
    return "\n".join(texts) or None


def party_rows(document: Document, who: Identity, names: Names) -> tuple[PartyRow, ...]:
    read = [
        (field, parties(field.text, names, field=field.name))
        for field in _fields(document, who, "betrokken_partijen", "schoolbestuur")
    ]
    told = _told_types(p for _, found in read for p in found)
    return tuple(
        _party(who, field, n, replace(p, party_type=told.get(p.name, p.party_type)) if p.party_type == "overig" else p)
        for field, found in read
        for n, p in enumerate(found, 1)
    )


def _told_types(found: Iterable[Party]) -> dict[str, str]:
    """The type of each name that one field tells: `basisscholen De Ster`, where another says only `De Ster`."""
    types: dict[str, str] = {}
    for party in found:
        if not party.is_generic and party.party_type != "overig":
            types.setdefault(party.name, party.party_type)
    return types


def _party(who: Identity, field: _FieldText, n: int, p: Party) -> PartyRow:
    # A generic party (`scholen`) is no organisation: a number from a register would make one of it.
    number, register = (None, None) if p.is_generic else official_number(p.name, p.party_type, who.municipality)
    return PartyRow(
        **field.columns,
        ordinal=n,
        mention=p.mention,
        name=p.name,
        party_type=p.party_type,
        role=p.role,
        is_generic=p.is_generic,
        char_start=p.char_start,
        char_end=p.char_end,
        canonical=_municipality_code(p.name) if p.party_type == "gemeente" and not p.is_generic else None,
        organisation_key=None if p.is_generic else organisation_key(p.name, p.party_type, who.municipality),
        register_id=number,
        register=register,
    )


def _municipality_code(name: str) -> str | None:
    # `Gemeente Utrecht` is how parties are named, `Utrecht` how the register does.
    found = find_municipality(name.removeprefix("Gemeente "))
    return found.code if found else None


def target_group_rows(document: Document, who: Identity) -> tuple[TargetGroupRow, ...]:
    return tuple(
        TargetGroupRow(
            **field.columns,
            ordinal=n,
            mention=g.mention,
            group=g.group,
            age_min=g.age_min,
            age_max=g.age_max,
            grade_min=g.grade_min,
            grade_max=g.grade_max,
            education_phase=g.education_phase,
            char_start=g.char_start,
            char_end=g.char_end,
        )
        for field in _fields(document, who, "doelgroep")
        for n, g in enumerate(target_groups(field.text), 1)
    )


def period_rows(document: Document, who: Identity) -> tuple[PeriodRow, ...]:
    return tuple(
        PeriodRow(
            **field.columns,
            ordinal=n,
            mention=p.mention,
            phase=p.phase,
            start_date=p.start_date,
            end_date=p.end_date,
            precision=p.precision,
            ongoing=p.ongoing,
            char_start=p.char_start,
            char_end=p.char_end,
        )
        for field in _fields(document, who, "planning")
        for n, p in enumerate(periods(field.text), 1)
    )


def location_rows(document: Document, who: Identity, names: Names) -> tuple[LocationRow, ...]:
    return tuple(
        LocationRow(
            **field.columns,
            ordinal=n,
            mention=x.mention,
            name=x.name,
            kind=x.kind,
            char_start=x.char_start,
            char_end=x.char_end,
            canonical=_place_code(x.kind, x.name, who),
        )
        for field in _fields(document, who, "locatie")
        for n, x in enumerate(locations(field.text, names), 1)
    )


def _place_code(kind: str, name: str, who: Identity) -> str | None:
    """The code of the municipality that a place is, or lies in, where the register has it."""
    if kind == "gemeente":
        return _municipality_code(name)
    # With the agenda's own municipality, as many places share a name: its own one is meant before another's.
    place = find_place(name, who.municipality) if kind in ("kern", "wijk") else None
    return place.municipality_code if place else None


def activity_rows(document: Document, who: Identity) -> tuple[ActivityRow, ...]:
    return tuple(
        ActivityRow(
            **field.columns,
            ordinal=n,
            marker=a.marker,
            text=a.text,
            char_start=a.char_start,
            char_end=a.char_end,
        )
        for field in _fields(document, who, "activiteiten")
        for n, a in enumerate(activities(field.text), 1)
    )


def financing_rows(document: Document, who: Identity, names: Names) -> tuple[FinancingRow, ...]:
    return tuple(
        FinancingRow(
            **field.columns,
            ordinal=n,
            mention=f.mention,
            kind=f.kind,
            amount_eur=f.amount_eur,
            amount_max_eur=f.amount_max_eur,
            share=f.share,
            approximate=f.approximate,
            is_maximum=f.is_maximum,
            per=tuple(f.per),
            purpose=f.purpose,
            source=f.source,
            source_mention=f.source_mention,
            char_start=f.char_start,
            char_end=f.char_end,
        )
        for field in _fields(document, who, "financiering")
        for n, f in enumerate(financing(field.text, names), 1)
    )


def contact_rows(document: Document, who: Identity, names: Names) -> tuple[ContactRow, ...]:
    return tuple(
        ContactRow(
            **field.columns,
            organisation=c.organisation,
            name=c.name,
            position=c.position,
            phone=c.phone,
            email=c.email,
            url=c.url,
        )
        for field in _fields(document, who, "contact")
        for c in contacts(field.text, names)
    )
