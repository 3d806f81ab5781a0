"""What the words of target groups mean: which noun names which group, which words name a phase of education.

The words are in nlp/data/target_groups.toml (reading rules 20 to 25). `vakleerkrachten` -> `professionals`, by the
ending of the compound; `basis- en voortgezet onderwijs` -> `po`, `vo`. Where a group begins and ends in a text is
decided in `group_spans.py`.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz, process

from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

Group = Literal[
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

MINORS: frozenset[Group] = frozenset({"peuters", "kinderen", "leerlingen", "jongeren"})
YOUNG: frozenset[Group] = MINORS | {"studenten"}

_LISTS = tables("target_groups")
_GROUP_OF: dict[str, Group] = {
    noun.removeprefix("*"): group for group, nouns in _LISTS["group"].items() for noun in nouns
}
# The longest ending first: `*medewerkers` before `*werkers`.
_ENDINGS: list[tuple[str, Group]] = sorted(
    ((noun[1:], group) for group, nouns in _LISTS["group"].items() for noun in nouns if noun.startswith("*")),
    key=lambda ending: -len(ending[0]),
)
_BEFORE_NOUN, _NEVER_BEFORE_NOUN = frozenset(_LISTS["before"]["words"]), frozenset(_LISTS["before"]["never"])
_LEAST_BEFORE_ENDING = 2  # letters: `opa|ouders`; one letter is a misread word
_MOST_WORDS_BEFORE = 6  # `alle kwetsbare, jonge en alleenstaande ouders`; further on the noun is of another phrase
_BRACKETED_START = re.compile(r"\([^\W\d_]+-?\)(?=[^\W\d_]{3})")  # `(groot)ouders`
_PLURAL_APOSTROPHE = re.compile(r"['’]s$")
_ORDINAL = re.compile(r"(?<=\d)(?:e|ste|de)$")  # `alle 1e klassers`
_PARTICIPLE = re.compile(
    r"(?:aan|uit|terug|in|af|op|pas)?ge(?:komen|vallen|boren|vlucht|schreven)"
)  # `uitgevallen leerlingen`
_NUMBER_OF_ITEM = re.compile(r"\(\w\)")  # `(1) leerlingen, (2) ouders`
_LONG = 7  # letters: shorter words are too like each other to mend a typing error
_LIKENESS = 85  # of 100
_LONG_NOUNS = [noun for noun in _GROUP_OF if len(noun) >= _LONG]
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")
_MARKS_AROUND = '.,;:!?"“”‘’„'


class Noun(NamedTuple):
    """A word that names a group: text[start:end]."""

    group: Group
    start: int
    end: int


def plain_word(word: str) -> str:
    """`(Groot)ouders,` -> `grootouders`; `Ouder(s)` -> `ouders`."""
    return word.casefold().strip(_MARKS_AROUND).replace("(", "").replace(")", "").strip(".,;:!?")


def group_of(word: str) -> Group | None:
    """The group that a noun names: as listed, else by the ending of the compound; `(groot)ouders` are parents too."""
    plain = plain_word(_BRACKETED_START.sub("", word))
    # `oud.` is an abbreviation by its stop alone.
    listed = (
        _GROUP_OF.get(word.casefold().rstrip(",;:"))
        or _GROUP_OF.get(plain)
        or _GROUP_OF.get(_PLURAL_APOSTROPHE.sub("s", plain))
    )  # `familie's`
    if listed is not None:
        return listed
    return _by_ending(plain) or _misspelt(plain)


def _by_ending(plain: str) -> Group | None:
    by_ending = (
        group
        for ending, group in _ENDINGS
        if plain.endswith(ending) and len(plain) >= len(ending) + _LEAST_BEFORE_ENDING
    )
    return next(by_ending, None)


@cache
def _misspelt(plain: str) -> Group | None:
    """The group of a long noun with one typing error in it: `leerlingne`, `kindren`."""
    if len(plain) < _LONG or not plain.isalpha():
        return None
    near = process.extractOne(plain, _LONG_NOUNS, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
    # Typing errors stand within words and keep most of their letters.
    if near is None or near[0][0] != plain[0] or sorted(near[0]) != sorted(plain):
        return None
    return _GROUP_OF[near[0]]


def may_precede_noun(word: str) -> bool:
    """True if a word may stand before a group's noun: a listed one, a number, an adjective (which ends in -e)."""
    if _NUMBER_OF_ITEM.fullmatch(word):
        return False
    plain = plain_word(word)
    if plain in _BEFORE_NOUN or word.casefold() in _BEFORE_NOUN or number(_ORDINAL.sub("", plain)) is not None:
        return True
    # An adjective before a plural ends in -e (`jonge`); a compound cut short ends in a hyphen (`basis-`, `zorg-`).
    # `wettelijk vertegenwoordigers`, `ernstig zieke kinderen`: an adverb with a suffix that only such words have.
    endings = ("e", "en-", "s-", "-", "lijk", "isch", "matig", "nstig", "jaars")
    is_adjective = len(plain) > 2 and plain.endswith(endings) and word[-1] not in ".,;:"
    is_adjective = is_adjective or _PARTICIPLE.fullmatch(plain) is not None
    return is_adjective and plain not in _NEVER_BEFORE_NOUN and group_of(word) is None


