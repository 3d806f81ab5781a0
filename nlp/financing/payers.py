"""Finds the phrases of a financing text that name who pays: `uit het gemeentelijke budget`, `de scholen betalen`.

A text is cut into phrases at signs, verbs, prepositions and conjunctions. A phrase names a payer if the vocabulary
(data/financing.toml) has a kind for it and either the word is sure (`GKA`) or the words around it say that it pays
(`scholen` behind `door`). Which amount a payer pays is decided later, in rows.py.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from nlp.financing.givers import givers
from nlp.financing.lexicon import (
    ends_phrase,
    fixed_names,
    is_sure,
    is_unowned,
    money_words,
    party_sources,
    source_of,
)
from nlp.gazetteer import find_municipality, known_kind
from nlp.text.document_names import Names
from nlp.text.fold import fold_name
from nlp.text.numbers import number
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of

_TOKEN = re.compile(
    rf"(?:{any_of(money_words('abbreviations'))})\.(?=\s[A-ZÀ-Þ])|"
    r"(?:[Gg]em|[Pp]rov)\.(?=[\s)/,;])|"
    r"\d+(?:[.,]\d+)*|[^\W\d_][\w&.'’/+-]*[\w+]|[^\W\d_]|[^\w\s]|\n"
)
_CHARGED = re.compile(r"\b(?:ten laste van|voor rekening van|op kosten van)\b", re.IGNORECASE)
_LONGEST_PHRASE = 9  # words; set on the samples: what is longer is a sentence whose verb is not listed
_SHORT_SUBJECT = 3  # words: an article and a noun, or a name
BROAD_KINDS = ("gemeente", "schoolbestuur", "partners")  # say who, not out of which money
_SEVERAL_MUNICIPALITIES = re.compile(r"\b[Gg]emeenten ['‘’A-ZÀ-Þ]")
_YEAR = re.compile(r"20\d\d")
_CLOSING_SIGNS = ".,;:"
_DENYING_WORD = re.compile(r"\b(?:geen|(?<!om )niet|niets|niks)\b", re.IGNORECASE)
# A denial in the same clause: no comma or stop between it and the source, and no second clause (`de uren die niet
# gedekt zijn`, `als er geen subsidie komt`) to which it belongs.
_DENIED = re.compile(
    rf"(?:^|[.,;:?!\n€(]|\b(?:en|maar|dat)\b)(?:(?!\b(?:{any_of(money_words('subordinate'))})\b)[^.,;:?!\n€])*?"
    r"\b(?:geen|(?<!om )niet(?! (?:alleen|slechts|meer dan))|niets|niks)\b[^.,;:?!\n€]*$",
    re.IGNORECASE,
)
# `Taxibus: PM, vervoersbudget gemeente`: money that nobody has counted.
_PRO_MEMORIE = re.compile(r"(?:\bPM|\bp\.m\.|\bpro memorie)[^.;\n€]*$")
_DENIAL_REACH = 80  # letters before a source in which its denial stands; a clause is seldom longer
# Up to the end of the clause, and over no second clause (`de uren die niet gedekt zijn`).
_CLAUSE = r"[^.;,:\n€\d]"
_NOT_PAID = re.compile(
    r"(?:\?|\.?\s*:|(?:,(?=[ ](?:is|zijn|was|waren|wordt|worden|valt|bleek)\b))?"
    rf"(?:[ ](?:(?!\b(?:die|dat|wat|waar\w*|(?:maar|en)(?! niet| afge))\b){_CLAUSE})*?)?)"
    rf"[ ](?:{'|'.join(money_words('denied_behind'))})(?:[ ](?:(?! ){_CLAUSE})+){{0,6}}(?=[.;,\n]|$)",
    re.IGNORECASE,
)
# `iets van de kerk, maar daar is niets over afgesproken`
_BUT_NOT = re.compile(
    r"[^.;,\n€]{0,40},? maar (?:dat|daar|die|dit|is|zijn|wordt|het)\b[^.;\n€]{0,40}?"
    r"\b(?:niet|niets|niks|geen)\b(?!\s(?:alleen|genoeg|alles))",
    re.IGNORECASE,
)
# `Vroeger was het NPO`, `onder voorbehoud van de begroting`
_FORMERLY = re.compile(
    rf"\b(?:{any_of(money_words('formerly'))})\b[^.;,:\n€]*$",
    re.IGNORECASE,
)
# `dragen bij in uren en niet in geld`
_IN_KIND_INSTEAD = re.compile(
    r"[^.;,\n€]{0,30}\b(?:in|met) (?:uren|natura|tijd|menskracht),? (?:en|maar) (?:niet in|geen) geld\b"
)
_STILL = re.compile(r",?[ ](?:maar|wel|hooguit|behalve|alleen|tenzij)\b")  # `niets, hooguit een euro`
_VAN_OF_A_NAME = re.compile(r"[\w,] Van (?=[A-ZÀ-Þ])")  # with a capital inside a sentence: no preposition
_IN_KIND_BEHIND = re.compile(rf"(?:\s*zelf)?\s*:?\s*\(?(?:{any_of(money_words('in_kind'))})(?!\w)", re.IGNORECASE)
_PEOPLE = re.compile(r"[a-zà-ÿ]{3,}ers")  # `tuinders`, `vissers`
_OUT_OF = ("uit", "vanuit", "ten laste van")
_START, _END, _AMOUNT = "^", "$", "#"  # stand where a phrase is bounded by the text's edge or an amount


class Payer(NamedTuple):
    """text[start:end] names who pays; `lead` is the preposition in front, if it is one of paying."""

    start: int
    end: int
    kind: str  # of data/financing.toml's `order`; empty where no word tells whose money it is
    lead: str | None


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    fixed: bool  # a listed name that holds an `en` or `voor` of its own, which then cuts nothing

    @property
    def plain(self) -> str:
        return self.text.casefold()


class _Phrase(NamedTuple):
    """The words between two that close a phrase, and those closing words: a verb, a sign, `#` for an amount."""

    tokens: list[_Token]
    before: str
    after: str
    further: str  # what stood before the phrase before

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)


def payers_in(text: str, taken: Iterable[tuple[int, int]], names: Names | None = None) -> list[Payer]:
    """The payers of a text in order; `taken` are the stretches of amounts and shares, which close a phrase.

    `names`: what the document calls things, so that a school board is known by its bare name.
    """
    phrases = _joined(list(_phrases(text, sorted(taken))))
    payers = [_payer(text, phrase, names) for phrase in phrases]
    listed: set[int] = set()  # the members of `door A, B en C`, by their number
    for n, phrase in enumerate(phrases):
        if _continues_list(phrase, payers[n - 1] if n else None, n - 1 in listed):
            listed.add(n)
            payers[n] = payers[n] or _payer(text, phrase, names, pays=True, listed=_is_unlisted_name(phrase))
        elif payers[n] is None and (_beside_payer(phrases, payers, n, 1) or _beside_payer(phrases, payers, n, -1)):
            payers[n] = _payer(text, phrase, names, pays=True)  # `Opvang en scholen leveren`, `uit gemeente en opvang`
    told = [payer for payer in payers if payer]
    told = sorted([*told, *_by_sentence(text, told, taken, names)], key=lambda payer: payer.start)
    return _most_specific(text, [payer for payer in told if not _is_denied(text, payer)])


def _by_sentence(text: str, told: list[Payer], taken: Iterable[tuple[int, int]], names: Names | None) -> list[Payer]:
    """Those who give by the sentence alone, where the phrases told nobody."""
    known = [*((payer.start, payer.end) for payer in told), *taken]
    free = [one for one in givers(text) if all(end <= one.start or one.end <= start for start, end in known)]
    return [Payer(one.start, one.end, _source(text[one.start : one.end], names) or "partners", None) for one in free]


def _source(printed: str, names: Names | None) -> str | None:
    """The kind of source that a phrase names: by the vocabulary, else a school board of this document."""
    if (known := source_of(printed)) is not None or names is None:
        return known
    full = names.full.get(fold_name(printed), printed)
    is_board = {fold_name(printed), fold_name(full), fold_name(f"Stichting {printed}")} & names.boards
    if is_board:
        return "schoolbestuur"
    party_type = names.party_type(printed)
    return source_of(full) or (party_sources().get(party_type, "partners") if party_type else None)


def is_in_kind(text: str, payer: Payer) -> bool:
    """`Uren JGZ: om niet`: what is given without money pays no amount of the field."""
    return _IN_KIND_BEHIND.match(text, payer.end) is not None


def _is_denied(text: str, payer: Payer) -> bool:
    """`er wordt geen beroep gedaan op GKA-middelen`: a source that doesn't pay (reading rule 72)."""
    if _DENYING_WORD.search(text, payer.start, payer.end) or _denied_behind(text, payer):
        return True
    before = text[max(0, payer.start - _DENIAL_REACH) : payer.start]
    return any(said.search(before) for said in (_PRO_MEMORIE, _DENIED, _FORMERLY))


