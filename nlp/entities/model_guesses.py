"""Which of a statistical model's guesses hold out: the document must bear a name out before it counts.

The model finds names by their surroundings, and errs where surroundings are poor: a capital proves nothing where a
sentence, a cell or an item begins. So a word alone that stands there counts only if the model finds it within a
sentence too, and not if the document prints it in small letters more often. A name has one label throughout the
document: what the registers say of a place, or else the label that the model gave it most often.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from nlp.entities.known_names import may_be_person
from nlp.entities.lexicon import countries, entity_words, ordinary_words
from nlp.entities.name_shapes import EntitySpan
from nlp.entities.passages import opens_sentence
from nlp.gazetteer import find_municipality, is_region, place_kinds, provinces
from nlp.text.fold import fold, fold_spaces
from nlp.text.person_names import PrintedWord, is_function, word_list
from nlp.text.vocabulary import any_of

_NUMBERING = re.compile(r"\d+(?:\.\d+)*[.)]?\s+")
_HEAD = re.compile(r"([\w-]+)\s+")
_LOW_HEAD = re.compile(r"([a-zà-ÿ][\w.'’-]*)\s+(?=\S)")
_IN_PLACE = re.compile(r"\s+(?:in|te|uit)\s+(?P<place>[A-ZÀ-Þ'’][\w'’-]+)$")
_TAIL = re.compile(r"\s+([\w'’-]+)$")
_COMPOUND = re.compile(r"-[a-zà-ÿ]+$")  # `OOGO-overleg`
_CAPITAL_WITHIN = re.compile(r"\w[A-Z]")  # `BoekStart`, `SWV`
_CELL = 8  # words: parts cells from sentences whose point is missing; set on the samples
_TWO_NAMES_OR_ADDRESS = re.compile(r"www\.|\+|\sen\s(?:op|van|met|bij|in|uit|door|voor)\s", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"([^\W\d_]{3,}|(?<!\w)[pvs]o)[.!?;:]\s"
)  # three letters: `St. Jan` and `dr. Nassau` are one name
# A list of places in front of a name: up to twelve names of up to five words.
_ITEM = r"[A-ZÀ-Þ'’][\w'’.-]*(?: (?:aan|op|de|den|der|van|[A-ZÀ-Þ][\w'’-]*)){0,4}"
_LISTED = re.compile(rf"(?:(?<!\w){_ITEM}(?:, (?:en )?(?:in )?| en (?:in )?| of | & |/)){{1,12}}$")
_LISTED_WITHIN = 160  # letters before a name in which such a list is looked for
_SMALL_BEFORE = re.compile(r"(?:^|\s)[a-zà-ÿ]{4,}\s\($")
_LOOK_BACK = 40  # letters: the longest word of a class, and its bracket
_NUMBERED = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ-]+ (?:\d{1,2}|[A-Z])")
_CAPITAL = re.compile(r"[A-ZÀ-Þ]")


def proven_guesses(
    times: Mapping[str, int], guesses: Sequence[Sequence[EntitySpan]], in_small: Mapping[str, int]
) -> list[list[EntitySpan]]:
    """The guesses of each text that the document bears out, with the label that the name has throughout.

    times: how often each text is printed; in_small: how often each word, in small letters. The guesses are one list for
    each text, in their order.
    """
    candidates = [_candidates(text, guessed) for text, guessed in zip(times, guesses, strict=True)]
    within = _within_sentences(times, candidates)
    proven = [
        [span for span in spans if _is_proven(text, span, in_small, within)]
        for text, spans in zip(times, candidates, strict=True)
    ]
    labels = _with_longer_names(_labels(times, proven))
    return [
        [span._replace(label=labels[fold_spaces(text[span.start : span.end])]) for span in spans]
        for text, spans in zip(times, proven, strict=True)
    ]


def _candidates(text: str, guesses: Sequence[EntitySpan]) -> list[EntitySpan]:
    """The guesses, trimmed, that may be names at all."""
    trimmed = (_trimmed(text, guess) for guess in guesses)
    return [
        span
        for span in trimmed
        if not _is_no_name(text[span.start : span.end], span.label) and not _is_short_for_a_class(text, span)
    ]


def _is_short_for_a_class(text: str, span: EntitySpan) -> bool:
    """True for the `FG` of `functionaris gegevensbescherming (FG)`: short for words in small letters."""
    return (
        text[span.start : span.end].isupper()
        and text[span.end : span.end + 1] == ")"
        and _SMALL_BEFORE.search(text, max(0, span.start - _LOOK_BACK), span.start) is not None
    )


def _within_sentences(times: Mapping[str, int], candidates: Sequence[Sequence[EntitySpan]]) -> Counter[str]:
    """How often each name, as printed, stands where nothing else gives it a capital."""
    within: Counter[str] = Counter()
    for (text, often), spans in zip(times.items(), candidates, strict=True):
        for span in spans:
            if not opens_sentence(text, span.start):
                within[text[span.start : span.end]] += often
    return within


def _trimmed(text: str, guess: EntitySpan) -> EntitySpan:
    """Without what the model takes along: `2. directeur Andes in Emmen staat` is `Andes`."""
    end = _first_sentence_end(text, guess.start, guess.end)
    start = _without_lead(text, guess.start, end)
    end = _without_place_behind(text, start, end)
    end = _without_open_bracket(text, start, end)
    return guess._replace(start=start, end=_without_tail(text, start, end, guess.label))


def _first_sentence_end(text: str, start: int, end: int) -> int:
    stop = _SENTENCE_END.search(text, start, end)
    return stop.end(1) if stop else end


def _without_lead(text: str, start: int, end: int) -> int:
    """Where a name starts behind numbering, functions, and words in small letters that begin no name."""
    if number := _NUMBERING.match(text, start, end):
        start = number.end()
    while (head := _HEAD.match(text, start, end)) and _is_function(head):
        start = head.end()
    while (low := _LOW_HEAD.match(text, start, end)) and not _may_begin_name(low[1]):
        start = low.end()
    return start


def _without_place_behind(text: str, start: int, end: int) -> int:
    place = _IN_PLACE.search(text, start, end)
    return place.start() if place and place_kinds(place["place"]) else end


def _without_open_bracket(text: str, start: int, end: int) -> int:
    if text.count("(", start, end) <= text.count(")", start, end):
        return end
    return start + len(text[start : text.rfind("(", start, end)].rstrip())


def _without_tail(text: str, start: int, end: int, label: str) -> int:
    """Where a name ends before the words of the sentence that goes on: `Dichtbij staat`."""
    while (tail := _TAIL.search(text, start, end)) and tail.start() > start and _is_no_part(tail, label):
        end = tail.start()
    return end


def _is_no_part(tail: re.Match[str], label: str) -> bool:
    """True if a name of that label doesn't end with this word; a programme's may, in small letters."""
    if label == "PERSON" and _is_function(tail):
        return True
    return (label in ("ORG", "PERSON", "GPE") and tail[1].islower()) or tail[1] in entity_words("none", "tails")


def _is_function(match: re.Match[str]) -> bool:
    return is_function(PrintedWord(match[1], match.start(1), match.end(1)))


def _may_begin_name(word: str) -> bool:
    """True if a name may begin with this word in small letters: `stichting`, `zwemschool`, the `van` of `van Dijk`."""
    return word in _first_words() or word.endswith(entity_words("org", "kind_ends"))


@cache
def _first_words() -> frozenset[str]:
    kinds = (*entity_words("org", "heads"), *entity_words("org", "prefixes"))
    return frozenset(kind.split()[0] for kind in kinds) | frozenset(entity_words("org", "first_words"))


def _is_no_name(printed: str, label: str) -> bool:
    return any(rule(printed, label) for rule in _NO_NAMES)


def _is_too_little(printed: str, _: str) -> bool:
    """On two lines, one letter, or nothing with a capital."""
    return "\n" in printed.strip() or len(printed) < 2 or not _CAPITAL.search(printed)


def _is_kind_of_provision(printed: str, _: str) -> bool:
    """`VVE`, `MBO`, `RvT`."""
    return printed in entity_words("none", "words")


def _is_no_person(printed: str, label: str) -> bool:
    """A person's label on `Kok gemeente Soest`."""
    return label == "PERSON" and not may_be_person(printed)


