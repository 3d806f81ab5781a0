"""Cuts a contact cell into stretches and tells what each is: an organisation, a name, a function, a desk.

The cell is cut at separators, phone numbers, addresses and introductions (`voor meer informatie`). What a label names
(`Functie: …`) is known; the words of any other piece are read from its first function on: in front of it stand
organisation and name, behind it what the function is of. A stretch that its words don't tell is `unknown`, and told by
its neighbours (unknown_spans.py). Which stretches are of one contact is told in rows.py.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from nlp.contacts.addresses import OPENING_HOURS, Address
from nlp.contacts.organisation_words import (
    begins_what_is_led,
    board_end,
    may_begin_unlisted_name,
    organisation_begins,
    owner_begins,
)
from nlp.contacts.unknown_spans import Cell, ContactSpan, SpanKind, any_shortened, resolve_unknown
from nlp.text.document_names import Names
from nlp.text.fold import fold_letters, fold_name
from nlp.text.person_names import (
    NameWords,
    PrintedWord,
    function_start,
    is_desk,
    is_function,
    is_modifier,
    is_organisation,
    name_at_end,
    without_titles,
    word_list,
)
from nlp.text.vocabulary import any_of, tables

_LABELS: dict[str, SpanKind] = tables("contacts")["labels"]
_LABEL = re.compile(rf"\b(?P<label>{any_of(_LABELS)})[ ]?[:|]", re.IGNORECASE)
# in front of a phone number or address: `tel.`, `e-mail:`, `bereikbaar via`, `of`
_ADDRESS_LABEL = re.compile(
    r"(?:\b(?:telefoon(?:nummer|nr)?|tel(?:nr)?|mobiel(?:nummer)?|mob|gsm|e-?mail(?:adres)?|mail|web(?:site|adres)?|site|internet"
    r"|(?:doorkies)?nummer|(?:te )?bere?ik(?:baar|en)(?: op| via| onder)?|onder|via|per|of|op|en|[tmew])\b\.?[ ]?:?[ ]?"
    r"|[☎✆✉📞📧][ ]?)+$",
    re.IGNORECASE,
)
# text that leads to a contact: `Voor meer informatie kunt u contact opnemen met`, `Contactpersoon:`
_INTRODUCTION = re.compile(
    r"(?:voor )?(?:meer |nadere )?(?:informatie|vragen)[^\n,:]{0,60}?(?:contact op(?:nemen)? met|bij|met|terecht bij)\b"
    r"|(?:neemt? )?contact op(?:nemen|genomen)?[^\n,:]{0,30}? met\b|\bt\.?a\.?v\.?(?=\s)|\bc\.?p\.?:"
    r"|(?:ambtelijk |bestuurlijk |inhoudelijk )?contact(?:persoon|personen|gegevens)?(?: (?!gemeente)[a-z/]{2,20})?"
    r"[ ]?:|contact(?:persoon|personen)(?: is)?\b"
    r"|aanspreekpunt[ ]?:|\b(?:algemeen |centraal |rechtstreeks )(?:telefoon)?nummer\b"
    r"|contactpersoon (?:bij|van|namens)\b",
    re.IGNORECASE,
)
# what parts two stretches: signs, brackets, dashes between blanks, `is`, item numbers
_CUT = re.compile(
    r"[\n,;|•\x00]|(?<=[a-zà-ÿ]{4})[.!?](?=\s)|(?<=[A-ZÀ-Þ][a-zà-ÿ]{2})\.(?=\s(?:Namens|Voor|Bij|Beiden?)\s)|\s[-–—/]\s|[()]|(?<=\s)is(?=\s)|:(?=\s|$|[A-Z]\.|[A-Z][a-z])|^\s*\d[.)]\s|(?<=\n)\s*\d[.)]\s",
    re.MULTILINE,
)
# brackets that cut nothing
_WHOLE = re.compile(
    r"\([A-Za-z&.-]{0,4}[A-Z][A-Za-z&.-]{0,4}[A-Z][A-Za-z&.-]{0,4}\)"  # `(SVOL)`, of a name
    r"|(?<=\.)\s\([A-Z][a-zà-ÿ-]{1,20}\)(?=\s)"
)  # `M.A. (Marian) van Dijk`
# a postal address, which no column holds
_POSTAL_ADDRESS = re.compile(
    r"\bPostbus[ ]\d{1,6}|\b[1-9]\d{3}[ ]?[A-Z]{2}\b(?:[ ]{1,2}[A-Z'’][\w'’-]{1,30})?"
    r"|\b[A-Z][\w'’-]{2,30}(?:straat|weg|laan|plein|kade|dijk|singel|gracht)[ ]\d{1,4}[a-zA-Z]?\b"
)
_HANDLE = re.compile(r"(?<!\w)@\w+")  # `DM me @jongerenwerk`
_WORD = re.compile(r"[^\s\x00]+")
# What stands before a colon or question mark, at the head of a line, sentence or item.
_LEAD_IN = re.compile(
    r"(?:^|(?<=[\n;])|(?<=[.?]\s)|(?<=/\s)|(?<=\sen\s)|(?<=;\s))[ ]?"
    r"(?P<lead>(?:(?!\d{3}|\.\s[A-ZÀ-Þ])[^:;\n?@,(]|\([^()\n]*\)){2,70}?\s?[:?])(?=\s)"
)
_SENTENCE_WORDS = (
    frozenset(word for kind in ("verb", "adverb") for word in tables("ordinary")[kind].split()) | word_list("telling")
) - word_list("not_telling")
# With a capital only where a sentence begins, and not where the word is a first name too (`Dan de Wit`).
_OPENING_WORDS = frozenset(word.capitalize() for word in _SENTENCE_WORDS if word not in word_list("first_names"))
_TELLING_WORDS = re.compile(
    rf"(?<![\w@.'’-])(?:{any_of(_SENTENCE_WORDS)})(?![\w@-])"
    rf"|(?:(?<=^)|(?<=[.!?:\x00][ ])|(?<=\n))(?:{any_of(_OPENING_WORDS)})(?![\w@-])"
)
_PROSE_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Where a clause ends; the full stop of an initial or an abbreviation ends none.
_CLAUSE_END = re.compile(rf"[\n;,!?()]|(?<![A-Z])(?<!\w\.\w){any_shortened()}\.(?=\s|$)")
# A clause with a denial; one that says when or by what somebody can't be reached (`niet op maandag`) denies nobody.
_DENIAL = re.compile(rf"(?<![\w@.-])(?i:{any_of(word_list('denying'))})(?![\w@-])")
_IS_ADDRESS = re.compile(r"@|\d{3}|www\.")
# `maandagmiddag` too, but the short ones (`di`) whole: they begin many a word (`dit`, `directeur`).
_SAYS_WHEN = re.compile(rf"\b(?:{any_of(word_list('not_reached'))})(?:\b|(?<=\w{{4}}))", re.IGNORECASE)
_NO_LONGER = re.compile(r"\bniet (?:meer|langer)\b", re.IGNORECASE)
_NAME_BEHIND = re.compile(r"[ ](?:de[ ]|het[ ])?[A-ZÀ-Þ'’]")
_ANY_ONE = re.compile(r"\b(?:een|één|dat|dit|geen|zo'n)\s$", re.IGNORECASE)
_REACH = 90  # characters on both sides of such a word that are looked at: a sentence's clause
_NO_NAMES = Names()
_NEAR = 80  # characters before a bracket that tell what it is of
_ANY = 99  # more words than a piece has: an unsure name in it is none, whatever it leaves
_Part = tuple[SpanKind, list[PrintedWord]]


class _Piece(NamedTuple):
    words: list[PrintedWord]
    kind: SpanKind | None  # what a label says it is
    line: int


def contact_spans(text: str, addresses: list[Address], names: Names = _NO_NAMES) -> list[ContactSpan]:
    """The stretches of a cell in order; names: what the document calls things."""
    printed, text = text, _without_prose(_without_head(text), names)
    evidence = " ".join(fold_letters(address.value.split("@")[0]) for address in addresses if address.kind == "email")
    read = [span for piece in _pieces(text, addresses) for span in _read(piece, evidence)]
    found = [_of_document(text, span, names) for span in read]
    cell = Cell(text, printed, _domains(addresses), _has_desk(addresses), addresses)
    return resolve_unknown(cell, found)


def _of_document(text: str, span: ContactSpan, names: Names) -> ContactSpan:
    """A stretch that its words don't tell, where the document has an organisation of that name."""
    known = span.kind == "unknown" and knows_organisation(text[span.start : span.end], names)
    return span._replace(kind="organisation") if known else span


