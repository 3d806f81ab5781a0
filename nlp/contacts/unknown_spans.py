"""Tells what the stretches of a contact cell are that tell nothing by themselves, by what stands around them.

`Bram Wierda, beleidsadviseur` is a name though no list has it, for a function follows; `Comperio` between a name and a
phone number is the organisation. Persons are told first: they tell what stands beside them.
"""

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from nlp.contacts.addresses import Address
from nlp.text.fold import fold_letters
from nlp.text.person_names import word_list
from nlp.text.vocabulary import tables

# Words that name nobody, whatever the capital that a sentence gives them.
_ORDINARY = frozenset(word for kind in tables("ordinary").values() for word in kind.split())
_OTHER_WORDS = frozenset(word for kind, words in tables("ordinary").items() if kind != "noun" for word in words.split())
_JOINS = frozenset({"en", "&"})
_LONG_WORD = 6  # letters of a word of it, where the address is a desk's
_SHORTEST = 7  # letters of a name that a domain holds by no chance
_LONGEST = 7  # words of an organisation that nothing but its place tells


SpanKind = Literal["organisation", "name", "position", "desk", "unknown"]


# A name's words: capitals, with small particles between them.
_CAPITAL = re.compile(r"[\"'‘’“]?(?:[A-ZÀ-Þ0-9]|['’]t\b)")
_CAPITALS = re.compile(r"[A-ZÀ-Þ][\w.'’-]*(?: (?:[a-zà-ÿ'’]{1,4} ){0,2}[A-ZÀ-Þ][\w.'’-]*)*")


def any_shortened() -> str:
    """A pattern that forbids an abbreviation right before its place: titles and short functions."""
    return "".join(rf"(?<!\b{word})" for word in word_list("shortened"))


_SENTENCE_END = re.compile(rf"\n|(?<![A-Z]){any_shortened()}[.!?:](?=\s)\s*")


class ContactSpan(NamedTuple):
    """A stretch of a cell: text[start:end]; `line` counts the cell's printed lines."""

    kind: SpanKind
    start: int
    end: int
    line: int


