"""Reads `Betrokken partijen` or `Schoolbestuur`: who takes part, of what type, in what role (reading rules 11 to 19).

Lists, role phrases (`Penvoerder is X`) and labels (`Opvang: X, Y`) are read. Of a sentence that only explains, parties
are the named ones that are its subject, and those that it says take part (`werkt samen met X`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz import fuzz

from nlp.gazetteer import find_municipality, place_kinds
from nlp.parties.list_members import ListMember, list_members
from nlp.parties.mentions import is_people, may_be_type_word, mentions
from nlp.parties.persons import without_persons
from nlp.parties.sentences import denies, followers, holds_verb, is_sentence, opens_with_adverb, sentence_members
from nlp.parties.types import generic_noun, is_foundation, is_generic, is_listed_noun, party_type
from nlp.text.document_names import Names, full_name
from nlp.text.fold import fold_name
from nlp.text.list_items import first_column, item_lines
from nlp.text.tick_boxes import ticked
from nlp.text.vocabulary import any_of, tables

_NO_NAMES = Names()
_WORDS = tables("party_lists")
_NOT_AN_ABBREVIATION = "".join(rf"(?<!\b{re.escape(word)})" for word in _WORDS["abbreviations"])
# A unit is read by itself: a line, a sentence, what stands before a semicolon.
_UNIT = re.compile(
    rf"{_NOT_AN_ABBREVIATION}(?<!\b[A-Z])\.[¹²³⁰-⁹*]*\s+(?=[A-Z'‘(])"  # a footnote's mark may stand behind the stop
    r"|\.\s+(?=(?:Penvoerder|Opdrachtgever|Uitvoer|Overige|Verder|Trekker)\w*\b)|\n|;\s+|(?<=[!?])\s+"
    r"|(?<=n\.v\.t\.)\s+(?=[A-Z])"
    r"|(?-i:(?<=[a-z]{3})\.(?=[A-Z][a-z]+\s))",  # `Wijdeland.De scouting`
    re.IGNORECASE,
)
_LABEL = re.compile(r"^\s*(?:[-–•*]\s*)?(?P<label>[A-Za-zÀ-ÿ0-9'’. ,()/&-]{2,90}?)\s*(?::(?=\s|$)|\s=)\s*")
# `Samenwerkingsverband X - 60 uur orthopedagoog, in natura`: what it does or pays
_CONTRIBUTION = re.compile(r"\s[-–—]\s+(?P<what>\S.*)$", re.DOTALL)
_AFTER_OFFICE = re.compile(r"\b[Gg]em\. (?=(?P<next>[A-ZÀ-Þ][\w'’-]*(?:\s[A-ZÀ-Þ][\w'’-]*)*))")
_SCHOOLS = frozenset({"po_school", "so_school", "vo_school", "mbo", "hoger_onderwijs"})
_ARTICLE_LENGTH = 4  # letters: `het `
_OFFICE_FIRST = re.compile(r"(?:(?:het|ons)\s)?(?:school)?bestuur\s*,", re.IGNORECASE)
_RELATIVE_AT_END = re.compile(r",\s(?:die|dat|welke)$")  # `… via Stichting X, die | penvoerder is`
_LIST_MARK = re.compile(r"^\s*[-–•*▪◦o]\s+")
_ITEMS_BELOW = re.compile(r"(?P<indent>[ \t]*)[-–•*▪◦]\s[^\n]*\n(?P=indent)[ \t]+[-–•*▪◦o]\s")
_NUMBERED = re.compile(r"\((?:[ivx]{1,4}|\d{1,2}|[a-h])\)\s+", re.IGNORECASE)  # `(ii) regie: Gemeente X`
_ITEM = re.compile(r"[^\S\n]*[-–•*▪◦o][^\S\n]+\S")
_LEADS = re.compile(r"penvoer", re.IGNORECASE)
_LONGEST_HEADING = 4  # words
_NOT_AT_ALL = re.compile(
    rf"(?:gevraagd|benaderd)?[,:\s]*(?:{any_of(_WORDS['not_at_all'])})(?:\s*(?:[.,;(]|$))", re.IGNORECASE
)
_ASKS_WHO_LEADS = re.compile(r"\bwie\b[^?.]*penv[^?.]*\?\s*$", re.IGNORECASE)
_ONLY_ASKED = re.compile(
    r"\s*(?:en|maar|de|het)\s[^?.:]{3,60}\?\s+(?:die|dat|zij|ze)\s(?!doe|zij\s|is\s|sluit)", re.IGNORECASE
)
_NO = re.compile(r"\s*nee\b", re.IGNORECASE)
_ANSWER = re.compile(r"\s*(?:ja|nee)\b[,.\s]*(?:namelijk\s+)?", re.IGNORECASE)
_DENIES_THEM = re.compile(r"(?:zij|ze|die|deze)\s")
_SUBJECT_BEFORE = re.compile(rf"\s*(?:{any_of(_WORDS['subject_before'])})\s[^.;]*penvoer", re.IGNORECASE)
# `…, zoals per interventie is vastgelegd`
_AS_TOLD = re.compile(rf",?\s+zoals\s+(?:{any_of(_WORDS['as_told'])})\b.*$", re.DOTALL)
_BRACKETS = re.compile(r"\([^()]*\)")
_ROLE_LABEL = re.compile(rf"{any_of(_WORDS['role_labels'])}|(?:{any_of(_WORDS['role_label_ends'])})$", re.IGNORECASE)
_ROLE_ONLY = re.compile(rf"(?:{any_of(_WORDS['roles'])})\w*|co\s?financiering|cofinanciering", re.IGNORECASE)
# `Penvoerder is X`, `Betrokken zijn verder X en Y`
_LEAD_IS = re.compile(
    rf"^(?:(?:de|het)\s+)?(?:(?P<other>{any_of(_WORDS['openings'])}|{any_of(_WORDS['inverted'])})|"
    r"(?:uitvoerder en )?penvoerder(?:schap)?)(?:\s+(?:van|voor|in|namens|bij)\s+[^:.]{3,60}?)?"
    r"\s+(?:is|zijn|blijft|wordt|worden|ligt bij|berust bij|bij|geschiedt door|gebeurt door|:)\s+"
    rf"(?:(?:{any_of(_WORDS['adverbs'])})\s+)*",
    re.IGNORECASE,
)
# `X treedt op als penvoerder`
_IS_LEAD = re.compile(
    r"^(?P<who>.{2,120}?)\s+(?:is|zijn|wordt|blijft|treedt(?:\s+\w+){0,3}?\s+op|fungeert|vervult|neemt|heeft|voert)\b"
    r"[^,;]{0,40}?\bpenvoerder",
    re.IGNORECASE | re.DOTALL,
)
# `Als penvoerder treedt X op`
_AS_LEAD = re.compile(
    r"^als\s+penvoerder\s+(?:treedt|fungeert|optreedt)(?:\s+op)?\s+(?P<who>.+?)(?:\s+op)?[.\s]*$",
    re.IGNORECASE | re.DOTALL,
)
_RELATIVE_THEN_LIST = re.compile(r",\s(?:die|dat|waar\w*)\s[^,;:]*:\s")
_PROVINCE = re.compile(r"provincie\s+\w", re.IGNORECASE)
_BOARD_BEFORE = re.compile(r"schoolbestuur\s+$", re.IGNORECASE)  # `het schoolbestuur Talent`
_LONGEST_NAME = 120  # characters, and of a class words; set on the samples: what is longer is a sentence
_LONGEST_CLASS = 6
_PLURAL_NOUN = re.compile(r"(?:en|s|'s|ers|o's|a's)$")
_ARTICLE_INSIDE = re.compile(r"\S+\s(?:de|het)\s")
_ONLY_OPENINGS = frozenset((*tables("ordinary")["adverb"].split(), *_WORDS["no_nouns"], "de", "het", "een"))
_NO_NAME_BEGINS = frozenset(_WORDS["no_name_begins"])
_SHORT = _WORDS["written_short"]
Role = Literal["penvoerder", "partij", "schoolbestuur"]


# `(hierna: de stichting)`, `, hierna te noemen 'het bestuur'`
_DEFINED = re.compile(
    r"(?:hierna|verder)(?:\s+(?:te\s+noemen|genoemd|ook))*\s*:?\s*[\"'‘“„]?(?:(?:de|het|ons)\s+)?(?P<term>[^\W\d_]+)",
    re.IGNORECASE,
)
_SAID_TO_LEAD = re.compile(
    r"\((?P<who>[^()]+?)\s(?:als|is)\spenvoerder\)|penvoerder[^();]*\((?:dat|die)\s(?:is|blijft)\s(?P<other>[^()]+)\)"
)
_NEAR = 40  # letters before a mention that tell where it stands: `Het schoolbestuur `, a full stop, a list mark


@dataclass(frozen=True, slots=True)
class Party:
    """A party as named in a field; `name` is normalised."""

    mention: str
    char_start: int
    char_end: int
    name: str
    party_type: str
    role: Role
    is_generic: bool


def parties(text: str, names: Names = _NO_NAMES, *, field: str = "betrokken_partijen") -> list[Party]:
    """The parties of a field, each once, in the order of their first mention; `penvoerder` wins over `partij`."""
    found: dict[str, Party] = {}
    # `penvoerster`: of the same length, since the places of the mentions have to hold.
    text = text.replace("penvoerster", "penvoerder ")
    listed = without_persons(_AFTER_OFFICE.sub(_new_line, first_column(item_lines(ticked(text)))), names)
    for member in _members(listed, names):
        party = _party(listed, member, names, field)
        if party is None:
            continue
        # Twice in a field is one row with the strongest role (reading rule 16).
        known = found.get(party.name.casefold()) or _meant(party, found)
        if known is None:
            found[party.name.casefold()] = party
        elif party.role == "penvoerder":
            found[known.name.casefold()] = replace(known, role="penvoerder")
    meant = _with_said_leader(listed, _with_defined(listed, list(found.values())))
    shown = [replace(one, mention=text[one.char_start : one.char_end]) for one in meant]
    return sorted(shown, key=lambda p: p.char_start)


def _with_defined(text: str, found: list[Party]) -> list[Party]:
    """Defined terms are spellings of a party: no row, and the party has the role said of one (reading rule 77)."""
    shown = sorted(found, key=lambda party: party.char_start)
    for defined in _DEFINED.finditer(text):
        term = defined["term"]
        own = [party for party in shown if party.char_end <= defined.start() + 1 and not party.is_generic]
        if not own:
            continue
        said = [one for one in shown if one is not own[-1] and one.name.casefold() == term.casefold()]
        leads = re.search(
            rf"\b{re.escape(term)}\b[^.;]*penvoe|penvoe[^.;]*\b{re.escape(term)}\b",
            text[defined.end() :],
            re.IGNORECASE,
        )
        is_board = own[-1].party_type == "overig" and term.casefold().endswith("bestuur")
        role: Role = "penvoerder" if leads or any(one.role == "penvoerder" for one in said) else own[-1].role
        party = replace(own[-1], role=role, party_type="schoolbestuur" if is_board else own[-1].party_type)
        shown = [party if one is own[-1] else one for one in shown if one not in said]
    return shown


def _with_said_leader(text: str, found: list[Party]) -> list[Party]:
    """The parties, where brackets say which of them leads: `X en Y (X als penvoerder)`, `(dat blijft X)`."""
    said = {fold_name(one["who"] or one["other"]) for one in _SAID_TO_LEAD.finditer(text)}
    leaders = {one.name for one in found if {fold_name(one.mention), fold_name(one.name)} & said}
    if not leaders:
        return found
    return [replace(one, role="penvoerder" if one.name in leaders else "partij") for one in found]


def _new_line(office: re.Match[str]) -> str:
    """`bieb X, gem. Huisartsen: nee`: behind `gem.` a sentence ends, unless a municipality's name follows."""
    return office[0] if find_municipality(office["next"]) else office[0].replace(" ", "\n", 1)


