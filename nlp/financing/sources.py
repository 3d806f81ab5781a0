"""A text in, the phrases that name who pays out. Knows which words close a phrase, not which amount it belongs to."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from nlp.financing.lexicon import fixed_names, is_sure, is_unowned, source_of, words
from nlp.gazetteer import find_municipality, known_kind
from nlp.text.vocabulary import any_of

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_][\w&.'’/+-]*[\w+]|[^\W\d_]|[^\w\s]|\n")
_CHARGED = re.compile(r"\b(?:ten laste van|voor rekening van|op kosten van)\b", re.IGNORECASE)
_LONGEST = 9  # words of a phrase
_BROAD = ("gemeente", "schoolbestuur", "partners")
_SEVERAL = re.compile(r"\b[Gg]emeenten ['‘’A-ZÀ-Þ]")
_YEAR = re.compile(r"20\d\d")
_PLAIN = re.compile(r"[.,;:]+$")
_VAN = re.compile(r"[\w,] Van (?=[A-ZÀ-Þ])")  # of a name, in a sentence
_IN_KIND = re.compile(rf"\s*\(?(?:{any_of(words('in_kind'))})(?!\w)", re.IGNORECASE)


class Source(NamedTuple):
    """text[start:end] names who pays; `lead` is the preposition in front, if it is one of paying."""

    start: int
    end: int
    kind: str
    lead: str | None


class _Token(NamedTuple):
    text: str
    start: int
    end: int
    fixed: bool  # a name that holds an `en` or `voor` of its own

    @property
    def plain(self) -> str:
        return self.text.casefold()


class _Phrase(NamedTuple):
    tokens: list[_Token]
    before: str  # what closed the phrase before: a word, a sign, `#` for an amount
    after: str
    further: str  # what stood before that phrase


def sources(text: str, taken: Iterable[tuple[int, int]]) -> list[Source]:
    """The sources of a text in order; `taken` are the stretches of amounts and shares, which close a phrase."""
    phrases = _joined(list(_phrases(text, sorted(taken))))
    found = [_source(text, phrase) for phrase in phrases]
    chain: set[int] = set()  # the members of `door A, B en C`, by their number
    for n, phrase in enumerate(phrases):  # `Opvang en scholen leveren`, `uit gemeente en opvang`
        if _chained(phrase, found[n - 1] if n else None, n - 1 in chain):
            chain.add(n)
            found[n] = found[n] or _source(text, phrase, pays=True, named=_is_name(phrase))
        elif found[n] is None and (_beside(phrases, found, n, 1) or _beside(phrases, found, n, -1)):
            found[n] = _source(text, phrase, pays=True)
    return _specific(text, [source for source in found if source])


def _chained(phrase: _Phrase, before: Source | None, chained: bool) -> bool:
    """Whether a phrase goes on a list of payers: `door gemeente, onderwijs en opvang`."""
    if before is None or not phrase.tokens or phrase.after not in ("$", ".", "\n", ",", "en", "&", ";", ")"):
        return False
    return phrase.before in ("en", "&", ",") and (chained or before.lead == "door")


def _is_name(phrase: _Phrase) -> bool:
    """A name that no list has, but no place."""
    said = " ".join(token.text for token in _bare(phrase.tokens))
    return said[:1].isupper() and len(said) > 2 and find_municipality(said) is None and known_kind(said, ()) is None


def _beside(phrases: list[_Phrase], found: list[Source | None], n: int, step: int) -> bool:
    """Whether a phrase is joined by an `en` to one that pays."""
    other = found[n + step] if 0 <= n + step < len(phrases) else None
    if other is None or (phrases[n].after if step > 0 else phrases[n].before) not in ("en", "&"):
        return False
    return phrases[n + 1].after in words("paying") if step > 0 else other.lead is not None


def _specific(text: str, found: list[Source]) -> list[Source]:
    """Of `NPO (scholen)` and `Gemeente (OAB)` the one that says which money."""
    done: list[Source] = []
    for source in found:
        last = done[-1] if done else None
        if last is None or text[last.end : source.start].strip() != "(" or text[source.end : source.end + 1] != ")":
            done.append(source)
        elif last.kind in _BROAD and source.kind not in _BROAD:
            done[-1] = source
        elif source.kind not in _BROAD:
            done.append(source)
    return done


def _phrases(text: str, taken: list[tuple[int, int]]) -> Iterator[_Phrase]:
    """The words between signs, verbs, prepositions and conjunctions."""
    tokens: list[_Token] = []
    before = further = "^"
    for token in _tokens(text, taken):
        if not token.fixed and _closes(token) and not _VAN.match(text, max(0, token.start - 2)):
            yield _Phrase(tokens, before, token.plain, further)
            tokens, before, further = [], token.plain, before
        else:
            tokens.append(token)
    yield _Phrase(tokens, before, "$", further)


def _tokens(text: str, taken: list[tuple[int, int]]) -> Iterator[_Token]:
    whole = [_Token("#", start, end, False) for start, end in taken]
    for pattern, fixed in ((fixed_names(), True), (_CHARGED, False)):
        whole += [
            _Token(m[0], m.start(), m.end(), fixed)
            for m in pattern.finditer(text)
            if not any(m.start() < one.end and one.start < m.end() for one in whole)
        ]
    place = 0
    for token in sorted(whole, key=lambda one: one.start):
        yield from _between(text, place, token.start)
        yield token
        place = token.end
    yield from _between(text, place, len(text))


def _between(text: str, start: int, end: int) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text, start, max(start, end)):
        yield _Token(match[0], match.start(), match.end(), False)


def _closes(token: _Token) -> bool:
    plain = token.plain
    closing = (words(key) for key in ("verbs", "from_", "stops", "conjunctions"))
    return not plain[0].isalnum() or any(plain in some for some in closing)


def _joined(phrases: list[_Phrase]) -> list[_Phrase]:
    """Money and whose it is made one: `bijdrage van` + `het samenwerkingsverband`; `ten laste van` + `het budget`."""
    done: list[_Phrase] = []
    for phrase in phrases:
        last = done[-1] if done else None
        if last and last.tokens and phrase.tokens and phrase.before == last.after and _continues(last, phrase):
            done[-1] = _Phrase(last.tokens + phrase.tokens, last.before, phrase.after, last.further)
        else:
            done.append(phrase)
    return done


def _continues(last: _Phrase, phrase: _Phrase) -> bool:
    """Whether a phrase says whose money the one before it is."""
    money = any(token.plain.endswith(one) for token in last.tokens for one in words("money"))
    first, second = (_text(p) for p in (last, phrase))
    if phrase.before in ("en", "&", ",") and _SEVERAL.search(first):
        return second[:1].isupper() and source_of(second) is None  # `gemeenten X, Y en Z`
    if phrase.before == "van" and last.tokens[-1].text[0].isupper() and second[:1].isupper() and is_sure(first):
        return True  # `Regio Deal Kop van Veenland`
    if last.before in ("uit", "vanuit", "ten laste van") and phrase.before == "van" and source_of(second) is not None:
        return True  # `uit het Actieplan Taal van de gemeente`
    if not money and not (last.tokens[-1].fixed or (is_sure(first) and phrase.before == "van" and phrase.after != "#")):
        return False
    if phrase.before in ("van", "vanuit"):
        return source_of(second) is not None or (source_of(first) is None and second[:1].isupper())
    return phrase.before == "voor" and source_of(first) in (None, "rijk") and is_sure(second)


def _text(phrase: _Phrase) -> str:
    return " ".join(token.text for token in phrase.tokens)


def _source(text: str, phrase: _Phrase, *, pays: bool = False, named: bool = False) -> Source | None:
    tokens = _bare(phrase.tokens)
    if not tokens or len(tokens) > _LONGEST:
        return None
    start, end = tokens[0].start, tokens[-1].end
    end -= len(text[start:end]) - len(_PLAIN.sub("", text[start:end]))
    said = text[start:end]
    if (split := _gapped(tokens, phrase)) is not None:
        tokens, end, pays = tokens[:split], tokens[split - 1].end, True
        said = text[start:end]
    kind = source_of(said) or ("" if is_unowned(said) else None)
    people = (phrase.before == "door" and phrase.further in words("paid")) or (
        phrase.before == "van" and phrase.further == "#"
    )
    if kind is None and people and re.fullmatch(r"[a-zà-ÿ]{3,}ers", said):
        kind = "partners"  # `€ 12.500 van de tuinders`
    if kind is None and (named or (phrase.before == "door" and phrase.further in words("paid") and _is_name(phrase))):
        kind = "partners"
    pays = pays or _IN_KIND.match(text, end) is not None
    if kind is None or not (is_sure(said) or pays or _pays(phrase, said)) or not _may_pay(phrase):
        return None
    if tokens[0].plain == "inzet" and phrase.after in ("wordt", "worden", "valt", "vallen"):
        return None  # what is paid for: `De inzet van de bibliotheek wordt bekostigd uit`
    return Source(start, end, kind, phrase.before if phrase.before in words("from_") else None)


def _gapped(tokens: list[_Token], phrase: _Phrase) -> int | None:
    """Where the payer ends in a clause whose verb was said: `(gemeente betaalt de uren,) de school | de huur`."""
    gap = phrase.before in (",", ";", "\n", "en") and phrase.after in ("#", "(", ".", ",", "$", "en")
    inner = [n for n, token in enumerate(tokens) if n and token.text in (("de", "het", "een") if gap else ("een",))]
    return inner[0] if inner and source_of(" ".join(token.text for token in tokens[: inner[0]])) else None


def _may_pay(phrase: _Phrase) -> bool:
    """Whether the word in front allows a payer: `per school` and `voor de scholen` not, `is voor de gemeente` does."""
    if phrase.before in ("ontvangt", "ontvangen", "krijgt", "krijgen"):
        return False
    if phrase.before == "voor":
        return phrase.further in ("is", "zijn", "komt", "komen") and phrase.after in ("$", ".", ",", ";", "\n")
    asked = phrase.before == "aan" and phrase.further in ("vragen", "vraagt", "gevraagd")
    return asked or phrase.before not in ("per", "aan", "naar")


def _bare(tokens: list[_Token]) -> list[_Token]:
    """Without articles and adverbs in front and behind."""
    light = words("articles") | words("adverbs")
    while tokens and (tokens[0].plain in light or tokens[0].text.isdigit()):
        tokens = tokens[1:]
    while tokens and (tokens[-1].plain in light or _YEAR.fullmatch(tokens[-1].text)) and not tokens[-1].fixed:
        tokens = tokens[:-1]
    return tokens


def _pays(phrase: _Phrase, said: str) -> bool:
    """Whether the words around a phrase say that it pays."""
    if any(one in words("costs") for one in said.casefold().split()) or phrase.tokens[0].text[0].isdigit():
        return False
    if any(one in words("money") or one == "eigen" for one in said.casefold().split()):
        return True
    if (phrase.further if phrase.before == "van" else phrase.before) in words("from_") - {"van", "met", "bij"}:
        return True
    if phrase.before == "van" and phrase.further == "#":
        return True
    if phrase.before in words("paying") and phrase.after in ("$", ".", ",", ";", "\n") and said[0].isupper():
        return True  # `Reiskosten (€ 600) betaalt Hogeschool X`
    if phrase.before == "van" and phrase.further in ("komt", "komen", "afkomstig"):
        return True
    if phrase.before in ("zorgt", "zorgen") and phrase.further == "voor":
        return True
    if phrase.before in ("#", "(") and phrase.after in ("$", ".", ",", ";", ")", "\n", "en"):
        return True
    return phrase.after in words("paying") or (phrase.after in (":", "#") and phrase.before not in ("voor", "van"))
