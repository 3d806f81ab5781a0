"""Reads a sentence that tells who takes part: its mentions (mentions.py), of which the clause of each decides.

A name is a party unless its clause denies it (`X doet nog niet mee`) or only explains (`omdat X de plek is`). A class
noun (`drie scholen`, `de gemeente`) is one as the subject of a clause that does something, or beside a party: `Drie
scholen hebben lege lokalen` names nobody (reading rule 11). Lists without a verb are read in list_members.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.gazetteer import find_municipality
from nlp.parties.list_members import ListMember, bracket_behind, list_members
from nlp.parties.mentions import NO_VERBS, Mention, mentions, whole_of_short
from nlp.parties.types import is_foundation, is_generic, party_type
from nlp.text.document_names import Names, full_name
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")


def _signs(signs: Sequence[str]) -> str:
    """The source of a pattern of any of these phrases; in one `…` is any words: `haakte … af`."""
    return "|".join(re.escape(sign).replace("\\ …\\ ", r"\b.*\s") for sign in signs)


_VERBS = re.compile(rf"(?<![\w-])(?:{any_of(_WORDS['verbs'])})(?![\w-])", re.IGNORECASE)
# The word right behind a subject is the verb, whatever word it is: Dutch puts it second.
_VERB_SECOND = re.compile(
    r"\x01\s+(?:(?:aan|in|op|uit|bij)\s(?:de|het)\s[a-zà-ÿ]+\s+)?(?P<verb>[a-zà-ÿ]{2,}(?:t|en|de|te))(?![\w-])"
)
_STATES = re.compile(rf"(?:{any_of(_WORDS['states'])})", re.IGNORECASE)
_FOLLOWED = re.compile(
    rf"(?<!\w)(?:{any_of((*_WORDS['followed'], *_WORDS['joins'], *_WORDS['in_hands']))})(?:\s*:)?\s+$", re.IGNORECASE
)
_ARTICLE_AT_END = re.compile(r"(?:(?<=\s)|^)(?:de|het|een|'t|’t|it|onze|ons|hun|haar)\s+$", re.IGNORECASE)
# `X, die ook penvoerder is, en Y`; without a comma up to what goes on beside it; `omdat …` runs to the sentence's end.
_RELATIVE = re.compile(
    r",\s+(?:die|dat|wie|waar(?!onder)\w*)\s[^,;:]*"
    r"|(?<!\b[Aa]an)(?<!\b[Vv]an)(?<!\b[Mm]et)(?<!\b[Bb]ij)(?<!\b[IiOo][np])(?<!\b[Vv]oor)"  # `aan die tafel`
    # Of the sentence's own clauses `dat` opens many (`afgesproken is dat`); behind a party it tells of that.
    r"\s(?:die|(?<=\x01\s)dat|waar(?!onder)\w*)\s"
    r"(?:(?!,|;|:|\sen\s(?:de|het|een|\x01)|\s(?:is|was|zijn|waren)\s(?:(?:de|het|een)\s)?\x01).)*",
    re.DOTALL,
)
_REASON = re.compile(rf",?\s(?:{any_of(_WORDS['reasons'])})\s.*", re.DOTALL)
_TELLS_OF = re.compile(rf"(?<![\w-])(?:{any_of(_WORDS['telling'])})(?![\w-])", re.IGNORECASE)
_LOWER_WORD = re.compile(r"\w\s[a-zà-ÿ]{2,}(?:t|en|de|te)\s")
_BRACKETS = re.compile(r"\([^()]*\)")
_APPOSITION = re.compile(
    rf"(?<![\w-])(?P<before>(?i:{any_of(_WORDS['with_apposition'])})) \((?P<inside>[^():]*[A-ZÀ-Þ][^():]*)\)"
)
_PLURAL_BEFORE = re.compile(rf"(?<![\w-])(?P<plural>[a-zë-]*(?:{any_of(_WORDS['class_ends'])}))\s(?:de\s|het\s)?$")
_CLASS_OF_NAMES = re.compile(r"\s(?:(?:de|het)\s)?[A-ZÀ-Þ'’]")
_COPULAS = frozenset({"is", "zijn", "was", "waren"})
_OBJECT = re.compile(r"\s+(?:(?:de|het|een)\s+)?")
_WE_AS = re.compile(r"(?i:\bwij|we|ik)\sals\s(?:de\s|het\s)?$")
_TOGETHER = re.compile(r"(?<!\w)samen\s(?:\w+\s){0,2}met\s", re.IGNORECASE)
_SEVERAL = re.compile(r"gemeenten\s+[A-ZÀ-Þ'’]", re.IGNORECASE)
_FURTHER_PLACE = re.compile(
    r"(?:,\s+|\sen\s+)(?P<name>['’A-ZÀ-Þ][\w'’-]*(?:[ -](?:aan den |aan de )?[A-ZÀ-Þ][\w'’-]*)*)"
)
_ONLY_PLACES = re.compile(r"(?:[,\s]|\ben\b|['’A-ZÀ-Þ][\w'’-]*|\b(?:aan|den|de)\b)*")
_MOST_MUNICIPALITIES = 12
_COLON = re.compile(r":\s")
_NEW_CLAUSE = re.compile(rf",?\s(?:{any_of(_WORDS['clause_joints'])})\s|,\s(?:en\s)?|\sen\s", re.IGNORECASE)
_JOINT_OF_CLAUSE = re.compile(rf"\b(?:{any_of(_WORDS['clause_joints'])})\b")
_JOINT = re.compile(r"^[\s,]*(?:(?:en|maar|doch|terwijl|dus)\s)?")
_BARE_JOINT = re.compile(r"[\s,]*(?:en|maar|doch)\s+")
_LEAD = re.compile(rf"penvoerder|penvoering|{_signs(_WORDS['lead_phrases'])}", re.DOTALL)
_NO_LEAD = re.compile(r"\b(?:zonder|niet|geen)\s(?:\w+\s){0,2}penvoer")
_LEAD_NOUN = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['lead_nouns'])})(?!\w)", re.IGNORECASE)
_AS_LEAD = re.compile(r"\s*(?:,\s*)?(?:als|is|tevens|en|ook|wordt|\s)*\s*penvoerder")
_DENIAL = re.compile(rf"(?<!\w)(?:{_signs(_WORDS['denials'])})(?!\w)", re.IGNORECASE | re.DOTALL)
_NO_DENIAL = re.compile(rf"\b(?:{any_of(_WORDS['no_denials'])})\b", re.IGNORECASE)
_BUT_RATHER = re.compile(r"(?<!\w)(?:niet|geen)\s[^,;]*?,?\smaar\s(?!niet|geen)")
_REFERS_BACK = re.compile(rf"\s*(?:{any_of(_WORDS['refers_back'])})(?!\w)", re.IGNORECASE)
_PRONOUN = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['subject_pronouns'])})(?!\w)", re.IGNORECASE)
_OPENER = re.compile(rf"\s*(?:{any_of(_WORDS['openers'])})(?!\w)", re.IGNORECASE)
_TAKES_PART = re.compile(
    rf"(?<!\w)(?:(?:is|zijn)\s(?:de\s)?(?:{any_of(_WORDS['roles_of'])})|" + _signs(_WORDS["takes_part"]) + r")(?!\w)",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_SEPARATORS = re.compile(
    rf"(?:\s|,|/|&|\+|(?<!\w)(?:[eé]n|of|ook|zowel|evenals|alsmede|plus|{any_of(_WORDS['adverbs'])})(?!\w))*",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:haar|hun|zijn)\s", re.IGNORECASE)
_EMPLOYED = re.compile(r"\svan\s(?:(?:de|het|alle)\s)?\S")  # `de mentoren van het Zee College`
_EMPLOYED_BY_NAME = re.compile(r"\svan\s(?:(?:de|het)\s)?(?:[a-zà-ÿ-]+\s)?[A-ZÀ-Þ]")
_PREPOSITIONS = frozenset(_WORDS["prepositions"])
_NOT_ACTING = frozenset(_WORDS["not_acting"])
_ALSO = frozenset(_WORDS["also"])
_ALSO_BEHIND = re.compile(rf"\s(?:{any_of(_WORDS['also'])})(?=\W*$|[,;.])")
_PARTNER = frozenset(_WORDS["partner_prepositions"])
_OWN = frozenset({"ons", "onze", "mijn", "hun", "haar"})
_FAR_BEHIND = 120  # letters; a relative clause may stand between a party and `als penvoerder`
_WORD = re.compile(r"[^\W\d_]+")
_JOINS_WITH = re.compile(r"\b(?:doe[tn]|deden|deed)\s(?:\w+\s)?mee\smet\s$")
_LEADS_IN_BRACKETS = re.compile(r"\s\([^()]*\bpenv(?:oerder|\.|\))")
_MASK = "\x01"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause of a sentence in which mentions are masked, with its own mentions."""

    text: str  # masked
    printed: str
    start: int
    mentions: tuple[Mention, ...]

    @property
    def verb(self) -> int:
        """Where its verb begins, as an offset into the whole text; its end where it has none."""
        found = _first_verb(self.text, 0, len(self.text))
        return self.start + (len(self.text) if found is None else found)

    @property
    def takes_part(self) -> bool:
        return _TAKES_PART.search(self.printed) is not None

    @property
    def acts(self) -> bool:
        """Whether its verb is one of doing: `wijst … aan`, not `hebben`."""
        verb = next((m for m in _VERB_SECOND.finditer(self.text) if m["verb"] not in NO_VERBS), None)
        words = [verb["verb"]] if verb else [m[0] for m in _VERBS.finditer(self.text)]
        return any(not _STATES.fullmatch(word) for word in words)

    @property
    def leads(self) -> bool:
        return _LEAD.search(self.text) is not None and not _NO_LEAD.search(self.text)

    @property
    def denied(self) -> bool:
        said = _NO_DENIAL.sub("", self.text)
        return _DENIAL.search(said) is not None and not _BUT_RATHER.search(self.text)

    @property
    def has_no_subject(self) -> bool:
        """`… leent de boeken uit | en stelt een zaal beschikbaar`: its verb follows the joint at once."""
        return _BARE_JOINT.fullmatch(self.text[: self.verb - self.start]) is not None

    @property
    def goes_on_about_the_last(self) -> bool:
        """`maar doen in 2022 niet mee`, `maar zij zagen …`: without a subject of its own."""
        before = self.text[: self.verb - self.start]
        said = before.strip(" ,").removeprefix("dus ")
        return _MASK not in before and (not said or _REFERS_BACK.match(said) is not None)