def _meant(party: Party, found: dict[str, Party]) -> Party | None:
    """The party that a short form or a class noun refers to: `Trekker: het samenwerkingsverband`."""
    if not party.is_generic and party.party_type in ("overig", "schoolbestuur"):
        # `Het Vlot` behind `Kindcentrum Het Vlot`
        longer = [one for one in found.values() if one.name.casefold().endswith(f" {party.name.casefold()}")]
        return longer[0] if len(longer) == 1 else None
    if not party.is_generic or party.role == "schoolbestuur" or " " in party.name or party.name.endswith(("en", "s")):
        return None
    if party.role == "penvoerder":  # `…, een schoolbestuur dat penvoerder is`
        like = [one for one in found.values() if not one.is_generic and one.party_type == party.party_type]
        return like[0] if len(like) == 1 else None
    named = [one for one in found.values() if not one.is_generic and one.name.casefold().startswith(party.name + " ")]
    return named[0] if len(named) == 1 else None


def _members(text: str, names: Names) -> Iterator[ListMember]:
    cuts = [*_cuts(text)]
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    subject: ListMember | None = None  # of the sentence before
    heading_leads = False  # `Penvoerder` on a line of its own, above items
    for n, (start, end) in enumerate(zip(starts, ends, strict=True)):
        answer = text[starts[n + 1] : ends[n + 1]] if n < len(cuts) else ""
        if not text[start:end].strip() or (text[start:end].rstrip().endswith("?") and _NO.match(answer)):
            continue  # `Doet het samenwerkingsverband mee? Nee`
        asked = text[starts[n - 1] : ends[n - 1] + 1].rstrip() if n else ""
        if (asked.endswith("?") and denies(asked)) or _ONLY_ASKED.match(text[start : ends[n] + 1] + " " + answer):
            continue  # `Wie ontbrak? De scholen`, `En de wijkagent? Die kennen we`
        if subject and _SUBJECT_BEFORE.match(text, start, end):
            yield subject._replace(lead=True)
            continue
        if _is_class_of_items(text, start, end):
            continue
        if _is_heading(text, start, end, names):
            heading_leads = _LEADS.search(text, start, end) is not None
            continue
        if text[end : end + 1] == ";" and n < len(cuts) and _DENIES_THEM.match(answer) and denies(answer):
            continue  # `X en Y volgen later; zij gelden nog niet als partij`
        members = list(_unit(text, start + _length_of_answer(text, start, end), end, names))
        if n and members and _ASKS_WHO_LEADS.search(text, starts[n - 1], ends[n - 1] + 1):
            members = [members[0]._replace(lead=True), *members[1:]]
        if heading_leads and _ITEM.match(text, start):
            members = [member._replace(lead=True) for member in members]
        heading_leads = heading_leads and _ITEM.match(text, start) is not None
        yield from members
        subject = next((one for one in members if not is_generic(one.text, False)), subject)


