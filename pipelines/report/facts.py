"""What the pages tell, asked from the Dutch views: every figure is a view's own, none is added up here.

The attributes of the row types are called as the views' columns are, so that a name means one thing.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from pipelines.query import Engine

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """An agenda, with what it asks of GKA and how well it was read."""

    agenda_id: str
    soort: str
    gemeente: str | None
    gemeentes: tuple[str, ...]
    provincie: str | None
    titel: str | None
    ronde: str | None
    datum_wethouder: date | None
    datum_minister: date | None
    interventies: int
    bestand: str
    paginas: int | None
    tekstlaag: str
    bedrag: Decimal | None
    rust_op: str
    euro_zonder_bron: Decimal | None
    som_posten: Decimal | None
    som_dekking: Decimal | None
    totaal_begroting: Decimal | None
    maximum: Decimal | None
    begrepen: float | None
    niet_begrepen_stukken: int
    vakken_leeg: int
    fouten_geld: int
    fouten: int
    waarschuwingen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """A municipality with an agenda or an addendum."""

    gemeentecode: str
    gemeente: str
    provincie: str
    opgegaan_in: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intervention:
    """An intervention, without the texts of its fields."""

    interventie_id: str
    agenda_id: str
    gemeente: str | None
    provincie: str | None
    ronde: str | None
    nummer: int
    titel: str
    themas: str | None
    leeftijd_van: int | None
    leeftijd_tot: int | None
    eigen_bedrag: Decimal | None
    eigen_bedrag_uit: str
    bladzijde: int | None

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(self.themas.split("; ")) if self.themas else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A labelled value, and its boxes on pages: {page, x0, top, x1, bottom} in points."""

    field_id: str
    interventie_id: str
    agenda_id: str
    soort: str
    label: str
    tekst: str | None
    bladzijde: int | None
    plaatsen: list[dict[str, Any]]
    zekerheid: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file that an agenda was read from: its name, and that of the file that it was in, if any."""

    agenda_id: str
    bestand: str
    container: str | None
    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    interventie_id: str
    organisatie: str | None
    naam: str
    soort_partij: str
    rollen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    organisatie: str
    naam: str
    soort_partij: str
    interventies: int
    gemeenten: int
    welke_gemeenten: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """Something read in an intervention: a group, a period, a place, a promise or a post."""

    interventie_id: str
    wat: str  # kind of value, as a heading
    soort: str | None
    uitleg: str | None
    bedrag: Decimal | None
    tekst: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    agenda_id: str
    ernst: str
    onderwerp: str
    code: str
    melding: str
    bladzijde: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """Municipalities that exist today, and those among them with an agenda."""

    provincie: str
    gemeenten: int
    met_agenda: int
    interventies: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnMap:
    """A municipality that exists today, with the agendas of those that went into it; bladzijde: whose page tells."""

    gemeentecode: str
    gemeente: str
    provincie: str
    agendas: int
    interventies: int
    bedrag: Decimal | None
    bladzijde: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How much of what; naam None where it isn't said. `agenda_id` only where asked by agenda."""

    naam: str | None
    aantal: Decimal | int | None
    agenda_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """The dataset in one row."""

    agendas: int
    addenda: int
    interventies: int
    gemeenten: int
    gemeenten_nu: int
    gemeenten_nederland: int
    bedrag: Decimal | None
    met_bedrag: int
    uit_begroting: int
    uit_tekst: int
    zonder_bron: Decimal | None