def knows_organisation(name: str, names: Names) -> bool:
    """Whether the document introduces an organisation of that name: `Veenlint`, `praktijkschool De Wendakker`."""
    folded = fold_name(name)
    if folded in names.full or folded in names.shortened:
        return True
    ends = (*word_list("organisation_ends"), *word_list("school_ends"), *word_list("childcare"))
    words = (printed.split()[0].casefold() for printed in names.described.get(folded, ()))
    return any(word in word_list("organisations") or word.endswith(ends) for word in words)


def _without_head(text: str) -> str:
    """The text without the head of a table that was typed into the cell: `Naam | Organisatie | Telefoon`."""
    head, line_end, _ = text.partition("\n")
    cells = [cell.strip().casefold() for cell in head.split("|")]
    is_head = len(cells) > 1 and bool(line_end) and all(cell in word_list("heads") for cell in cells)
    return " " * len(head) + text[len(head) :] if is_head else text


def _without_prose(text: str, names: Names) -> str:
    """The text with the words blanked that lead to a contact or tell something: `U kunt bellen met`, `Over geld:`.

    As long as the text. The sign for a blanked letter cuts like a separator.
    """
    text = _without_denied(text)
    letters = list(text)
    for lead in _LEAD_IN.finditer(text):
        if _leads_nowhere(lead["lead"], names) or _leads_to_sentence(text, lead.end()):
            letters[lead.start("lead") : lead.end()] = _blanks(lead[0][lead.start("lead") - lead.start() :])
    for clause in _TELLING_WORDS.finditer("".join(letters)):
        start, end = _around_telling(text, clause)
        letters[start:end] = _blanks(text[start:end])
    return "".join(letters)