class Cell(NamedTuple):
    """A contact cell and what its addresses tell."""

    text: str  # with the words of sentences blanked, as long as `printed`
    printed: str
    domains: str  # the letters behind the @
    desk: bool  # one of its addresses is a desk's

    addresses: Sequence[Address]

    @property
    def marked(self) -> bool:
        """Whether it has a phone or an address."""
        return bool(self.addresses)

    def is_reached(self, start: int, end: int) -> bool:
        """Whether an address stands in a stretch."""
        return any(start <= address.start < end for address in self.addresses)

    def is_spoken_of(self, at: int) -> bool:
        """Whether an article stands before a place, and no word that says to go there: `De | directeur`."""
        before = self.printed[self.sentence(at)[0] : at].casefold().split()
        has_article = bool(before) and before[-1] in {*word_list("articles"), "onze"}
        return has_article and self.lead(at) not in word_list("person_leads") | word_list("organisation_leads")

    def lead(self, at: int) -> str:
        """The word in front of a place, articles and titles left out, in small letters; empty at a sentence's head."""
        words = re.split(r"[\s(]+", self.printed[self.sentence(at)[0] : at].casefold().strip())
        while words and words[-1].strip(".") in word_list("articles") | word_list("titles"):
            words = words[:-1]
        return words[-1] if words else ""

    def is_prose(self, at: int) -> bool:
        """Whether the sentence at a place tells something, and is no list of names and functions."""
        start, end = self.sentence(at)
        if not self.opens(at):  # `Jorrit Hoef, Honk 513, appen kan altijd`: what commas part tells by itself
            start = max(self.printed.rfind(",", start, at), start)
            end = next((n for n in range(at, end) if self.printed[n] == ","), end)
        return "\x00" in self.text[start:end]

    def opens(self, at: int) -> bool:
        """Whether a place is the head of its sentence."""
        return not self.printed[self.sentence(at)[0] : at].strip(" -–•*\"'(")

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence or line around a place, as offsets."""
        start = max((end.end() for end in _SENTENCE_END.finditer(self.printed, 0, at)), default=0)
        end = _SENTENCE_END.search(self.printed, at)
        return start, end.start() if end else len(self.printed)


def resolve_unknown(cell: Cell, found: Sequence[ContactSpan]) -> list[ContactSpan]:
    """The only name or organisation, more of a function."""
    # Addresses tell first: a domain is evidence, neighbours only make something likely.
    spans = [_of_domain(cell, _desk(cell.text, found, n)) for n in range(len(found))]
    for n, span in enumerate(spans):  # persons first: they tell what stands beside them
        if span.kind == "unknown" and _is_person(cell, spans, n):
            spans[n] = span._replace(kind="name")
    done: list[ContactSpan] = []
    for n, span in enumerate(spans):
        kind = _by_neighbours(cell, spans, n) if span.kind == "unknown" else span.kind
        if kind == "more":  # of the function before it
            done[-1] = done[-1]._replace(end=span.end)
        elif kind:
            spans[n] = span._replace(kind=kind)
            done.append(spans[n])
    return [span for n, span in enumerate(done) if not _is_explained(cell, done, n)]


def _is_explained(cell: Cell, spans: Sequence[ContactSpan], n: int) -> bool:
    """`De voorzitter vraagt wie erin komt`: a function that a sentence begins with, and whom nobody has or reaches."""
    span = spans[n]
    if span.kind not in ("position", "desk") or not cell.is_spoken_of(span.start) or not cell.is_prose(span.start):
        return False
    start, end = cell.sentence(span.start)
    return not cell.is_reached(start, end) and all(one.kind != "name" or not start <= one.start < end for one in spans)


def _of_domain(cell: Cell, span: ContactSpan) -> ContactSpan:
    """`Muziekhuis De Snaar, info@muziekhuisdesnaar.example`: who has an address named after it is an organisation."""
    printed = cell.text[span.start : span.end]
    whole = fold_letters(printed)
    some = [fold_letters(word) for word in printed.split()] if cell.desk else []
    by_whole = len(whole) > _SHORTEST and whole in cell.domains
    by_word = any(len(word) >= _LONG_WORD and word in cell.domains for word in some)
    return span._replace(kind="organisation") if span.kind == "unknown" and (by_whole or by_word) else span


def _desk(text: str, found: Sequence[ContactSpan], n: int) -> ContactSpan:
    """A word for a service, in small letters behind the organisation that it is part of: `Gemeente X, jongerenwerk`."""
    span, before = found[n], found[n - 1] if n else None
    word = text[span.start : span.end]
    alone = " " not in word and word.islower() and word in word_list("weak_organisations")
    if span.kind != "organisation" or not alone or before is None or before.kind != "organisation":
        return span
    return span._replace(kind="desk") if " " in text[before.start : before.end] else span


def _is_person(cell: Cell, spans: Sequence[ContactSpan], n: int) -> bool:
    """Whether a stretch is a name, by its words and by what stands around it."""
    text = cell.text
    words = _words(text, spans[n])
    printed = text[spans[n].start : spans[n].end]
    mixed = printed[0].islower() and not printed.islower()
    if mixed and words[0] not in word_list("particles") | word_list("first_names"):
        return False  # `mama van Loek`; who writes all in small letters writes names so
    if printed.islower() and any(one.kind == "name" and text[one.start].isupper() for one in spans):
        return False  # `Kim Tan (schrijver dezes)`
    if _is_called_by_name(cell, spans[n], words):
        return True
    if not _like_a_person(words) or set(words) & word_list("subjects"):
        return False
    kinds = [span.kind for span in spans]
    if not set(kinds) - {"unknown"}:  # nothing is known of the cell: then its first stretch like a person is one
        # `Anja Poort, Fortiaan`: of two stretches that nothing tells, the first that looks like a person is one.
        first = next(n for n, span in enumerate(spans) if _like_a_person(_words(text, span)))
        return first == n and (cell.marked or len(spans) == 2)
    return bool(cell.marked or set(kinds) & {"name", "organisation", "position"}) and _has_place_of_person(kinds, n)


def _is_called_by_name(cell: Cell, span: ContactSpan, words: Sequence[str]) -> bool:
    """`bel Dwayne`, `belt met Aafke Wiersema`, `ik ben Truus`: whoever is called or introduced, list or no list."""
    printed = cell.text[span.start : span.end]
    lead = cell.lead(span.start)
    subject = len(words) > 1 and cell.is_prose(span.start) and lead not in word_list("organisation_leads")
    if not _CAPITALS.fullmatch(printed) or not (
        subject or lead in word_list("person_leads") | word_list("message_leads")
    ):
        return False
    known = _ORDINARY | word_list("no_person") | word_list("subjects") | word_list("desks") | word_list("organisations")
    return len(words) <= 4 and not set(words) & (known - word_list("particles")) and not printed.isupper()


def _has_place_of_person(kinds: Sequence[SpanKind], n: int) -> bool:
    """Beside a function, between organisations, or the cell's only candidate beside its organisation."""
    before, behind = kinds[n - 1] if n else None, kinds[n + 1] if n + 1 < len(kinds) else None
    if before in (None, "organisation", "unknown") and behind == "position":
        return True
    if before == "organisation" and behind in (None, "organisation"):
        return True
    no_name = "name" not in kinds
    return no_name and ("organisation" in kinds or (before == "position" and behind != "name"))


def _words(text: str, span: ContactSpan) -> list[str]:
    return [word.strip(".,") for word in text[span.start : span.end].casefold().split()]


def _like_a_person(words: Sequence[str]) -> bool:
    light = word_list("articles")
    if words[0] in _ORDINARY - word_list("particles") - word_list("first_names"):
        return False  # `Punt 7`; a surname may be such a word (`De Jonge`)
    return 2 <= len(words) <= 4 and not set(words) & word_list("no_person") and words[0] not in light