def _cuts(text: str) -> Iterator[re.Match[str]]:
    """Where units part; a semicolon in brackets parts none: `De Trosse (WDT; stelt de ruimte ter beschikking)`."""
    depth, position, last_close = 0, 0, text.rfind(")")
    for cut in _UNIT.finditer(text):
        depth += text.count("(", position, cut.start()) - text.count(")", position, cut.start())
        position = cut.start()
        if cut[0][0] == ";" and depth > 0 and position < last_close:
            continue
        depth = 0 if cut[0][0] != ";" else depth
        yield cut


def _is_class_of_items(text: str, start: int, end: int) -> bool:
    """Whether an item names no party and has items further in below it: `- Overig`."""
    parts = _ITEMS_BELOW.match(text, text.rfind("\n", 0, start) + 1)
    said = _LIST_MARK.sub("", text[start:end]).strip(" :")
    return parts is not None and end < parts.end() and party_type(said) is None


def _is_heading(text: str, start: int, end: int, names: Names) -> bool:
    """Whether a line only says what those in the items below it do: `Ondersteuning`, `Penvoerder`."""
    line = text[start:end].strip(" :")
    below = text[end : end + 1] == "\n" and _ITEM.match(text, end + 1) is not None
    return (
        below and not _ITEM.match(text, start) and not _has_party(line, names) and len(line.split()) <= _LONGEST_HEADING
    )