def _without_denied(text: str) -> str:
    """The text with the clauses blanked that say who is no contact: `niet meer Lia bellen`, `De bus: nog te werven`."""
    letters = list(text)
    start = 0
    for end in (*_CLAUSE_END.finditer(text), None):
        stop = end.start() if end else len(text)
        clause = text[start:stop]
        says_when = _SAYS_WHEN.search(clause) and not _NO_LONGER.search(clause)
        if _DENIAL.search(clause) and not (_IS_ADDRESS.search(clause) or says_when):
            letters[start:stop] = _blanks(clause)
        start = end.end() if end else stop
    return "".join(letters)


def _blanks(printed: str) -> list[str]:
    return ["\n" if letter == "\n" else "\x00" for letter in printed]


def _leads_nowhere(lead: str, names: Names) -> bool:
    """Whether the words before a colon only say what a contact is for: `Inhoud`, `voor vragen over geld`, `Vo`."""
    words = lead.casefold().rstrip(":?").split()
    plain = words[0].strip(".")
    if knows_organisation(lead.rstrip(" :?"), names):
        return False
    printed = [word for word in lead.rstrip(" :?").split() if word not in word_list("articles")]
    if len(printed) > 1 and plain in word_list("owner_links") and _names_organisation(printed[1:]):
        # `Namens Stichting X:`, `Namens de gemeente:`; `Bij scholen:` says what for
        return not (any(word[0].isupper() for word in printed[1:3]) or printed[1:] == ["gemeente"])
    return (
        lead.rstrip().endswith("?")
        or (len(words) > 1 and plain in word_list("lead_prepositions"))
        or " ".join(words).strip(".") in word_list("lead_labels")
        or plain.split("/")[0].strip(".") in word_list("lead_labels")
    )


def _names_organisation(words: list[str]) -> bool:
    """Whether words are an organisation's by the first of them, or by the last: `Bolksberg College`."""
    return is_organisation(PrintedWord(words[0], 0, 0)) or words[-1].casefold().endswith(
        tuple(word_list("school_ends"))
    )


def _leads_to_sentence(text: str, at: int) -> bool:
    """Whether a word of a sentence stands at a place: `Actiepunt: vragen gaan voortaan via Kim Tan`."""
    word = _PROSE_WORD.match(text, at + 1)
    if word is None or not word[0].islower() or text[word.end() : word.end() + 1] in ("@", "."):
        return False
    printed = PrintedWord(word[0], word.start(), word.end())
    return printed.plain not in word_list("particles") | word_list("first_names") and _is_prose(text, word)


def _around_telling(text: str, telling: re.Match[str]) -> tuple[int, int]:
    """The stretch of a sentence around a word that tells something, up to names, functions and signs on both sides."""
    before = list(_PROSE_WORD.finditer(text, max(0, telling.start() - _REACH), telling.start()))
    start = telling.start()
    for word in reversed(before):
        if text[word.end() : start].strip() or not _is_prose(text, word):
            break
        start = word.start()
    end = telling.end()
    for word in _PROSE_WORD.finditer(text, telling.end(), telling.end() + _REACH):
        if text[end : word.start()].strip() or not _is_prose(text, word):
            break
        end = word.end()
    return start, end