def _denied_behind(text: str, payer: Payer) -> bool:
    """`De gemeente draagt niet bij`, `Ouders: nul`, `van ouders vragen wij niets`; not `geen geld, maar wel`."""
    if _IN_KIND_INSTEAD.match(text, payer.end):
        return False
    denial = _NOT_PAID.match(text, payer.end) or _BUT_NOT.match(text, payer.end)
    return denial is not None and _STILL.match(text, denial.end()) is None


def _continues_list(phrase: _Phrase, before: Payer | None, listed: bool) -> bool:
    """Whether a phrase goes on a list of payers: `door gemeente, onderwijs en opvang`."""
    # A verb or preposition behind it makes a phrase the subject of what follows, and no member of the list.
    if before is None or not phrase.tokens or phrase.after not in (_END, ".", "\n", ",", "en", "&", ";", ")"):
        return False
    return phrase.before in ("en", "&", ",") and (listed or before.lead == "door")


def _is_unlisted_name(phrase: _Phrase) -> bool:
    """Whether a phrase is a name with a capital that may be anybody's, but no place."""
    # A place has a capital too and pays nothing: `door gemeente en bedrijven, Diever`.
    name = " ".join(token.text for token in _without_light_words(phrase.tokens))
    return name[:1].isupper() and len(name) > 2 and find_municipality(name) is None and known_kind(name, ()) is None


