"""Tells what a printed heading or label is, by the word lists in `template/`; typing errors and abbreviations allowed.

`heading_kind("Onze afspraken")` is the kind `samenwerking`, `field_name("Voor wie?")` the field `doelgroep`. The lists
and how they are written are described in template/README.md. `fold_label` makes two texts comparable; whether a text
stands where a heading or a label may stand is for other modules to say.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import filterfalse
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from extract.agenda.label_forms import expanded_abbreviations, is_shortened, two_part_label, without_enumeration

TEMPLATE_FOLDER = Path(__file__).parent / "template"
LIKENESS = 86  # of 100: a typing error or two in a word of eight letters or more (set on the samples)
SHORTEST_FUZZY = 6  # shorter words are too like each other (`doel`, `duur`)

_LONGEST_HEADING = 160  # characters
_LONGEST_LABEL = 60  # characters
_SHORTEST_FUZZY_START = 8  # letters of a variant's beginning that may have a typing error: more text follows it
_LONGEST_QUESTION = 8  # words: the labels met that ask something have two to seven
_SHORT = 200  # characters: labels and headings, which come again and again

_SPACES = re.compile(r"\s+")
_CLOSING = re.compile(r"[\s.:;,…?!]+$")
_TAIL = re.compile(r"(?:\s*\([^()]*\)|\s*:\s.*)$", re.DOTALL)
_MAY_MARK = frozenset("¹²³⁴⁵⁶⁷⁸⁹*?'‘’°")  # the last signs of what the next pattern fits
_FOOTNOTE_MARK = re.compile(r"\s*[¹²³⁴⁵⁶⁷⁸⁹*]+$|\s+[?'‘’°]$")  # the last four are what OCR makes of one


@dataclass(frozen=True, slots=True)
class HeadingKind:
    """What the template says of a heading."""

    key: str  # the entry in headings.toml
    kind: str  # of section, as in the table `sections`
    level: int  # where no contents list tells
    part: bool  # opens a main part


@cache
def load_template(name: str) -> dict[str, Any]:
    """The data file `name`.toml of the template folder."""
    with (TEMPLATE_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def fold_label(text: str) -> str:
    """Lower case, no diacritics, single spaces, plain dashes and quotes, no closing punctuation."""
    return _short_folded(text) if len(text) < _SHORT else _folded(text)


def _folded(text: str) -> str:
    if not text.isascii():  # most is, and nothing in it needs any of this
        text = re.sub(r"[‐‑‒–—]", "-", unaccented(text.replace("’", "'").replace("‘", "'")).replace("\u00ad", ""))
    text = text.casefold()
    return _CLOSING.sub("", _SPACES.sub(" ", text).strip())


def unaccented(text: str) -> str:
    """A text without diacritics."""
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text)))


_short_folded = lru_cache(maxsize=4096)(_folded)


def without_number(text: str) -> str:
    """A heading or label without what it is enumerated by: `2.1 Kennis` and `Deel 2: Kennis` give `Kennis`."""
    return without_enumeration(text.strip(), template_words("title", "intervention", "words"))


def without_label_footnote(text: str) -> str:
    """A label without a superscript digit or asterisk glued to its end."""
    stripped = text.strip()
    # Few texts end so, and each line of a document is asked about.
    return _FOOTNOTE_MARK.sub("", stripped) if stripped[-1:] in _MAY_MARK else stripped


def _pattern(variant: str) -> re.Pattern[str]:
    """A variant with stars between its words: each stands for any text, or none."""
    parts = [re.escape(fold_label(part)) for part in variant.split("*")]
    return re.compile(r"\b.*\b".join(parts) if all(parts) else ".*".join(parts))


def _begins(folded: str, start: str) -> bool:
    """True if a text begins with a variant's words, or holds them (`*` before); a year may go on (`gka-agenda 20*`)."""
    if start.startswith("*"):
        return start[1:] in folded
    return folded.startswith(start + " ") or (start[-1:].isdigit() and folded.startswith(start))