def _is_prose(text: str, word: re.Match[str]) -> bool:
    """A word in small letters that is no function, title or desk; with a capital only where it opens a sentence."""
    printed = PrintedWord(word[0], word.start(), word.end())
    if word[0].islower() and _ANY_ONE.search(text, 0, word.start()):
        return True  # `wij werken met één loket`
    if is_function(printed) or is_desk(printed) or is_modifier(printed) or printed.plain in word_list("titles"):
        return False
    if is_organisation(printed) and _NAME_BEHIND.match(text, word.end()):
        return False  # `werkt bij | gemeente Waterrijk`
    if word[0].islower():
        return True
    opens = not text[: word.start()].strip() or text[: word.start()].rstrip()[-1:] in ".:;?!\n"
    return opens and (printed.plain in word_list("sentence_openings") or word[0] in _OPENING_WORDS)


def _has_desk(addresses: list[Address]) -> bool:
    """Whether an address is that of a desk: `info@`, `secretariaat@`."""
    names = (address.value.split("@")[0].casefold() for address in addresses if address.kind == "email")
    return any(name in word_list("desk_addresses") for name in names)


def _domains(addresses: list[Address]) -> str:
    """The letters of what stands behind the @, and of web addresses: an organisation's name, seldom a person's."""
    printed = (address.value for address in addresses if address.kind in ("email", "url"))
    hosts = (value.split("@")[-1].split("//")[-1].split("/")[0] for value in printed)
    return " ".join(fold_letters(host.rpartition(".")[0]) for host in hosts)


def _pieces(text: str, addresses: list[Address]) -> Iterator[_Piece]:
    """The cell cut at separators, addresses and introductions."""
    plain, kinds = _masked(text, addresses)
    whole = [m.span() for m in _WHOLE.finditer(plain) if not _is_behind_person(plain[: m.start()], m[0])]
    start = 0
    for cut in (*_CUT.finditer(plain), None):
        if cut and any(s <= cut.start() < e for s, e in whole):
            continue
        end = cut.start() if cut else len(plain)
        words = [PrintedWord(m[0], m.start(), m.end()) for m in _WORD.finditer(plain, start, end)]
        if words:
            at = words[0].start
            # A semicolon counts as a line end: what stands between two of them belongs together like a line.
            yield _Piece(words, kinds.get(at), text.count("\n", 0, at) + text.count(";", 0, at))
        start = cut.end() if cut else end


def _is_behind_person(before: str, bracket: str) -> bool:
    """Whether a bracket stands behind a person's name: then it holds what he is of, no short form of a name."""
    # Only the words right before the bracket: those behind a comma or an `en` are somebody else.
    line = re.split(r"[\n,;:|\x00]|\s-\s|\ben\b", before[-_NEAR:])[-1]
    words = [PrintedWord(m[0], m.start(), m.end()) for m in _WORD.finditer(line)]
    return bracket.isupper() and 1 < len(words) < 5 and _is_name(words, "")


def _masked(text: str, addresses: list[Address]) -> tuple[str, dict[int, SpanKind]]:
    """The text with addresses, their labels and introductions blanked; and which places a label says the kind of."""
    chars = list(text)

    def blank(start: int, end: int) -> None:
        # The sign cuts like a separator (see `_CUT`) and is no blank, so words on both sides stay apart; line ends
        # stay, since lines are counted.
        chars[start:end] = ["\x00" if c != "\n" else "\n" for c in chars[start:end]]

    for address in addresses:
        blank(address.start, address.end)
    for address in addresses:
        # `via`, `of`, `op` are labels right in front of an address only, so addresses are blanked first.
        label = _ADDRESS_LABEL.search("".join(chars[: address.start]))
        if label:
            blank(label.start(), address.start)
    for pattern in (_POSTAL_ADDRESS, OPENING_HOURS, _INTRODUCTION, _HANDLE):
        for found in pattern.finditer("".join(chars)):
            blank(*found.span())
    kinds: dict[int, SpanKind] = {}
    for found in _LABEL.finditer("".join(chars)):
        blank(*found.span())
        start = found.end() + len(text[found.end() :]) - len(text[found.end() :].lstrip(" "))
        kinds[start] = _LABELS[found["label"].casefold()]
    return "".join(chars), kinds


