"""A contact cell's text without its numbers and addresses in, its stretches out: organisations, names, functions.

Knows the words each is made of (data/contacts.toml) and the labels that name them; not which stretches belong together.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from nlp.contacts.addresses import OPENING_HOURS, Address
from nlp.contacts.organisation_words import (
    ARTICLES,
    LINKS,
    begins_what_is_led,
    board_end,
    may_begin_unlisted_name,
    municipality_begins,
    organisation_begins,
)
from nlp.contacts.unknown_spans import ContactSpan, resolve_unknown
from nlp.text.fold import fold_letters
from nlp.text.person_names import (
    PrintedWord,
    function_start,
    is_desk,
    is_organisation,
    name_at_end,
    without_titles,
    word_list,
)

_LABELS = {
    "naam": "name",
    "functie": "position",
    "rol": "position",
    "organisatie": "organisation",
    "instelling": "organisation",
}
_LABEL = re.compile(r"\b(?P<label>naam|functie|rol|organisatie|instelling)[ ]?:", re.IGNORECASE)
_MARK_LABEL = re.compile(
    r"(?:\b(?:telefoon(?:nummer|nr)?|tel(?:nr)?|mobiel(?:nummer)?|mob|gsm|e-?mail(?:adres)?|mail|web(?:site|adres)?|site|internet"
    r"|bereikbaar(?: op| via)?|via|per|of|op|en|[tmew])\b\.?[ ]?:?[ ]?|[☎✆✉📞📧][ ]?)+$",
    re.IGNORECASE,
)
_INTRODUCTION = re.compile(
    r"(?:voor )?(?:meer |nadere )?(?:informatie|vragen)[^\n,:]{0,60}?(?:contact op(?:nemen)? met|bij|met|terecht bij)\b"
    r"|(?:neemt? )?contact op(?:nemen|genomen)?[^\n,:]{0,30}? met\b|\bt\.?a\.?v\.?(?=\s)|\bc\.?p\.?:"
    r"|(?:ambtelijk |bestuurlijk |inhoudelijk )?contact(?:persoon|personen|gegevens)?(?: (?!gemeente)[a-z/]{2,20})?"
    r"[ ]?:|contact(?:persoon|personen)(?: is)?\b"
    r"|aanspreekpunt[ ]?:|\b(?:algemeen |centraal |rechtstreeks )(?:telefoon)?nummer\b"
    r"|contactpersoon (?:bij|van|namens)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[\n,;|•\x00]|\s[-–—/]\s|[()]|(?<=\s)is(?=\s)|:(?=\s|$|[A-Z]\.|[A-Z][a-z])|^\s*\d[.)]\s|(?<=\n)\s*\d[.)]\s",
    re.MULTILINE,
)
_WHOLE = re.compile(
    r"\([A-Za-z&.-]{0,4}[A-Z][A-Za-z&.-]{0,4}[A-Z][A-Za-z&.-]{0,4}\)"  # `(SVOL)`, of a name
    r"|(?<=\.)\s\([A-Z][a-zà-ÿ-]{1,20}\)(?=\s)"
)  # `M.A. (Marian) van Dijk`
_ADDRESS = re.compile(
    r"\bPostbus[ ]\d{1,6}|\b[1-9]\d{3}[ ]?[A-Z]{2}\b(?:[ ]{1,2}[A-Z'’][\w'’-]{1,30})?"
    r"|\b[A-Z][\w'’-]{2,30}(?:straat|weg|laan|plein|kade|dijk|singel|gracht)[ ]\d{1,4}[a-zA-Z]?\b"
)
_WORD = re.compile(r"[^\s\x00]+")
_CLASSES = ("scholen", "onderwijs", "opvang", "po", "vo", "partners")  # labels: `scholen: Jos Maes`
_AND = ("en", "&", "+")
# desks that are never an organisation by themselves
_INSIDE = (
    "secretariaat",
    "bestuurssecretariaat",
    "bestuursbureau",
    "directie",
    "administratie",
    "balie",
    "decanaat",
    "receptie",
)
_NEAR = 80  # letters before a bracket that tell what it is of


class _Piece(NamedTuple):
    words: list[PrintedWord]
    kind: str | None  # what a label says it is
    line: int


def contact_spans(text: str, marks: list[Address]) -> list[ContactSpan]:
    """The stretches of a cell in order."""
    evidence = " ".join(fold_letters(mark.value.split("@")[0]) for mark in marks if mark.kind == "email")
    found = [span for piece in _pieces(text, marks) for span in _read(piece, evidence)]
    return resolve_unknown(text, found, marked=bool(marks), domains=_domains(marks), desk=_has_desk(marks))


def _has_desk(marks: list[Address]) -> bool:
    """Whether an address is that of a desk: `info@`, `secretariaat@`."""
    names = (mark.value.split("@")[0].casefold() for mark in marks if mark.kind == "email")
    return any(name in word_list("desk_addresses") for name in names)


def _domains(marks: list[Address]) -> str:
    """The letters of what stands behind the @, and of web addresses: an organisation's name, seldom a person's."""
    hosts = (mark.value.split("@")[-1].split("//")[-1].split("/")[0] for mark in marks if mark.kind in ("email", "url"))
    return " ".join(fold_letters(host.rpartition(".")[0]) for host in hosts)


def _pieces(text: str, marks: list[Address]) -> Iterator[_Piece]:
    """The cell cut at separators, marks and introductions."""
    plain, kinds = _masked(text, marks)
    whole = [m.span() for m in _WHOLE.finditer(plain) if not _person(plain[: m.start()], m[0])]
    start = 0
    for cut in (*_CUT.finditer(plain), None):
        if cut and any(s <= cut.start() < e for s, e in whole):
            continue
        end = cut.start() if cut else len(plain)
        words = [PrintedWord(m[0], m.start(), m.end()) for m in _WORD.finditer(plain, start, end)]
        if words:
            at = words[0].start
            yield _Piece(words, kinds.get(at), text.count("\n", 0, at) + text.count(";", 0, at))
        start = cut.end() if cut else end


def _person(before: str, bracket: str) -> bool:
    """Whether a bracket stands behind a person's name: then it holds what he is of, no short form of a name."""
    line = re.split(r"[\n,;:|\x00]|\s-\s|\ben\b", before[-_NEAR:])[-1]
    words = [PrintedWord(m[0], m.start(), m.end()) for m in _WORD.finditer(line)]
    return bracket.isupper() and 1 < len(words) < 5 and _is_name(words, "")


