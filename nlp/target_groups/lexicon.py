"""A word in, the group that it names out; a stretch in, the phases of education that it names out.

Knows the vocabulary (data/target_groups.toml), not where a group begins or ends.
"""

import re
from collections.abc import Iterator
from functools import cache

from nlp.text.numbers import number
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("target_groups")
_GROUPS: dict[str, str] = {noun.removeprefix("*"): group for group, nouns in _WORDS["group"].items() for noun in nouns}
_ENDINGS: list[tuple[str, str]] = sorted(
    ((noun[1:], group) for group, nouns in _WORDS["group"].items() for noun in nouns if noun.startswith("*")),
    key=lambda one: -len(one[0]),
)
_BEFORE, _NEVER = frozenset(_WORDS["before"]["words"]), frozenset(_WORDS["before"]["never"])
_SHORTEST = 2  # letters before an ending: `pleeg|ouders`, not `ouders` itself
_MOST_BEFORE = 6  # words before a noun
_PREFIXED = re.compile(r"\([^\W\d_]+-?\)(?=[^\W\d_]{3})")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"\S+")


def plain_of(word: str) -> str:
    """`(Groot)ouders,` -> `grootouders`; `Ouder(s)` -> `ouders`."""
    return word.casefold().strip('.,;:!?"“”‘’„').replace("(", "").replace(")", "").strip(".,;:!?")


def group_of(word: str) -> str | None:
    """The group that a noun names: as listed, else by the ending of the compound; `(groot)ouders` are parents too."""
    plain = plain_of(_PREFIXED.sub("", word))
    known = _GROUPS.get(plain)
    if known is not None:
        return known
    for ending, group in _ENDINGS:
        if plain.endswith(ending) and len(plain) >= len(ending) + _SHORTEST:
            return group
    return None


def is_before(word: str) -> bool:
    """Whether a word may stand before a group's noun: a listed one, a number, an adjective (which ends in -e)."""
    plain = plain_of(word)
    if plain in _BEFORE or word.casefold() in _BEFORE or number(plain) is not None:
        return True
    adjective = len(plain) > 2 and plain.endswith(("e", "en-", "s-", "-")) and word[-1] not in ".,;:"
    return adjective and plain not in _NEVER and group_of(word) is None


def noun_at(text: str, start: int, end: int) -> tuple[str, int, int] | None:
    """The group whose noun, with at most six words before it, begins at start; and where the noun stands."""
    for count, found in enumerate(_WORD.finditer(text, start, end)):
        whole = re.match(r"[^\s/,;]+(?:/\s?[^\s/,;]+)?", found[0])
        printed = found[0].split("/")[0] or found[0]
        two = _WORD.match(text, found.end() + 1, end)
        pair = f"{plain_of(found[0])} {plain_of(two[0])}" if two else ""
        if pair in _GROUPS and two:
            return _GROUPS[pair], found.start(), two.end()
        group = group_of(printed)
        if group and whole:
            return group, found.start(), found.start() + len(printed)
        closed = printed.endswith((",", ";", ".", ":")) and printed.casefold() not in _BEFORE
        if count >= _MOST_BEFORE or closed or not is_before(found[0]):
            return None
    return None


def nouns(text: str) -> Iterator[tuple[str, int, int]]:
    """All words that name a group, in order, with where they stand."""
    for found in re.finditer(r"[^\s/,;]+", text):
        group = group_of(found[0])
        if group and _LETTERS.search(found[0]):
            yield group, found.start(), found.end()


@cache
def _phase_pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern over all phases, the longest word first: `voortgezet speciaal onderwijs` is not `voortgezet`."""
    of = {f"p{n}": (phase, words) for n, (phase, words) in enumerate(_WORDS["phase"].items())}
    listed = sorted(((word, name) for name, (_, words) in of.items() for word in words), key=lambda one: -len(one[0]))
    parts = [f"(?P<w{n}>{any_of([word])}{_boundary(word)})" for n, (word, _) in enumerate(listed)]
    names = {f"w{n}": of[name][0] for n, (_, name) in enumerate(listed)}
    return re.compile(rf"(?<![\w(-])(?:{'|'.join(parts)})", re.IGNORECASE), names


def _boundary(word: str) -> str:
    return "" if word[-1] in "*-)" else r"(?![\w-])"


def phases(text: str, *, graded: bool) -> list[str]:
    """The phases that words of a stretch name, in the contract's order; a printed `groep n` names `po`."""
    pattern, names = _phase_pattern()
    named = {names[found.lastgroup] for found in pattern.finditer(text) if found.lastgroup}
    if graded:
        named.add("po")
    return [phase for phase in _WORDS["phase"] if phase in named]
