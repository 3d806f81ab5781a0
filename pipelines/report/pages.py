"""The pages, from their templates. All text of documents goes through Jinja's escaping: it can't become mark-up."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from nlp.gazetteer.municipalities import municipalities
from pipelines.report import dutch
from pipelines.report.charts import Chart, chart
from pipelines.report.facts import Agenda, Facts, Intervention, Municipality, Organisation, Party, grouped
from pipelines.report.pictures import PageMarks
from pipelines.report.search_index import index_script
from pipelines.report.similar import Alike, Text, alike, words_of
from pipelines.report.tile_map import tile_map

STATIC = ("report.css", "search.js")
NATIONAL = "landelijk"  # the page of agendas that no municipality is known of
_COMPARED = frozenset({"doel", "doelgroep", "activiteiten"})  # the fields that say what is done; others say with whom
_LINKED = 8  # other interventions of an organisation that a page names; the organisation's own page has all
_ORGANISATIONS_SHOWN = 20  # on the overview


@dataclass(frozen=True, slots=True)
class Edition:
    """What is told at the foot of each page."""

    made_with: str
    public: bool


@dataclass(frozen=True, slots=True)
class Book:
    """All that pages lean on: the facts, and what is where."""

    facts: Facts
    edition: Edition
    pictures: Mapping[str, tuple[PageMarks, ...]]  # by intervention
    left_out: frozenset[str]
    by_id: Mapping[str, Intervention]
    agendas: Mapping[str, Agenda]
    of_agenda: Mapping[str, list[Intervention]]
    of_organisation: Mapping[str, list[Party]]
    neighbours: Mapping[str, tuple[Alike, ...]]


def make_book(facts: Facts, edition: Edition, pictures: Mapping[str, tuple[PageMarks, ...]]) -> Book:
    left_out = _left_out()
    named = [party for parties in facts.parties.values() for party in parties if party.organisatie]
    return Book(
        facts,
        edition,
        pictures,
        left_out,
        {one.interventie_id: one for one in facts.interventions},
        {one.agenda_id: one for one in facts.agendas},
        grouped(facts.interventions, lambda one: one.agenda_id),
        grouped(named, lambda one: one.organisatie or ""),
        alike([_compared(facts, one) for one in facts.interventions], left_out),
    )


def pages(book: Book) -> Iterator[tuple[str, str]]:
    """Each file of the report: its name within the folder, with forward slashes, and its text."""
    environment = _environment()
    fill = partial(_filled, environment, book)
    yield from _general(book, fill)
    yield from _municipalities(book, fill)
    for one in book.facts.interventions:
        yield f"interventies/{one.interventie_id}.html", fill("intervention.html", "../", **_intervention(book, one))
    for organisation in _shared(book):
        others = [book.by_id[party.interventie_id] for party in book.of_organisation[organisation.organisatie]]
        yield (
            f"organisaties/{slug(organisation.organisatie)}.html",
            fill("organisation.html", "../", organisation=organisation, interventions=others),
        )
    yield "zoeken.js", index_script(book.facts, book.left_out)
    for name in STATIC:
        yield name, (Path(__file__).parent / "static" / name).read_text(encoding="utf-8")


def slug(key: str) -> str:
    """A file name for an organisation, the same in every report; its key may hold any sign."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def _general(book: Book, fill: Any) -> Iterator[tuple[str, str]]:
    facts = book.facts
    shown = [one for one in facts.organisations if one.gemeenten > 1][:_ORGANISATIONS_SHOWN]
    yield (
        "index.html",
        fill("overview.html", "", charts=_charts(facts), map=tile_map(facts.on_map), organisations=shown),
    )
    yield "zoeken.html", fill("search.html", "")
    yield "gemeenten.html", fill("municipalities.html", "", national=_national(book))
    yield "organisaties.html", fill("organisations.html", "", organisations=_shared(book))
    yield (
        "kwaliteit.html",
        fill("quality.html", "", chart=_count_chart(facts, "code", "Bevindingen", "Bevinding", unit="Aantal")),
    )


def _shared(book: Book) -> list[Organisation]:
    """Organisations in two interventions or more: of the others an intervention's page tells all."""
    return [one for one in book.facts.organisations if one.interventies > 1 and one.organisatie in book.of_organisation]


def _charts(facts: Facts) -> Mapping[str, Chart]:
    count = partial(_count_chart, facts)
    money = partial(_count_chart, facts, unit="Euro")
    return {
        "ronde": count("ronde", "Agenda's naar looptijd", "Looptijd", unit="Agenda's"),
        "jaar": count("jaar", "Gemeenten met een lopende agenda", "Jaar", unit="Gemeenten"),
        "thema": count("thema", "Thema's", "Thema", note="Een interventie heeft vaak meer dan één thema."),
        "leeftijd": count("leeftijd", "Leeftijden", "Leeftijd", note="Ook afgeleid uit groep of fase van onderwijs."),
        "groep": count("groep", "Doelgroepen", "Doelgroep", note="Een interventie heeft vaak meer dan één doelgroep."),
        "soort_partij": count("soort_partij", "Wie doen er mee", "Soort partij"),
        "kostensoort": money("kostensoort", "Kosten: waaraan het geld wordt uitgegeven", "Kostensoort"),
        "bron": money("bron", "Dekking: wie het geld geeft, volgens de begrotingen", "Bron"),
        "bron_tekst": money("bron_tekst", "Toezeggingen: wie het geld geeft, volgens de tekst", "Bron"),
    }


