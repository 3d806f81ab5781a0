"""Reads a sentence that tells who takes part: its main clauses, and the parties in each (subject or partners).

A class noun (`drie scholen`, `de gemeente`) is a party only where its clause says that it takes part (`doen mee`); a
name is one as the subject of any clause (reading rule 11). Lists without a verb are read in list_members.py.
"""

import re
from collections.abc import Iterator

from nlp.parties.list_members import ListMember, list_members
from nlp.parties.types import is_generic, party_type
from nlp.text.document_names import Names, full_name
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")
_VERBS = re.compile(rf"(?<![\w-])(?:{any_of(_WORDS['verbs'])})(?![\w-])", re.IGNORECASE)
_FOLLOWED = re.compile(rf"(?<!\w)(?:{any_of((*_WORDS['followed'], *_WORDS['joins']))})(?:\s*:)?\s", re.IGNORECASE)
# Where the names behind such a sign end.
_CLAUSE = re.compile(rf",?\s+(?:die|dat|waar\w*|zodat|omdat|om|voor|bij|tijdens|aan)\s|{_VERBS.pattern}", re.IGNORECASE)
# `X, die ook penvoerder is, en Y`; `omdat …` runs to the sentence's end.
_RELATIVE = re.compile(r",\s+(?:die|dat|wie|waar\w*)\s[^,;:]*")
_REASON = re.compile(rf",?\s(?:{any_of(_WORDS['reasons'])})\s.*", re.DOTALL)
_COLON = re.compile(r":\s")
_NEW_CLAUSE = re.compile(r",\s(?:en\s)?|\sen\s")
_WHILE = re.compile(r"(?:terwijl|maar|en)\s")
# `De penvoering ligt bij X`, `De leiding is in handen van X`
_IN_HANDS = re.compile(
    rf"(?<!\w)(?:(?P<lead>{any_of(_WORDS['lead_nouns'])})|{any_of(_WORDS['led_nouns'])})(?:\s(?:van|voor|over)\s[^,;:]{{3,40}}?)?"
    rf"\s(?:{any_of(_WORDS['in_hands'])})\s",
    re.IGNORECASE,
)
_OPENER = re.compile(rf"\s*(?:{any_of(_WORDS['openers'])})(?!\w)", re.IGNORECASE)
_ADVERBS = re.compile(rf"\s*(?:(?:{any_of(_WORDS['adverbs'])})\s+)+", re.IGNORECASE)
# `nemen deel: X`, `doen ook X`
_BEFORE_SUBJECT = re.compile(
    rf"(?:\s*(?:mee|deel|aan|samen|{any_of(_WORDS['adverbs'])})(?!\w))*\s*:?\s*", re.IGNORECASE
)
_TAKES_PART = re.compile(
    rf"(?<!\w)(?:(?:is|zijn)\s(?:de\s)?(?:{any_of(_WORDS['roles_of'])})|"
    + "|".join(re.escape(sign).replace("\\ …\\ ", r"\b.*\s") for sign in _WORDS["takes_part"])
    + r")(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
# What follows a subject behind its verb: `… sluiten Museum X en Y aan`; not `Thuis aan de Maas`.
_REST_OF_VERB = re.compile(
    rf"(?<!\sin)(?<!\sop)(?<!\svan)(?<!\suit)\s+"
    rf"(?:(?:{any_of(_WORDS['behind_subject'])})(?!\w)(?!\s+(?:(?:de|het|den)\s)?[A-ZÀ-Þ])|uit$).*",
    re.DOTALL,
)


def holds_verb(stretch: str) -> bool:
    """Whether a stretch is a sentence; a verb that only belongs to a relative clause makes it none."""
    outside = _outside(stretch)
    verb = _VERBS.search(outside)
    return verb is not None and not re.match(r"\s*,?\s*die\b", outside[max(0, verb.start() - 6) : verb.start()])


def opens_with_adverb(stretch: str) -> bool:
    """Whether a subject can't stand here: `Namens de besturen is X penvoerder`."""
    return _OPENER.match(stretch) is not None


def sentence_members(text: str, start: int, end: int, names: Names, lead: bool) -> Iterator[ListMember]:
    """The parties of the sentence at start:end; `lead` where what stands in front says that they are penvoerder."""
    leads = {m.start() for m in _RELATIVE.finditer(text, start, end) if "penvoerder" in m[0]}
    main = text[:start] + _blanked(_REASON, _blanked(_RELATIVE, text[start:end])) + text[end:]
    colon = _COLON.search(main, start, end)
    for a, b in _clauses(main, start, colon.start() if colon else end):
        for member in _clause_members(main, a, b, names, lead):
            yield member._replace(lead=member.lead or member.end in leads)
    if colon:
        yield from _enumerated(main, colon.end(), end, names)


def _enumerated(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """Those listed behind a sentence's colon, if one of them has a name: `… een kring van helpers: X, Y en ouders`."""
    if holds_verb(text[start:end]):
        return
    listed = list(list_members(text, start, end, names))
    if any(_has_type(member, names) and not is_generic(member.text, False) for member in listed):
        yield from (m for m in listed if _has_type(m, names) or not is_generic(m.text, False))


def _blanked(pattern: re.Pattern[str], stretch: str) -> str:
    return pattern.sub(lambda m: " " * len(m[0]), stretch)


def _outside(stretch: str) -> str:
    """A stretch with what stands in brackets blanked."""
    return re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), stretch)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The main clauses: behind a comma or `en` a new one begins where a subject and its verb follow."""
    begin, has_verb, piece = start, False, start
    outside = text[:start] + _outside(text[start:end])
    for cut in [*_NEW_CLAUSE.finditer(outside, start, end), None]:
        piece_end = cut.start() if cut else end
        verb = _VERBS.search(outside, piece, piece_end)
        if verb and has_verb and outside[piece : verb.start()].strip():
            yield begin, piece
            begin = piece
        has_verb = has_verb or verb is not None
        piece = cut.end() if cut else end
    yield begin, end


def _clause_members(text: str, start: int, end: int, names: Names, lead: bool) -> Iterator[ListMember]:
    """The parties of one clause: whose hands something is in, else its subject; and its partners."""
    joined = _WHILE.match(text, start, end)
    start = joined.end() if joined else start
    outside = text[:start] + _outside(text[start:end])
    handed = _IN_HANDS.search(outside, start, end)
    if handed:
        yield from list_members(text, handed.end(), end, names, lead or handed["lead"] is not None)
        return
    verb = _VERBS.search(outside, start, end)
    if verb:
        takes_part = _TAKES_PART.search(outside, start, end) is not None
        leads = lead or "penvoerder" in outside[verb.start() : end]
        if _OPENER.match(outside, start, verb.start()) or not outside[start : verb.start()].strip():
            subject = _behind_verb(text, verb.end(), end, names, leads) if takes_part or leads else iter(())
        else:
            adverbs = _ADVERBS.match(outside, start, verb.start())
            subject = list_members(text, adverbs.end() if adverbs else start, verb.start(), names, leads)
        yield from (m for m in subject if _counts(m, names, takes_part or leads, first=m.start == start))
    yield from followers(text, start, end, names)


def _counts(member: ListMember, names: Names, takes_part: bool, *, first: bool) -> bool:
    """Whether a subject is a party; the capital that opens a clause (`Iedereen doet mee`) makes no name."""
    if _has_type(member, names):
        return takes_part or not is_generic(member.text, False)
    words = member.text.split()[1:] if first else member.text.split()
    return takes_part and any(word[:1].isupper() for word in words) and not is_generic(member.text, False)


def _behind_verb(text: str, start: int, end: int, names: Names, lead: bool) -> Iterator[ListMember]:
    """The subject behind its verb: `Verder doen X en drie scholen mee`; it ends at the rest of the verb."""
    before = _BEFORE_SUBJECT.match(text, start, end)
    start = before.end() if before else start
    sign = _FOLLOWED.search(text, start, end)
    yield from _up_to_rest(list_members(text, start, sign.start() if sign else end, names, lead))


def _up_to_rest(members: Iterator[ListMember]) -> Iterator[ListMember]:
    """Members up to the one behind which the rest of the verb or an object stands, which is cut off."""
    for member in members:
        rest = _REST_OF_VERB.search(member.text)
        if rest is None:
            yield member
            continue
        shown = member.text[: rest.start()].rstrip()
        if shown:
            yield member._replace(text=shown, end=member.start + len(shown))
        return


def followers(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """Those that a sentence says take part: `werkt samen met X en Y`, `wordt uitgevoerd door Z`."""
    sign = _FOLLOWED.search(_outside(text[start:end]))
    if not sign:
        return
    start += sign.end()
    clause = _CLAUSE.search(_outside(text[start:end]))
    for member in _up_to_rest(list_members(text, start, start + clause.start() if clause else end, names)):
        if _has_type(member, names) or not is_generic(member.text, False):
            yield member


def _has_type(member: ListMember, names: Names) -> bool:
    return party_type(member.text, names, full_name(member.text, names)) is not None