def _masked(text: str, marks: list[Address]) -> tuple[str, dict[int, str]]:
    """The text with marks, their labels and introductions blanked; and which places a label says the kind of."""
    chars = list(text)

    def blank(start: int, end: int) -> None:
        chars[start:end] = ["\x00" if c != "\n" else "\n" for c in chars[start:end]]

    for mark in marks:
        blank(mark.start, mark.end)
    for mark in marks:
        label = _MARK_LABEL.search("".join(chars[: mark.start]))
        if label:
            blank(label.start(), mark.start)
    for pattern in (_ADDRESS, OPENING_HOURS, _INTRODUCTION):
        for found in pattern.finditer("".join(chars)):
            blank(*found.span())
    kinds: dict[int, str] = {}
    for found in _LABEL.finditer("".join(chars)):
        blank(*found.span())
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" "))
        kinds[start] = _LABELS[found["label"].casefold()]
    return "".join(chars), kinds


def _read(piece: _Piece, evidence: str) -> Iterator[ContactSpan]:
    words = piece.words
    while words and not any(c.isalnum() for c in words[0].text):
        words = words[1:]
    while words and words[0].text.casefold() in word_list("leading") and len(words) != 2:
        words = words[1:]
    while len(words) > 1 and words[-1].text in LINKS:
        words = words[:-1]
    titled = len(without_titles(words)) < len(words)
    words = without_titles(words)
    if len(words) == 1 and words[0].text in _CLASSES:
        return
    if not words or words[0].plain in word_list("nobody") or not any(c.isalnum() for w in words for c in w.text):
        return
    if piece.kind:
        parts = [(piece.kind, words)]
    elif (at := function_start(words)) is not None:
        before, after = words[:at], words[at:]
        parts = [*_plain(before, evidence, 2, titled), *_function(after, evidence, named=len(before) > 0)]
    else:
        parts = list(_plain(words, evidence, 99, titled))
    for kind, some in parts:
        if some:
            yield ContactSpan(kind, some[0].start, some[-1].end, piece.line)


def _function(words: list[PrintedWord], evidence: str, *, named: bool) -> Iterator[tuple[str, list[PrintedWord]]]:
    """A function, and the organisation or name that is printed right behind it."""
    for n in range(1, len(words)):
        if words[n].plain == "bij" and n + 1 < len(words):
            at = n + 2 if words[n + 1].text in ("de", "het") and n + 2 < len(words) else n + 1
            yield from (("position", words[:n]), ("organisation", words[at:]))
            return
        if organisation_begins(words, n) and words[n - 1].plain not in ("voor", "en"):
            known = is_organisation(words[n])
            rest = _plain(words[n:], evidence, 99, False) if known else [("organisation", words[n:])]
            yield from (("position", _without_of(words[:n])), *rest)
            return
    name = None if named else name_at_end(words, evidence)
    led = next((n for n in range(1, len(words)) if begins_what_is_led(words, n)), None)
    if (board := board_end(words)) and board < len(words):
        yield from (("position", words[:board]), ("organisation", words[board:]))
    elif led and (name is None or not name.sure) and (named or name is None or led == len(words) - 1):
        yield from (("position", _without_of(words[:led])), ("organisation", words[led:]))
    elif name is not None and name.sure and name.start > 0:
        yield from (("position", words[: name.start]), ("name", words[name.start :]))
    elif any(w.plain in _AND for w in words) and (split := _two_names(words)):
        yield from (
            ("position", words[: split[0]]),
            ("name", words[split[0] : split[1]]),
            ("name", words[split[1] + 1 :]),
        )
    else:
        yield "position", words


