"""The stretches of a contact cell in, those that tell nothing by themselves told by their neighbours out.

Knows the order in which names, organisations and functions are printed; not how a stretch was cut.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nlp.text.fold import fold_letters
from nlp.text.person_names import word_list

_JOINS = frozenset({"en", "&"})
_WORD = 6  # letters of a word of it, where the address is a desk's
_SHORTEST = 7  # letters of a name that a domain holds by no chance
_LONGEST = 7  # words of an organisation that nothing but its place tells


class ContactSpan(NamedTuple):
    """A stretch of a cell: text[start:end]; `line` counts the cell's printed lines."""

    kind: str  # `organisation`, `name`, `position`, `desk`, `unknown`
    start: int
    end: int
    line: int


def resolve_unknown(
    text: str, found: Sequence[ContactSpan], *, marked: bool, domains: str = "", desk: bool = False
) -> list[ContactSpan]:
    """The only name or organisation, more of a function; `marked`: the cell has a phone or an address."""
    spans = [_of_domain(text, _desk(text, found, n), domains, desk) for n in range(len(found))]
    for n, span in enumerate(spans):  # persons first: they tell what stands beside them
        if span.kind == "unknown" and _is_person(text, spans, n, marked):
            spans[n] = span._replace(kind="name")
    done: list[ContactSpan] = []
    for n, span in enumerate(spans):
        kind = _by_neighbours(text, spans, n, marked) if span.kind == "unknown" else span.kind
        if kind == "more" and done:
            done[-1] = done[-1]._replace(end=span.end)
        elif kind:
            spans[n] = span._replace(kind=kind)
            done.append(spans[n])
    return done


def _of_domain(text: str, span: ContactSpan, domains: str, desk: bool) -> ContactSpan:
    """`Muziekhuis De Snaar, info@muziekhuisdesnaar.example`: who has an address named after it is an organisation."""
    whole = fold_letters(text[span.start : span.end])
    some = [fold_letters(word) for word in text[span.start : span.end].split()] if desk else []
    owner = (len(whole) > _SHORTEST and whole in domains) or any(len(one) >= _WORD and one in domains for one in some)
    return span._replace(kind="organisation") if owner and span.kind == "unknown" else span


def _desk(text: str, found: Sequence[ContactSpan], n: int) -> ContactSpan:
    """A word for a service, in small letters behind the organisation that it is part of: `Gemeente X, jongerenwerk`."""
    span, before = found[n], found[n - 1] if n else None
    word = text[span.start : span.end]
    alone = " " not in word and word.islower() and word in word_list("weak_organisations")
    if span.kind != "organisation" or not alone or before is None or before.kind != "organisation":
        return span
    return span._replace(kind="desk") if " " in text[before.start : before.end] else span


def _is_person(text: str, spans: Sequence[ContactSpan], n: int, marked: bool) -> bool:
    """Whether a stretch is a name, by its words and by what stands around it."""
    kinds = [span.kind for span in spans]
    words = _words(text, spans[n])
    if not _like_a_person(words) or set(words) & word_list("subjects"):
        return False
    before, behind = kinds[n - 1] if n else None, kinds[n + 1] if n + 1 < len(kinds) else None
    if not set(kinds) - {"unknown"}:
        first = next(n for n, span in enumerate(spans) if _like_a_person(_words(text, span)))
        return first == n and (marked or len(spans) == 2)
    if not (marked or set(kinds) & {"name", "organisation", "position"}):
        return False
    beside = (before in (None, "organisation", "unknown") and behind == "position") or (
        before == "position" and behind != "name" and "name" not in kinds
    )
    between = before == "organisation" and behind in (None, "organisation")
    return beside or between or ("name" not in kinds and "organisation" in kinds)


def _words(text: str, span: ContactSpan) -> list[str]:
    return [word.strip(".,") for word in text[span.start : span.end].casefold().split()]


def _like_a_person(words: Sequence[str]) -> bool:
    light = {"de", "het", "een"}
    return 2 <= len(words) <= 4 and not set(words) & word_list("no_person") and words[0] not in light


def _by_neighbours(text: str, spans: Sequence[ContactSpan], n: int, marked: bool) -> str | None:
    span, after = spans[n], spans[n + 1] if n + 1 < len(spans) else None
    printed, plain = text[span.start : span.end], set(_words(text, span))
    kinds = [other.kind for other in spans]
    before = kinds[n - 1] if n else None
    if before in ("position", "desk") and plain & word_list("subjects"):
        return "more"
    if plain <= word_list("subjects") | _JOINS:
        return "desk" if "desk" not in kinds else None
    if len(printed.split()) > _LONGEST or not (marked or set(kinds) & {"name", "organisation"}):
        return None
    if len(printed.split()) == 1 and before == "organisation" and not {"name", "position"} & set(kinds):
        return "position"  # a desk: nobody is called by one word
    if printed[0].islower():
        return "position" if "name" in kinds and "position" not in kinds else None
    here = [other.kind for other in spans if other.line == span.line]
    opens = after is not None and after.kind == "name" and after.line == span.line and "organisation" not in here
    owner = before == "name" and text[spans[n - 1].end : span.start].strip() in ("(", "-", "–", "—", "/", "|")
    beside = owner and ("organisation" not in here or text[span.start - 1] == "(")
    return "organisation" if opens or beside or "organisation" not in kinds else None
