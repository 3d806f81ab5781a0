"""A paragraph and what is around it in, whether it is a heading out. Knows the template's headings, no sections.

A heading is known by the template, by the document's own contents list, or by its looks: its type against that of the
running text, or, where the input has no type, a short line that stands alone.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extract.agenda.lexicon import HeadingKind, fold_label, heading_kind, words
from extract.blocks import Paragraph, Style

LONGEST = 160
_INTERVENTION = re.compile(
    r"^(?P<word>[a-z]{5,16}?)\s*(?P<number>\d{1,2}[a-z]?|\b[IVX]{1,4}\b)?\s*(?P<bar>[|:.–—-])?\s+(?P<title>\S.*)$"
    r"|^(?P<glued>[a-z]{5,16}?)\s*(?P<n>\d{1,2})?\s*[|:]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+")  # `2.1 Interventie 1: ...`
_SENTENCE_END = re.compile(r"(?<!\.\.)[.;,]$")
_TITLE_END = re.compile(r"(?:[;,]|[a-z]{3,}\.)$")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paragraph is the heading of."""

    kind: str
    level: int | None  # by the template; None where only its looks tell
    title: str | None  # of an intervention, without `Interventie |`
    known: bool  # by the template or the contents list


@dataclass(frozen=True, slots=True)
class Looks:
    """The document's running text, and the headings that its contents list names."""

    body: Style
    typed: bool  # whether the input has type at all (a PDF), and it can be trusted (no OCR)
    listed: frozenset[str]  # heading keys


def heading_key(text: str) -> str:
    """A heading to compare by: without its number, `Interventie` with number and bar, and closing punctuation."""
    text = re.sub(r"^\d+(?:\.\d+)*\.?\s+(?=\S)", "", " ".join(text.split()))
    found = intervention_title(text)
    return fold_label(found[1] if found else text)


def intervention_title(text: str) -> tuple[bool, str] | None:
    """(whether a bar or number follows the word, title) of `Interventie 3 | Title`; None for other texts."""
    found = _INTERVENTION.match(_SECTION_NUMBER.sub("", text))
    if not found or not is_intervention_word(found["word"] or found["glued"]):
        return None
    if found["glued"]:
        return True, found["rest"].strip()
    title = found["title"].lstrip("|").strip()
    return bool(found["bar"] or found["number"] or title != found["title"].strip()), title


@cache
def is_intervention_word(word: str) -> bool:
    """`interventie` and its like, but for a typing error in a long one."""
    known = words("title", "intervention", "words")
    folded = fold_label(word)
    if any(folded in (f"{k}s", f"{k}n", f"{k}en") for k in known):
        return False  # `Interventies` heads the part, not one of them
    return folded in known or (len(folded) >= 9 and any(len(k) >= 9 and fuzz.ratio(folded, k) >= 86 for k in known))


def looks_of(paragraphs: list[Paragraph], listed: list[str], ocr: bool) -> Looks:
    """The running text's style: that of most characters outside grids."""
    counts: Counter[Style] = Counter()
    for paragraph in paragraphs:
        counts[paragraph.style._replace(size=round(paragraph.style.size, 1))] += len(paragraph.text)
    body = counts.most_common(1)[0][0] if counts else Style()
    return Looks(body, body.size > 0 and not ocr, frozenset(heading_key(text) for text in listed))


def stands_out(paragraph: Paragraph, looks: Looks) -> bool:
    """Whether its type says heading: larger, bold or coloured where the running text isn't."""
    style, body = paragraph.style, looks.body
    if not looks.typed or paragraph.outline:
        return paragraph.outline > 0
    larger = style.size > body.size * 1.07
    bold = style.bold and not body.bold and style.size > body.size * 0.85
    italic = style.italic and not body.italic and style.colour != body.colour
    coloured = style.colour != body.colour and style.size >= body.size * 0.98 and style.bold >= body.bold
    return larger or bold or italic or (coloured and paragraph.lines == 1 and _vivid(style.colour))


def _vivid(colour: int) -> bool:
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    return max(red, green, blue) - min(red, green, blue) > 40


def short_line(paragraph: Paragraph) -> bool:
    """Whether it has the shape of a heading: one or two lines, no end of a sentence, no list item, a capital first."""
    text = paragraph.text
    return (
        len(text) <= 90
        and paragraph.lines <= 2
        and paragraph.gap
        and not _SENTENCE_END.search(text)
        and not text.endswith(":")
        and (text[:1].isupper() or text[:1].isdigit())
        and len(text) > 2
        and (paragraph.marker is None or text[:1].isdigit())
        and not re.search(r"@|www\.|https?:|€", text)
    )


def heading_of(paragraph: Paragraph, looks: Looks, in_fields: bool = False) -> Heading | None:
    """What the paragraph is the heading of, or None. In_fields: inside a labelled value only a sure one counts."""
    text = paragraph.text
    if (
        len(text) > LONGEST
        or paragraph.lines > 3
        or (paragraph.marker and not text[:1].isdigit() and text[1:2] not in ".)")
    ):
        return None
    listed = heading_key(text) in looks.listed
    out = stands_out(paragraph, looks)
    titled = intervention_title(text)
    if titled and (
        (titled[0] and (out or not looks.typed) and not _TITLE_END.search(text))
        or (listed and not _SENTENCE_END.search(text))
    ):
        return Heading("interventie", None, titled[1], True)
    known = heading_kind(text)
    if known and _acceptable(paragraph, known, looks, out, listed, in_fields):
        return Heading(known.kind, known.level, None, True)
    if listed and (out or not looks.typed or paragraph.gap) and not in_fields:
        return Heading("overig", None, None, True)
    if listed and in_fields and (out or not looks.typed) and paragraph.gap:
        return Heading("overig", None, None, True)
    return None


def _acceptable(
    paragraph: Paragraph, known: HeadingKind, looks: Looks, out: bool, listed: bool, in_fields: bool
) -> bool:
    """Whether a text with the words of a heading has its looks too: prose may begin with the same words."""
    text = paragraph.text
    sentence = bool(re.search(r"[;,]$", text)) or (bool(_SENTENCE_END.search(text)) and known.key != "titel")
    if listed:
        return out or not looks.typed or (paragraph.gap and not in_fields)
    if sentence or (text.endswith(":") and not out):
        return False
    if in_fields and known.key not in STRONG:
        return False
    if looks.typed:
        return out
    return paragraph.gap and len(text) <= 100 and (text[:1].isupper() or text[:1].isdigit())


STRONG = frozenset(
    {
        "interventies",
        "samenwerking",
        "ondertekening_bevoegd_gezag",
        "activiteitenplan_en_begroting",
        "gka_agenda",
        "inzet_middelen",
        "voetnoten",
    }
)