def _read(piece: _Piece, evidence: str) -> Iterator[ContactSpan]:
    """The stretches of a piece; evidence: the letters in front of the @ of the cell's mail addresses."""
    printed = _without_leading_words(piece.words)
    words = without_titles(printed)
    if _names_nobody(words):
        return
    # A title in front (`mw. …`) says that a person comes first, whatever the words that follow.
    titled = len(words) < len(printed)
    if piece.kind:
        parts = [(piece.kind, words)]
    elif (at := function_start(words)) is not None:
        at = _with_words_before(words, at)
        before, after = without_titles(words[:at]), words[at:]  # `Kim Tan MEd adviseur`, on one line
        parts = [*_without_function(before, evidence, 2, titled), *_function(after, evidence, named=len(before) > 0)]
    else:
        parts = _without_function(words, evidence, _ANY, titled)
    for kind, some in parts:
        if some:
            yield ContactSpan(kind, some[0].start, some[-1].end, piece.line)


def _with_words_before(words: list[PrintedWord], at: int) -> int:
    """Where a function begins whose first words no list has: `tour manager`; at: where its known part does."""
    if all(word.text.islower() and word.text.isalpha() for word in words[:at]):
        known = {word.plain for word in words[:at]} & (
            word_list("articles") | word_list("links") | word_list("leading")
        )
        return at if known or any(map(is_organisation, words[:at])) else 0
    return at


def _without_leading_words(words: list[PrintedWord]) -> list[PrintedWord]:
    """Without list addresses and words like `bel`, `namens` in front, and `van`, `bij` behind."""
    while words and not any(c.isalnum() for c in words[0].text):
        words = words[1:]
    while words and words[0].text.casefold() in word_list("leading"):
        named = len(words) == 2 and not words[1].text.islower() and not is_desk(words[1])
        if named and words[0].plain in word_list("articles"):
            break  # `De Ark`
        words = words[1:]
    while len(words) > 1 and words[-1].text in word_list("links"):
        words = words[:-1]
    return words


def _names_nobody(words: list[PrintedWord]) -> bool:
    """`zie boven`, a sign alone, `scholen` (of `scholen: Jos Maes`)."""
    if not words or words[0].plain in word_list("nobody"):
        return True
    heads = {head.capitalize() for head in word_list("heads")}
    if len(words) == 1 and words[0].text in word_list("group_labels") | heads:
        return True
    return not any(c.isalnum() for word in words for c in word.text)


# --- a function and what stands behind it


def _function(words: list[PrintedWord], evidence: str, *, named: bool) -> list[_Part]:
    """A function, and the organisation or name that is printed right behind it; named: its name stood in front."""
    for n in range(1, len(words)):
        if words[n].plain == "bij" and n + 1 < len(words):
            return _function_at(words, n)
        # Behind `voor` or `en` the organisation's word is still what the function is about:
        # `adviseur voor Welzijn Noord`.
        if organisation_begins(words, n) and words[n - 1].plain not in ("voor", "en"):
            return _function_of_organisation(words, n, evidence)
        if (owner := owner_begins(words, n)) is not None:
            return _function_of_organisation(words, owner, evidence)
    return _function_alone(words, None if named else name_at_end(words, evidence), named=named)


def _function_alone(words: list[PrintedWord], name: NameWords | None, *, named: bool) -> list[_Part]:
    """A function with the board, what is led, or the name behind it, without a word that begins an organisation."""
    sure = name is not None and name.sure
    led = next((n for n in range(1, len(words)) if begins_what_is_led(words, n)), None)
    if (board := board_end(words)) and board < len(words):
        return [("position", words[:board]), ("organisation", words[board:])]
    # What a leader leads is taken for an organisation only where no sure name stands there: `directeur Kim Tan` is a
    # person.
    if led and not sure and (named or name is None or led == len(words) - 1):
        return [("position", _without_links_behind(words[:led])), ("organisation", words[led:])]
    if split := _two_names(words):
        first, conjunction = split
        return [
            ("position", words[:first]),
            ("name", words[first:conjunction]),
            ("name", words[conjunction + 1 :]),
        ]
    if name is not None and sure and name.start > 0:
        return [("position", words[: name.start]), ("name", words[name.start :])]
    if at := _office_holder(words):
        return [("position", words[:at]), ("name", words[at:])]
    return [("position", words)]