def _length_of_answer(text: str, start: int, end: int) -> int:
    """How long the `Ja, namelijk` is with which a sentence answers the question before it."""
    answer = _ANSWER.match(text, start, end)
    return answer.end() - start if answer else 0


def _unit(text: str, start: int, end: int, names: Names) -> Iterator[ListMember]:
    """The members that a line or sentence names."""
    start += len(text[start:end]) - len(text[start:end].lstrip())
    if numbered := _NUMBERED.match(text, start, end):
        start = numbered.end()
    end = _before_contribution(text, start, end, names)
    if told := _AS_TOLD.search(text, start, end):
        end = told.start()
    label = _LABEL.match(text[start:end])
    if label and _NUMBERED.match(text, start + label.end(), end):  # `Er zijn drie rollen: (i) trekker: X`
        yield from _unit(text, start + label.end(), end, names)
        return
    if label and label["label"].count("(") == label["label"].count(")"):
        labelled = _labelled(text, start, end, label, names)
        if labelled is not None:
            yield from labelled
            return
    stretch = text[start:end]
    lead = _LEAD_IS.match(stretch)
    if lead:
        yield from _listed(text, start + lead.end(), end, names, not lead["other"])
        return
    # `Als penvoerder treedt X op` first: the next pattern would take `Als` for the one who leads.
    for pattern in (_AS_LEAD, _IS_LEAD):
        said = pattern.match(stretch)
        if said and not (pattern is _IS_LEAD and _is_no_subject(said["who"], names)):
            who = start + said.start("who"), start + said.end("who")
            # `Het bestuur, Stichting X, is penvoerder`: an office and its name are one
            yield from list_members(text, *who, names, True, _OFFICE_FIRST.match(text, *who) is not None)
            yield from followers(text, start + said.end("who"), end, names)
            return
    yield from _listed(text, start, end, names, False)


