"""A document's texts and names in, the entities of each text out: the longest name at each place, nothing nested.

Four sources are asked, in this order where two names are equally long: the names that the document's structured parts
gave, the pipeline's ruler (registers), the shapes of names, a statistical model where the user names one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.dutch import dutch
from nlp.entity_shapes import Span, shapes
from nlp.entity_words import canonical_programmes, other_labels, words
from nlp.names import Names, full_name
from nlp.registers import find_municipality, municipalities_in

_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?<!\w)[\w-]+\.(?:nl|com|org|eu)(?:/\S*)?(?!\w)")
_EDGES = " \t\n.,;:'’‘\"“”()*¹²³⁴⁵⁶⁷⁸⁹"
_SHORT_AT_END = re.compile(r"\b[A-Z][a-z]?\.$|\(\w+\)$")  # `Hummel & Zn.`, `Openbaar Onderwijs (OO)`
_EDGES_OF_SHORT = _EDGES.replace(".", "").replace(")", "")
_OFFICE = re.compile(r"^(?:(?:de|het)\s+)?(?:gemeente|provincie|regio)\s+", re.IGNORECASE)
_POLICY = re.compile(
    r"(?:agenda|programma|plan|beleid|wet|verordening|akkoord|aanpak|alliantie|kader|regeling)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)$|^[^()]*[()][^()]*$")  # closing ones, or one that is not closed
_WITH_SHORT = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
_SHORTEST_TITLE = 5  # letters of a coined title of one word
_PIPE_BATCH = 64


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity; `canonical` is the register's code or name, or the fullest form that the document prints."""

    label: str
    text: str
    char_start: int
    char_end: int
    canonical: str | None


def entities(
    texts: Sequence[str], names: Names, *, model: str | None = None, known: Sequence[tuple[str, str]] = ()
) -> list[list[Entity]]:
    """The entities of each text, in order. known: (label, printed name) pairs that are looked for everywhere.

    Raises nlp.dutch.LanguageModelError where the model that is asked for can't be loaded.
    """
    lookup = _Lookup(names, tuple(known))
    found = [
        [*_before_persons([*lookup.spans(text), *ruled, *_offices(text), *shapes(text)])]
        for text, ruled in zip(texts, _ruled(texts, None), strict=True)
    ]
    if model is not None:
        for spans, more in zip(found, _ruled(texts, model), strict=True):
            spans += more
    return [_settled(text, spans, names) for text, spans in zip(texts, found, strict=True)]


def _ruled(texts: Sequence[str], model: str | None) -> Iterator[list[Span]]:
    """What a spaCy pipeline finds."""
    labels = other_labels()
    pipeline = dutch(model)
    for doc in pipeline.pipe(texts, batch_size=_PIPE_BATCH):
        yield [Span(e.start_char, e.end_char, labels[e.label_]) for e in doc.ents if e.label_ in labels]


def _offices(text: str) -> Iterator[Span]:
    """Municipalities whose names are ordinary words too, after `gemeente`."""
    if "emeente" in text:
        for _, start, end in municipalities_in(text):
            yield Span(start, end, "GPE")


def _before_persons(spans: list[Span]) -> Iterator[Span]:
    """Organisations up to a person: `Bibliotheek X Rik ter Veld` holds two names, `Rik ter Veld Welzijn` one."""
    persons = [span.start for span in spans if span.label == "PERSON"]
    for span in spans:
        inside = min((start for start in persons if span.start <= start < span.end), default=span.end)
        if span.label != "ORG":
            yield span
        elif inside > span.start:
            yield Span(span.start, inside, span.label)


