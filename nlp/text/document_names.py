"""A document's texts in, the names it uses for itself out: its municipality, its organisations, their short forms.

Knows no field and no table: it is handed texts, and hands back a Names that every other module of this room takes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from nlp.text.fold import fold_name

_ABBREVIATION = re.compile(r"\((?P<short>[A-Z][A-Za-z0-9&.\-]*[A-Z0-9](?:\s(?:[A-Z]\w+|De|Het)){0,2}|[A-Z]{2,12})\)")
_TOKEN = re.compile(r"[\w'’&.+-]+|,")
_LINKS = frozenset(
    {"en", "de", "het", "van", "voor", "der", "den", "op", "in", "te", "ter", "&", "aan", "bij", "'t", "’t", "it"}
)
_SHORT = {
    "swv": "Samenwerkingsverband",
    "stg": "Stichting",
    "st": "Stichting",
    "ver": "Vereniging",
    "stg.": "Stichting",
}
_HEADS = (
    "Stichting",
    "Vereniging",
    "Kinderopvang",
    "Coöperatie",
    "Samenwerkingsverband",
    "Scholengroep",
    "Welzijnsorganisatie",
    "Bibliotheek",
    "Stg.",
)
_OTHER = rf"(?:[Gg]emeente|{'|'.join(map(re.escape, _HEADS))})\b"
_HEADED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _HEADS))})[^\S\n]+"
    r"(?P<rest>[A-Z0-9ÀÁÂÄÈÉÊËÎÏÔÖÛÜ'’][\w'’-]*(?:\.[\w'’-]+)*"
    rf"(?:(?:[^\S\n]+(?:en|&|de|het|van|voor))?[^\S\n]+(?!{_OTHER})[A-Z0-9][\w'’-]*(?:\.[\w'’-]+)*){{0,5}})"
)
_REST = re.compile(r"[^\S\n]([A-Z][\w'’-]+(?:[^\S\n][A-Z][\w'’-]+)*)")
_FARTHEST = 200  # letters
_LONGEST = 14  # words of a name before its abbreviation


@dataclass(frozen=True, slots=True)
class Names:
    """What this document calls things."""

    municipality: str | None = None  # official name, `Borger-Odoorn`
    municipalities: tuple[str, ...] = ()  # of a regional agenda; else that one
    full: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # folded form -> fullest printed form
    boards: frozenset[str] = frozenset()  # folded names that sign or are listed as school boards


def collect_names(
    texts: Iterable[str],
    municipality: str | None = None,
    municipalities: Sequence[str] = (),
    boards: Iterable[str] = (),
) -> Names:
    """The names that a document introduces: `Full Name (ABBR)`, and fuller forms of names used bare elsewhere."""
    whole = "\n".join(texts)
    full: dict[str, str] = {}
    for match in _HEADED.finditer(whole):
        rest = match["rest"].rstrip(".")
        if len(rest) > 2:
            name = re.sub(r"^Stg\.", "Stichting", match[0].rstrip("."))
            full.setdefault(fold_name(rest), name)
            full.setdefault(fold_name(match[0]), name)
    for match in _ABBREVIATION.finditer(whole):
        long = _name_before(whole, match.start(), match["short"])
        if long:
            rest = _REST.match(whole, match.end())
            if rest:  # `Openbaar Onderwijs (OO) X` is `OO X` elsewhere
                full.setdefault(fold_name(f"{match['short']} {rest[1]}"), f"{long} {rest[1]}")
                full.setdefault(fold_name(f"{long} ({match['short']}) {rest[1]}"), f"{long} {rest[1]}")
                continue
            full[fold_name(match["short"])] = long
            full.setdefault(fold_name(f"{long} ({match['short']})"), long)
    listed = frozenset(
        fold_name(form)
        for board in boards
        for form in (board, full.get(fold_name(board), board), without_brackets(board))
    )
    return Names(municipality, tuple(municipalities), MappingProxyType(full), listed)


def without_brackets(name: str) -> str:
    """A name without the abbreviation in brackets: `Openbaar Onderwijs (OO) X` is `Openbaar Onderwijs X`."""
    return " ".join(re.sub(r"\s*\([^()]*\)", "", name).split())


def full_name(mention: str, names: Names) -> str:
    """The fullest form that the document prints of a name; first letter a capital."""
    plain = without_brackets(mention)
    found = names.full.get(fold_name(mention)) or names.full.get(fold_name(plain))
    if found is None:
        head, _, rest = plain.partition(" ")
        long = f"{_SHORT.get(head.casefold().rstrip('.'), head)} {rest}"
        found = names.full.get(fold_name(long)) or plain
    return found[:1].upper() + found[1:]


def _name_before(text: str, end: int, short: str) -> str | None:
    """The name right before a bracket whose initials the abbreviation's letters are."""
    first_letter = max(0, end - _FARTHEST)
    line_start = max(first_letter, *(text.rfind(mark, first_letter, end) for mark in "\n;:"))
    tokens = [(m[0], m.start() + line_start) for m in _TOKEN.finditer(text[line_start:end])][-_LONGEST:]
    letters = [c for c in short.casefold() if c.isalnum()]
    for first in range(len(tokens) - 1, -1, -1):
        word, start = tokens[first]
        if not word[:1].isalpha() or not word[:1].isupper():
            continue
        initials = "".join(w.casefold() for w, _ in tokens[first:] if w != ",")
        if word[:1].casefold() == letters[0] and _subsequence(letters, initials):
            while first and tokens[first - 1][0][:1].isupper() and text[tokens[first - 1][1] : start].count(",") == 0:
                first -= 1
                start = tokens[first][1]
            return " ".join(text[start:end].split())
    return None


def _subsequence(letters: list[str], text: str) -> bool:
    position = 0
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True
