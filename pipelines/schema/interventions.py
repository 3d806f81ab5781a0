"""Row types of interventions and of what their fields name: parties, target groups, periods, places, activities."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pipelines.schema.columns import (
    CharEnd,
    CharStart,
    CorrectedColumns,
    DocumentId,
    FieldId,
    InterventionId,
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

ThemeName = Literal[
    "taal",
    "vve_en_voorschool",
    "ouderbetrokkenheid",
    "brede_talentontwikkeling",
    "overgangen_en_doorlopende_leerlijn",
    "loopbaanorientatie",
    "mentoring_en_begeleiding",
    "onderwijs_en_zorg",
    "professionalisering",
    "netwerk_en_samenwerking",
    "jongerenparticipatie",
    "burgerschap",
    "digitale_vaardigheden",
    "armoede_en_toegankelijkheid",
    "tegengaan_segregatie",
    "overig",
]
PartyType = Literal[
    "gemeente",
    "rijk",
    "provincie",
    "schoolbestuur",
    "po_school",
    "so_school",
    "vo_school",
    "mbo",
    "hoger_onderwijs",
    "onderwijs_algemeen",
    "samenwerkingsverband",
    "kinderopvang",
    "welzijn",
    "jeugdhulp_en_zorg",
    "jeugdgezondheid",
    "bibliotheek",
    "cultuur",
    "sport",
    "bedrijfsleven",
    "fonds",
    "kennisinstelling",
    "woningcorporatie",
    "veiligheid",
    "vrijwilligers_en_verenigingen",
    "ouders",
    "jongeren",
    "overig",
]
PartyRole = Literal["penvoerder", "partij", "schoolbestuur"]
TargetGroupKind = Literal[
    "peuters",
    "kinderen",
    "leerlingen",
    "jongeren",
    "studenten",
    "ouders",
    "gezinnen",
    "professionals",
    "vrijwilligers",
    "inwoners",
    "organisaties",
    "overig",
]
EducationPhase = Literal["voorschools", "po", "so", "vo", "mbo", "ho"]
PeriodPhase = Literal["voorbereiding", "start", "uitvoering", "evaluatie", "afronding"]
Precision = Literal["dag", "maand", "kwartaal", "seizoen", "halfjaar", "schooljaar", "jaar"]
OfficialRegister = Literal["duo_scholen", "duo_besturen"]
LocationKind = Literal["gemeente", "kern", "wijk", "school", "instelling", "regio", "overig"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionRow:
    """An intervention with the text of each of its fields (the wide form; `fields` has where they stand)."""

    document_id: DocumentId
    intervention_id: InterventionId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    ordinal: Ordinal
    title: Annotated[str, "Its title as printed, without `Interventie |` and number."]
    betrokken_partijen: Annotated[str | None, "Text of `Betrokken partijen`; null where missing or a placeholder."]
    planning: Annotated[str | None, "Text of `Planning`."]
    doel: Annotated[str | None, "Text of `Doel interventie`."]
    doelgroep: Annotated[str | None, "Text of `Doelgroep`."]
    locatie: Annotated[str | None, "Text of `Locatie`."]
    activiteiten: Annotated[str | None, "Text of `Activiteiten`."]
    monitoring_en_evaluatie: Annotated[str | None, "Text of `Monitoring en evaluatie`."]
    financiering: Annotated[str | None, "Text of `Financiering`."]
    online_informatie: Annotated[str | None, "Text of `Online informatie`."]
    contact: Annotated[str | None, "Text of `Contact`."]
    themes: Annotated[tuple[str, ...], "What it is about, any that hold.", ThemeName]
    page_first: PageFirst
    page_last: PageLast
    theme_words: Annotated[tuple[str, ...], "The words that decided its themes, as `theme: word`."]
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party named in `Betrokken partijen` or `Schoolbestuur`, once per field."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    mention: MentionText
    name: Annotated[str, "Normalised name: the fullest form that the document prints; of a class, its noun."]
    party_type: Annotated[str, "What kind of party it is.", PartyType]
    role: Annotated[str, "Its part in the intervention.", PartyRole]
    is_generic: Annotated[bool, "True for a class of parties (`basisscholen`), false for a named one."]
    char_start: CharStart
    char_end: CharEnd
    canonical: Annotated[str | None, "The register's name or code of that party, where linked."]
    organisation_key: Annotated[
        str | None,
        "The name evened out (legal form, article, case, spelling of municipalities), the same for one organisation in "
        "all agendas; of names that other towns have too with the municipality behind it; null for a class of parties.",
    ]
    register_id: Annotated[
        str | None, "Official number in that register; null where no register was added, or none knows the name."
    ]
    register: Annotated[
        OfficialRegister | None, "The register, added with `gka register add`, that the number is from."
    ]
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetGroupRow:
    """A group named in `Doelgroep`."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    mention: MentionText
    group: Annotated[str, "What kind of people they are.", TargetGroupKind]
    age_min: Annotated[float | None, "Lowest age as printed, in years (months / 12); before birth is below 0."]
    age_max: Annotated[float | None, "Highest age as printed, in years (months / 12); null where open."]
    grade_min: Annotated[int | None, "Lowest `groep` of primary school as printed, 1 to 8."]
    grade_max: Annotated[int | None, "Highest `groep` of primary school as printed, 1 to 8."]
    education_phase: Annotated[str | None, "Phase of education, only where a word names it.", EducationPhase]
    char_start: CharStart
    char_end: CharEnd
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodRow:
    """A period or date in `Planning`."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    mention: MentionText
    phase: Annotated[str | None, "What happens in it, only where a word says so.", PeriodPhase]
    start_date: Annotated[date | None, "First day; null where open or unreadable."]
    end_date: Annotated[date | None, "Last day, inclusive; null where open or unreadable."]
    precision: Annotated[str | None, "Unit of the time expression; null for `doorlopend` without a date.", Precision]
    ongoing: Annotated[bool, "True where a word says that it goes on (`doorlopend`)."]
    char_start: CharStart
    char_end: CharEnd
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LocationRow:
    """A place or school named in `Locatie`."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    mention: MentionText
    name: Annotated[str, "The place without type word and quantifier; a school or institution with its full name."]
    kind: Annotated[str, "What kind of place it is.", LocationKind]
    char_start: CharStart
    char_end: CharEnd
    canonical: Annotated[str | None, "The register's name or code of that place, where linked."]
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRow:
    """An item of `Activiteiten`, or a paragraph where there are no items."""

    document_id: DocumentId
    municipality: MunicipalityName
    municipality_code: MunicipalityCode
    intervention_id: InterventionIdOrNull
    field_id: FieldId
    ordinal: OrdinalInField
    marker: Annotated[str | None, "The item's marker as printed (`a.`, `1.`, `-`); null without one."]
    text: Annotated[str, "The item as printed, without its marker."]
    char_start: CharStart
    char_end: CharEnd
    confidence: RowConfidence = "waarschijnlijk"  # until confidence.py has rated it
    corrected: CorrectedColumns = ()
