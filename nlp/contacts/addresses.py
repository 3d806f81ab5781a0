"""Finds the phone numbers, mail and web addresses of a text, each with its place; whose they are is told in rows.py."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import phonenumbers

_AT = re.compile(r"\s?[\[(]\s?(?:at|apenstaartje)\s?[\])]\s?", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+'-]{1,64}\s{0,3}@\s{0,3}[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
# With `http`, with `www`, or a bare host under a top-level domain that Dutch organisations use.
_URL = re.compile(
    r"https?://[^\s,;<>()]{3,200}|\bwww\.[^\s,;<>()]{3,200}"
    r"|(?<![\w@.])[a-z0-9-]{2,60}(?:\.[a-z0-9-]{2,40}){0,2}\.(?:nl|frl|eu|com|org|net|info|amsterdam|be|example)\b"
    r"(?:/[^\s,;<>()]{0,150})?",
    re.IGNORECASE,
)
_SHORT = re.compile(r"(?<![\d.,+-])14[ ]?0(?:[ ]?\d){2,3}(?![\d])")  # 14 + an area code
# phonenumbers' own PhoneNumberMatcher is no better: on tests/dev/contacts.jsonl it finds the same 73 numbers (leniency
# POSSIBLE; VALID: 67), but in the samples' other fields it takes years and amounts for numbers (`2022-2024`,
# `€ 12.500`). So a number must begin with 0 or +.
_PHONE = re.compile(
    r"(?<!\w)(?<!\d[.,])(?:\+|00[ ]?(?=31)|\(?0)[\d()](?:[ \u00a0]?[-–—./()]{0,2}[ \u00a0]?\d|[()]){7,16}"
)
# Where a second number may begin within one run of digits: `06-12345678 / 06-87654321`.
_NEXT_PHONE = re.compile(r"\s*/\s*|\s+(?:[-–—]\s+)?(?=\(?0\d|\+)")
_DAY = r"(?:ma|di|wo|do|vr|za|zo)(?:[a-z]{0,6}dag)?(?:ochtend|middag)?|werkdagen|dagelijks"
_TIME = rf"{_DAY}|(?:wo|ma|di|do|vr)\.|niet|alleen|t/m|tot(?: en met)?|van|tussen|op|en|uur|\d{{1,2}}(?:[.:]\d{{2}})?"
# `zes uur`, `9.30 uur`, `tienen`; a figure alone may be anything
_HOUR = (
    r"(?:(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)(?=[ ](?:uur|en[ ]))"
    r"|\d{1,2}(?:[.:]\d\d)?(?=[ ]uur)"
    r"|(?:enen|tweeën|drieën|vieren|vijven|zessen|zevenen|achten|negenen|tienen|elven|twaalven))"
)
OPENING_HOURS = re.compile(  # `(ma-do)`, `maandag t/m vrijdag`
    rf"\((?:(?:{_TIME})(?:[ ,/–-]{{1,3}}|(?=\)))){{1,12}}\)"
    rf"|(?<!\w)(?:bereikbaar[ ](?:(?:op|van)[ ])?)?(?:{_DAY})[ ]?(?:t/m|tot en met|-|–)[ ]?(?:{_DAY})(?!\w)"
    # `’s avonds`, `des voormiddags`, `na zes uur`, `vóór tienen`
    r"|(?<!\w)(?:['’]s|des)[ ](?:(?:voor|na)?middags|morgens|ochtends|avonds|nachts|weekends)(?!\w)"
    rf"|(?<!\w)(?:liefst[ ])?(?:na|v[oó][oó]r|tot|vanaf|tussen)[ ](?:half[ ])?{_HOUR}(?:[ ]en[ ]{_HOUR})?"
    r"(?:[ ]uur)?(?![\w.:])",
    re.IGNORECASE,
)
# signs typed for digits and hyphens
_TYPED = str.maketrans({"O": "0", "o": "0", "l": "1", "–": "-", "—": "-"})


class Address(NamedTuple):
    """`value`: a phone as E.164, else as printed; text[start:end] is the print."""

    kind: Literal["phone", "email", "url"]
    value: str
    start: int
    end: int


def addresses_in(text: str) -> list[Address]:
    """All of them in order; none lies in another."""
    kept: list[Address] = []
    # Mail first: the host of `info@emmen.nl` is no web address of its own.
    for address in (*_emails(text), *_urls(text), *_phones(text)):
        if all(address.end <= other.start or other.end <= address.start for other in kept):
            kept.append(address)
    return sorted(kept, key=lambda address: address.start)


def _emails(text: str) -> Iterator[Address]:
    # `j.bos[at]norg.example`: written so that no machine should find it
    readable = _AT.sub(lambda at: "@".center(len(at[0])), text)
    for match in _EMAIL.finditer(readable):
        # The stop behind an address is the sentence's.
        printed = match[0].rstrip(".-'")
        yield Address("email", re.sub(r"\s", "", printed), match.start(), match.start() + len(printed))


def _urls(text: str) -> Iterator[Address]:
    for match in _URL.finditer(text):
        printed = match[0].rstrip(".'\"!?")
        yield Address("url", printed, match.start(), match.start() + len(printed))


def _phones(text: str) -> Iterator[Address]:
    for match in _SHORT.finditer(text):
        yield Address("phone", "+31" + re.sub(r"\D", "", match[0]), match.start(), match.end())
    place = 0
    while run := _PHONE.search(text, place):
        phone = _phone_in(run[0], run.start())
        if phone:
            yield phone
        place = phone.end if phone else run.end()


def _phone_in(run: str, start: int) -> Address | None:
    """The number that a run of digits is, else the first of several in it; start: where the run begins in its text."""
    ends = [len(run), *(cut.start() for cut in _NEXT_PHONE.finditer(run))]
    numbers = ((_e164(run[:end]), end) for end in ends)
    return next((Address("phone", number, start, start + end) for number, end in numbers if number), None)


def _e164(printed: str) -> str | None:
    """`(06) 53 20 71 16` -> `+31653207116`; `+31 (0)6 ...` too. A number that can't exist is none."""
    plain = printed.translate(_TYPED)
    if printed.startswith(("+", "00")):
        # `+31 (0)6`: the nought is dialled only without the country's code.
        plain = plain.replace("(0)", "")
    try:
        number = phonenumbers.parse(plain, "NL")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