_AGENDAS = """
SELECT a.agenda_id, a.soort, a.gemeente,
       list_filter(list_transform(string_split(coalesce(a.gemeenten, ''), ';'), lambda x: trim(x)), lambda x: x <> '')
           AS gemeentes,
       a.provincie, a.titel, a.ronde, a.datum_wethouder, a.datum_minister, a.interventies, a.bestand, a.paginas,
       a.tekstlaag, g.bedrag, g.rust_op, g.euro_zonder_bron, g.som_posten, g.som_dekking, g.totaal_begroting,
       g.maximum, k.begrepen, k.niet_begrepen_stukken, k.vakken_leeg, k.fouten_geld, k.fouten, k.waarschuwingen
FROM agendas a JOIN gka_bedrag g USING (agenda_id) JOIN kwaliteit k USING (agenda_id)
ORDER BY a.gemeente NULLS LAST, a.van_jaar, a.soort, a.agenda_id"""
_MUNICIPALITIES = """
SELECT gemeentecode, gemeente, provincie, opgegaan_in FROM gemeenten WHERE heeft_agenda OR heeft_addendum
ORDER BY gemeente, gemeentecode"""
_INTERVENTIONS = """
SELECT interventie_id, agenda_id, gemeente, provincie, ronde, nummer, titel, themas, leeftijd_van, leeftijd_tot,
       eigen_bedrag, eigen_bedrag_uit, bladzijde
FROM interventies ORDER BY gemeente NULLS LAST, ronde, agenda_id, nummer, interventie_id"""
# Contacts stay out of every report: it is passed around, and nothing is worked out from them.
_FIELDS = """
SELECT f.field_id, f.intervention_id AS interventie_id, f.document_id AS agenda_id, f.field AS soort, f.label,
       f."text" AS tekst, f.page_first AS bladzijde, f.regions AS plaatsen, f.confidence AS zekerheid
FROM fields f JOIN interventies i ON i.interventie_id = f.intervention_id
WHERE f.field <> 'contact' ORDER BY f.document_id, f.field_id"""
_PARTIES = """
SELECT interventie_id, organisatie, naam, soort_partij, rollen FROM netwerk
WHERE interventie_id IS NOT NULL ORDER BY interventie_id, is_soort, naam, soort_partij, rollen"""
_ORGANISATIONS = """
SELECT organisatie, naam, soort_partij, interventies, gemeenten, welke_gemeenten FROM organisaties
ORDER BY gemeenten DESC, interventies DESC, naam, organisatie"""
_VALUES = """
SELECT * FROM (
    SELECT interventie_id, 'Doelgroep' AS wat, groep AS soort, concat_ws(', ',
               CASE WHEN leeftijd_van IS NOT NULL OR leeftijd_tot IS NOT NULL THEN concat(
                   coalesce(format('{:g}', leeftijd_van), '?'), ' tot en met ',
                   coalesce(format('{:g}', leeftijd_tot), '?'), ' jaar') END,
               CASE WHEN groep_van IS NOT NULL OR groep_tot IS NOT NULL THEN concat(
                   'groep ', coalesce(groep_van, groep_tot), ' tot en met ', coalesce(groep_tot, groep_van)) END,
               fase) AS uitleg, NULL::DECIMAL(18, 2) AS bedrag, tekst FROM doelgroepen
    UNION ALL
    SELECT interventie_id, 'Planning', coalesce(fase, 'periode'), concat_ws(' tot en met ',
               coalesce(strftime(begin, '%d-%m-%Y'), 'begin onbekend'),
               coalesce(strftime(einde, '%d-%m-%Y'), 'open einde')), NULL, tekst FROM planning
    UNION ALL
    SELECT interventie_id, 'Plaats', soort_plaats, CASE WHEN herkend THEN 'herkend in een register' END, NULL, naam
    FROM locaties
    UNION ALL
    SELECT interventie_id, 'Toezegging in de tekst', soort, coalesce(bron, 'bron niet genoemd'),
           coalesce(bedrag, totaal, tarief), tekst FROM toezeggingen
    UNION ALL
    SELECT interventie_id, 'Post van de begroting', coalesce(kostensoort, 'kostensoort niet genoemd'),
           concat_ws(', ', jaar::VARCHAR, concat('koppeling ', koppeling)), bedrag, omschrijving FROM kosten
) WHERE interventie_id IS NOT NULL ORDER BY interventie_id, wat, tekst, soort, uitleg, bedrag"""
_FINDINGS = """
SELECT agenda_id, ernst, onderwerp, code, melding, bladzijde FROM bevindingen
ORDER BY agenda_id, CASE ernst WHEN 'fout' THEN 0 WHEN 'waarschuwing' THEN 1 ELSE 2 END,
         CASE onderwerp WHEN 'geld' THEN 0 WHEN 'inhoud' THEN 1 ELSE 2 END, code, bladzijde, melding"""