def _without_of(words: list[PrintedWord]) -> list[PrintedWord]:
    """`directeur van de` -> `directeur`."""
    while len(words) > 1 and words[-1].text in (*LINKS, "de", "het"):
        words = words[:-1]
    return words


def _two_names(words: list[PrintedWord]) -> tuple[int, int] | None:
    """`coördinatoren Kim Tan en Ahmet Demir`: where the first name begins, and where the `en` stands."""
    at = next((n for n, w in enumerate(words) if w.plain in _AND), 0)
    first, second = name_at_end(words[:at]), name_at_end(words[at + 1 :])
    if first and second and first.sure and second.sure and second.start == 0:
        return first.start, at
    return None


def _plain(
    words: list[PrintedWord], evidence: str, least: int, titled: bool
) -> Iterator[tuple[str, list[PrintedWord]]]:
    """Words without a function. An unsure name at their end must leave `least` words for the organisation."""
    if not words:
        return
    desks = word_list("desks")
    desk = next((n for n, w in enumerate(words) if w.plain in desks and (n == 0 or w.text[0].isupper())), None)
    and_ = next((n for n, w in enumerate(words) if w.plain in _AND), None)
    if desk == 0 and words[0].text == "Team" and len(words) > 2 and organisation_begins(words, 1):
        yield "organisation", words  # `Team Sportservice Kroon`
    elif words[0].plain in ("college", "raad") and (board := board_end(words)):
        yield from (("desk", words[:board]), ("organisation", words[board:]))
    elif desk == 0 and words[0].plain in _INSIDE and len(words) > 1 and may_begin_unlisted_name(words[1]):
        yield from (("desk", words[:1]), ("organisation", words[1:]))
    elif desk == 0:
        cut = next((n for n in range(1, len(words)) if organisation_begins(words, n)), len(words))
        name = name_at_end(words[:cut], evidence)
        at = name.start if name is not None and name.sure and name.start > 0 else cut
        yield from (("desk", words[:at]), ("name", words[at:cut]), ("organisation", words[cut:]))
    elif desk and words[desk - 1].plain not in ("sociaal", "het", "de"):
        yield from (*_plain(words[:desk], evidence, least, titled), *_plain(words[desk:], evidence, least, False))
    elif and_ and all(_is_name(some, evidence) for some in (words[:and_], words[and_ + 1 :])):
        yield from (("name", words[:and_]), ("name", words[and_ + 1 :]))
    elif titled and not is_organisation(words[0]):
        head = next(
            (n for n in range(1, len(words)) if organisation_begins(words, n) or municipality_begins(words, n)),
            len(words),
        )
        yield from (("name", _without_of(words[:head])), ("organisation", words[head:]))
    else:
        yield from _organisation_and_name(words, evidence, least)


def _is_name(words: list[PrintedWord], evidence: str) -> bool:
    words = without_titles(words)
    found = name_at_end(words, evidence)
    return found is not None and found.start == 0 and found.sure


def _organisation_and_name(
    words: list[PrintedWord], evidence: str, least: int
) -> Iterator[tuple[str, list[PrintedWord]]]:
    name = name_at_end(words, evidence)
    head = next((n for n in range(2, len(words)) if organisation_begins(words, n)), None)
    if (
        name is not None
        and name.start > 0
        and (name.sure or name.start >= least)
        and (name.start > 1 or not is_organisation(words[0]))
    ):
        yield from (("organisation", without_titles_behind(words[: name.start])), ("name", words[name.start :]))
    elif head is not None and not is_organisation(words[0]):
        yield from (("name", _without_of(words[:head])), ("organisation", words[head:]))
    elif is_organisation(words[0]) and not {word.plain for word in words} <= word_list("subjects") | {"en", "&"}:
        desk = (
            len(words) > 2 and is_desk(words[-1]) and words[-2].text[:1].isupper() and words[-2].plain not in ARTICLES
        )
        yield from (("organisation", words[:-1]), ("desk", words[-1:])) if desk else (("organisation", words),)
    elif name is not None and name.start == 0:
        yield ("name" if name.sure else "unknown"), words
    else:
        yield "unknown", words


def without_titles_behind(words: list[PrintedWord]) -> list[PrintedWord]:
    """An organisation's words without the title of the person behind it (`Gemeente X mw. Y`)."""
    while len(words) > 1 and words[-1].plain in word_list("titles"):
        words = words[:-1]
    return words
