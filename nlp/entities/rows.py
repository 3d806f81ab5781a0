"""The named entities of a document's texts: the longest name at each place, nothing nested.

Where two names are equally long, the earlier of these sources counts: the names that the document's structured parts
gave, the registers, the shapes of names, the lists of organisations, first names with a surname. What the statistical
model guesses comes last: a guess stands where nothing else does, or where it is the longer form of one name.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.entities.known_names import EDGES, OFFICE, Lookup, any_name, no_entities
from nlp.entities.language_model import guessed_by_pipeline
from nlp.entities.lexicon import canonical_programmes, entity_words
from nlp.entities.model_guesses import proven_guesses
from nlp.entities.name_shapes import EntitySpan, first_names, name_shapes
from nlp.entities.organisations import listed_names, with_place
from nlp.entities.passages import opens_sentence, passages, words_in_small
from nlp.entities.register_names import register_names
from nlp.entities.titles import coined_titles
from nlp.entities.tokens import Tokens, tokens_of
from nlp.gazetteer import find_municipality, municipalities_in
from nlp.text.document_names import Names, full_name
from nlp.text.fold import fold_name, fold_spaces

_ADDRESS = re.compile(r"(?<!\S)[^\s@]+@\S+|(?:https?://|www\.)\S+|(?<!\w)[\w-]+\.(?:nl|com|org|eu)(?:/\S*)?(?!\w)")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")
_SHORT_AT_END = re.compile(r"\b[A-Z][a-z]?\.$")  # a point that belongs to the name: `Hummel & Zn.`
_SHORT_BEHIND = re.compile(r"\s*\([^()]*\)?\s*$")  # `Openbaar Onderwijs (OO)`: two names
_EDGES_OF_SHORT = EDGES.replace(".", "").replace(")", "")
_KIND_BEFORE = re.compile(r"[a-z]\w+\s+(?=(?:Stichting|Vereniging|Coöperatie)\s)")  # `scholenkoepel Stichting X`
_NUMBER_AT_END = re.compile(r"\s+(?:\d{1,2}|(?:19|20)\d\d|[\d-]{6,})$")  # of the next item, a year, a phone number
_ARTICLE_MARKS = ("'t", "’t", "'s", "’s")  # an apostrophe that belongs to the name: `'t Spectrum`
_SMALL_ARTICLE = re.compile(r"(?:de|het)\s+(?=[A-ZÀ-Þ])")
_SMALL_DE = re.compile(r"de\s+(?=[A-ZÀ-Þ])")
_LEGAL_FORM = re.compile(r"De\s+(?=(?:Stichting|Vereniging|Coöperatie|Gemeente)\s)")
# `Zee College, locatie Noord`, `Peutercentrum De Want, vestiging Haven`: where one of its houses is
_HOUSE_BEHIND = re.compile(r",\s+(?:locatie|vestiging|afdeling|team|dependance)\s.*$", re.DOTALL)
_CODE = re.compile(r"(?:KPI )?[A-Z]{1,3}-?\d{1,2}|[Dd]e|[Hh]et")  # `D6`, `KPI A-1`: items of the document's own
_NEUTER = re.compile(r"[Hh]et\s+(?=[A-ZÀ-Þ])")
_SHORT_NAME = 6  # letters of an abbreviation: with a place behind it, it is not a name of its own


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity; `canonical` is the register's code or name, or the fullest form that the document prints."""

    label: str
    text: str
    char_start: int
    char_end: int
    canonical: str | None
    by_model: bool  # only a statistical model says so


def entities(
    texts: Sequence[str],
    names: Names,
    *,
    model: str | None = None,
    known: Sequence[tuple[str, str]] = (),
    titles: Sequence[str] = (),
) -> list[list[Entity]]:
    """The entities of each text, in order. known: (label, printed name) pairs that are looked for everywhere; titles:
    those of interventions, of which the ones that are names are looked for too.

    Raises nlp.entities.language_model.LanguageModelError where the model that is asked for can't be loaded.
    """
    coined = [*coined_titles(titles, texts)]
    # Half of an agenda's texts are printed twice (a cell that is a field, a title in the contents): what a text holds
    # is the same each time, and only what is counted over the document needs to know how often.
    times = Counter(texts)
    found = dict(zip(times, _in_distinct(times, names, model, known, titles, coined), strict=True))
    return [found[text] for text in texts]