def holds_verb(stretch: str) -> bool:
    """Whether a stretch is a sentence; a verb that only belongs to a relative clause makes it none."""
    outside = _outside(stretch)
    verb = _VERBS.search(outside)
    return verb is not None and not re.match(r"\s*,?\s*die\b", outside[max(0, verb.start() - 6) : verb.start()])


def is_sentence(text: str, start: int, end: int, names: Names) -> bool:
    """Whether text[start:end] is a sentence: by a listed verb, or by any verb in the second place."""
    if holds_verb(text[start:end]):
        return True
    if _TELLS_OF.search(_blanked(_RELATIVE, text[start:end])) or any(
        _DENIAL.search(m[0]) for m in _RELATIVE.finditer(text, start, end)
    ):
        return True
    if not _LOWER_WORD.search(text, start, end):
        return False
    plain = text[:start] + _outside(text[start:end])
    masked = _blanked(_RELATIVE, _masked(plain, mentions(plain, start, end, names))[start:])
    return _first_verb(masked, 0, len(masked)) is not None


def _first_verb(masked: str, start: int, end: int) -> int | None:
    """Where the first verb of a text begins in which mentions are masked."""
    listed = _VERBS.search(masked, start, end)
    second = next((m for m in _VERB_SECOND.finditer(masked, start, end) if m["verb"] not in NO_VERBS), None)
    places = [found for found in (listed and listed.start(), second and second.start("verb")) if found is not None]
    return min(places, default=None)