class _Lookup:
    """The document's own names, as one expression."""

    def __init__(self, names: Names, known: tuple[tuple[str, str], ...]) -> None:
        self._labels: dict[str, str] = {}
        persons = [name for label, name in known if label == "PERSON"]
        for label, name in _apart([*known, *_own_names(names)]):
            if label != "PERSON" and any(one in name for one in (*persons, " gemeente ")):
                continue  # a run of names, not one
            name = _OFFICE.sub("", name.strip(_EDGES)) if label in ("GPE", "LOC") else name.strip(_EDGES)
            if len(name) > 1 and name not in _no_entities():
                self._labels.setdefault(_key(name), label)
        people = {name for name, label in self._labels.items() if label == "PERSON"}
        self._patterns = [_any_of(some) for some in (people, self._labels.keys() - people) if some]

    def spans(self, text: str) -> Iterator[Span]:
        """Every occurrence; one of lower-case words only where it is several words."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                if match[0] != match[0].lower() or " " in match[0]:
                    yield Span(match.start(), match.end(), self._labels[_key(match[0])])


def _any_of(some: Collection[str]) -> re.Pattern[str]:
    """The longest of some names at a place, in any case."""
    longest = sorted(some, key=len, reverse=True)
    spellings = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in longest)
    return re.compile(rf"(?<!\w)(?:{spellings})(?!\w)(?!-[A-Z])", re.IGNORECASE)


def _apart(known: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """A name and its abbreviation in closing brackets are two."""
    for label, name in known:
        both = _WITH_SHORT.fullmatch(name.strip()) if label in ("ORG", "PROGRAMME") else None
        for part in both.groups() if both else (name,):
            yield label, part


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _own_names(names: Names) -> Iterator[tuple[str, str]]:
    """(label, name) of what the document introduces."""
    for name in filter(None, (names.municipality, *names.municipalities)):
        yield "GPE", name
    for short, full in names.full.items():
        if _BRACKETS.search(full) or _BRACKETS.search(short) or ". " in full or short.upper() in _no_entities():
            continue
        if find_municipality(full):
            yield "GPE", short
        elif _POLICY.search(full.split(" van ")[0]):
            yield "PROGRAMME", full
            yield "PROGRAMME", short
        else:
            yield "ORG", full
            yield "ORG", short


def coined(title: str) -> bool:
    """Whether an intervention's title is a name (`Taalboot`, `Maatjes Mei-inoar`) and not a description."""
    parts = title.strip(_EDGES).split()
    if len(parts) == 1:
        word = parts[0].casefold()
        described = any(word.endswith(end) for end in words("none", "descriptive"))
        return len(word) >= _SHORTEST_TITLE and not described and not re.search(r"(?:en|ers|els|ing|heid)$", word)
    return 1 < len(parts) <= 3 and all(part[:1].isupper() for part in parts)


@cache
def _no_entities() -> frozenset[str]:
    return frozenset(words("none", "words"))


def _settled(text: str, spans: list[Span], names: Names) -> list[Entity]:
    """The longest at each place; what stands in an address is none."""
    taken = [match.span() for match in _ADDRESS.finditer(text)]
    kept: list[Span] = []
    for span in sorted((_trimmed(text, s) for s in spans), key=lambda s: s.start - s.end):
        printed = text[span.start : span.end]
        free = not any(span.start < b and a < span.end for a, b in taken)
        if not free or len(printed) < 2 or printed in _no_entities() or _in_compound(text, span):
            continue
        taken.append((span.start, span.end))
        kept.append(span)
    return [_entity(text, span, names) for span in sorted(kept)]


def _in_compound(text: str, span: Span) -> bool:
    """A place that is a part of another place's name (`Leerdam-Oost`), or a compound's second part."""
    goes_on = re.match(r"-[A-Z]", text[span.end : span.end + 2])
    return span.label in ("GPE", "LOC") and (text[span.start - 1 : span.start] == "-" or bool(goes_on))


def _trimmed(text: str, span: Span) -> Span:
    """Without white space and punctuation at either side, without `gemeente`; one line only."""
    start, end, label = span
    printed = text[start:end]
    if label in ("GPE", "LOC") and (office := _OFFICE.match(printed)):
        start += office.end()
    while start < end and text[start] in _EDGES and text[start : start + 2] not in ("'t", "’t", "'s", "’s"):
        start += 1
    closing = _EDGES_OF_SHORT if _SHORT_AT_END.search(text[start:end]) else _EDGES
    while end > start and text[end - 1] in closing:
        end -= 1
    return Span(start, end, label)


def _entity(text: str, span: Span, names: Names) -> Entity:
    printed = text[span.start : span.end]
    return Entity(span.label, printed, span.start, span.end, _canonical(span.label, " ".join(printed.split()), names))


def _canonical(label: str, printed: str, names: Names) -> str | None:
    """The code of a municipality, the official name of a programme, the fullest name of an organisation."""
    if label == "GPE":
        municipality = find_municipality(names.full.get(printed.casefold(), printed))
        return municipality.code if municipality else printed
    if label == "PROGRAMME":
        by_fold = {name.casefold(): official for name, official in canonical_programmes().items()}
        return by_fold.get(printed.casefold()) or full_name(printed, names)
    if label == "ORG":
        return full_name(printed, names)
    return None