def _in_distinct(
    times: Counter[str],
    names: Names,
    model: str | None,
    known: Sequence[tuple[str, str]],
    titles: Sequence[str],
    coined: Sequence[str],
) -> list[list[Entity]]:
    """The entities of each different text, which are given with how often each is printed."""
    texts = [*times]
    in_small = words_in_small(times)
    lookup = Lookup(names, (*known, *(("PROGRAMME", title) for title in coined)), in_small)
    parted = [tokens_of(text) for text in texts]
    guessed = _guessed(texts, parted, in_small) if model is None else guessed_by_pipeline(texts, model)
    registered = [[*register_names(tokens)] for tokens in parted]
    by_rule = [
        [
            *_before_persons(
                text, [*lookup.spans(text), *ruled, *_offices(text), *name_shapes(text), *listed_names(text)]
            ),
            *first_names(text),
        ]
        for text, ruled in zip(texts, map(_local, texts, registered), strict=True)
    ]
    bare = [
        [_without_article(text, _as_village(text, span, names), names, lookup) for span in spans]
        for text, spans in zip(texts, by_rule, strict=True)
    ]
    sure = [_longest(text, spans) for text, spans in zip(texts, bare, strict=True)]
    # The titles that only describe what is done (`Versterking van het netwerk`): inside one the model sees programmes.
    described = any_name({fold_spaces(title) for title in titles} - {fold_spaces(title) for title in coined})
    proven = _outside(described, texts, proven_guesses(times, guessed, in_small))
    for text, spans, some in zip(texts, sure, proven, strict=True):
        guesses = [_without_article(text, guess, names, lookup) for guess in some]
        wider = [guess for guess in guesses if _is_wider(text, guess, spans)]
        spans[:] = [span for span in spans if not any(_within(span, guess) for guess in wider)]
    added = [_longest(text, guesses, spans) for text, guesses, spans in zip(texts, proven, sure, strict=True)]
    return [
        sorted(
            (
                *(_entity(text, span, names, by_model=False) for span in by_rules),
                *(_entity(text, span, names, by_model=True) for span in by_model),
            ),
            key=lambda entity: (entity.char_start, entity.char_end, entity.label),
        )
        for text, by_rules, by_model in zip(texts, sure, added, strict=True)
    ]


def _outside(
    described: re.Pattern[str], texts: Sequence[str], guesses: list[list[EntitySpan]]
) -> list[list[EntitySpan]]:
    """The guesses without those of a programme in a title that describes what is done."""
    kept = []
    for text, spans in zip(texts, guesses, strict=True):
        programmes = any(span.label == "PROGRAMME" for span in spans)
        titles = [match.span() for match in described.finditer(text)] if programmes else []
        kept.append([span for span in spans if span.label != "PROGRAMME" or not _overlaps(span, titles)])
    return kept


def _overlaps(span: EntitySpan, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < span.end and span.start < end for start, end in places)


def _is_wider(text: str, guess: EntitySpan, spans: Sequence[EntitySpan]) -> bool:
    """True if a guess is the longer form, by words with a capital, of the one name that it overlaps."""
    over = [span for span in spans if span.start < guess.end and guess.start < span.end]
    if len(over) != 1 or not _within(over[0], guess):
        return False
    # The list has this programme's whole name; what the model adds to it is the sentence's.
    if text[over[0].start : over[0].end] in canonical_programmes():
        return False
    before, behind = text[guess.start : over[0].start], text[over[0].end : guess.end].split()
    # A small letter behind the name is the sentence going on; a word in front that opens one owes it its capital.
    coined_titles = not behind or behind[-1][:1].isupper()
    return coined_titles and not (before.strip() and opens_sentence(text, guess.start))