def opens_with_adverb(stretch: str) -> bool:
    """Whether a subject can't stand here: `Namens de besturen is X penvoerder`."""
    return _OPENER.match(stretch) is not None


def denies(stretch: str) -> bool:
    """Whether a label, or an answer, says that those who are named take no part: `Niet deelnemend`, `nee`."""
    return _DENIAL.search(stretch) is not None


def sentence_members(text: str, start: int, end: int, names: Names, lead: bool) -> Iterator[ListMember]:
    """The parties of the sentence at start:end; `lead` where what stands in front says that they are penvoerder."""
    printed = text
    text = text[:start] + _opened(text[start:end]) + text[end:]
    plain = text[:start] + _outside(text[start:end]) + text[end:]
    found = mentions(plain, start, end, names)
    masked = _masked(plain, found)
    leads = {
        m.start() for m in _RELATIVE.finditer(masked, start, end) if _LEAD.search(m[0]) and not _NO_LEAD.search(m[0])
    }
    unasked = {m.start() for m in _RELATIVE.finditer(masked, start, end) if _DENIAL.search(m[0])}
    main = masked[:start] + _blanked(_REASON, _blanked(_RELATIVE, masked[start:end])) + masked[end:]
    colon = _COLON.search(main, start, end)
    clauses = list(_clauses(text, main, start, colon.start() if colon else end, found))
    accepted: list[ListMember] = []
    for n, clause in enumerate(clauses):
        following = clauses[n + 1] if n + 1 < len(clauses) else None
        denied_next = following is not None and following.denied and following.goes_on_about_the_last
        if clause.denied or (denied_next and not clause.takes_part):
            continue
        taken = list(_of_clause(text, printed, main, clause, names, lead, unasked))
        if clause.leads and not any(member.lead for member in taken) and clause.goes_on_about_the_last and accepted:
            accepted = [_leading(accepted), *accepted]
        accepted += taken
    for member in accepted:
        yield member._replace(lead=member.lead or _leads_in_relative(leads, member, accepted))
    if colon:
        yield from _enumerated(text, colon.end(), end, names)