def _is_no_subject(who: str, names: Names) -> bool:
    """`Namens de besturen`, `X dient de aanvraag in en`."""
    if who.casefold() in _WORDS["no_nouns"]:
        return True  # `Afgesproken is dat X penvoerder is`
    return opens_with_adverb(who) or _RELATIVE_AT_END.search(who) is not None or is_sentence(who, 0, len(who), names)


def _before_contribution(text: str, start: int, end: int, names: Names) -> int:
    """Where a line ends before what its party brings: `Gemeente X - € 7.250,00`, `alle scholen - deelname`."""
    what = _CONTRIBUTION.search(text, start, end)
    if what is None or what.start() == start or _ROLE_ONLY.match(what["what"]):
        return end
    first = re.split(r"[,;\n]|\s[-–—]\s", what["what"], maxsplit=1)[0]
    return end if _has_party(first, names) else what.start()


def _has_party(stretch: str, names: Names) -> bool:
    """Whether a stretch names a party, or is a class of them."""
    if any(mention.named for mention in mentions(stretch, 0, len(stretch), names)):
        return True
    noun = generic_noun(stretch)
    return is_generic(stretch, True) and " " not in noun and party_type(noun) is not None


def _labelled(text: str, start: int, end: int, label: re.Match[str], names: Names) -> Iterator[ListMember] | None:
    """What stands behind a label: of a role (`Penvoerder: X`), of a class (`Opvang: X`); or the role behind a name."""
    said, behind = label["label"], text[start + label.end() : end].strip(" .")
    if mentions(said, 0, len(said), names) and is_sentence(said, 0, len(said), names):
        return None  # `De Brug levert de maten: leerlingen van klas 4`
    # `Stichting Oever: penvoerder`: name and role the other way round.
    if _ROLE_ONLY.fullmatch(behind) and len(behind.split()) <= 2:
        lead = "penv" in behind.casefold()
        return list_members(text, start + label.start("label"), start + label.end("label"), names, lead)
    if denies(said) or (behind and _denies_at_once(behind)):
        return iter(())  # `Niet deelnemend: VO`, `Mbo: nog niet`
    if _names_its_party(said, behind, names):
        lead = "penv" in behind.casefold()
        return list_members(text, start + label.start("label"), start + label.end("label"), names, lead)
    if _ROLE_LABEL.search(said) or said.casefold().startswith("zie "):
        folded = said.casefold()
        lead = "penv" in folded
        return _listed(text, start + label.end(), end, names, lead, "penvoerders" in folded)
    kind = party_type(said)
    if kind and is_generic(said, True) and not holds_verb(said):
        return (_of_label(member, kind, names) for member in _listed(text, start + label.end(), end, names, False))
    # `Agendalid: samenwerkingsverband Wold`: a label of any words, where a party follows at once.
    found = mentions(behind, 0, len(behind), names)
    if found and found[0].start <= _ARTICLE_LENGTH and not _has_name(said, names):
        return _listed(text, start + label.end(), end, names, "penvoer" in said.casefold())
    return None


