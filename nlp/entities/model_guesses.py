"""What a statistical model guesses in a document's texts in, the guesses that hold out: the document gives the proof.

A capital proves nothing where a sentence, a cell or an item begins: a word alone that stands there counts only if the
model finds it within a sentence too. A name has one label throughout the document: the one that it got most often.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from nlp.entities.known_names import may_be_person
from nlp.entities.lexicon import countries, entity_words, ordinary_words
from nlp.entities.name_shapes import EntitySpan
from nlp.gazetteer import find_municipality, is_region, place_kinds, provinces
from nlp.text.fold import fold, fold_spaces
from nlp.text.person_names import PrintedWord, is_function, word_list

_OPENS = re.compile(r"(?:^|[.!?:;|•▪–\n]|(?:^|\s)(?:-|\d+[.)]|[a-z][.)]|[‘“\"'(]))\s*$")
_WORD = re.compile(r"(?<![\w-])[a-zà-ÿ][a-zà-ÿ'’-]*(?![\w-])")
_NUMBERING = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")
_HEAD = re.compile(r"([\w-]+)\s+")
_KIND_ENDS = (
    "organisatie",
    "instelling",
    "school",
    "centrum",
    "bureau",
    "vereniging",
    "stichting",
    "bedrijf",
    "huis",
    "opvang",
    "groep",
    "corporatie",
    "club",
    "fonds",
    "college",
    "museum",
    "team",
    "praktijk",
    "werk",
    "dienst",
    "instituut",
    "koepel",
    "bestuur",
    "theater",
    "winkel",
    "punt",
    "verblijf",
    "zaal",
    "boerderij",
    "platform",
    "netwerk",
    "kring",
    "raad",
    "hub",
    "lab",
)
# ends of one word that nobody is called: `Startbijeenkomst`
_NO_ORG_ENDS = (
    "programma",
    "gesprek",
    "dag",
    "avond",
    "middag",
    "bijeenkomst",
    "monitor",
    "lessen",
    "plan",
    "overleg",
    "formulier",
    "lijst",
    "training",
    "cursus",
    "feest",
    "kaart",
    "aanbod",
    "advies",
    "toets",
    "rapport",
    "campagne",
    "onderwijs",
    "begeleiding",
    "functionaris",
    "weken",
    "vakantie",
    "klassen",
    "scholen",
)
_LOW_HEAD = re.compile(r"([a-zà-ÿ][\w.'’-]*)\s+(?=\S)")
_IN_PLACE = re.compile(r"\s+(?:in|te|uit)\s+(?P<place>[A-ZÀ-Þ'’][\w'’-]+)$")
_TAIL = re.compile(r"\s+([\w'’-]+)$")
_COMPOUND = re.compile(r"-[a-zà-ÿ]+$")  # `OOGO-overleg`
_CAPITAL_WITHIN = re.compile(r"\w[A-Z]")  # `BoekStart`, `SWV`
_CELL = 8  # words of a text that holds no sentence
_NO_NAME = re.compile(r"www\.|\+|\sen\s(?:op|van|met|bij|in|uit|door|voor)\s", re.IGNORECASE)  # two names, an address
_SENTENCE_END = re.compile(r"([^\W\d_]{3,})[.!?;:]\s")
_ITEM = r"[A-ZÀ-Þ'’][\w'’.-]*(?: (?:aan|op|de|den|der|van|[A-ZÀ-Þ][\w'’-]*)){0,4}"
_LISTED = re.compile(rf"(?:(?<!\w){_ITEM}(?:, (?:en )?(?:in )?| en (?:in )?| of | & |/)){{1,12}}$")
_WHERE = re.compile(
    r"(?<!\w)(?:(?:bij|op|aan|om|achter|naast) (?:de|het)|in|te|uit|naar|rond|rondom|nabij|tussen|buiten|heel|tot|langs"
    r"|\w*(?:wijk|wijken|dorp|dorpen|kern|kernen|buurt|buurten|buurtschap|plaats|plaatsen|stad|regio|streek|gebied|polder|eiland))"
    r":?(?: (?:de|het|heel|onder andere|o\.a\.|vooral))? ?$",
    re.IGNORECASE,
)
_COMPASS = re.compile(
    r"(?:^|[ -])(?:Noord|Zuid|Oost|West|Centrum)\w*(?:[ -]|$)"
    r"|(?:wijk|buurt|streek|polder|regio|kwartier|laan|straat|weg|plein)$"
)
_NAMED = re.compile(r"[A-ZÀ-Þ]")


def proven_guesses(texts: Sequence[str], guesses: Sequence[Sequence[EntitySpan]]) -> list[list[EntitySpan]]:
    """The guesses of each text that the document bears out, with the label that the name has throughout."""
    clean = [
        [span for span in (_trimmed(text, guess) for guess in found) if _may_be_name(text, span)]
        for text, found in zip(texts, guesses, strict=True)
    ]
    ordinary = Counter(match[0] for text in texts for match in _WORD.finditer(text))
    within = Counter(
        text[s.start : s.end]
        for text, found in zip(texts, clean, strict=True)
        for s in found
        if not opens_sentence(text, s)
    )
    kept = [
        [span for span in found if _is_proven(text, span, ordinary, within)]
        for text, found in zip(texts, clean, strict=True)
    ]
    labels = _of_longer(_labels(texts, kept))
    return [
        [EntitySpan(s.start, s.end, labels[fold_spaces(text[s.start : s.end])]) for s in found]
        for text, found in zip(texts, kept, strict=True)
    ]


def opens_sentence(text: str, span: EntitySpan) -> bool:
    """Whether a sentence, an item or a cell begins with it."""
    return bool(_OPENS.search(text[max(0, span.start - 8) : span.start]))


def _trimmed(text: str, span: EntitySpan) -> EntitySpan:
    """Without numbering, function and bracket, and without the sentence's words behind it: `Dichtbij staat`."""
    start, end = span.start, span.end
    if stop := _SENTENCE_END.search(text, start, end):
        end = stop.start() + len(stop[1])
    if number := _NUMBERING.match(text, start, end):
        start = number.end()
    while (head := _HEAD.match(text, start, end)) and is_function(PrintedWord(head[1], head.start(1), head.end(1))):
        start = head.end()
    while (low := _LOW_HEAD.match(text, start, end)) and not _is_kind(low[1]):
        start = low.end()
    if (place := _IN_PLACE.search(text, start, end)) and place_kinds(place["place"]):
        end = place.start()
    if text.count("(", start, end) > text.count(")", start, end):
        end = max(start, start + len(text[start : text.rfind("(", start, end)].rstrip()))
    while (tail := _TAIL.search(text, start, end)) and tail.start() > start:
        if span.label == "PERSON" and is_function(PrintedWord(tail[1], tail.start(1), tail.end(1))):
            end = tail.start()
            continue
        if tail[1] not in entity_words("none", "tails") and not (
            span.label in ("ORG", "PERSON", "GPE") and tail[1].islower()
        ):
            break
        end = tail.start()
    return span._replace(start=start, end=end)