def _is_meeting_or_paper(printed: str, label: str) -> bool:
    """An organisation's label on `Startbijeenkomst`."""
    return label == "ORG" and " " not in printed and printed.endswith(entity_words("none", "no_organisation_ends"))


def _is_several_or_compound(printed: str, _: str) -> bool:
    """`Andes en van Norg`, `www.andes.nl`, `OOGO-overleg`."""
    return bool(_TWO_NAMES_OR_ADDRESS.search(printed) or _COMPOUND.search(printed))


def _is_ordinary(printed: str, _: str) -> bool:
    """Words of the template and of any text: `Toelichting`, `Primair Onderwijs`."""
    plain = fold_spaces(printed).strip(" &")
    return plain in entity_words("none", "template") or plain in ordinary_words()


def _is_numbered(printed: str, _: str) -> bool:
    """`Hub 1`, `Programmalijn C`: a document counts so."""
    return _NUMBERED.fullmatch(printed) is not None


def _is_of_a_people(printed: str, _: str) -> bool:
    """`Bulgaarse`, of `een Poolse en een Bulgaarse moeder`."""
    return " " not in printed and fold_spaces(printed).removesuffix("e") in entity_words("none", "template")


def _is_class_with_place(printed: str, label: str) -> bool:
    """`Dorpsraden Norg`, where a line begins: all of them, which is no name."""
    first, _, rest = printed.partition(" ")
    is_class = label == "ORG" and first.casefold().endswith(entity_words("org", "plural_ends"))
    return is_class and bool(place_kinds(rest))