def _leading(members: list[ListMember]) -> ListMember:
    """The party that a clause without a subject of its own speaks of: the first that has a name."""
    first = next((member for member in members if not is_generic(member.text, False)), members[0])
    return first._replace(lead=True)


def _leads_in_relative(leads: set[int], member: ListMember, members: list[ListMember]) -> bool:
    """Whether a relative clause behind a member says that it leads; of two before it, the nearer."""
    nearest = {max((one.end for one in members if one.end <= at), default=-1) for at in leads}
    return member.end in nearest


def _masked(text: str, found: list[Mention]) -> str:
    letters = list(text)
    for mention in found:
        letters[mention.start : mention.end] = _MASK * (mention.end - mention.start)
    return "".join(letters)


def _enumerated(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """Those listed behind a sentence's colon, if one of them has a name: `… een kring van helpers: X, Y en ouders`."""
    if is_sentence(text, start, end, names):
        yield from sentence_members(text, start, end, names, False)
        return
    listed = list(list_members(text, start, end, names))
    if any(_has_type(member, names) and not is_generic(member.text, False) for member in listed):
        yield from (m for m in listed if _has_type(m, names) or not is_generic(m.text, False))


def _blanked(pattern: re.Pattern[str], stretch: str) -> str:
    return pattern.sub(lambda m: " " * len(m[0]), stretch)


def _opened(stretch: str) -> str:
    """A stretch with the brackets taken away in which a name stands that is meant: `Wij (obs De Eik) doen mee`."""
    return _APPOSITION.sub(lambda m: f"{m['before']}, {m['inside']} ", stretch)


def _outside(stretch: str) -> str:
    """A stretch with what stands in brackets blanked."""
    return _BRACKETS.sub(lambda m: " " * len(m[0]), stretch)


def _clauses(printed: str, text: str, start: int, end: int, found: list[Mention]) -> Iterator[_Clause]:
    """The main clauses: behind a comma or `en` a new one begins where a verb follows and the one before has its own."""
    begin, has_verb, piece = start, False, start
    joint: int | None = None  # where a clause begins that has no verb yet: `…, terwijl X, die …, | de boeken levert`
    spans = []
    for cut in [*_NEW_CLAUSE.finditer(text, start, end), None]:
        piece_end = cut.start() if cut else end
        verb = _first_verb(text, piece, piece_end)
        if verb is not None and has_verb:
            spans.append((begin, piece if joint is None else joint))
            begin = piece if joint is None else joint
        joint = None if verb is not None else joint
        has_verb = has_verb or verb is not None
        piece = cut.start() if cut else end
        if cut and _JOINT_OF_CLAUSE.search(cut[0]):
            joint = cut.start()
    spans.append((begin, end))
    for a, b in spans:
        yield _Clause(text[a:b], printed[a:b], a, tuple(m for m in found if a <= m.start < b))


def _class_before(text: str, mention: Mention) -> str | None:
    """The type of a plural right before a name: `basisscholen De Ster`."""
    word = _PLURAL_BEFORE.search(text, 0, mention.start) if mention.named else None
    return party_type(word["plural"]) if word and is_generic(word["plural"], False) else None


def _municipalities(text: str, clause: _Clause, mention: Mention) -> Iterator[ListMember]:
    """The further members of `de Gemeenten X, Y en Z` (reading rule 63): places, which alone name no party."""
    if not _SEVERAL.match(text, mention.start):
        return
    for place in _FURTHER_PLACE.finditer(text, mention.end, clause.start + len(clause.text)):
        if text[mention.end : place.start()].count(",") > _MOST_MUNICIPALITIES or not find_municipality(place["name"]):
            return
        if not _ONLY_PLACES.fullmatch(text, mention.end, place.start("name")):
            return
        yield ListMember(place["name"], place.start("name"), place.end("name"), None, False, municipal=True)


def _of_clause(
    text: str, printed: str, main: str, clause: _Clause, names: Names, lead: bool, unasked: set[int]
) -> Iterator[ListMember]:
    """The parties of one clause; a mention that ends at one of `unasked` takes no part, nor do those beside it."""
    before: Mention | None = None
    before_counts = False
    taken: list[Mention] = []
    for mention in clause.mentions:
        if main[mention.start] != _MASK:
            continue  # in a relative clause, or in a reason
        beside = before is not None and _are_beside(text, before, mention)
        if (
            before is not None
            and beside
            and mention.named
            and before in taken
            and _is_other_word(text, before, mention)
        ):
            taken.remove(before)  # `op onze school, | cbs De Vliet`
        if before is not None and not mention.named and _OBJECT.fullmatch(text, before.end, mention.start):
            continue  # `levert het ROC | stagiairs`, `dat de school | de ouders | uitnodigt`
        counts = before_counts
        if mention.named or not beside:
            counts = _counts(text, main, clause, mention, names, lead=lead) or (beside and before_counts)
        if counts:
            taken.append(mention)
        if mention.end in unasked:
            taken = _without_last_list(text, taken)
        before, before_counts = mention, counts
    taken = _with_those_beside_a_name(text, clause, main, taken)
    leader = _leader(main, clause, taken) if clause.leads else None
    of_class: str | None = None  # the type of `basisscholen De Ster en De Zon`, for those behind it
    further: set[int] = set()  # where the further members of `Gemeenten X, Y en Z` begin
    for mention in taken:
        if mention.start in further:
            continue
        municipalities = list(_municipalities(text, clause, mention))
        further |= {member.start for member in municipalities}
        yield from municipalities
        of_class = _class_before(text, mention) or (
            of_class if text[: mention.start].rstrip().endswith((",", "en", "&")) else None
        )
        if of_class and mention.named and party_type(text[mention.start : mention.end]) is None:
            yield ListMember(
                text[mention.start : mention.end], mention.start, mention.end, None, mention is leader, of_class
            )
            continue
        if (
            not mention.named
            and _PLURAL_BEFORE.search(text[: mention.end] + " ")
            and _CLASS_OF_NAMES.match(text, mention.end)
        ):
            continue  # `basisscholen | De Ster en De Zon`
        if inside := _named_in_brackets(text, mention, names):
            yield from (member._replace(lead=lead or mention is leader) for member in inside)
            continue
        leads = lead or mention is leader or _LEADS_IN_BRACKETS.match(printed, mention.end) is not None
        end = bracket_behind(text, mention.end, names)
        whole = whole_of_short(text[mention.start : end], text[end:])
        yield ListMember(text[mention.start : end], mention.start, end, whole, leads)


def _is_other_word(text: str, before: Mention, name: Mention) -> bool:
    """Whether a class noun and the name behind its comma are one: `ons bestuur, Vereniging De Vliet`."""
    owned = not before.named and before.governed_by in _OWN and text[before.end : name.start] == ", "
    return owned and not text[before.start : before.end].endswith(("en", "s"))


def _with_those_beside_a_name(text: str, clause: _Clause, main: str, taken: list[Mention]) -> list[Mention]:
    """Also the classes that stand in one list with a name that counts: `onze clubs, het Zee College en de ouders`."""
    shown = [m for m in clause.mentions if main[m.start] == _MASK]
    counted = set(taken)
    beside: set[Mention] = set()  # counted for the name behind them
    for first, second in reversed(list(pairwise(shown))):
        named = (
            second in counted
            and (second.named or second in beside)
            and first.governed_by not in _PREPOSITIONS | _NOT_ACTING
        )
        # `X levert studenten, Y een lokaal`
        is_governed = _VERBS.fullmatch(first.governed_by) and first.governed_by not in _COPULAS
        if first.start > clause.verb and is_governed and _has_subject(clause):
            continue
        if named and not first.named and _are_beside(text, first, second) and not _POSSESSIVE.match(text, first.start):
            counted.add(first)
            beside.add(first)
    for first, second in pairwise(shown):
        if first in counted and not second.named and _are_beside(text, first, second):
            counted |= set() if _POSSESSIVE.match(text, second.start) else {second}
    return [m for m in clause.mentions if m in counted]


def _are_beside(text: str, first: Mention, second: Mention) -> bool:
    """Whether nothing but commas, `en` and articles stands between two mentions."""
    return _ONLY_SEPARATORS.fullmatch(_between(text, first, second)) is not None


def _named_in_brackets(text: str, mention: Mention, names: Names) -> list[ListMember]:
    """The members that brackets right behind a class name: `de school (de Wilgenhoek)` (reading rule 61)."""
    bracket = None if mention.named else _BRACKETS.match(text, mention.end + 1)
    if bracket is None:
        return []
    inside = list_members(text, bracket.start() + 1, bracket.end() - 1, names)
    kind = party_type(text[mention.start : mention.end])
    named = [m for m in inside if not is_generic(m.text, False) and any(word[:1].isupper() for word in m.text.split())]
    return [m if _has_type(m, names) else m._replace(kind=kind) for m in named]


def _without_last_list(text: str, taken: list[Mention]) -> list[Mention]:
    """The mentions before the last list: `X, Y en Z, die geen partner zijn`."""
    n = len(taken) - 1
    while n > 0 and _are_beside(text, taken[n - 1], taken[n]):
        n -= 1
    return taken[:n]


def _between(text: str, before: Mention, mention: Mention) -> str:
    return _outside(text[before.end : mention.start].removesuffix(_article_before(text, mention)))


def _article_before(text: str, mention: Mention) -> str:
    article = _ARTICLE_AT_END.search(text[: mention.start])
    return article[0] if article else ""


def _counts(text: str, main: str, clause: _Clause, mention: Mention, names: Names, *, lead: bool) -> bool:
    """Whether a mention is a party by its place in its clause."""
    governed_by = mention.governed_by
    if governed_by in _NOT_ACTING or _POSSESSIVE.match(text, mention.start):
        return False
    one = not text[mention.start : mention.end].endswith(("s", "en"))  # `Wij als ib'ers`: people who speak, no party
    if governed_by == "als" and one and _WE_AS.search(main, clause.start, mention.start):
        return True  # `Wij als | gemeente | doen dit niet alleen`
    front = main[: mention.start]
    front = front[: len(front) - len(_article_before(main, mention))]
    if mention.named:
        # What nobody knows as an organisation must do something: `De Middagploeg is begonnen als proef`.
        name = text[mention.start : mention.end]
        known = clause.takes_part or clause.acts or clause.leads or governed_by in _PARTNER or lead
        if governed_by in _PREPOSITIONS - _PARTNER and not _FOLLOWED.search(front):
            known = False  # `de inzet van Kansen Coaches`
        return known or is_foundation(name) or party_type(name, names, full_name(name, names)) is not None
    if clause.has_no_subject and mention.start > clause.verb and governed_by not in _PARTNER and not lead:
        return False  # `X leent de boeken uit en stelt | een leesconsulent | ter beschikking`
    if lead or _FOLLOWED.search(front) or _EMPLOYED_BY_NAME.search(text, mention.start, mention.end):
        return True
    if governed_by == "dat" and clause.acts:
        return True  # `We hebben afgesproken dat | de bibliotheek | de boeken levert`
    if governed_by == "met" and _TOGETHER.search(main, clause.start, mention.start):
        return True  # `Samen met X en met | alle scholen`
    if governed_by in _PREPOSITIONS:
        return governed_by in _PARTNER and clause.takes_part and not _is_brought_along(text, clause, mention)
    if clause.takes_part and (governed_by in _ALSO or _ALSO_BEHIND.match(text, mention.end)):
        return True  # `… doet mee en de kerk ook, en dan nog de voetbalclub`
    if clause.verb >= clause.start + len(clause.text):
        return True  # `Alleszins de gemeente, want zonder haar gaat het niet`
    if clause.takes_part and _is_right_behind_verb(clause, mention):
        return True
    if not (clause.takes_part or clause.acts or clause.leads or _EMPLOYED.search(text, mention.start, mention.end)):
        return False
    return mention.end <= clause.verb or not _has_subject(clause)


def _is_brought_along(text: str, clause: _Clause, mention: Mention) -> bool:
    """`De opvang doet mee met | haar peutergroepen`: whom a party that is named before it takes with it."""
    before = text[clause.start : mention.start].removesuffix(_article_before(text, mention))
    return _JOINS_WITH.search(before) is not None and any(m.end <= clause.verb for m in clause.mentions)


def _is_right_behind_verb(clause: _Clause, mention: Mention) -> bool:
    """`Onverminderd artikel 2 treedt | de gemeente | op als opdrachtgever`: a subject, where nobody else is one."""
    if not _VERBS.fullmatch(mention.governed_by) or _PRONOUN.search(clause.text):
        return False
    return all(other.start > clause.verb for other in clause.mentions)


def _has_subject(clause: _Clause) -> bool:
    """Whether a clause has its subject before its verb: what stands behind is an object then."""
    before = _JOINT.sub("", clause.text[: clause.verb - clause.start], count=1)
    # `Mijn school natuurlijk, en verder doen de opvang en de wijkagent mee`: what stands right before the verb decides.
    last = re.split(r",\s(?:en\s)?", before)[-1]
    if last != before and _MASK not in last and all(word in NO_VERBS for word in _WORD.findall(last.casefold())):
        return False
    if _PRONOUN.search(clause.text):
        return True
    if _OPENER.match(before):
        return False  # `Samen met X en Y geven …`: all in front is what opens the sentence
    if any(m.end <= clause.verb and m.governed_by not in _PREPOSITIONS for m in clause.mentions):
        return True
    return any(word not in NO_VERBS for word in _WORD.findall(before.casefold()))


def _leader(main: str, clause: _Clause, taken: list[Mention]) -> Mention | None:
    """Whom a clause says to be penvoerder: right before the word, behind `de penvoering`, else its first name."""
    as_lead = next((m for m in taken if _AS_LEAD.match(_outside(main[m.end : m.end + _FAR_BEHIND]))), None)
    noun = _LEAD_NOUN.search(clause.text)
    behind = [m for m in taken if noun and m.start > clause.start + noun.start()]
    named = [m for m in taken if m.named]
    return as_lead or next(iter(behind), None) or next(iter(named), None) or next(iter(taken), None)


def followers(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """Those that the rest of a sentence, at start:end, says take part: `… werkt samen met X en Y`."""
    for member in sentence_members(text, start, end, names, False):
        yield member._replace(lead=False)  # who leads stands in front


def _has_type(member: ListMember, names: Names) -> bool:
    return party_type(member.text, names, full_name(member.text, names)) is not None