def _of_label(member: ListMember, kind: str, names: Names) -> ListMember:
    """A member of a labelled list: of the label's type where its name tells none, or tells another kind of school."""
    own = party_type(member.text, names)
    if own is None or (own in _SCHOOLS and kind in _SCHOOLS):
        return member._replace(kind=kind)  # `MBO: Zee College`
    return member


def _denies_at_once(behind: str) -> bool:
    """`geen`, `nog niet, gesprek in het voorjaar`, `gevraagd, nee`; not `Sportbedrijf? Nee, De Zee`."""
    return _NOT_AT_ALL.match(behind) is not None


def _names_its_party(said: str, behind: str, names: Names) -> bool:
    """Whether the words before a colon are the party, and what stands behind it is what it does or brings."""
    # `De gemeente: faciliterend`: without a name it is one organisation too (reading rule 12)
    if _municipality(said, names, False) is None and (is_generic(said, True) or not _has_name(said, names)):
        return False
    return not _has_name(behind, names)


def _has_name(stretch: str, names: Names) -> bool:
    found = [m for m in mentions(stretch, 0, len(stretch), names) if m.named]
    return any(" " in stretch[m.start : m.end] or party_type(stretch[m.start : m.end], names) for m in found)


def _listed(text: str, start: int, end: int, names: Names, lead: bool, several: bool = False) -> Iterator[ListMember]:
    """The members of a list, or of a sentence."""
    relative = _RELATIVE_THEN_LIST.search(text, start, end)
    if relative and text.count("(", start, relative.start()) > text.count(")", start, relative.start()):
        relative = None  # in brackets: it is their list
    if is_sentence(text, start, end, names):
        yield from sentence_members(text, start, end, names, lead)
    elif relative:  # `X, die het met haar scholen uitvoert: Y en Z`
        yield from list_members(text, start, relative.start(), names, lead, several)
        yield from list_members(text, relative.end(), end, names)
    else:
        yield from list_members(text, start, end, names, lead, several)


def _party(text: str, member: ListMember, names: Names, field: str) -> Party | None:
    """The party that a member of a list is; None for a phrase too long for a name."""
    mention = member.text
    role: Role = "penvoerder" if member.lead else "schoolbestuur" if field == "schoolbestuur" else "partij"
    if own := _municipality(mention, names, member.municipal):
        return Party(mention, member.start, member.end, own, "gemeente", role, False)
    before = text[max(0, member.start - _NEAR) : member.start]
    short = "" if fold_name(mention) in names.full else _spelled_out(mention)
    if short:
        member = member._replace(full=short)
    # What the document introduced as a name is one, whatever it looks like.
    opens = _owes_capital(before)
    generic = fold_name(mention) not in names.full and (
        bool(short) or is_generic(mention, opens) or (opens and _is_group_at_work(mention))
    )
    full = member.full or (mention if generic else _fullest(mention, names))
    name = generic_noun(full) if generic else full
    if not name or len(name) > _LONGEST_NAME or (generic and len(name.split()) > _LONGEST_CLASS):
        return None
    if (generic and not member.full and _is_no_class(name)) or denies(_BRACKETS.sub("", mention)):
        return None
    if _PROVINCE.match(name):
        return Party(mention, member.start, member.end, name[:1].upper() + name[1:], "provincie", role, False)
    # Reading rule 17: in its own field a board needs no proof, elsewhere the word before it or its name gives it.
    if field == "schoolbestuur" or (not generic and _BOARD_BEFORE.search(before)):
        kind = "schoolbestuur"
    else:
        kind = _type(member, full, names, role, generic=generic)
    if kind == "overig" and _is_piece_of_sentence(mention, names):
        return None
    return Party(mention, member.start, member.end, name, kind, role, generic)