def _within(span: EntitySpan, guess: EntitySpan) -> bool:
    return guess.start <= span.start and span.end <= guess.end and (guess.start, guess.end) != (span.start, span.end)


def _guessed(texts: Sequence[str], parted: Sequence[Tokens], in_small: Collection[str]) -> list[list[EntitySpan]]:
    """What our own model takes for names in each text."""
    # Imported where it is needed, since it brings numpy, and whoever imports this package may want none of it.
    from nlp.entities.name_model import name_model

    found: list[list[EntitySpan]] = [[] for _ in texts]
    seen = [*passages(texts, in_small)]
    parts = [parted[n].between(start, end) for n, start, end in seen]
    for passage, tokens, names in zip(seen, parts, name_model().names([part.words for part in parts]), strict=True):
        found[passage.of] += (EntitySpan(tokens.starts[a], tokens.end(b - 1), label) for a, b, label in names)
    return found


def _local(text: str, ruled: Sequence[EntitySpan]) -> list[EntitySpan]:
    """National programmes with the place where they are done: `Kansrijke Start Zwolle`."""
    local = [span.label == "PROGRAMME" and (span.end - span.start) > _SHORT_NAME for span in ruled]
    return [
        span._replace(end=with_place(text, span.end)) if here else span for span, here in zip(ruled, local, strict=True)
    ]


def _offices(text: str) -> Iterator[EntitySpan]:
    """Municipalities whose names are ordinary words too, after `gemeente`."""
    # Asked first because it is cheap: the pattern behind it holds the names of all municipalities.
    if "emeente" in text:
        for _, start, end in municipalities_in(text):
            yield EntitySpan(start, end, "GPE")


def _as_village(text: str, span: EntitySpan, names: Names) -> EntitySpan:
    """What was a municipality until the document's own took it in is a village: `Delfzijl` to Eemsdelta."""
    if span.label != "GPE" or not names.municipality:
        return span
    printed = find_municipality(text[span.start : span.end])
    return span._replace(label="LOC") if printed and printed.successor == names.municipality else span


def _before_persons(text: str, spans: list[EntitySpan]) -> Iterator[EntitySpan]:
    """Organisations up to a person: `Bibliotheek X Rik ter Veld` holds two names, `Rik ter Veld Welzijn` one."""
    persons = [span.start for span in spans if span.label == "PERSON"]
    for span in spans:
        inside = min((start for start in persons if span.start <= start < span.end), default=span.end)
        if span.label != "ORG":
            yield span
        elif inside == span.end or (inside > span.start and _is_called(text[span.start : inside])):
            yield EntitySpan(span.start, inside, span.label)


def _is_called(before: str) -> bool:
    """False for what stands before a person's name and is none: `jongerenwerkers `, `Meester `."""
    return _CAPITAL.search(before) is not None and before.strip().casefold() not in entity_words("person", "titles")


def _without_article(text: str, span: EntitySpan, names: Names, lookup: Lookup) -> EntitySpan:
    """`Rode Kruis` of `het Rode Kruis`, and of `Het Rode Kruis` that opens a sentence, where `Het` isn't the name's."""
    if span.label == "ORG" and (form := _LEGAL_FORM.match(text, span.start, span.end)):
        return span._replace(start=form.end())  # `De Stichting Wold`: a legal form has no article of its own
    loose_de = _SMALL_DE.match(text, span.start, span.end) if span.label == "ORG" else None
    # The article of a word that says what it is belongs to nobody: `het Rietcollege`, `de Techniekschuur`.
    said = text[span.start : span.end].casefold().endswith(entity_words("org", "kind_ends"))
    if loose_de and (said or not lookup.holds(text[span.start : span.end])):
        return span._replace(start=loose_de.end())  # `de Techniekschuur`, where nobody calls it so
    if span.label == "LOC" and (water := _SMALL_ARTICLE.match(text, span.start, span.end)):
        is_water = text[water.end() : span.end] in entity_words("loc", "waters")
        return span._replace(start=water.end()) if is_water else span
    small = _SMALL_ARTICLE.match(text, span.start, span.end) if span.label == "PROGRAMME" else None
    if small and text[span.start : span.end].casefold() not in _programmes_by_fold():
        return span._replace(start=small.end())  # `de Middagploeg`; `de Staat van het Onderwijs` is called so
    article = _NEUTER.match(text, span.start, span.end) if span.label == "ORG" else None
    if article is None:
        return span
    own = fold_name(text[span.start : span.end]) in names.articled
    loose = text[span.start].islower() or (not own and opens_sentence(text, span.start))
    return span._replace(start=article.end()) if loose else span