def _office_holder(words: list[PrintedWord]) -> int | None:
    """`wethouder De Gans`: where the surname behind an office begins; an office leads no school of that name."""
    behind = words[1:]
    name = name_at_end(words) if len(behind) > 1 else None
    if not behind or words[0].plain not in word_list("offices") or behind[0].plain in word_list("subjects"):
        return None
    bare = len(behind) == 1 and may_begin_unlisted_name(behind[0])
    particles = all(word.plain in word_list("particles") for word in behind[:-1])
    return 1 if bare or (particles and behind[-1].text[:1].isupper() and name is None) else None


def _function_at(words: list[PrintedWord], n: int) -> list[_Part]:
    """`adviseur bij de GGD`, with the `bij` at words[n]."""
    behind_article = words[n + 1].text in ("de", "het") and n + 2 < len(words)
    return [("position", words[:n]), ("organisation", words[n + 2 if behind_article else n + 1 :])]


def _function_of_organisation(words: list[PrintedWord], n: int, evidence: str) -> list[_Part]:
    """`adviseur Stichting Het Kompas Kim Tan`, with the organisation from words[n] on."""
    known = is_organisation(words[n])
    behind = _without_function(words[n:], evidence, _ANY, False) if known else [("organisation", words[n:])]
    head = _without_links_behind(words[:n])
    name = name_at_end(head)  # `Voorzitter Kim Tan van Stichting Het Kompas`
    if name is not None and name.sure and name.start > 0:
        return [("position", head[: name.start]), ("name", head[name.start :]), *behind]
    return [("position", head), *behind]


def _without_links_behind(words: list[PrintedWord]) -> list[PrintedWord]:
    """`directeur van de` -> `directeur`."""
    while len(words) > 1 and words[-1].text in word_list("links") | {"de", "het"}:
        words = words[:-1]
    return words


def _two_names(words: list[PrintedWord]) -> tuple[int, int] | None:
    """`coördinatoren Kim Tan en Ahmet Demir`: where the first name begins, and where the `en` stands."""
    at = _conjunction(words) or 0
    first, second = name_at_end(words[:at]), name_at_end(words[at + 1 :])
    if first and second and first.sure and second.sure and second.start == 0:
        return first.start, at
    return None


def _conjunction(words: list[PrintedWord]) -> int | None:
    return next((n for n, word in enumerate(words) if word.plain in word_list("conjunctions")), None)


# --- words without a function


class _Plain(NamedTuple):
    """Words without a function."""

    words: list[PrintedWord]
    evidence: str
    least: int  # words that an unsure name at the end must leave for the organisation
    titled: bool  # a title stood in front: a person comes first

    @property
    def desk(self) -> int | None:
        """Where a desk begins: at the first word, or with a capital."""
        desks, sure = word_list("desks"), tuple(word_list("sure_desk_ends") | word_list("desks"))
        # With a name behind it a `-service`, `-plein` or `-punt` is an organisation as often.
        if is_desk(self.words[0]) and (len(self.words) == 1 or self.words[0].plain.endswith(sure)):
            return 0
        return next((n for n, w in enumerate(self.words) if n and w.plain in desks and w.text[0].isupper()), None)


def _team_with_name(plain: _Plain) -> list[_Part] | None:
    """`Team Sportservice Kroon`, `Bureau Kiem`: an organisation, though it begins like a desk."""
    words = plain.words
    if words[0].text == "Team" and len(words) > 2 and organisation_begins(words, 1):
        return [("organisation", words)]
    if words[0].text == "Bureau" and len(words) == 2 and may_begin_unlisted_name(words[1]):
        return [("organisation", words)]
    return None


def _board(plain: _Plain) -> list[_Part] | None:
    """`College van bestuur Comperio`."""
    words = plain.words
    if words[0].plain in word_list("board_bodies") and (board := board_end(words)):
        return [("desk", words[:board]), ("organisation", words[board:])]
    return None


def _inner_desk(plain: _Plain) -> list[_Part] | None:
    """`Bestuursbureau Comperio`, `financiële administratie Comperio`."""
    words = plain.words
    at = next((n for n, word in enumerate(words) if word.plain in word_list("inner_desks")), None)
    if at is None or at + 1 == len(words) or not all(word.text.islower() for word in words[:at]):
        return None
    return (
        [("desk", words[: at + 1]), ("organisation", words[at + 1 :])]
        if may_begin_unlisted_name(words[at + 1])
        else None
    )


