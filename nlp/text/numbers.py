"""The value of a Dutch number, in words or figures: `twee`, `anderhalf`, `vierentwintig`, `1.250`, `2,5`.

A point parts thousands and a comma decimals; only one or two figures behind a point (`2.5`) are decimals too.
"""

import re

NUMBER_WORDS = {
    "nul": 0.0,
    "een": 1.0,
    "één": 1.0,
    "eenmaal": 1.0,
    "eens": 1.0,
    "twee": 2.0,
    "drie": 3.0,
    "vier": 4.0,
    "vijf": 5.0,
    "zes": 6.0,
    "zeven": 7.0,
    "acht": 8.0,
    "negen": 9.0,
    "tien": 10.0,
    "elf": 11.0,
    "twaalf": 12.0,
    "dertien": 13.0,
    "veertien": 14.0,
    "vijftien": 15.0,
    "zestien": 16.0,
    "zeventien": 17.0,
    "achttien": 18.0,
    "negentien": 19.0,
    "twintig": 20.0,
    "dertig": 30.0,
    "veertig": 40.0,
    "vijftig": 50.0,
    "zestig": 60.0,
    "zeventig": 70.0,
    "tachtig": 80.0,
    "negentig": 90.0,
    "honderd": 100.0,
    "duizend": 1000.0,
    "anderhalf": 1.5,
    "anderhalve": 1.5,
    "half": 0.5,
    "halve": 0.5,
}
_TENS = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_FIGURE = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?|-?\d+(?:,\d+)?|-?\d+\.\d{1,2}")


def number(text: str) -> float | None:
    """The value of a number; None for anything else."""
    word = text.strip().casefold()
    if word in NUMBER_WORDS:
        return NUMBER_WORDS[word]
    if _FIGURE.fullmatch(word):
        plain = word.replace(".", "").replace(",", ".") if "," in word or re.search(r"\.\d{3}", word) else word
        return float(plain)
    return _compound(word)


def _compound(word: str) -> float | None:
    """`vierentwintig`, `tweehonderd`, `vijfduizend`."""
    for tens in _TENS:
        ones = re.fullmatch(rf"(\w+?)(?:en|ën){tens}", word)
        if ones and ones[1] in NUMBER_WORDS:
            return NUMBER_WORDS[ones[1]] + NUMBER_WORDS[tens]
    # The larger one first: cut at `honderd`, `tweehonderdduizend` would be 200 and 1000.
    for unit, value in (("duizend", 1000.0), ("honderd", 100.0)):
        found = re.fullmatch(rf"(\w*){unit}(\w*)", word)
        if found:
            left = number(found[1]) if found[1] else 1.0
            right = number(found[2]) if found[2] else 0.0
            return None if left is None or right is None else left * value + right
    return None