def _count_chart(facts: Facts, key: str, title: str, what: str, note: str = "", unit: str = "Interventies") -> Chart:
    label = {"leeftijd": dutch.age, "ronde": _plain, "jaar": _plain, "code": _plain}.get(key, dutch.name)
    number = dutch.euro if unit == "Euro" else dutch.number
    return chart(title, what, unit, facts.counts[key], label=label, number=number, note=note)


def _plain(text: str | None) -> str:
    return text.replace("_", " ") if text else "niet gezegd"


def _municipalities(book: Book, fill: Any) -> Iterator[tuple[str, str]]:
    by_place: dict[str, list[Agenda]] = {}
    for one in book.facts.agendas:
        for name in one.gemeentes:
            by_place.setdefault(name, []).append(one)
    for place in book.facts.municipalities:
        agendas = by_place.get(place.gemeente, [])
        yield f"gemeenten/{place.gemeentecode}.html", fill("municipality.html", "../", **_place(book, place, agendas))
    if national := _national(book):
        yield f"gemeenten/{NATIONAL}.html", fill("municipality.html", "../", **_place(book, None, national))


def _national(book: Book) -> list[Agenda]:
    known = {one.gemeente for one in book.facts.municipalities}
    return [one for one in book.facts.agendas if not known & set(one.gemeentes)]


def _place(book: Book, place: Municipality | None, agendas: list[Agenda]) -> dict[str, Any]:
    money = {one.agenda_id: _money(book.facts, one.agenda_id) for one in agendas}
    return {"place": place, "agendas": agendas, "money": money}


def _money(facts: Facts, agenda_id: str) -> list[Chart]:
    titles = {"kostensoort": ("Kosten: waaraan", "Kostensoort"), "bron": ("Dekking: van wie", "Bron")}
    found = {key: facts.counts_by_agenda[key].get(agenda_id, []) for key in titles}
    return [
        chart(*titles[key], "Euro", counts, label=dutch.name, number=dutch.euro)
        for key, counts in found.items()
        if counts
    ]


def _intervention(book: Book, one: Intervention) -> dict[str, Any]:
    own = book.facts.parties.get(one.interventie_id, [])
    everywhere = {party.organisatie: book.of_organisation.get(party.organisatie or "", []) for party in own}
    elsewhere = {key: _elsewhere(book, one, parties) for key, parties in everywhere.items()}
    pictures = book.pictures.get(one.interventie_id, ())
    return {
        "one": one,
        "agenda": book.agendas[one.agenda_id],
        "parties": own,
        "elsewhere": elsewhere,
        "shared": {key for key, parties in everywhere.items() if len(parties) > 1},
        "values": grouped(book.facts.values.get(one.interventie_id, []), lambda value: value.wat),
        "neighbours": [(book.by_id[near.key], near) for near in book.neighbours[one.interventie_id]],
        "pictures": pictures,
        "marked": {mark.field_id for page in pictures for mark in page.marks},
    }


def _elsewhere(book: Book, one: Intervention, parties: list[Party]) -> list[Intervention]:
    """What an organisation does in other agendas."""
    others = [book.by_id[party.interventie_id] for party in parties]
    return [other for other in others if other.agenda_id != one.agenda_id][:_LINKED]


def _compared(facts: Facts, one: Intervention) -> Text:
    fields = facts.fields.get(one.interventie_id, [])
    said = [one.titel, *(field.tekst or "" for field in fields if field.soort in _COMPARED)]
    return Text(one.interventie_id, one.gemeente or one.agenda_id, "\n".join(said))


def _left_out() -> frozenset[str]:
    """Words that no likeness may rest on: common ones, and names of municipalities."""
    path = Path(__file__).with_name("common_words.toml")
    common = tomllib.loads(path.read_text(encoding="utf-8"))["words"].split()
    return frozenset(common) | {word for one in municipalities() for word in words_of(one.name)}


def _filled(environment: Environment, book: Book, template: str, root: str, **told: Any) -> str:
    return environment.get_template(template).render(
        root=root, facts=book.facts, edition=book.edition, book=book, NATIONAL=NATIONAL, **told
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        number=dutch.number, euro=dutch.euro, percent=dutch.percent, day=dutch.day, label=dutch.name, slug=slug
    )
    environment.globals.update(ages=dutch.ages)
    return environment
