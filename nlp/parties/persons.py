"""Takes persons out of a field that names parties: `Fatma Bos, logopedist bij de GGD` sits there for the GGD.

Somebody is told by a first name that many have, by a title (`mevrouw Bos`), or by a function in front of the name or
behind it (`jongerenwerker Roos`, `Roos, vrijwilliger van …`); whom a person works for takes part.
"""

import re

from nlp.parties.mentions import is_people, may_be_type_word
from nlp.parties.types import party_type
from nlp.text.document_names import Names
from nlp.text.fold import fold_name
from nlp.text.person_names import PrintedWord, is_function, word_list
from nlp.text.vocabulary import any_of, tables

_WORDS = tables("party_lists")
_WORD = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?"
_NAME = rf"{_WORD}(?:\s(?:(?:van der|van den|van de|van|de|den|der|ter|ten|el|al|ben)\s)?{_WORD})?"
_SOMEBODY = re.compile(
    rf"(?<![\w-])(?P<before>[A-Za-zà-ÿ-]+\s)??(?P<title>(?i:{any_of(_WORDS['titles'])})\.?\s)?(?P<name>{_NAME})(?![\w-])"
)
_OTHERS = re.compile(rf"(?:\sen\s{_NAME}){{1,3}}(?![\w-])")
_WORK = re.compile(
    r"(?:,\s(?:(?:de|een|onze)\s)?(?P<function>[a-zà-ÿ-]+))?(?:\svan groep \d)?"
    r"\s(?P<joint>van|bij|namens|vanuit|op)\s(?:(?:de|het|’t|'t|ons|onze)\s)?(?P<whom>[\w’'-]+(?:\s[a-zà-ÿ]+)?)"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÀ-Þ][\w'’-]*\.?\s\Z")  # `Opvang De Lytse | Hoanne`
_NEAR = 40  # letters before a name in which the word before it stands
_OF_SOMEBODY = re.compile(r"\svan\s")


def without_persons(text: str, names: Names) -> str:
    """A text of the same length, in which persons and what they are have become blanks."""
    shown, done = [], 0
    for found in _SOMEBODY.finditer(text):
        if found.start() < done or (span := _span(text, found, names)) is None:
            continue
        shown += [text[done : span[0]], " " * (span[1] - span[0])]
        done = span[1]
    return "".join([*shown, text[done:]])


def _span(text: str, found: re.Match[str], names: Names) -> tuple[int, int] | None:
    """Where a person begins and ends, with what that person is; None where the capitals name none."""
    start, end = found.start("name"), _end_of_name(found, names)
    name = text[start:end]
    if _is_organisation(name, names) or (
        not found["before"] and _CAPITAL_BEFORE.search(text, max(0, found.start() - _NEAR), found.start())
    ):
        return None
    before = (found["before"] or "").strip()
    behind = _WORK.match(text, others.end() if (others := _OTHERS.match(text, end)) else end)
    at_work = behind is not None and _is_employer(behind)
    by_function = at_work and behind and behind["function"] and _is_job(behind["function"])
    if not (found["title"] or _is_job(before) or by_function or _has_first_name(name)):
        return None
    if before and not _is_job(before) and (before[:1].isupper() or may_be_type_word(before)):
        return None  # `basisschool Anne Frank`
    if _is_job(before):
        start = found.start()
    elif found["title"]:
        start = found.start("title")
    if behind is not None and at_work:
        return start, behind.start("whom")
    return None if found["title"] else (start, end)


def _end_of_name(found: re.Match[str], names: Names) -> int:
    """`Tineke van | Naoberkracht`: where the second part is an organisation the name ends before it."""
    joint = _OF_SOMEBODY.search(found["name"])
    last = found["name"].split()[-1]
    if joint and (party_type(last) is not None or fold_name(last) in names.full):
        return found.start("name") + joint.start()
    return found.end("name")


def _is_organisation(name: str, names: Names) -> bool:
    folded = fold_name(name)
    return folded in names.full or folded in names.shortened or party_type(name) is not None


def _has_first_name(name: str) -> bool:
    first = name.split()[0].casefold()
    return bool({first, first.partition("-")[0]} & word_list("first_names"))


def _is_job(word: str) -> bool:
    """`jongerenwerker`, `logopedist`; not `jongerenwerkers`, who are no one person's job."""
    return (
        word.islower()
        and not word.endswith(("s", "en"))
        and (is_people(word) or is_function(PrintedWord(word, 0, len(word))))
    )


def _is_employer(work: re.Match[str]) -> bool:
    """Whether somebody works for what stands behind `van`: a name, or a class noun as `het maatschappelijk werk`."""
    whom = work["whom"]
    if work["joint"] == "op" and not work["function"]:
        return False  # `Samira op IKC De Schuit`: where somebody is
    return whom[:1].isupper() or any(party_type(part) for part in (whom, whom.split()[0]))