def _beside_payer(phrases: list[_Phrase], payers: list[Payer | None], n: int, step: int) -> bool:
    """Whether an `en` joins a phrase to one that pays, behind it (step 1) or in front of it (step -1)."""
    other = payers[n + step] if 0 <= n + step < len(phrases) else None
    if other is None or (phrases[n].after if step > 0 else phrases[n].before) not in ("en", "&"):
        return False
    return phrases[n + 1].after in money_words("paying_verbs") if step > 0 else other.lead is not None


def _most_specific(text: str, payers: list[Payer]) -> list[Payer]:
    """Of `NPO (scholen)` and `Gemeente (OAB)` the one that says which money."""
    kept: list[Payer] = []
    for payer in payers:
        last = kept[-1] if kept else None
        if last is None or text[last.end : payer.start].strip() != "(" or text[payer.end : payer.end + 1] != ")":
            kept.append(payer)
        elif last.kind in BROAD_KINDS and payer.kind not in (*BROAD_KINDS, "fondsen"):
            kept[-1] = payer
        elif payer.kind not in BROAD_KINDS:
            kept.append(payer)
    return kept


# --- phrases


def _phrases(text: str, taken: list[tuple[int, int]]) -> Iterator[_Phrase]:
    """The words between signs, verbs, prepositions and conjunctions."""
    tokens: list[_Token] = []
    before = further = _START
    for token in _tokens(text, taken):
        if not token.fixed and _closes(token) and not _VAN_OF_A_NAME.match(text, max(0, token.start - 2)):
            yield _Phrase(tokens, before, token.plain, further)
            tokens, before, further = [], token.plain, before
        else:
            tokens.append(token)
    yield _Phrase(tokens, before, _END, further)


def _tokens(text: str, taken: list[tuple[int, int]]) -> Iterator[_Token]:
    """Words and signs; amounts, fixed names and `ten laste van` are one token each."""
    # A listed name that overlaps an amount gives way: amounts bound the phrases.
    whole = [_Token(_AMOUNT, start, end, False) for start, end in taken]
    for pattern, fixed in ((fixed_names(), True), (_CHARGED, False)):
        whole += [
            _Token(m[0], m.start(), m.end(), fixed)
            for m in pattern.finditer(text)
            if not any(m.start() < one.end and one.start < m.end() for one in whole)
        ]
    position = 0
    for token in sorted(whole, key=lambda one: one.start):
        yield from _words_between(text, position, token.start)
        yield token
        position = token.end
    yield from _words_between(text, position, len(text))


def _words_between(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text, start, max(start, end)):
        yield _Token(match[0], match.start(), match.end(), False)


def _closes(token: _Token) -> bool:
    return not token.plain[0].isalnum() or ends_phrase(token.plain)