def _longest(text: str, spans: list[EntitySpan], before: Sequence[EntitySpan] = ()) -> list[EntitySpan]:
    """The longest at each place that no earlier one holds; what stands in an address is none."""
    if not spans:  # as in most texts
        return []
    taken = [match.span() for match in _ADDRESS.finditer(text)] + [(span.start, span.end) for span in before]
    kept: list[EntitySpan] = []
    # By length from the longest, and `sorted` keeps the order of sources among those of one length.
    for span in sorted((_trimmed(text, s) for s in spans), key=lambda s: s.start - s.end):
        printed = text[span.start : span.end]
        if span.label == "ORG" and _CODE.fullmatch(printed):
            continue
        if _overlaps(span, taken) or len(printed) < 2 or printed in no_entities() or _in_compound(text, span):
            continue
        taken.append((span.start, span.end))
        kept.append(span)
    return kept


def _in_compound(text: str, span: EntitySpan) -> bool:
    """A place that is a part of another place's name (`Leerdam-Oost`), or a compound's second part."""
    goes_on = re.match(r"-[A-Z]", text[span.end : span.end + 2])
    return span.label in ("GPE", "LOC") and (text[span.start - 1 : span.start] == "-" or bool(goes_on))


def _trimmed(text: str, span: EntitySpan) -> EntitySpan:
    """Without white space and punctuation at either side, without `gemeente`, without an abbreviation behind."""
    start = _trimmed_start(text, span)
    end = span.end
    if span.label == "ORG" and (house := _HOUSE_BEHIND.search(text, start, end)):
        end = house.start()
    if short := _SHORT_BEHIND.search(text, start, end):
        end = max(start, short.start())
    # A name may end in a point of its own (`Hummel & Zn.`); any other is the sentence's.
    closing = _EDGES_OF_SHORT if _SHORT_AT_END.search(text[start:end]) else EDGES
    while end > start and text[end - 1] in closing:
        end -= 1
    if span.label == "ORG" and (number := _NUMBER_AT_END.search(text, start, end)):
        end = number.start()
    return EntitySpan(start, end, span.label)


def _trimmed_start(text: str, span: EntitySpan) -> int:
    start, end, label = span
    if label in ("GPE", "LOC") and (office := OFFICE.match(text[start:end])):
        start += office.end()
    if label == "ORG" and (kind := _KIND_BEFORE.match(text, start, end)):
        start = kind.end()
    while start < end and text[start] in EDGES and text[start : start + 2] not in _ARTICLE_MARKS:
        start += 1
    return start


def _entity(text: str, span: EntitySpan, names: Names, *, by_model: bool) -> Entity:
    printed = text[span.start : span.end]
    canonical = _canonical(span.label, " ".join(printed.split()), names)
    return Entity(span.label, printed, span.start, span.end, canonical, by_model)


@cache
def _programmes_by_fold() -> dict[str, str]:
    return {name.casefold(): official for name, official in canonical_programmes().items()}


def _canonical(label: str, printed: str, names: Names) -> str | None:
    """The code of a municipality, the official name of a programme, the fullest name of an organisation."""
    if label == "GPE":
        municipality = find_municipality(names.full.get(printed.casefold(), printed))
        return municipality.code if municipality else printed
    if label == "PROGRAMME":
        return _programmes_by_fold().get(printed.casefold()) or full_name(printed, names)
    if label == "ORG":
        return full_name(printed, names)
    return None