class Lexicon:
    """Variants (with `*` for any words) to the key they stand for."""

    def __init__(self, variants: dict[str, list[str]]) -> None:
        self.exact: dict[str, str] = {}
        self.prefixes: list[tuple[str, str]] = []
        self.patterns: list[tuple[re.Pattern[str], str]] = []  # with a star between words
        for key, texts in variants.items():
            for text in texts:
                if "*" in text.strip("*"):
                    self.patterns.append((_pattern(text), key))
                elif text.endswith("*") and not text.startswith("*"):
                    self.prefixes.append((fold_label(text[:-1]), key))
                elif text.startswith("*"):
                    self.prefixes.append(("*" + fold_label(text.strip("*")), key))
                else:
                    self.exact.setdefault(fold_label(text), key)
        # The longest first: `totaal interventie *` decides before `totaal *`.
        self.prefixes.sort(key=lambda pair: -len(pair[0]))
        self.fuzzy = [text for text in self.exact if len(text) >= SHORTEST_FUZZY]
        self._known = lru_cache(maxsize=4096)(self._key)  # a document asks the same of the same texts

    def find(self, text: str) -> str | None:
        """The key of the variant that `text` is, exactly, by its beginning, or but for a typing error."""
        folded = fold_label(text)
        return self._known(folded) if folded else None

    def _key(self, folded: str) -> str | None:
        if folded in self.exact:
            return self.exact[folded]
        # Exact, then beginnings, then patterns, then likeness: `Totaal` must not be a typing error of a longer word
        # before it is itself.
        by_beginning = next((key for start, key in self.prefixes if _begins(folded, start)), None)
        by_pattern = next((key for pattern, key in self.patterns if pattern.fullmatch(folded)), None)
        return by_beginning or by_pattern or self._nearly(folded)

    def _nearly(self, folded: str) -> str | None:
        if len(folded) < SHORTEST_FUZZY:
            return None
        # Among whole variants first: a beginning allows anything behind it, and would take more than it should.
        nearest = process.extractOne(folded, self.fuzzy, scorer=fuzz.ratio, score_cutoff=LIKENESS)
        if nearest:
            return self.exact[nearest[0]]
        printed_words = folded.split()
        for start, key in self.prefixes:
            size = len(start.split())
            head = " ".join(printed_words[:size])
            if (
                len(start) >= _SHORTEST_FUZZY_START
                and len(printed_words) > size
                and fuzz.ratio(head, start) >= LIKENESS
            ):
                return key
        return None


@cache
def parts_of(kind: str) -> frozenset[str]:
    """The kinds of heading that belong within a main part, by headings.toml: `inzet_npo` within `toelichting`."""
    return frozenset(key for key, entry in load_template("headings").items() if entry.get("within") == kind)


@cache
def _heading_kinds() -> dict[str, HeadingKind]:
    return {
        key: HeadingKind(key, entry.get("kind", key), entry["level"], entry.get("part", False))
        for key, entry in load_template("headings").items()
    }


@cache
def _headings() -> Lexicon:
    return Lexicon({key: entry["variants"] for key, entry in load_template("headings").items()})


@cache
def _labels(weak: bool) -> Lexicon:
    data = load_template("labels")
    return Lexicon({key: entry["variants"] + (entry.get("weak", []) if weak else []) for key, entry in data.items()})


def heading_kind(text: str) -> HeadingKind | None:
    """What the template knows of a heading, or None for the document's own words."""
    # A sentence that begins as a heading does (`Samenwerking met ouders is ...`) would match its beginning.
    if len(text) > _LONGEST_HEADING:
        return None
    # Without its number first; but a number may be part of the words (`100 kansen`).
    key = _headings().find(without_number(text)) or _headings().find(text) or _kind_of_head(without_number(text))
    return _heading_kinds()[key] if key else None


def _kind_of_head(text: str) -> str | None:
    """`Toelichting: waarom wij dit doen`, `Toelichting (kort)`: by what stands before a colon or brackets."""
    head = fold_label(_TAIL.sub("", text))
    return _headings().exact.get(head) if head and head != fold_label(text) else None