def _joined(phrases: list[_Phrase]) -> list[_Phrase]:
    """Money and whose it is made one: `bijdrage van` + `het samenwerkingsverband`; `ten laste van` + `het budget`."""
    joined: list[_Phrase] = []
    for phrase in phrases:
        last = joined[-1] if joined else None
        if last and last.tokens and phrase.tokens and phrase.before == last.after and _says_whose(last, phrase):
            joined[-1] = _Phrase(last.tokens + phrase.tokens, last.before, phrase.after, last.further)
        else:
            joined.append(phrase)
    return joined


def _says_whose(last: _Phrase, phrase: _Phrase) -> bool:
    """Whether a phrase says whose money the one before it is."""
    if phrase.before in ("en", "&", ",") and _SEVERAL_MUNICIPALITIES.search(last.text):
        return phrase.text[:1].isupper() and source_of(phrase.text) is None  # `gemeenten X, Y en Z`
    if _name_goes_on(last, phrase) or _plan_of_payer(last, phrase) or _is_one_by_its_verb(last, phrase):
        return True
    if not _may_be_owned(last, phrase):
        return False
    # `bijdrage van` + `het samenwerkingsverband`: what follows must name a payer, or be a name where the first part
    # tells none.
    if phrase.before in ("van", "vanuit"):
        return source_of(phrase.text) is not None or (source_of(last.text) is None and phrase.text[:1].isupper())
    # `subsidie voor GKA`, `rijkssubsidie voor het NPO`: of national money the scheme says more; elsewhere `voor` is a
    # purpose.
    return phrase.before == "voor" and source_of(last.text) in (None, "rijk") and is_sure(phrase.text)


def _name_goes_on(last: _Phrase, phrase: _Phrase) -> bool:
    """`Regio Deal` + `Kop van Veenland`: a sure source whose own name has a `van`."""
    capitals = last.tokens[-1].text[0].isupper() and phrase.text[:1].isupper()
    return phrase.before == "van" and capitals and is_sure(last.text)


def _is_one_by_its_verb(last: _Phrase, phrase: _Phrase) -> bool:
    """`het Fonds Geul en Gulp schenkt`: two names with a verb in the singular are one name."""
    capitals = last.tokens[-1].text[0].isupper() and phrase.text[:1].isupper() and len(last.tokens) > 1
    return (
        phrase.before in ("en", "&")
        and capitals
        and phrase.after in money_words("paying_verbs")
        and phrase.after[-1] == "t"
    )


def _plan_of_payer(last: _Phrase, phrase: _Phrase) -> bool:
    """`uit het Actieplan Taal` + `van de gemeente`."""
    return last.before in _OUT_OF and phrase.before == "van" and source_of(phrase.text) is not None


def _may_be_owned(last: _Phrase, phrase: _Phrase) -> bool:
    """`bijdrage van …`: a noun of money, a listed name, or a sure source whose owner no amount follows."""
    if any(token.plain.endswith(noun) for token in last.tokens for noun in money_words("money")):
        return True
    return last.tokens[-1].fixed or (is_sure(last.text) and phrase.before == "van" and phrase.after != _AMOUNT)


# --- the payer of a phrase


def _payer(
    text: str, phrase: _Phrase, names: Names | None, *, pays: bool = False, listed: bool = False
) -> Payer | None:
    """The payer that a phrase names; pays: what stands around says that it pays; listed: a name in a list of payers."""
    tokens = _without_light_words(_behind_dat(phrase.tokens))
    if not tokens or len(tokens) > _LONGEST_PHRASE or any(token.plain == "geen" for token in tokens):
        return None
    if len(tokens) > 1 and tokens[0].plain in ("uren", "inzet") and _source(tokens[-1].text, names) is not None:
        tokens = tokens[1:]  # `Uren JGZ: om niet`: what, and whose
    start, end = tokens[0].start, tokens[-1].end
    end = start + len(text[start:end].rstrip(_CLOSING_SIGNS))
    if (count := _words_before_gap(tokens, phrase, names)) is not None:
        end, pays = tokens[count - 1].end, True
    printed = text[start:end]
    kind = _kind(phrase, printed, names, listed=listed)
    pays = pays or _IN_KIND_BEHIND.match(text, end) is not None
    if kind is None or not (is_sure(printed) or pays or _pays(phrase, printed)) or not _may_pay(phrase):
        return None
    if tokens[0].plain == "inzet" and (
        phrase.after in ("wordt", "worden", "valt", "vallen") or phrase.before in money_words("covering_verbs")
    ):
        return None  # what is paid for: `De inzet van de bibliotheek wordt bekostigd uit`, `dekt de inzet van de GGD`
    return Payer(start, end, kind, phrase.before if phrase.before in money_words("payer_prepositions") else None)