def _desk_first(plain: _Plain) -> list[_Part] | None:
    """`Afdeling Onderwijs Kim Tan`, `Loket Jeugd gemeente Waterrijk`."""
    words = plain.words
    if plain.desk != 0:
        return None
    cut = next((n for n in range(1, len(words)) if organisation_begins(words, n)), len(words))
    name = name_at_end(words[:cut], plain.evidence)
    at = name.start if name is not None and name.sure and name.start > 0 else cut
    return [("desk", _without_links_behind(words[:at])), ("name", words[at:cut]), ("organisation", words[cut:])]


def _desk_behind(plain: _Plain) -> list[_Part] | None:
    """`Gemeente Waterrijk Afdeling Onderwijs`; not `het Team`, `Sociaal Team`."""
    words, desk = plain.words, plain.desk
    if not desk or words[desk - 1].plain in ("sociaal", "het", "de"):
        return None
    before = _without_function(words[:desk], plain.evidence, plain.least, plain.titled)
    return [*before, *_without_function(words[desk:], plain.evidence, plain.least, False)]


def _desk_led(plain: _Plain) -> list[_Part] | None:
    """`bij afwezigheid het projectbureau`."""
    words = plain.words
    led = len(words) > 1 and words[-2].text in ("de", "het") and words[-1].plain in word_list("desks")
    return [("desk", words[-1:])] if led and not any(word.text[0].isupper() for word in words[1:]) else None


def _two_persons(plain: _Plain) -> list[_Part] | None:
    """`Kim Tan en Ahmet Demir`, `Els en Tonny`."""
    words, at = plain.words, _conjunction(plain.words)
    if at and all(
        _is_name(some, plain.evidence) or _is_first_name_alone(some) for some in (words[:at], words[at + 1 :])
    ):
        return [("name", words[:at]), ("name", words[at + 1 :])]
    return None


def _is_first_name_alone(words: list[PrintedWord]) -> bool:
    """`Els (en Tonny)`."""
    return len(words) == 1 and words[0].text.istitle() and words[0].plain in word_list("first_names")


def _titled_person(plain: _Plain) -> list[_Part] | None:
    """`(mw.) Tan gemeente Waterrijk`."""
    words = plain.words
    if not plain.titled or is_organisation(words[0]):
        return None
    begins = (n for n in range(1, len(words)) if organisation_begins(words, n))
    head = next(begins, len(words))
    if head == len(words):  # `(mevrouw) Tan van de bibliotheek`
        for n in range(1, len(words)):
            if owner := _owner_behind(words[n:]):
                return [("name", words[:n]), *owner]
    return [("name", _without_links_behind(words[:head])), ("organisation", words[head:])]


def _organisation_and_name(plain: _Plain) -> list[_Part] | None:
    """`Gemeente Waterrijk Kim Tan`: the name sure, or enough words left in front of it."""
    words, name = plain.words, name_at_end(plain.words, plain.evidence)
    if name is None or name.start == 0 or not (name.sure or name.start >= plain.least):
        return None
    if name.start == 1 and is_organisation(words[0]):
        return None  # `Stichting Kim Tan`
    if all(word.text.islower() for word in words[: name.start]) and not is_organisation(words[0]):
        return [("name", words[name.start :])]  # `schriftelijk aan Kim Tan`
    return [("organisation", _without_titles_behind(words[: name.start])), ("name", words[name.start :])]


def _name_and_organisation(plain: _Plain) -> list[_Part] | None:
    """`Kim Tan Stichting Het Kompas`."""
    words = plain.words
    head = next((n for n in range(2, len(words)) if organisation_begins(words, n)), None)
    if head is None or is_organisation(words[0]):
        return None
    return [("name", _without_links_behind(words[:head])), ("organisation", words[head:])]


def _organisation(plain: _Plain) -> list[_Part] | None:
    """`Bibliotheek Merenland`, also with a desk behind it (`Taalpunt`); not `Welzijn en Sport`, a subject."""
    words = plain.words
    if not is_organisation(words[0]) or {word.plain for word in words} <= word_list("subjects") | {"en", "&"}:
        return None
    # The word before must belong to the organisation: `Bibliotheek Merenland Taalpunt`, not `Bibliotheek het Taalpunt`.
    if len(words) > 2 and is_desk(words[-1]):
        owner = words[-2]
        if owner.text[:1].isupper() and owner.plain not in word_list("articles"):
            return [("organisation", words[:-1]), ("desk", words[-1:])]
    return [("organisation", words)]


