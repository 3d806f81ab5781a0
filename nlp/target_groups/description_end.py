"""Finds where the description of a group ends and its sentence goes on.

By the grammar of the clause: each clause that narrows the group has one verb of its own, at its end; the next verb is
that of the sentence: `leerlingen die moeite hebben met lezen | krijgen hulp`. The words are in `verbs.toml` and
`target_groups.toml`.
"""

import re

from nlp.target_groups.lexicon import noun_at
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import tables

_LISTS = tables("target_groups")
_CLAUSE = tables("target_groups")["clause"]
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_RELATIVES = frozenset(_LISTS["relative"]["words"])
_JOINTS = frozenset(_CLAUSE["joints"])
_AUXILIARIES = frozenset(_CLAUSE["auxiliaries"])
_BEFORE_NOUN = frozenset(_CLAUSE["before_noun"])
_NOUNS = frozenset(_CLAUSE["nouns"])
_PARTICLES = frozenset(_CLAUSE["particles"])
_SUBJECTS = frozenset(_CLAUSE["subjects"])
_GOES_ON = frozenset(_LISTS["preposition"]["belonging"]) | _RELATIVES | _JOINTS | {"zonder", "van"}
_CLOSED = re.compile(r"\([^()]*\d[^()]*\)\s+$")
_WITH_INFINITIVE = frozenset(_CLAUSE["with_infinitive"])
_THAT_IS = re.compile(r"(?:dat|dit)\s(?:is|zijn)\b", re.IGNORECASE)  # `kinderen uit de bovenbouw, | dat zijn er 74`
_PARTICIPLE_AT_END = re.compile(r"(?:[a-z]{2,6}ge|ge|ver|be|ont|her)[a-zëï]{2,18}(?:d|t|en)\W*", re.IGNORECASE)
_FIRST_PARTICLES = frozenset(_CLAUSE["first_particles"])
_NEAR = 30  # characters in which the group begins that a `zijn` belongs to: `de leerling en zijn ouders`


def description_end(text: str, start: int, end: int) -> int:
    """Where the group that text[start:end] holds ends: before the verb or subject of its sentence, else at end."""
    noun = noun_at(text, start, end)
    open_clauses, has_clause = 0, False
    before = (noun and text[noun.start : noun.end].casefold()) or ""  # the word before, small
    nominal_before, follows_noun = False, noun is not None
    joint: int | None = None  # the word behind a comma with which a clause of the sentence's own may begin
    for word in _WORD.finditer(text, noun.end if noun else start, end):
        plain = word[0].casefold()
        nominal = False
        if _THAT_IS.match(text, word.start(), end):
            return word.start()
        if plain in _RELATIVES and not (plain == "dat" and before in _BEFORE_NOUN):
            open_clauses, has_clause, joint = open_clauses + 1, True, None
        elif plain in _JOINTS:
            # `die thuis zitten en geen werk hebben`: a second clause of the same kind, or only a second word.
            open_clauses = max(open_clauses, int(has_clause))
            nominal = nominal_before
            # `senioren, maar dit keer zijn …`: where a verb of the sentence follows, it began at the comma.
            joint = word.start() if text[: word.start()].rstrip().endswith(",") else joint
        elif _CLOSED.search(text, noun.end if noun else start, word.start()) and plain not in _GOES_ON:
            return word.start()  # `bovenbouw (groep 6 en 7) | voorrang krijgt`
        elif follows_noun and plain in _FIRST_PARTICLES:
            return word.start()
        elif plain in _SUBJECTS and not open_clauses:
            return word.start() if joint is None else joint
        elif may_be_finite(plain) and before != "te" and not _is_possessive(text, word, end):
            nominal = follows_noun is False and _is_noun(
                plain, before, nominal_before=nominal_before and before in _JOINTS
            )
            if not nominal and not (has_clause and _is_one_verb(before, plain)):
                if not open_clauses or (open_clauses == 1 and joint is not None and not has_clause):
                    return word.start() if joint is None else joint
                open_clauses -= 1
        elif (
            not has_clause
            and before
            and before not in _BEFORE_NOUN | _PARTICLES
            and _PARTICIPLE_AT_END.fullmatch(text, word.start(), end)
        ):
            return word.start()  # `wordt ook de ouder | uitgenodigd`
        before, nominal_before, follows_noun = plain, nominal, False
    return end


def _is_one_verb(before: str, word: str) -> bool:
    """`kunnen leren`, `hebben bereikt`; not `hebben | halen we op`."""
    return before in _WITH_INFINITIVE or (before in _AUXILIARIES and word.endswith(("t", "d")))


def _is_noun(word: str, before: str, *, nominal_before: bool) -> bool:
    """Whether a form of a verb is a noun where it stands: `met lezen`, `hun vragen`, `lezen en schrijven`."""
    if before in _PARTICLES:
        return word in _NOUNS  # `die uit komen`, `bij spelen`
    if word in _AUXILIARIES or word in _WITH_INFINITIVE:
        return False  # `zusjes onder de vier | mogen mee`
    is_adjective = before.endswith("e") and len(before) > 3 and not may_be_finite(before) and before not in _RELATIVES
    return before in _BEFORE_NOUN or nominal_before or is_adjective


def _is_possessive(text: str, word: re.Match[str], end: int) -> bool:
    """`de leerling en zijn ouders`."""
    near = min(end, word.end() + _NEAR)
    return word[0].casefold() == "zijn" and noun_at(text, word.end() + 1, near) is not None