def kind_by_cue_words(text: str) -> HeadingKind | None:
    """What a heading in the document's own words is about, by cues.toml's [heading]; None where no cue or two tell.

    Whether the text is a heading at all has to be known by its looks: the same words stand in sentences.
    """
    folded = f" {fold_label(without_number(text))} "
    found = {len(cue): key for cue, key in _heading_cues() if f" {cue}" in folded}
    return _heading_kinds()[found[max(found)]] if found else None


@cache
def _heading_cues() -> tuple[tuple[str, str], ...]:
    return tuple((cue, key) for key, cues in load_template("cues")["heading"].items() for cue in cues)


def field_name(label: str, weak: bool = True) -> str | None:
    """The field that a printed label names (`Voor wie` is `doelgroep`), or None.

    Weak: everyday words and any question count too, as they do among other labels.
    """
    if not 0 < len(label) <= _LONGEST_LABEL:
        return None
    # `4. Doelgroep²`: what people add in front and behind says nothing of the field.
    label = without_label_footnote(without_number(label))
    return (
        _labels(weak).find(label)
        # The surest first: each line below allows more that a text's own words could be taken for.
        or _without_brackets_name(label, weak)
        or (_shortened(label, weak) if is_shortened(label) else None)
        or _two_part_name(label)
        or (question_name(label) if weak and label.rstrip().endswith("?") else None)
    )


def is_listed_label(label: str) -> bool:
    """Whether labels.toml has a label to the letter."""
    return fold_label(label) in _labels(True).exact


def _without_brackets_name(label: str, weak: bool) -> str | None:
    """`Doelgroep (en aantal)`: what stands in brackets explains."""
    return _labels(weak).find(re.sub(r"\s*\([^)]*\)", "", label)) if "(" in label else None


def _two_part_name(label: str) -> str | None:
    """`Doelgroep: voor wie?`: both parts name the same field."""
    names = {_labels(True).find(part) for part in two_part_label(label)}
    return names.pop() if len(names) == 1 else None


@lru_cache(maxsize=4096)
def _shortened(label: str, weak: bool) -> str | None:
    """The field of the one label that an abbreviated one is short for; None where it could be two fields'."""
    plain = _SPACES.sub(" ", unaccented(label).casefold()).strip(" :;")
    names = {_labels(weak).exact[text] for text in expanded_abbreviations(plain, _labels(weak).exact)}
    return names.pop() if len(names) == 1 else None


def question_name(label: str) -> str | None:
    """The field that a question asks for, by the longest beginning of it that cues.toml knows; None for no question."""
    return asked[1] if (asked := _asked(label)) else None


def asks_by_one_word(label: str) -> bool:
    """True if nothing but a question's first word (`Wat ...?`) tells what it asks for."""
    asked = _asked(label)
    return asked is not None and len(asked[0].split()) == 1


def _asked(label: str) -> tuple[str, str] | None:
    """(beginning, field) of a question."""
    # With a space behind: `wie` must not begin `wieken`.
    asked = fold_label(label) + " "
    if len(asked.split()) > _LONGEST_QUESTION:
        return None
    return next((pair for pair in _questions() if asked.startswith(pair[0])), None)


@cache
def _questions() -> tuple[tuple[str, str], ...]:
    """Beginnings of questions with the field that each asks for, the longest first."""
    pairs = [(start, name) for name, starts in load_template("cues")["question"].items() for start in starts]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def editions() -> dict[str, tuple[str, ...]]:
    """The main parts of each edition of the template, as kinds in the template's order."""
    parts: dict[str, list[str]] = {}
    for key, entry in load_template("headings").items():
        for edition in entry.get("edition", []):
            parts.setdefault(edition, []).append(entry.get("kind", key))
    return {edition: tuple(kinds) for edition, kinds in parts.items()}


@cache
def variants(file: str, table: str) -> Lexicon:
    """The lexicon of a table of key = [variants] in a data file, as `budget.toml`'s [category]."""
    return Lexicon(load_template(file)[table])


@cache
def template_words(file: str, *path: str) -> frozenset[str]:
    """A list of a data file, folded."""
    data = load_template(file)
    for step in path:
        data = data[step]
    return frozenset(fold_label(str(text)) for text in data)