def _name_within(plain: _Plain) -> list[_Part] | None:
    """`voor de boeken | Kim Tan | van de bibliotheek`: a name among a sentence's words, and whose he is."""
    words = plain.words
    for start in range(len(words)):
        end = start
        while end < len(words) and (words[end].text[0].isupper() or (end > start and _is_particle_before(words, end))):
            end += 1
        name, rest = words[start:end], words[end:]
        if rest and _is_first_name_alone(name) and _in_addresses(rest[0], plain.evidence):
            return [("name", words[start : end + 1])]  # `Jan wolters`
        led = start == 0 or words[start - 1].plain in word_list("person_leads")
        if (len(name) > 1 and _is_name(name, "")) or (led and _is_first_name_alone(name)):
            return [("name", name), *_owner_behind(rest)]
    return None


def _is_particle_before(words: list[PrintedWord], n: int) -> bool:
    """`el` of `Naïma el Khattabi`; not `van` of `Kim Tan van de bibliotheek`."""
    behind = next((word for word in words[n:] if word.plain not in word_list("particles")), None)
    return words[n].plain in word_list("particles") and behind is not None and may_begin_unlisted_name(behind)


def _owner_behind(words: list[PrintedWord]) -> list[_Part]:
    """`(Kim Tan) van de bibliotheek`."""
    if not words or words[0].plain not in word_list("owner_links"):
        return []
    owner = words[1:]
    while owner and owner[0].plain in word_list("articles"):
        owner = owner[1:]
    return [("organisation", owner)] if owner and is_organisation(owner[0]) else []


def _in_addresses(word: PrintedWord, evidence: str) -> bool:
    letters = fold_letters(word.plain)
    return len(letters) > 2 and letters in evidence


def _role_at(plain: _Plain) -> list[_Part] | None:
    """`partner bij Adviesgroep Lekstede`: what somebody is, in small letters, and where."""
    words = plain.words
    at = next((n for n, word in enumerate(words) if n and word.plain in word_list("owner_links")), None)
    if at is None or not all(word.text[0].islower() for word in words[:at]):
        return None
    behind = words[at + 1 :]
    while behind and behind[0].text in word_list("articles"):
        behind = behind[1:]
    if not behind or not behind[0].text[0].isupper() or behind[0].plain in word_list("first_names"):
        return None
    return [("unknown", words[:at]), ("organisation", behind)]


def _place_of_person(plain: _Plain) -> list[_Part] | None:
    """`(Kim Tan, coach,) op De Vlinder`: where somebody is, behind a comma."""
    words = plain.words
    owner = words[2 if len(words) > 2 and words[1].text in ("de", "het") else 1 :]
    if words[0].text not in ("op", "bij", "van") or not owner or not all(word.text[:1].isupper() for word in owner):
        return None
    known = word_list("subjects") | word_list("first_names")
    return [("organisation", owner)] if owner[0].plain not in known and not _is_name(owner, plain.evidence) else None


def _name(plain: _Plain) -> list[_Part] | None:
    """`Kim Tan`."""
    return [("name", plain.words)] if _is_name_as_printed(plain.words, plain.evidence) else None


# How words without a function are read: the first rule that gives anything decides, so the order is part of the rules.
_READINGS: tuple[Callable[[_Plain], list[_Part] | None], ...] = (
    _team_with_name,
    _board,
    _inner_desk,
    _desk_first,
    _desk_behind,
    _desk_led,
    _two_persons,
    _titled_person,
    _organisation_and_name,
    _name_and_organisation,
    _organisation,
    _name,
    _role_at,
    _place_of_person,
    _name_within,
)


def _without_function(words: list[PrintedWord], evidence: str, least: int, titled: bool) -> list[_Part]:
    """The stretches of words without a function; `unknown` where no rule tells."""
    if not words:
        return []
    plain = _Plain(words, evidence, least, titled)
    return next((parts for reads in _READINGS if (parts := reads(plain)) is not None), [("unknown", words)])


def _is_name(words: list[PrintedWord], evidence: str) -> bool:
    return _is_name_as_printed(without_titles(words), evidence)


def _is_name_as_printed(words: list[PrintedWord], evidence: str) -> bool:
    """Whether words are a name from the first on, and surely."""
    name = name_at_end(words, evidence)
    return name is not None and name.start == 0 and name.sure


def _without_titles_behind(words: list[PrintedWord]) -> list[PrintedWord]:
    """An organisation's words without the title of the person behind it (`Gemeente X mw. Y`)."""
    while len(words) > 1 and words[-1].plain in word_list("titles"):
        words = words[:-1]
    return words