def _behind_dat(tokens: list[_Token]) -> list[_Token]:
    """`hier vermeld dat de provincie`: who pays stands in the clause that `dat` opens."""
    return tokens[max((n + 1 for n, token in enumerate(tokens) if token.plain == "dat"), default=0) :]


def _kind(phrase: _Phrase, printed: str, names: Names | None, *, listed: bool) -> str | None:
    """The kind of payer: by the vocabulary, else `partners` for a name or group that is said to have paid."""
    # The vocabulary first: a kind by grammar alone would make `partners` of whoever stands behind `door`.
    if (known := _source(printed, names)) is not None:
        return known
    if is_unowned(printed):
        return ""
    paid_by = phrase.before == "door" and phrase.further in money_words("paid_participles")
    amount_of = phrase.before == "van" and phrase.further == _AMOUNT
    if (paid_by or amount_of) and _PEOPLE.fullmatch(printed):
        return "partners"  # `€ 12.500 van de tuinders`
    # `(€ 800) door de sportclub`: the participle was said before
    left_out = phrase.before == "door" and phrase.further in (_AMOUNT, ")") and len(phrase.tokens) <= _SHORT_SUBJECT
    return "partners" if listed or left_out or (paid_by and _is_unlisted_name(phrase)) else None


def _words_before_gap(tokens: list[_Token], phrase: _Phrase, names: Names | None) -> int | None:
    """How many words name the payer in a clause whose verb was said before; None where nothing is left out.

    `(gemeente betaalt de uren,) de school | de huur`.
    """
    gap = phrase.before in (",", ";", "\n", "en", "waarvan", "terwijl") and phrase.after in (
        _AMOUNT,
        "(",
        ".",
        ",",
        _END,
        "en",
    )
    # Outside such a clause only `een` begins the object (`gemeente een bedrag van`): `de` may be inside the payer's
    # name.
    articles = ("de", "het", "een") if gap else ("een",)
    # `zet de gemeente 0,2 fte in`: a figure begins what is given, too.
    counted = phrase.before in money_words("paying_verbs")
    inner = [
        n for n, token in enumerate(tokens) if n and (token.text in articles or (counted and token.text[0].isdigit()))
    ]
    return inner[0] if inner and _source(" ".join(token.text for token in tokens[: inner[0]]), names) else None


def _may_pay(phrase: _Phrase) -> bool:
    """Whether the word in front allows a payer: `per school` and `voor de scholen` not, `is voor de gemeente` does."""
    # `Hiervoor ontvangt de gemeente € 5.000`, `De gemeente krijgt`: who receives doesn't pay.
    receiving = money_words("receiving_verbs")
    if phrase.before in receiving or (
        phrase.after in receiving and phrase.before not in money_words("payer_prepositions")
    ):
        return False
    if phrase.before == "voor":
        return phrase.further in ("is", "zijn", "komt", "komen") and phrase.after in (_END, ".", ",", ";", "\n")
    asked = phrase.before == "aan" and phrase.further in ("vragen", "vraagt", "gevraagd")
    # `€ 25.000 aan GKA-geld`, `vragen we € 25.000 aan de GKA`; `€ 5.000 aan de school` is what it gets
    kind = source_of(phrase.text)
    passive = phrase.after in ("wordt", "worden", "is", "vragen")  # `Aan de GKA wordt € 24.000 gevraagd`
    money = phrase.further == _AMOUNT or passive
    asked = asked or (phrase.before == "aan" and money and kind not in (None, *BROAD_KINDS))
    return asked or phrase.before not in ("per", "aan", "naar")


def _without_light_words(tokens: list[_Token]) -> list[_Token]:
    """Without articles, adverbs and figures in front, and articles, adverbs and years behind."""
    light = money_words("articles") | money_words("adverbs")
    while tokens and (tokens[0].plain in light or tokens[0].text.isdigit()):
        tokens = tokens[1:]
    while tokens and (tokens[-1].plain in light or _YEAR.fullmatch(tokens[-1].text)) and not tokens[-1].fixed:
        tokens = tokens[:-1]
    last = tokens[-1] if len(tokens) > 1 else None
    # `de GKA tekent voor`: a verb that no list of money has
    verb = last is not None and last.text.islower() and last.text.endswith("t") and may_be_finite(last.text)
    return tokens[:-1] if verb else tokens