def _may_be_name(text: str, span: EntitySpan) -> bool:
    """On one line, with a capital, and no kind of provision, no function and no words of the template."""
    printed = text[span.start : span.end]
    if (
        "\n" in printed.strip()
        or len(printed) < 2
        or not _NAMED.search(printed)
        or printed in entity_words("none", "words")
    ):
        return False
    if span.label == "PERSON" and not may_be_person(printed):
        return False
    if span.label == "ORG" and " " not in printed and printed.endswith(_NO_ORG_ENDS):
        return False
    plain = fold_spaces(printed).strip(" &")
    if (
        _NO_NAME.search(printed)
        or _COMPOUND.search(printed)
        or plain in entity_words("none", "template")
        or plain in ordinary_words()
    ):
        return False
    return " " in printed or not (is_function(PrintedWord(printed, 0, 0)) or plain in entity_words("org", "heads"))


def _is_proven(text: str, span: EntitySpan, ordinary: Counter[str], within: Counter[str]) -> bool:
    """Whether its capitals say something: a word that is printed without one too must be a name more often."""
    printed = text[span.start : span.end]
    if " " not in printed and ordinary[printed.casefold()] > within[printed]:
        return False
    if within[printed] > (not opens_sentence(text, span)) or place_kinds(printed):
        return True
    if " " not in printed and _is_cell(text):
        return bool(_CAPITAL_WITHIN.search(printed))
    if not opens_sentence(text, span):
        return True
    first, *rest = printed.split()
    if any(_NAMED.match(word) for word in rest):
        return True
    return bool(_CAPITAL_WITHIN.search(first)) and span.label in ("ORG", "PROGRAMME")


def _is_cell(text: str) -> bool:
    """Some words without a sentence: capitals are at home there."""
    return len(text.split()) <= _CELL and not text.rstrip().endswith((".", "!", "?"))


def _label(text: str, span: EntitySpan) -> str:
    """What a guess is: a place that no register has and that nothing is said to be in is somebody."""
    printed = text[span.start : span.end]
    if printed.casefold() in word_list("first_names") and not place_kinds(printed):
        return "PERSON"
    label = _place_or(printed, span.label)
    if label == "LOC" and not (place_kinds(printed) or is_region(printed) or _located(text, span)):
        return "LOC" if _COMPASS.search(printed) or _is_cell(text) else "ORG"
    return label


def _labels(texts: Sequence[str], guesses: Sequence[Sequence[EntitySpan]]) -> dict[str, str]:
    """Name -> label: what the registers say of a place, else the label that the model gave most."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, found in zip(texts, guesses, strict=True):
        for span in found:
            votes[fold_spaces(text[span.start : span.end])][_label(text, span)] += 1
    return {name: max(count, key=lambda label: (count[label], label)) for name, count in votes.items()}


def _is_kind(word: str) -> bool:
    """Whether a name may begin with this word in small letters: `stichting`, `zwemschool`, the `van` of `van Dijk`."""
    return word in _kinds() or word.endswith(_KIND_ENDS)


@cache
def _kinds() -> frozenset[str]:
    listed = (*entity_words("org", "heads"), *entity_words("org", "prefixes"))
    return frozenset(one.split()[0] for one in listed) | frozenset(
        ["'t", "’t", "'s", "’s", "de", "het", "van", "der", "ter", "ten", "den", "el"]
    )


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(one) for one in (*provinces(), *countries()))


def _located(text: str, span: EntitySpan) -> bool:
    """Whether the words in front say that a place follows, also over a list: `in Aaldam, Bosveen en [Kolkhorst]`."""
    before = _LISTED.sub("", text[max(0, span.start - 160) : span.start])
    return bool(_WHERE.search(before))


def _of_longer(labels: dict[str, str]) -> dict[str, str]:
    """A word that a longer organisation's name begins with is that organisation: `Clup`, of `Clup Welzijn`."""
    heads = {name.split()[0] for name, label in labels.items() if label == "ORG" and " " in name}
    return {name: "ORG" if name in heads else label for name, label in labels.items()}


def _place_or(printed: str, label: str) -> str:
    """A municipality, province or country is a GPE and another place of the registers a LOC."""
    if label == "PERSON":
        return label
    municipality = find_municipality(printed)
    if fold(printed) in _lands() or (municipality is not None and fold(municipality.name) == fold(printed)):
        return "GPE"
    return "LOC" if label == "GPE" or place_kinds(printed) else label