def noun_at(text: str, start: int, end: int) -> Noun | None:
    """The noun of the group whose phrase begins at start, with at most six words before the noun; else None.

    In `alle jonge ouders met kinderen` the phrase at 0 is that of `ouders`.
    """
    for count, word in enumerate(_WORD.finditer(text, start, end)):
        noun = _noun_in(text, word, end)
        if noun:
            return noun
        if count >= _MOST_WORDS_BEFORE or _closes_phrase(word[0]) or not may_precede_noun(word[0]):
            return None
    return None


def _noun_in(text: str, word: re.Match[str], end: int) -> Noun | None:
    """The noun that a word is, alone or with the next (`zwangere vrouwen`); of `ouders/verzorgers` the first."""
    following = _WORD.match(text, word.end() + 1, end)
    pair = f"{plain_word(word[0])} {plain_word(following[0])}" if following else ""
    if following and pair in _GROUP_OF:
        return Noun(_GROUP_OF[pair], word.start(), following.end())
    # Of a word that begins with a slash or comma, nothing is a phrase's first noun: the mark parts two groups.
    first = _before_slash(word[0])
    group = group_of(first) or _cut_short(text, word)
    return Noun(group, word.start(), word.start() + len(first)) if group and word[0][0] not in "/,;" else None


def _cut_short(text: str, word: re.Match[str]) -> Group | None:
    """The group of a word that only a list in telegram style makes an abbreviation: `lln, oud, lkr`."""
    group: Group | None = _LISTS["cut_short"].get(plain_word(word[0]))
    is_member = text[: word.start()].rstrip()[-1:] in ("", *",;./")
    ends = word[0][-1] in ",;./" or text[word.end() :].strip()[:1] in ("", *",;./")
    return group if is_member and ends else None


def _before_slash(word: str) -> str:
    return word.split("/")[0] or word


def _closes_phrase(word: str) -> bool:
    """True for `jonge,`; not for an abbreviation that is listed (`ca.`)."""
    first = _before_slash(word)
    return first.endswith((",", ";", ".", ":")) and first.casefold() not in _BEFORE_NOUN


def nouns(text: str) -> Iterator[Noun]:
    """All words that name a group, in order."""
    for word in re.finditer(r"[^\s/,;]+", text):
        group = group_of(word[0])
        if group and _LETTER.search(word[0]):
            yield Noun(group, *word.span())


@cache
def _phase_pattern() -> tuple[re.Pattern[str], dict[str, EducationPhase]]:
    """One pattern over all phases, the longest word first: `voortgezet speciaal onderwijs` is not `voortgezet`.

    The second value gives the phase for each of its named groups.
    """
    listed = [(word, phase) for phase, words in _LISTS["phase"].items() for word in words]
    # The regular expression takes the first alternative that matches, so the longest phrase must stand first.
    listed.sort(key=lambda one: -len(one[0]))
    parts = [f"(?P<w{n}>{any_of([word])}{_word_end(word)})" for n, (word, _) in enumerate(listed)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})", re.IGNORECASE), {
        f"w{n}": phase for n, (_, phase) in enumerate(listed)
    }


def _word_end(word: str) -> str:
    return "" if word[-1] in "*-)" else r"(?![\w-])"


def phases(text: str, *, graded: bool) -> list[EducationPhase]:
    """The phases of education that words name, in the order of the data file; a printed `groep n` names `po`."""
    pattern, phase_of = _phase_pattern()
    # `groep 8 met een vmbo-advies`: an advice says where somebody goes.
    words = (word for word in pattern.finditer(text) if not word[0].casefold().endswith("advies"))
    named = {phase_of[word.lastgroup] for word in words if word.lastgroup}
    if graded:  # `groep` is what primary school calls its grades; other schools have a `klas`
        named.add("po")
    return [phase for phase in _LISTS["phase"] if phase in named]
