r"""How a unit of time is written: a grammar of named rules, the first that fits wins.

`UNIT` is the pattern that all rules make together; `nlp/periods/time_units.py` gives what it matches its first and last
day. A rule is a pattern in which `<name>` stands for a part of `PARTS` and a space for any white space:

    "<season><of><pair>(?!\d)"      `winter 2022-2023`, `winter van het jaar 2022-2023`

Each rule has examples, and tests/test_nlp_periods.py holds the rule to them. To add a way of writing: a rule with an
example, before those that would match its beginning; words (`kw.`, `cursusjaar`) go into nlp/data/periods.toml.
"""

import re
from typing import NamedTuple

from nlp.text.dates import FIGURES, MONTH, YEAR
from nlp.text.vocabulary import any_of, tables

_LISTS = tables("periods")
_WORDS = _LISTS["words"]


class UnitRule(NamedTuple):
    """One way to write a unit of time; an example is (text, the part of it that the rule matches)."""

    name: str
    pattern: str
    examples: tuple[tuple[str, str], ...]


PARTS = {
    "month": MONTH,  # `sept.`
    "year": YEAR,  # `2022`, `'22`
    "figures": FIGURES,  # `31-12-2022`
    "weekday": any_of(_WORDS["weekdays"]),
    "week": any_of(_WORDS["week"]),
    "ordinal": rf"[1-4](?:e|ste|de)|{any_of(_LISTS['ordinals'])}",  # `1e`, `eerste`
    "quarter word": any_of(_WORDS["quarter"]),  # `kwartaal`
    "half word": any_of(_WORDS["half"]),  # `halfjaar`
    "season": rf"(?:{any_of(_LISTS['seasons'])})s?",  # `zomers`
    "part": any_of(_LISTS["parts"]),  # `begin`, `medio`
    "school year": rf"(?:het\s+)?(?:{any_of(_WORDS['school_year'])})\s+",  # `schooljaar `
    "of": r"\s+(?:van\s+)?(?:het\s+)?(?:jaar\s+)?",  # ` van het jaar `
    "pair year": r"20\d{2}|['’‘]?\d{2}",  # a year beside another: `22`, `'22`, `2022`
    # A year in two figures behind a month: `juni 22` can be no day, since no day stands behind a month. Years other
    # than the twenties count only where what is said ends: people come in thirties too (`in juni 30 leerlingen`).
    "short year": (
        r"(?:2[0-9]|(?:1[6-9]|[3-9]\d)(?=\s*(?:$|[,;)\n]|t/m\b|tot\b|[-–]|en\b)))"
        rf"(?![\d:.,-]|\s*(?:{MONTH}))"  # no time (`22:30`), price (`22,50`) or day of another month (`juni 22 juli`)
    ),
    "to": r"t/m|tot en met|-|–",
}
# Parts that are made of other parts.
PARTS["quarter"] = "|".join(  # `2e kwartaal`, `Q2`, `2Q`, `kwartaal 2`, `IIe kwartaal`
    (
        rf"(?:{PARTS['ordinal']})\s+(?:{PARTS['quarter word']})",
        r"Q\s?[1-4]|[1-4]Q|K[1-4](?=\s+(?:20|['’‘]))",
        rf"(?:{PARTS['quarter word']})\s+[1-4]",
        rf"(?:I|II|III|IV)e?\s+(?:{PARTS['quarter word']})",
    )
)
# `2e helft`; `H2` only before a year: alone it is a heading's level or a house.
PARTS["half"] = rf"(?:{PARTS['ordinal']})\s+(?:{PARTS['half word']})|H[12](?=\s+20)"
PARTS["pair"] = rf"(?:{PARTS['pair year']})\s?[-/–]\s?(?:{PARTS['pair year']})"  # `2022-2023`, `22/23`


def _same(text: str) -> tuple[tuple[str, str], ...]:
    """An example that the rule matches as a whole."""
    return ((text, text),)


