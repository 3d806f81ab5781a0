"""Finds what a sentence may mean as a party: `muziekschool Da Capo`, `vier basisscholen in de wijk`.

A name is a run of capitals with the type word before it; a class noun is one of the vocabulary's, with its quantifier
in front and what narrows it behind (reading rule 7). Whether a mention takes part is told in sentences.py.
"""

import re
from functools import cache
from typing import NamedTuple

from nlp.gazetteer import find_municipality, place_kinds
from nlp.parties.list_members import joins_one_name, with_shared_end
from nlp.parties.types import is_generic, is_listed_noun, party_type
from nlp.text.document_names import Names
from nlp.text.fold import fold_name
from nlp.text.person_names import word_list
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")
_ORDINARY = tables("ordinary")
_TOKEN = re.compile(
    rf"['’][ts](?=\s)|(?:{any_of(_WORDS['within_names'])})\.(?=\s[A-ZÀ-Þ])|(?:[a-z]\.){{2,}}"
    r"|[a-zà-ÿ]+-(?=\s(?:en|of)\s)|[\w'’.&+-]*\w|\S"
)
_CAPITAL = re.compile(r"[A-ZÀ-Þ]|['’][tT]$")
_NUMBER = re.compile(r"['’]?\d{1,4}")
_JOINED_NOUN = re.compile(r"\s(?:en|of)\s(?P<noun>[a-zà-ÿ-]+)")
_ARTICLES = frozenset({"de", "het", "'t", "’t", "it", "een", "den"})
_NAME_ARTICLES = frozenset({"De", "Het", "'t", "’t", "It", "Den", "d'r"})
# Between two capitals of one name: `Hart voor Brabant`, `Thuis aan de Maas`, `De Kop d'r Foar`.
_LINKS = frozenset(_WORDS["name_links"])
_LINK_ARTICLES = frozenset({"de", "het", "den", "der", "'t", "’t", "d'r", "d’r"})
_TITLES = frozenset(_WORDS["titles"])
_PLACE_PREPOSITIONS = frozenset({"in", "te", "uit", "van", "naar", "bij", "rond", "rondom", "op", "nabij"})
_NARROWING = frozenset(_WORDS["narrowing"])
_QUANTIFIERS = frozenset(
    (*_WORDS["quantity_words"], *(word for phrase in tables("party_types")["quantifiers"] for word in phrase.split()))
)
_SCHOOL_ADJECTIVES = frozenset(_WORDS["school_adjectives"])
_STOPS = frozenset(" ".join((_ORDINARY["adverb"], _ORDINARY["verb"], _ORDINARY["preposition"])).split()) | frozenset(
    {*_WORDS["verbs"], *_WORDS["no_nouns"]}
)
_VERBS = frozenset(_WORDS["verbs"]) | frozenset(_ORDINARY["verb"].split())
NO_VERBS = _STOPS - _VERBS  # adverbs, prepositions, pronouns
_OPENINGS = frozenset(_ORDINARY["adverb"].split()) | frozenset(_WORDS["no_nouns"]) | frozenset(_WORDS["verbs"])
_CONNECTING = frozenset((*_ORDINARY["adverb"].split(), *_WORDS["connecting"]))
_LONGEST_SHORT = 4  # letters of an abbreviation for a kind of school
_MOST_NARROWINGS = 2  # phrases behind a class noun: `met een ambacht | in de vingers`; a third is of the clause
_LONGEST_PHRASE = 4  # words of such a phrase without its preposition
_MOST_BEFORE = 5  # words before a class noun: `een steeds grotere groep`


class Mention(NamedTuple):
    """text[start:end], without the article in front; `governed_by` is the word before it and its article.

    A name may have its place behind it (`Atelier Kladde in Mildaam`).
    """

    start: int
    end: int
    named: bool
    governed_by: str