_PROVINCES = """
SELECT provincie, count(*) AS gemeenten, count(*) FILTER (WHERE heeft_agenda) AS met_agenda,
       (SELECT count(*) FROM interventies i WHERE i.provincie = g.provincie) AS interventies
FROM gemeenten g WHERE opgegaan_in IS NULL GROUP BY provincie ORDER BY provincie"""
# An agenda of a region counts in each of its municipalities; its money only in the central one, since it is there once.
_MAP = """
WITH nu AS (SELECT gemeentecode, gemeente, provincie FROM gemeenten WHERE opgegaan_in IS NULL),
waar AS (
    SELECT g.gemeentecode, g.gemeente, coalesce(n.gemeentecode, g.gemeentecode) AS nu
    FROM gemeenten g LEFT JOIN nu n ON n.gemeente = g.opgegaan_in
),
van AS (SELECT DISTINCT document_id AS agenda_id, unnest(municipalities) AS gemeente FROM documents WHERE counted),
geteld AS (
    SELECT nu, count(*) AS agendas, sum(interventies) AS interventies
    FROM (SELECT DISTINCT w.nu, a.agenda_id, a.interventies
          FROM van v JOIN waar w USING (gemeente) JOIN agendas a USING (agenda_id))
    GROUP BY nu
),
blad AS (
    SELECT w.nu, arg_min(w.gemeentecode, (w.gemeentecode <> w.nu, w.gemeentecode)) AS bladzijde
    FROM waar w JOIN van v USING (gemeente) GROUP BY w.nu
),
geld AS (SELECT w.nu, sum(b.bedrag) AS bedrag FROM gka_bedrag b JOIN waar w USING (gemeente) GROUP BY w.nu)
SELECT n.gemeentecode, n.gemeente, n.provincie, coalesce(t.agendas, 0)::INTEGER AS agendas,
       coalesce(t.interventies, 0)::INTEGER AS interventies, e.bedrag, p.bladzijde
FROM nu n
LEFT JOIN geteld t ON t.nu = n.gemeentecode
LEFT JOIN geld e ON e.nu = n.gemeentecode
LEFT JOIN blad p ON p.nu = n.gemeentecode
ORDER BY n.gemeente, n.gemeentecode"""
_TOTALS = """
SELECT (SELECT count(*) FROM agendas WHERE soort <> 'addendum') AS agendas,
       (SELECT count(*) FROM agendas WHERE soort = 'addendum') AS addenda,
       (SELECT count(*) FROM interventies) AS interventies,
       (SELECT count(*) FROM gemeenten WHERE heeft_agenda OR heeft_addendum) AS gemeenten,
       (SELECT count(*) FROM gemeenten WHERE opgegaan_in IS NULL AND heeft_agenda) AS gemeenten_nu,
       (SELECT count(*) FROM gemeenten WHERE opgegaan_in IS NULL) AS gemeenten_nederland,
       sum(bedrag) AS bedrag, count(bedrag) AS met_bedrag,
       count(*) FILTER (WHERE rust_op = 'begroting') AS uit_begroting,
       count(*) FILTER (WHERE rust_op = 'tekst') AS uit_tekst,
       sum(euro_zonder_bron) AS zonder_bron
FROM gka_bedrag"""
# Charts of the overview; NULL is what an agenda doesn't say, and is shown as that.
COUNTS = {
    "ronde": "SELECT ronde AS naam, count(*) AS aantal FROM agendas GROUP BY 1 ORDER BY 1 NULLS LAST",
    "jaar": "SELECT jaar::VARCHAR AS naam, count(*) AS aantal FROM gemeenten_per_jaar WHERE heeft_agenda "
    "GROUP BY 1 ORDER BY 1",
    "thema": "SELECT thema AS naam, count(*) AS aantal FROM (SELECT unnest(coalesce(string_split(themas, '; '), "
    "[NULL])) AS thema FROM interventies) GROUP BY 1 ORDER BY 2 DESC, 1",
    "leeftijd": "SELECT leeftijd::VARCHAR AS naam, count(DISTINCT interventie_id) AS aantal FROM bereik "
    "GROUP BY leeftijd ORDER BY leeftijd",
    "groep": "SELECT groep AS naam, count(DISTINCT interventie_id) AS aantal FROM doelgroepen GROUP BY 1 "
    "ORDER BY 2 DESC, 1",
    "kostensoort": "SELECT kostensoort AS naam, sum(bedrag) AS aantal FROM kosten GROUP BY 1 ORDER BY 2 DESC, 1",
    "bron": "SELECT bron AS naam, sum(bedrag) AS aantal FROM dekking GROUP BY 1 ORDER BY 2 DESC, 1",
    "bron_tekst": "SELECT bron AS naam, sum(bedrag) AS aantal FROM toezeggingen GROUP BY 1 "
    "HAVING sum(bedrag) IS NOT NULL ORDER BY 2 DESC, 1",
    "soort_partij": "SELECT soort_partij AS naam, count(DISTINCT interventie_id) AS aantal FROM netwerk GROUP BY 1 "
    "ORDER BY 2 DESC, 1",
    "code": "SELECT concat(ernst, ': ', code) AS naam, count(*) AS aantal FROM bevindingen GROUP BY ernst, code "
    "ORDER BY CASE ernst WHEN 'fout' THEN 0 WHEN 'waarschuwing' THEN 1 ELSE 2 END, 2 DESC, 1",
}
COUNTS_BY_AGENDA = {
    "kostensoort": "SELECT agenda_id, kostensoort AS naam, sum(bedrag) AS aantal FROM kosten GROUP BY ALL "
    "ORDER BY 1, 3 DESC, 2",
    "bron": "SELECT agenda_id, bron AS naam, sum(bedrag) AS aantal FROM dekking GROUP BY ALL ORDER BY 1, 3 DESC, 2",
}
_SIZES = "SELECT document_id, page, width, height FROM pages ORDER BY ALL"
_SOURCES = """
SELECT d.document_id AS agenda_id, d.source_name AS bestand, d.container, d.source_sha256 AS sha256, d.media_type
FROM documents d JOIN agendas a ON a.agenda_id = d.document_id ORDER BY d.source_name, d.document_id"""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is asked, once, for all pages."""

    totals: Totals
    agendas: tuple[Agenda, ...]
    municipalities: tuple[Municipality, ...]
    interventions: tuple[Intervention, ...]
    fields: Mapping[str, list[Field]]  # by intervention, as all that follow unless said otherwise
    parties: Mapping[str, list[Party]]
    values: Mapping[str, list[Value]]
    organisations: tuple[Organisation, ...]
    findings: Mapping[str, list[Finding]]  # by agenda
    provinces: tuple[Province, ...]
    on_map: tuple[OnMap, ...]
    counts: Mapping[str, tuple[Count, ...]]  # by chart
    counts_by_agenda: Mapping[str, Mapping[str, list[Count]]]  # by chart, then agenda


def ask_facts(engine: Engine) -> Facts:
    """Ask the views of an open dataset."""
    return Facts(
        totals=_rows(engine, Totals, _TOTALS)[0],
        agendas=_rows(engine, Agenda, _AGENDAS),
        municipalities=_rows(engine, Municipality, _MUNICIPALITIES),
        interventions=_rows(engine, Intervention, _INTERVENTIONS),
        fields=grouped(_rows(engine, Field, _FIELDS), lambda one: one.interventie_id),
        parties=grouped(_rows(engine, Party, _PARTIES), lambda one: one.interventie_id),
        values=grouped(_rows(engine, Value, _VALUES), lambda one: one.interventie_id),
        organisations=_rows(engine, Organisation, _ORGANISATIONS),
        findings=grouped(_rows(engine, Finding, _FINDINGS), lambda one: one.agenda_id),
        provinces=_rows(engine, Province, _PROVINCES),
        on_map=_rows(engine, OnMap, _MAP),
        counts={name: _rows(engine, Count, sql) for name, sql in COUNTS.items()},
        counts_by_agenda={
            name: grouped(_rows(engine, Count, sql), lambda one: one.agenda_id or "")
            for name, sql in COUNTS_BY_AGENDA.items()
        },
    )


def file_sources(engine: Engine) -> tuple[Source, ...]:
    """The file of each agenda that counts."""
    return _rows(engine, Source, _SOURCES)


def page_sizes(engine: Engine) -> Mapping[tuple[str, int], tuple[float, float]]:
    """Width and height of each page, in points, by document and number."""
    rows = engine.table(_SIZES).to_pylist()
    return {(row["document_id"], row["page"]): (row["width"], row["height"]) for row in rows}


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """The rows of each key, in their order."""
    found: dict[Key, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _rows(engine: Engine, kind: Callable[..., Row], sql: str) -> tuple[Row, ...]:
    return tuple(kind(**row) for row in engine.table(sql).to_pylist())