def _is_group_at_work(mention: str) -> bool:
    """`Jeugdcoaches van het CJG` at the beginning of a sentence: a group of people, in whose name no capital is."""
    noun = generic_noun(mention)
    return (
        " " not in noun
        and _EMPLOYED.search(mention) is not None
        and _PLURAL_NOUN.search(noun) is not None
        and is_people(noun)
    )


def _spelled_out(mention: str) -> str:
    """A class written short, in full: `KO`, `lkr. groep 1/2`; nothing where a name stands behind it."""
    first, _, rest = mention.partition(" ")
    full = _SHORT.get(first.rstrip(".").casefold(), "")
    return f"{full} {rest}".strip() if full and not rest[:1].isupper() else ""


def _is_piece_of_sentence(mention: str, names: Names) -> bool:
    """True if a text of no known kind is no name: it begins as none does, or holds a verb (`die alles regelt`)."""
    first = mention.split()[0].strip("'\"“‘,.!").casefold()
    if fold_name(mention) in names.full:
        return False
    if mention.casefold() in _ONLY_OPENINGS or (first in _ONLY_OPENINGS and mention[len(first) + 1 :].islower()):
        return True  # `Eerst`, `Wel gevraagd`
    return first in _NO_NAME_BEGINS or holds_verb(mention) or not any(map(str.isalpha, mention))


_PLACE_BEHIND = re.compile(r"\s(?P<in>in|uit|te)\s(?P<place>[A-ZÀ-Þ'’][\w' ’-]*)$")


def _fullest(mention: str, names: Names) -> str:
    """The fullest form that the document prints of a name, without the place behind it (reading rule 15)."""
    place = _PLACE_BEHIND.search(mention)
    # `Woonstichting Thuis in Norg` has its place in its name.
    if place and party_type(mention) != "woningcorporatie" and (place["in"] == "uit" or _is_place(place["place"])):
        mention = mention[: place.start()]
    folded = fold_name(mention)
    before = (one for one in names.described.get(folded, ()) if _tells_kind(one.split()[0]))
    # A name that tells its kind needs no word before its article: `aan de vo-kant het Zee College`.
    described = next((one for one in before if party_type(mention) is None or not _ARTICLE_INSIDE.match(one)), "")
    shortened = names.shortened.get(folded, "") if not _is_place(mention) else ""
    printed = [form for form in (full_name(mention, names), described, shortened) if form]
    # The foundation of a name goes before its kind (`schoolbestuur O2A5`), and any of both before the bare name.
    full = next((form for form in printed if is_foundation(form)), None)
    full = full or next((form for form in printed if fold_name(form) != folded), printed[0])
    return full[:1].upper() + full[1:]


def _tells_kind(word: str) -> bool:
    """`praktijkschool`, `welzijnsorganisatie`; a mere `school` makes no fuller name."""
    return word.casefold() != "school" and may_be_type_word(word.casefold())


def _is_place(name: str) -> bool:
    return bool(place_kinds(name)) or find_municipality(name) is not None


def _is_no_class(noun: str) -> bool:
    """Words of a list that name nobody: `om niet`, `later`, `in natura`; an unknown plural may be a class."""
    if party_type(noun) is not None:
        return False
    return not _PLURAL_NOUN.search(noun) or denies(noun) or noun.split()[0] in _WORDS["prepositions"]