class _Token(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.text.casefold()

    @property
    def capital(self) -> bool:
        return _CAPITAL.match(self.text) is not None


def mentions(text: str, start: int, end: int, names: Names) -> list[Mention]:
    """The mentions of the sentence at start:end of text, in their order; none lies in another."""
    tokens = [_Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    found: list[Mention] = []
    n = 0
    while n < len(tokens):
        if _is_cut_short(tokens, n):
            found.append(_mention(tokens, n, n, named=False))
            n += 1
            continue
        span = _name_at(text, tokens, n, names) or _class_at(text, tokens, n, names)
        if span is None:
            n += 1
            continue
        first, last, named = span
        found.append(_mention(tokens, first, last, named=named))
        n = last + 1
    return found


def _is_cut_short(tokens: list[_Token], n: int) -> bool:
    """`primair` in `het primair en voortgezet onderwijs`: the noun stands behind the second."""
    if tokens[n].text.endswith("-") and n + 2 < len(tokens) and tokens[n + 1].plain in ("en", "of", ","):
        return is_class_noun(tokens[n + 2].text)  # `sport- en muziekverenigingen`
    if (
        n + 3 >= len(tokens)
        or tokens[n].plain not in _SCHOOL_ADJECTIVES
        or tokens[n + 1].plain not in ("en", "of", ",")
    ):
        return False
    return tokens[n + 2].plain in _SCHOOL_ADJECTIVES and tokens[n + 3].plain in ("onderwijs", "en", "of")


def whole_of_short(mention: str, behind: str) -> str | None:
    """The full form of a mention that is cut short, by what stands behind: `primair` -> `primair onderwijs`."""
    following = _JOINED_NOUN.match(behind)
    if mention.endswith("-") and following and mention.casefold() not in _SCHOOL_ADJECTIVES:
        return with_shared_end(mention, following["noun"])
    if mention.casefold() not in _SCHOOL_ADJECTIVES:
        return None
    return mention.rstrip("-") + "onderwijs" if mention.endswith("-") else f"{mention} onderwijs"


def _mention(tokens: list[_Token], first: int, last: int, *, named: bool) -> Mention:
    while first < last and _is_loose_article(tokens, first, named=named):
        first += 1
    before = first - 1
    while before >= 0 and tokens[before].plain in _ARTICLES:
        before -= 1
    governed_by = tokens[before].plain if before >= 0 else ""
    return Mention(tokens[first].start, tokens[last].end, named, governed_by)


def _is_loose_article(tokens: list[_Token], n: int, *, named: bool) -> bool:
    """Whether an article is no part of the mention; that of `een paar` and of a name's own `De` is."""
    token = tokens[n]
    own = named and token.text in _NAME_ARTICLES
    return token.plain in _ARTICLES and tokens[n + 1].plain != "paar" and not own


# --- names


def _name_at(text: str, tokens: list[_Token], n: int, names: Names) -> tuple[int, int, bool] | None:
    """The name that begins at a token: its type word, its article and its capitals; None where none begins."""
    capital = _first_capital(tokens, n)
    if capital and capital > n and tokens[n].plain == tokens[capital].plain:
        return None  # `de stichting Stichting Wold`: the name begins at the second
    if capital is None or (tokens[n].plain in _VERBS and capital == n and (n == 0 or tokens[n - 1].text in ".:?!")):
        return None  # `Doet ROC Delta mee?`
    last = _last_of_name(text, tokens, n, capital, names)
    run = text[tokens[n].start : tokens[last].end]
    opens = n == 0 or tokens[n - 1].text in (".", ":", "?", "!", "-", "–", "•")
    if capital == n and _is_no_party(text, tokens, n, last, names, opens=opens):
        return None
    if _is_person(tokens, n, capital):
        return None
    if opens and capital == n and last > n and _is_loose_opening(tokens, n, run, names):
        n += 1
    return n, _place_behind(text, tokens, last), True


def _is_person(tokens: list[_Token], n: int, capital: int) -> bool:
    """`Juf Anneke`, `mevrouw Jansen`, `Dhr. Postma`: somebody by a title."""
    before = tokens[n - 1].plain.rstrip(".") if n else ""
    if before == "" and n > 1:
        before = tokens[n - 2].plain
    return before in _TITLES or (tokens[n].plain in _TITLES and capital <= n + 1)


def _is_loose_opening(tokens: list[_Token], n: int, run: str, names: Names) -> bool:
    """Whether the word with which a sentence begins is no part of the name behind it: `Ook | Sportservice Kop`."""
    if fold_name(run) in names.full:
        return False
    if tokens[n].text in ("De", "Het", "It"):
        return not _has_article(run, names)
    # Only before a word that tells a kind: `Samen Sterk` and `Ook Wij` are names.
    return tokens[n].plain in _CONNECTING and tokens[n + 1].capital and party_type(tokens[n + 1].text) is not None


def _place_behind(text: str, tokens: list[_Token], last: int) -> int:
    """The last token of a name with the place behind it: `Atelier Kladde | in Mildaam`."""
    if last + 2 >= len(tokens) or tokens[last + 1].text not in ("in", "uit", "te"):
        return last
    here = _adjacent(text, tokens[last], tokens[last + 1]) and tokens[last + 2].capital
    return last + 2 if here and _is_place(tokens[last + 2].text) else last


def _first_capital(tokens: list[_Token], n: int) -> int | None:
    """Where the capitals of the name that begins at n begin: at n, or behind a type word in small letters."""
    if tokens[n].capital:
        return n
    if not may_be_type_word(tokens[n].text):
        return None
    behind = n + 1
    if behind < len(tokens) and tokens[behind].text in ("de", "het", "'t", "’t"):
        if tokens[n].plain in _WORDS["no_class"]:
            return None  # `vanuit de zorg | het CJG`
        if n + 2 < len(tokens) and _tells_its_kind(tokens, n + 2):
            return None  # `aan de vo-kant | het Zee College`
        behind += 1
    return behind if behind < len(tokens) and tokens[behind].capital else None


def _tells_its_kind(tokens: list[_Token], n: int) -> bool:
    """Whether the capitals at n end in a word that tells a kind: `Zee College`."""
    return n + 1 < len(tokens) and tokens[n + 1].capital and party_type(tokens[n + 1].text) is not None


@cache
def may_be_type_word(word: str) -> bool:
    """`muziekschool`, `mbo-instelling`: a singular noun that says what kind of organisation a name is."""
    if not word.islower() or is_people(word) or word in _STOPS or word in _QUANTIFIERS or word in _ARTICLES:
        return False
    if word in _WORDS["type_words"] or word.endswith(tuple(_WORDS["type_word_ends"])):
        return True
    # `obs`, `cbs` are short, no plurals
    plural = len(word) > _LONGEST_SHORT and word.endswith(("en", "s", "'s")) and not word.endswith(("huis", "ics"))
    return party_type(word) is not None and not plural


def _last_of_name(text: str, tokens: list[_Token], begin: int, n: int, names: Names) -> int:
    """The last token of the name whose capitals begin at n."""
    last = n
    while True:
        following = _next_of_name(text, tokens, begin, last, names)
        if following is None:
            return last
        last = following


def _next_of_name(text: str, tokens: list[_Token], begin: int, last: int, names: Names) -> int | None:
    """The next capital or number of a name, over a link; None where the name ends."""
    if last + 1 >= len(tokens) or not _adjacent(text, tokens[last], tokens[last + 1]):
        return None
    nxt = tokens[last + 1]
    if nxt.capital or (_NUMBER.fullmatch(nxt.text) and tokens[last].capital):
        return last + 1
    n = last + 1
    if nxt.plain in ("en", "&", "+"):
        known = _known_name_goes_on(text, tokens[begin].start, tokens[last].end, names)
        if known is not None:
            return max(k for k in range(last, len(tokens)) if tokens[k].end <= known)
        if not joins_one_name(text, tokens[begin].start, (nxt.start, nxt.end), tokens[-1].end):
            return None
        return n + 1 if n + 1 < len(tokens) else None
    if nxt.text not in _LINKS and nxt.text not in _LINK_ARTICLES:
        return None
    while n < len(tokens) and (tokens[n].text in _LINKS or tokens[n].text in _LINK_ARTICLES) and n - last <= 2:
        n += 1
    if n >= len(tokens) or not tokens[n].capital or not _adjacent(text, tokens[last], tokens[n]):
        return None
    # `Atelier Kladde in Mildaam`: where it is; `Kinderopvang X van Stichting Y` is two.
    ends_it = _is_place(tokens[n].text) and nxt.text in _PLACE_PREPOSITIONS and n == last + 2
    # `Stichting Zorg voor Jeugd` is one.
    is_other = nxt.text in ("van", "bij", "uit", "met") and party_type(tokens[n].text) is not None
    return None if ends_it or is_other else n


def _adjacent(text: str, first: _Token, second: _Token) -> bool:
    """Whether nothing but blanks and words stands between two tokens."""
    return not set(text[first.end : second.start]) & set(",;:.!?()\n")


def _known_name_goes_on(text: str, start: int, end: int, names: Names) -> int | None:
    """Where a name of the document ends that holds text[start:end] and goes on behind it."""
    folded = text[start:].casefold()
    ends = [
        start + len(full)
        for full in set(names.full.values())
        if folded.startswith(full.casefold()) and start + len(full) > end
    ]
    return max(ends, default=None)


def _is_place(word: str) -> bool:
    return bool(place_kinds(word)) or find_municipality(word) is not None


def _is_no_party(text: str, tokens: list[_Token], n: int, last: int, names: Names, *, opens: bool) -> bool:
    """A capital that is none of a party: a sentence's first word, a place, a person."""
    run = text[tokens[n].start : tokens[last].end]
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    if n == last and run.endswith("se") and behind and (behind.text in ("en", "of") or behind.text.isalpha()):
        return behind.text not in _STOPS - {"en", "of"} and fold_name(run) not in names.full  # `Poolse gemeenschap`
    if fold_name(run) in names.full or fold_name(run) in names.described:
        return False
    if n == last and opens:
        # The capital is the sentence's: only what has a type, or is written in capitals, is a name by itself.
        word = tokens[n].text
        if word.casefold() in _OPENINGS or is_generic(word, True) or len(word) < 2:
            return True
        return party_type(word) is None and not (word.isupper() and len(word) > 1)
    if n == last and tokens[n].plain in word_list("first_names"):
        return True
    before = tokens[n - 1].plain if n else ""
    if before in _PLACE_PREPOSITIONS or (n > 1 and before in ("en", ",") and _is_place(tokens[n - 2].text)):
        return _is_place(run)
    return False


def _has_article(run: str, names: Names) -> bool:
    """Whether the document prints the article of a name with a capital where no sentence begins."""
    return fold_name(run) in names.articled


# --- class nouns


def _class_at(text: str, tokens: list[_Token], n: int, names: Names) -> tuple[int, int, bool] | None:
    """The class noun whose phrase begins at a token, with what stands before and behind it."""
    head = _head_of_class(tokens, n, at_start=n == 0 or tokens[n - 1].text in (".", ":", "?"))
    if head is None:
        return None
    return n, _last_narrowing(text, tokens, head, names), False


def _head_of_class(tokens: list[_Token], n: int, *, at_start: bool) -> int | None:
    for k in range(n, min(n + _MOST_BEFORE + 1, len(tokens))):
        token = tokens[k]
        word = token.text if not (at_start and k == n) else token.text[:1].lower() + token.text[1:]
        if k + 1 < len(tokens) and is_listed_noun(f"{word} {tokens[k + 1].text}"):
            return k + 1  # `maatschappelijk werk`
        behind = tokens[k + 1] if k + 1 < len(tokens) else None
        if is_class_noun(word):
            # `het samenwerkingsverband Wold` is a name, and begins at its type word
            return None if behind and behind.capital and behind.start == token.end + 1 and may_be_type_word(word) else k
        if is_people(word) and behind and behind.text == "van":
            return k  # `leidsters van Kinderopvang X`
        if not _may_stand_before(word):
            return None
    return None


@cache
def is_class_noun(word: str) -> bool:
    """`basisscholen`, `gemeente`, `wijkteam`."""
    if not word or not (word.islower() or word.isupper()) or word in _STOPS or word in _QUANTIFIERS:
        return False
    if word in _WORDS["no_class"]:
        return False
    return is_generic(word, False) and party_type(word) is not None if word.islower() else is_generic(word, False)


@cache
def is_people(word: str) -> bool:
    """`leidsters`, `een vrijwilliger`: who works somewhere, by the vocabulary of target groups."""
    groups = tables("target_groups")["group"]
    words = [one for group in ("professionals", "vrijwilligers", "studenten") for one in groups[group]]
    ends = tuple(one[1:] for one in words if one.startswith("*")) + tuple(_WORDS["people_ends"])
    return word.islower() and word not in _STOPS and (word in words or word.endswith(ends))


def _may_stand_before(word: str) -> bool:
    """An article, a quantifier, an adjective."""
    plain = word.casefold()
    if plain in _QUANTIFIERS or plain in _ARTICLES or plain.isdigit():
        return True
    return plain.endswith("e") and plain.isalpha() and plain not in _STOPS and len(plain) > 3


def _last_narrowing(text: str, tokens: list[_Token], head: int, names: Names) -> int:
    """The last token of what narrows a class noun: `in de wijk`, `van Bant, Rutten en Nagele`."""
    last = head
    for _ in range(_MOST_NARROWINGS):
        n = last + 1
        if n >= len(tokens) or not _adjacent(text, tokens[last], tokens[n]):
            return last
        if tokens[n].text not in _NARROWING:
            return last
        end = _end_of_phrase(text, tokens, n + 1, names)
        if end is None:
            return last
        last = end
    return last


def _end_of_phrase(text: str, tokens: list[_Token], n: int, names: Names) -> int | None:
    """The end of a noun phrase that begins at n: articles, adjectives and one noun, or a name, or a list of places."""
    first = n
    while n < len(tokens) and n - first <= _LONGEST_PHRASE and _adjacent(text, tokens[first - 1], tokens[n]):
        token = tokens[n]
        if not token.text[0].isalnum():
            break
        if token.capital or _first_capital(tokens, n) is not None:
            span = _name_at(text, tokens, n, names)
            return _end_of_places(tokens, span[1] if span else n)
        if token.plain in _SCHOOL_ADJECTIVES or (token.plain == "en" and tokens[n - 1].plain in _SCHOOL_ADJECTIVES):
            n += 1  # `in het primair en voortgezet onderwijs`
            continue
        if token.plain in _STOPS:
            return None
        if not _may_stand_before(token.text) or is_class_noun(token.text):
            return n
        n += 1
    return n - 1 if n > first and tokens[n - 1].text[0].isalnum() and tokens[n - 1].plain not in _ARTICLES else None


def _end_of_places(tokens: list[_Token], last: int) -> int:
    """The last of `Bant, Rutten en Nagele`."""
    if not _is_place(tokens[last].text):
        return last
    while last + 2 < len(tokens) and tokens[last + 1].text in (",", "en") and _is_place(tokens[last + 2].text):
        last += 2
    return last