def _by_neighbours(cell: Cell, spans: Sequence[ContactSpan], n: int) -> SpanKind | Literal["more"] | None:
    """The kind of a stretch; `more`: it goes on the function before it; None: it is nothing of a contact."""
    text, marked = cell.text, cell.marked
    printed, plain = text[spans[n].start : spans[n].end], set(_words(text, spans[n]))
    kinds = [span.kind for span in spans]
    before = kinds[n - 1] if n else None
    if before in ("position", "desk") and plain & word_list("subjects"):
        return "more"
    # `Onderwijs en Jeugd` alone is the desk that sees to it.
    if plain <= word_list("subjects") | _JOINS:
        return "desk" if "desk" not in kinds else None
    # A cell without a name, organisation or address is a sentence (`wordt nog ingevuld`), and holds no contact.
    if len(printed.split()) > _LONGEST or not (marked or set(kinds) & {"name", "organisation"}):
        return None
    # Those of the same line, or between the same semicolons.
    beside = {span.kind for span in spans if span.line == spans[n].line}
    word = len(plain) == 1 and not plain & _OTHER_WORDS and len(printed) > 1 and printed.isalpha()
    if (
        word
        and before == "organisation"
        and not {"name", "position"} & beside
        and not plain <= word_list("first_names")
    ):
        return "position"  # a desk: nobody is called by one word
    if _names_nothing(plain):
        return None
    if plain <= word_list("first_names"):
        return "name" if "name" not in _entry(spans, n) and marked else None
    if printed[0].islower():
        entry = _entry(spans, n)
        return "position" if "name" in entry and "position" not in entry else None
    if _only_tells(cell, spans[n], printed):
        return None
    alone = "organisation" not in kinds and _is_listed(cell, spans[n])
    return "organisation" if alone or _has_place_of_organisation(text, spans, n) else None


def _is_listed(cell: Cell, span: ContactSpan) -> bool:
    """Whether a stretch is an item of a list; one that opens its sentence needs two words and a comma or line end."""
    # What opens a sentence has its capital from that: on texts of other hands half of them were no organisation.
    ends = cell.printed[span.end : span.end + 1] in ("\n", "", ",")
    printed = cell.printed[span.start : span.end]
    if printed.casefold().endswith(tuple(word_list("school_ends") | word_list("organisation_ends"))):
        return True  # `Weverij College Decanaat`
    return not cell.opens(span.start) or (ends and " " in printed)


def _entry(spans: Sequence[ContactSpan], n: int) -> list[SpanKind]:
    """The kinds of the stretches that are of one person with a stretch: from the name before it up to the next."""
    names = [m for m, span in enumerate(spans) if span.kind == "name"]
    first = max((m for m in names if m < n), default=0)
    last = min((m for m in names if m > n and m != first), default=len(spans))
    return [span.kind for span in spans[first:last]]


def _only_tells(cell: Cell, span: ContactSpan, printed: str) -> bool:
    """`Escalatie loopt via …`, `Ja, dat is …`: words of a sentence, unless one says that an organisation follows."""
    if not _CAPITAL.match(printed.split()[-1]):
        return True  # `Kenmerk bij correspondentie vermelden`
    return cell.is_prose(span.start) and cell.lead(span.start) not in word_list("organisation_leads")


def _names_nothing(words: set[str]) -> bool:
    """`Echt`, `De`, `1`, `A`: ordinary words, figures and single letters."""
    listed = _ORDINARY | word_list("articles") | word_list("sentence_openings") | word_list("lead_labels")
    return all(word in listed or not word.isalpha() or len(word) == 1 for word in words)


def _is_short_name(printed: str) -> bool:
    """`OVZ`: capitals throughout, and no programme or sector."""
    known = word_list("programmes") | word_list("subjects")
    return printed.isupper() and printed.isalpha() and 2 < len(printed) < 7 and printed.casefold() not in known


def _has_place_of_organisation(text: str, spans: Sequence[ContactSpan], n: int) -> bool:
    """In front of a name on its line, or behind a name and a bracket or dash: `Kim Tan (Comperio)`."""
    span, before, after = spans[n], spans[n - 1] if n else None, spans[n + 1] if n + 1 < len(spans) else None
    free_line = all(other.kind != "organisation" for other in spans if other.line == span.line)
    short = text[span.start : span.end]
    if after is not None and after.kind in ("name", "position") and _is_short_name(short):
        return True  # `OVZ, secretaris G. Faber`, whatever stands before
    if after is not None and after.kind == "name" and after.line == span.line and free_line:
        return True
    if before is None or before.kind != "name":
        return False
    sign = text[before.end : span.start].strip()
    return sign in ("(", "-", "–", "—", "/", "|") and (free_line or text[span.start - 1] == "(")