# --- signs of paying


def _is_money(printed: str) -> bool:
    """`eigen middelen`, `budget scholen`."""
    return any(word in money_words("money") or word == "eigen" for word in printed.casefold().split())


def _behind_preposition(phrase: _Phrase) -> bool:
    """`door scholen`, `uit de bijdrage van scholen`; `van`, `met` and `bij` themselves say nothing."""
    preposition = phrase.further if phrase.before == "van" else phrase.before
    return preposition in money_words("payer_prepositions") - {"van", "met", "bij"}


def _amount_of(phrase: _Phrase) -> bool:
    """`€ 5.000 van de scholen`."""
    return phrase.before == "van" and phrase.further == _AMOUNT


def _subject_behind_verb(phrase: _Phrase, printed: str) -> bool:
    """`Reiskosten (€ 600) betaalt Hogeschool X`."""
    closed = phrase.after in (_END, ".", ",", ";", "\n")
    return phrase.before in money_words("paying_verbs") and closed and printed[0].isupper()


def _subject_behind_amount(phrase: _Phrase) -> bool:
    """`€ 1.000 leggen de ouders bij`: of a verb behind what is given."""
    return phrase.before in money_words("paying_verbs") and phrase.further in (_AMOUNT, ")")


def _comes_from(phrase: _Phrase) -> bool:
    """`het geld komt van de scholen`."""
    return phrase.before == "van" and phrase.further in ("komt", "komen", "afkomstig")


def _sees_to(phrase: _Phrase) -> bool:
    """`zorgt de school voor`."""
    return phrase.before in ("zorgt", "zorgen") and phrase.further == "voor"


def _alone_behind_amount(phrase: _Phrase) -> bool:
    """`€ 5.000 (scholen)`."""
    return phrase.before in (_AMOUNT, "(") and phrase.after in (_END, ".", ",", ";", "(", ")", "\n", "en")


def _subject_of_verb(phrase: _Phrase) -> bool:
    """`scholen betalen`."""
    return phrase.after in money_words("paying_verbs")


def _behind_label(phrase: _Phrase) -> bool:
    """`Verletkosten: eigen werkgever`, `Koffie e.d.: school`."""
    return phrase.before == ":" and phrase.after in (_END, ".", ";", "\n") and phrase.further not in (_START, _AMOUNT)


def _first_of_line(phrase: _Phrase) -> bool:
    """`ouders - excursies - € 5`: the first of what dashes part."""
    return phrase.before in (_START, "\n") and phrase.after in ("-", "–")


def _label_of_amount(phrase: _Phrase) -> bool:
    """`scholen: € 5.000`, `scholen € 5.000`; not `voor scholen: € 5.000`."""
    object_ = phrase.before in money_words("paying_verbs")  # `Het fonds draagt de inzet van de school: € 5.000`
    return phrase.after in (":", _AMOUNT) and phrase.before not in ("voor", "van") and not object_


_SIGNS_OF_PAYING: tuple[Callable[[_Phrase], bool], ...] = (
    _behind_preposition,
    _amount_of,
    _comes_from,
    _subject_behind_amount,
    _sees_to,
    _alone_behind_amount,
    _subject_of_verb,
    _behind_label,
    _label_of_amount,
    _first_of_line,
)


def _counts(token: _Token) -> bool:
    """`drie`; not the article `een`."""
    return token.plain not in ("een", "één") and number(token.plain) is not None


def _pays(phrase: _Phrase, printed: str) -> bool:
    """Whether the words around a phrase say that it pays; a phrase with a word of costs is what is paid for."""
    costs = any(word in money_words("costs") for word in printed.casefold().split())
    # A number in front counts what is paid for (`12 scholen: € 5.000`), or says no more (`drie partijen dragen bij`).
    if costs or phrase.tokens[0].text[0].isdigit() or _counts(phrase.tokens[0]):
        return False
    if _is_money(printed) or _subject_behind_verb(phrase, printed):
        return True
    return any(sign(phrase) for sign in _SIGNS_OF_PAYING)