def _is_bare_kind(printed: str, _: str) -> bool:
    """One word that says what somebody is, not who: `Wethouder`, `Bibliotheek`."""
    if " " in printed:
        return False
    kinds = entity_words("org", "heads")
    return is_function(PrintedWord(printed, 0, 0)) or fold_spaces(printed).strip(" &") in kinds


_NO_NAMES: tuple[Callable[[str, str], bool], ...] = (
    _is_too_little,
    _is_kind_of_provision,
    _is_no_person,
    _is_meeting_or_paper,
    _is_several_or_compound,
    _is_ordinary,
    _is_numbered,
    _is_of_a_people,
    _is_class_with_place,
    _is_bare_kind,
)


def _is_proven(text: str, span: EntitySpan, in_small: Mapping[str, int], within: Counter[str]) -> bool:
    """True if its capitals say something; in_small and within count words and names over the whole document."""
    printed = text[span.start : span.end]
    opening = opens_sentence(text, span.start)
    alone = " " not in printed
    # `Netwerk`, where the document has `een netwerk` more often: an ordinary word that got a capital once.
    if alone and in_small.get(printed.casefold(), 0) > within[printed]:
        return False
    # If this place opens no sentence it is one of `within` itself, and one more is asked for.
    if within[printed] > (not opening) or place_kinds(printed):  # it stands within another sentence, or a list has it
        return True
    # Every word of a cell may have a capital (`Drukwerk`); only one inside the word (`BoekStart`) was put there on
    # purpose.
    if alone and _is_cell(text):
        return bool(_CAPITAL_WITHIN.search(printed))
    return not opening or _shows_itself(printed, span.label)