RULES = (
    UnitRule(
        "day",
        # Not `blok 1 van september`: only an ordinal is a day of its month.
        r"(?:<weekday> )?(?:\d{1,2}|(?:\d{1,2}(?:e|sten?|den?)|eersten?)(?: van)?) <month>(?: <year>)?(?!\w)",
        (*_same("maandag 5 sept. 2022"), *_same("1e juli"), *_same("eerste juli")),
    ),
    UnitRule(
        "ISO day",
        r"20\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])",
        _same("2023-09-01"),
    ),
    UnitRule(
        "months in figures",  # `09/22` beside another
        r"(?<![\w/.-])(?:0[1-9]|1[0-2])/['’‘]?\d{2}(?=\s*(?:<to>|tot)\s*(?:0[1-9]|1[0-2])/['’‘]?\d{2}(?![\w/-]))"
        r"|(?<=\d\d[-–])(?:0[1-9]|1[0-2])/['’‘]?\d{2}(?![\w/-])|(?<=\d\d\s[-–]\s)(?:0[1-9]|1[0-2])/['’‘]?\d{2}(?![\w/-])"
        r"|(?<![\w/.-])(?:0?[1-9]|1[0-2])[/-]20\d{2}(?![\w/-])"
        r"|(?:(?<=v\.a\.\s)|(?<=vanaf\s)|(?<=per\s)|(?<=t/m\s)|(?<=tot\s)|(?<=start\s)|(?<=start:\s)|(?<=eind\s))"
        r"(?:0?[1-9]|1[0-2])/['’‘]?2\d(?![\w/-])",
        (("09/22-07/24", "09/22"), *_same("09/2022"), *_same("9-2022")),
    ),
    UnitRule(
        "first or last weeks or months",
        r"(?:eerste|laatste) (?:\w+ (?:weken|maanden)|week|maand) van (?:de |het )?(?:<month>|<season>|<school year>)?"
        r"\s*(?:van )?(?:het jaar )?(?:<pair>|<year>)(?![\w-])",
        (*_same("eerste twee weken van augustus 2023"), *_same("laatste maand van 2022")),
    ),
    UnitRule("month before its day", r"<month> \d{1,2}, 20\d{2}(?!\w)", _same("september 1, 2022")),  # of a translation
    UnitRule(
        "year in brackets",
        r"(?:(?:eind|begin) )?(?:<month>|<season>|<quarter>|<week> \d{1,2}) \(20\d{2}\)",
        (*_same("najaar (2022)"), *_same("week 36 (2022)")),
    ),
    UnitRule("ISO month", r"20\d{2}-(?:0[1-9]|1[0-2])(?![\w/-])", _same("2022-09")),
    UnitRule("week of a day", r"week van (?:<weekday> )?\d{1,2} <month> <year>(?!\w)", _same("week van 1 mei 2023")),
    UnitRule("day in figures", r"(?:<weekday> )?<figures>(?![\d-]|\.\d)", _same("31-12-2022")),
    UnitRule(
        "day before a day of the same month",
        r"\d{1,2}(?=\s*(?:<to>|en)\s*\d{1,2} <month>\s)",
        (("10 t/m 14 oktober 2022", "10"),),
    ),
    UnitRule(
        "year and quarter",
        r"20\d{2}\s?[-–,/]?\s?(?:Q\s?[1-4]|[1-4]Q|<ordinal> <quarter word>|<quarter word> [1-4])(?!\w)",
        (*_same("2023 Q2"), *_same("2024, 3e kwartaal")),
    ),
    UnitRule(
        "quarter",
        r"<quarter>(?:<of><year>)?(?!\w|-[^\W\d]{2})",  # no compound: `3e kwartaal-rapportage`
        (*_same("1e kwartaal van 2023"), *_same("Q4 '22")),
    ),
    UnitRule(
        "number before a number of the same kind",  # of quarters or halves: `completed` adds the kind
        r"<ordinal>(?=\s*(?:<to>|en|of|/)\s*<ordinal> (?:<quarter word>|<half word>))",
        (("1e t/m 3e kwartaal 2023", "1e"),),
    ),
    UnitRule(
        "season cut off by a hyphen", r"voor-(?= (?:en|of) (?:het )?najaar)", (("voor- en najaar 2023", "voor-"),)
    ),
    UnitRule(
        "second of two quarters",
        r"(?<=kwartaal\s\d\sen\s)[1-4]<of><year>",
        (("kwartaal 1 en 2 van 2023", "2 van 2023"),),
    ),
    UnitRule("half of a school year", r"<half><of><school year><pair>", _same("1e helft van schooljaar 2022-2023")),
    UnitRule(
        "half year",
        r"<half>(?:\s*(?:van )?(?:<year>|2\d(?!\d)))?(?!\w)",
        (*_same("2e helft van 2022"), *_same("H1 2023")),
    ),
    UnitRule("week", r"<week> \d{1,2}(?:\s*,)? (?:van )?<year>(?!\w)", _same("week 36 van 2022")),
    UnitRule("part of a school year", r"<part>(?:<of>)?<school year><pair>", _same("begin schooljaar 2022-2023")),
    UnitRule("school year", r"<school year><pair>(?!\d)", (*_same("schooljaar 2022-2023"), *_same("sj. 22/23"))),
    UnitRule(
        "part of a year or month",
        r"<part> (?:van )?(?:het jaar )?(?:<month> )?<year>(?!\d)",
        (*_same("medio 2022"), *_same("eind maart 2022")),
    ),
    UnitRule("season over two years", r"<season><of><pair>(?!\d)", _same("winter 2022-2023")),
    UnitRule("season", r"<season>(?:<of><year>)?(?![\w-])", (*_same("najaar 2022"), *_same("zomer"))),
    UnitRule(
        "month",
        # Not over a line end to a year that is the label of the next line: `… december` / `2024: ronde 3`.
        r"(?:maand )?<month>,?(?: (?!(?<=\n)20\d\d\s*:)(?:van )?(?:het jaar )?<year>)(?!\w)",
        (*_same("juni 2023"), *_same("okt., '23"), *_same("maand juni van het jaar 2023")),
    ),
    UnitRule("month and year in one", r"<month>(?:20)?2\d(?!\w)", (*_same("sep22"), *_same("januari2023"))),
    UnitRule("month and short year", r"<month> <short year>", _same("juni 23")),
    UnitRule("month without year", r"<month>(?!\w)", (("maart en april 2023", "maart"),)),
    # Two figures each, without a word before them, only behind another pair: alone they are anything.
    UnitRule(
        "second pair of years",
        r"(?<=\d\d[-/]\d\d\sen\s)\d{2}[-/]\d{2}(?![\w/-])|(?<=\d\d[-/]\d\d\st/m\s)\d{2}[-/]\d{2}(?![\w/-])",
        (("22-23 en 23-24", "23-24"), ("22-23 t/m 24-25", "24-25")),
    ),
    UnitRule(
        "further pair of years",
        r"(?<=\d\d[-/]\d\d,\s)\d{2}[-/]\d{2}(?![\w/-])",
        (("22-23, 23-24", "23-24"),),
    ),
    UnitRule("pair of short years", r"(?<![\w/-])['’‘]?\d{2}/['’‘]?\d{2}(?![\w/-])", _same("'22/'23")),
    UnitRule(
        "pair of years after apostrophes", r"(?<![\w/-])['’‘]\d{2}\s?[-–]\s?['’‘]\d{2}(?![\w/-])", _same("'22-'23")
    ),
    UnitRule(
        "pair of years",
        r"(?<![\w/-])20\d{2}\s?[-/–]\s?(?:20\d{2}|['’‘]\d{2})(?![\w/-])",
        _same("2022-2024"),
    ),
    UnitRule(
        "short year",  # after its apostrophe, and where what is said ends
        r"(?<![\w/-])['’‘]2\d(?=\s*(?:$|[,;:.)\n]|t/m\b|tot\b|en\b))|(?<=['’‘]\d\d\sen\s)['’‘]2\d(?!\w)",
        (("mei '23 en '24", "'24"), *_same("'23")),
    ),
    UnitRule("year", r"(?<![\w€.,-])(?<!€\s)20\d{2}(?![\w-]|[.,]\d)", _same("2022")),  # no amount: `€ 2022`, `2022,50`
    UnitRule("year of a compound", r"(?<![\w€.,])20\d{2}(?=-(?:fase|traject))", (("2022-fase", "2022"),)),
)


def pattern_of(rule: str) -> str:
    """A rule as a regular expression: its parts filled in, each of its spaces any white space."""
    return re.sub(r"<([a-z ]+)>| ", lambda part: f"(?:{PARTS[part[1]]})" if part[1] else r"\s+", rule)


UNIT = "|".join(pattern_of(rule.pattern) for rule in RULES)