def _owes_capital(before: str) -> bool:
    """Whether a capital may be owed to the place: behind nothing, a list mark, a colon or a full stop."""
    if _ABBREVIATION_AT_END.search(before):
        return False  # `o.a. Humanitas`
    return not before.strip(" -–•*\n") or before.rstrip()[-1:] in ".:"


_ABBREVIATION_AT_END = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['abbreviations'])})\.\s*$", re.IGNORECASE)
_EMPLOYED = re.compile(r"\svan\s(?:(?:de|het|alle|onze)\s)?(?P<employer>\S.*)$", re.DOTALL)


def _by_employer(mention: str, names: Names) -> str | None:
    """`mentoren van het Zee College`: a group of people has the type of its employer (reading rule 18)."""
    employed = _EMPLOYED.search(mention)
    if employed is None or not is_people(generic_noun(mention).rpartition(" ")[2]):
        return None
    employer = re.split(r"\s(?:in|uit|te)\s", employed["employer"])[0]
    if not (any(word[:1].isupper() for word in employer.split()) or is_listed_noun(employer)):
        if employer == "gemeente":
            return "gemeente"
        noun = generic_noun(employer)  # `schoolleiders van de vier basisscholen`
        return party_type(noun) if noun not in (employer, "groepen") and is_listed_noun(noun) else None
    return party_type(employer, names, _fullest(employer, names))


def _type(member: ListMember, full: str, names: Names, role: Role, *, generic: bool) -> str:
    """The type by the class or label that a member stands under, else by its name."""
    if generic and member.kind is None and (employer := _by_employer(member.text, names)):
        return employer
    own = party_type(member.text if generic and not member.full else full, names, full)
    # `drie scholen (De Hazelaar, …)`: a class of any kind of school tells less than a name
    kind = own if own and member.kind in (None, "onderwijs_algemeen", "overig") else member.kind
    # `Stichting VO Wold`: a foundation that has a sector in its name is a board; who gets the programme's money too.
    # Of 41 who lead and have no other known type, 41 are boards.
    leads = kind is None and role == "penvoerder" and not generic and not _is_piece_of_sentence(member.text, names)
    learns = kind is None and is_foundation(full) and _OF_LEARNING.search(full)
    if leads or learns or (is_foundation(full) and kind in _SCHOOLS - {"hoger_onderwijs"}):
        return "schoolbestuur"
    return kind or "overig"


_OF_LEARNING = re.compile(r"(?i:scholen\b|\bleer(?:t|huis|rijk|kracht)|\bleren\b|\bonderwijs)")
_LIKE_GEMEENTE = 87  # of 100: one letter off (`gemeemte`, `gemente`), not two
_OFFICE = re.compile(r"(?:[Dd]e\s+)?(?:eigen\s+)?(?P<word>[^\W\d_]{3,11})\.?(?:\s+(?P<name>\S.*))?", re.DOTALL)


def _municipality(mention: str, names: Names, listed: bool) -> str | None:
    """`gemeente` without a name is the agenda's own; `Gemeenten X, Y` are several; typing errors are mended."""
    plain = mention.strip(" .,;")
    office = _OFFICE.fullmatch(plain)
    if office and _is_office(office["word"], office["name"]):
        if not office["name"]:
            return f"Gemeente {names.municipality}" if names.municipality else "Gemeente"
        if office["name"][:1].isupper() or office["name"][:1] in "'‘’":
            return f"Gemeente {office['name']}"
    # Reading rule 63: only within such a list is a bare place the municipality.
    if listed and plain[:1].isupper() and find_municipality(plain):
        return f"Gemeente {plain}"
    if any(plain.casefold() == other.casefold() for other in names.municipalities):
        return f"Gemeente {plain}"
    return None


def _is_office(word: str, name: str | None) -> bool:
    folded = word.casefold()
    if folded in ("gemeente", "gem") or (name and folded == "gemeenten"):
        return True
    # A typing error is mended with a name behind it, alone only where it is no plural: `gemeentes` is a class.
    return (
        (bool(name) or not folded.endswith(("n", "s")))
        and len(folded) > 6
        and folded[:3] == "gem"
        and fuzz.ratio(folded, "gemeente") >= _LIKE_GEMEENTE
    )