def _shows_itself(printed: str, label: str) -> bool:
    """True if a name that opens a sentence has a capital that the sentence didn't give it: `Norgerholt College`."""
    first, *rest = printed.split()
    if any(_CAPITAL.match(word) for word in rest):
        return True
    return bool(_CAPITAL_WITHIN.search(first)) and label in ("ORG", "PROGRAMME")


def _is_cell(text: str) -> bool:
    """Some words without a sentence: capitals are at home there."""
    return len(text.split()) <= _CELL and not text.rstrip().endswith((".", "!", "?"))


def _labels(times: Mapping[str, int], guesses: Sequence[Sequence[EntitySpan]]) -> dict[str, str]:
    """Folded name -> the label that most of its guesses have; of two that are level the later in the alphabet."""
    # The whole document votes: a sentence is little to go by, and a name with two labels would be counted as two.
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (text, often), spans in zip(times.items(), guesses, strict=True):
        for span in spans:
            votes[fold_spaces(text[span.start : span.end])][_label(text, span)] += often
    return {name: max(count, key=lambda label: (count[label], label)) for name, count in votes.items()}


def _with_longer_names(labels: dict[str, str]) -> dict[str, str]:
    """A word that a longer organisation's name begins with is that organisation: `Clup`, of `Clup Welzijn`."""
    heads = {name.split()[0] for name, label in labels.items() if label == "ORG" and " " in name}
    return {name: "ORG" if name in heads else label for name, label in labels.items()}


def _label(text: str, span: EntitySpan) -> str:
    """What a guess is: a place that no register has, and that nothing is said to be in, is somebody."""
    printed = text[span.start : span.end]
    # A first name alone is somebody, whatever the model takes it for, unless a village is called so.
    if printed.casefold() in word_list("first_names") and not place_kinds(printed):
        return "PERSON"
    label = _register_label(printed, span.label)
    if label != "LOC" or place_kinds(printed) or is_region(printed) or _is_located(text, span):
        return label
    # `advies aan Konterra`, where no register has it: one isn't `aan` a place, so it is somebody. A cell of a table has
    # no such words, and there the model is believed.
    return "LOC" if _ward_shape().search(printed) or _is_cell(text) else "ORG"


def _register_label(printed: str, label: str) -> str:
    """A municipality, province or country is a GPE and another place of the registers a LOC."""
    if label == "PERSON":
        return label
    municipality = find_municipality(printed)
    if fold(printed) in _lands() or (municipality is not None and fold(municipality.name) == fold(printed)):
        return "GPE"
    return "LOC" if label == "GPE" or place_kinds(printed) else label


@cache
def _lands() -> frozenset[str]:
    return frozenset(fold(name) for name in (*provinces(), *countries()))


def _is_located(text: str, span: EntitySpan) -> bool:
    """True if the words in front say that a place follows, also over a list: `in Aaldam, Bosveen en [Kolkhorst]`."""
    before = _LISTED.sub("", text[max(0, span.start - _LISTED_WITHIN) : span.start])
    return bool(_before_place().search(before))


@cache
def _before_place() -> re.Pattern[str]:
    """`in `, `bij de `, `de woonwijken: vooral `, at the end of what stands before a name."""
    alone, with_article, ends, between = (
        any_of(entity_words("loc", key)) for key in ("before", "before_article", "area_ends", "between")
    )
    word = rf"(?:{with_article}) (?:de|het)|{alone}|\w*(?:{ends})"
    return re.compile(rf"(?<!\w)(?:{word}):?(?: (?:{between}))? ?$", re.IGNORECASE)


@cache
def _ward_shape() -> re.Pattern[str]:
    """`Emmen-Noord`, `Centrumgebied`, `Bloemenbuurt`."""
    parts, ends = (any_of(entity_words("loc", key)) for key in ("parts", "name_ends"))
    return re.compile(rf"(?:^|[ -])(?:{parts})\w*(?:[ -]|$)|(?:{ends})$")
