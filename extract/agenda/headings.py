"""Tells whether a paragraph is a heading, and of what.

Three sources, in this order: the template (`Interventies & samenwerking`), the document's own contents list, and, for
headings in the document's own words, the paragraph's looks: its type beside that of the running text. Where the input
has no type (text files) or none to be trusted (OCR), a short line that stands alone has to do. `heading_of` uses the
first two; `stands_out` and `short_line` are the looks, which block_parser weighs against what follows.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from extract.agenda import lexicon
from extract.agenda.lexicon import LIKENESS, HeadingKind, fold_label, heading_kind, load_template, template_words
from extract.blocks import Paragraph, Style

LONGEST_HEADING = 160  # characters; longer paragraphs are prose (set on the samples)
_LONGEST_OWN_WORDS = 90  # characters of a heading that only its shape tells: two lines of a narrow column
_LONGEST_UNTYPED = 100  # characters of a known heading in a text file, where a line may be a whole paragraph
_MOST_LINES = 3
_SHORTEST_MISTYPED = 9  # letters

# Sizes relative to the running text's, set on the samples' and the shared agendas' styles. Type is set in steps of half
# a point or more (10 to 10.5 is 1.05), while producers write one size as 9.96 and 10.02: between lies the difference.
LARGER = 1.07  # larger than the running text on purpose
_BOLD_AT_LEAST = 0.85  # bold type smaller than this is a caption's or a footnote's, no heading's
_COLOUR_AT_LEAST = 0.98  # coloured type has to be as large as the running text: small coloured lines are captions
_VIVID = 40  # of 255 between a colour's strongest and weakest part; below it a shade of grey, as captions are set in

# How an intervention is headed. The template prints `Interventie | Title`; met are also a number (`Interventie 3:`,
# `Project II -`), and a bar without white space before it (`Interventie|Title`, the second line). Which words may stand
# first is title.toml's [intervention].
_INTERVENTION = re.compile(
    r"^(?P<word>[a-z]{5,16}?)\s*(?P<number>\d{1,2}[a-z]?|\b[IVX]{1,4}\b)?\s*(?P<bar>[|:.–—-])?\s+(?P<title>\S.*)$"
    r"|^(?P<glued>[a-z]{5,16}?)\s*(?P<n>\d{1,2})?\s*[|:]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+(?=\S)")
# `2.1 Interventie 1: ...`, `B. Interventie | ...`, `Artikel 4. Interventie | ...`; `3. Project Taal` may be an item.
_COUNTED_BY = "|".join(map(re.escape, load_template("title")["section"]["counted_by"]))
_SECTION_NUMBER = re.compile(
    rf"^(?:\d{{1,2}}(?:\.\d{{1,2}})+\.?|(?:[A-Z]|[IVX]{{1,5}})\.|(?:{_COUNTED_BY})\s?\d{{1,3}}\.?)\s+"
)
_SENTENCE_END = re.compile(r"(?<!\.\.)[.;,]$")  # but for `En verder...`, a heading of the template of 2022
_TITLE_END = re.compile(r"(?:[;,]|[a-z]{3,}\.)$")  # a title may end in an abbreviation: `fase 2 e.v.`
_SEPARATOR_END = re.compile(r"[;,]$")
_NO_HEADING = re.compile(r"@|www\.|https?:|€")  # lines of contact, links and amounts are short too


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
    unnumbered = without_number(" ".join(text.split()))
    titled = intervention_title(unnumbered)
    return fold_label(titled[1] if titled else unnumbered)


def without_number(text: str) -> str:
    """A heading without the number or letter before it: `5.1 Gemeente Waterdam`, `IV. Samenwerking`."""
    return lexicon.without_number(_NUMBER.sub("", text))


def without_section_number(text: str) -> str:
    """A title without the letter, the Roman figure or the article's number that it is counted by (`IV. Taalmaatjes`).

    `2.1 Taalmaatjes` keeps its number. Headings and labels are given as printed; only an intervention's title isn't.
    """
    return text if text[:1].isdigit() else _SECTION_NUMBER.sub("", text)


def intervention_title(text: str) -> tuple[bool, str] | None:
    """(whether a bar or number follows the word, title) of `Interventie 3 | Title`; None for other texts."""
    match = _INTERVENTION.match(_SECTION_NUMBER.sub("", text))
    if not match or not is_intervention_word(match["word"] or match["glued"]):
        return None
    if match["glued"]:
        return True, match["rest"].strip()
    title = match["title"].lstrip("|").strip()
    return bool(match["bar"] or match["number"] or title != match["title"].strip()), title


def is_intervention_label(text: str) -> bool:
    """True if a text is the word for an intervention alone, with its number or bar (`Interventie 2 |`)."""
    titled = intervention_title(f"{text} x")
    return titled is not None and titled[1] == "x"


@cache
def is_intervention_word(word: str) -> bool:
    """`interventie` and its like (title.toml's [intervention]), but for a typing error in a long one."""
    known = template_words("title", "intervention", "words")
    folded = fold_label(word)
    if any(folded in (f"{one}s", f"{one}n", f"{one}en") for one in known):
        return False  # `Interventies` heads the part, not one of them
    return folded in known or _mistyped(folded, known)


def _mistyped(folded: str, known: frozenset[str]) -> bool:
    """`intervetnie`: a letter or two wrong in nine or more; shorter words (`actie`, `factie`) are too like others."""
    long_ones = [word for word in known if len(word) >= _SHORTEST_MISTYPED]
    return len(folded) >= _SHORTEST_MISTYPED and any(fuzz.ratio(folded, word) >= LIKENESS for word in long_ones)


def looks_of(paragraphs: list[Paragraph], listed: list[str], ocr: bool) -> Looks:
    """The running text's style: that of most characters outside grids."""
    counts: Counter[Style] = Counter()
    for paragraph in paragraphs:
        counts[paragraph.style._replace(size=round(paragraph.style.size, 1))] += len(paragraph.text)
    body = counts.most_common(1)[0][0] if counts else Style()
    return Looks(body, body.size > 0 and not ocr, frozenset(heading_key(text) for text in listed))


def stands_out(paragraph: Paragraph, looks: Looks) -> bool:
    """True if its type says heading: larger, bold or coloured where the running text isn't.

    Where the file names its headings itself (Word's styles give `outline`), that decides; text and OCR say nothing.
    """
    if not looks.typed or paragraph.outline:
        return paragraph.outline > 0
    style, body = paragraph.style, looks.body
    return style.size > body.size * LARGER or _weightier(style, body) or _coloured(paragraph, body)


def is_numbered(text: str) -> bool:
    """True if a text begins with the number of a section: `2.1`, `B.`, `IV.`, `Artikel 4.`; `1.` may be an item's."""
    return _SECTION_NUMBER.match(text) is not None


def _is_numbered_line(paragraph: Paragraph) -> bool:
    """A line of its own with a section's letter or Roman figure: that sets it apart, whatever its type."""
    alone = paragraph.lines <= 2 and paragraph.gap and not paragraph.lead
    return alone and not paragraph.text[:1].isdigit() and is_numbered(paragraph.text)


def is_line_in_italics(paragraph: Paragraph, looks: Looks) -> bool:
    """A line of its own in italics: a heading if its words are one's; other words in italics are stress or a motto."""
    alone = paragraph.lines == 1 and paragraph.gap and not paragraph.lead
    return looks.typed and alone and paragraph.style.italic and not looks.body.italic


def _weightier(style: Style, body: Style) -> bool:
    """Bold beside regular running text, or italic in a colour of its own (italics alone are emphasis)."""
    bold = style.bold and not body.bold and style.size > body.size * _BOLD_AT_LEAST
    return bold or (style.italic and not body.italic and style.colour != body.colour)


def _coloured(paragraph: Paragraph, body: Style) -> bool:
    """One line in a vivid colour of its own: several lines are a coloured box or a quotation."""
    style = paragraph.style
    as_heavy = style.size >= body.size * _COLOUR_AT_LEAST and style.bold >= body.bold
    return style.colour != body.colour and as_heavy and paragraph.lines == 1 and _vivid(style.colour)


def _vivid(colour: int) -> bool:
    red, green, blue = colour >> 16, colour >> 8 & 255, colour & 255
    return max(red, green, blue) - min(red, green, blue) > _VIVID


def short_line(paragraph: Paragraph) -> bool:
    """True if it has the shape of a heading: one or two lines, no end of a sentence, no list item, a capital first."""
    text = paragraph.text
    return (
        2 < len(text) <= _LONGEST_OWN_WORDS
        and paragraph.lines <= 2
        and paragraph.gap
        and not _SENTENCE_END.search(text)
        and not text.endswith(":")  # reading rule 5: it leads in what follows
        and _opens_as_heading(text)
        and (paragraph.marker is None or text[:1].isdigit() or is_numbered(text))
        and not _NO_HEADING.search(text)
    )


def _opens_as_heading(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit()


def heading_of(paragraph: Paragraph, looks: Looks, in_fields: bool = False) -> Heading | None:
    """What the paragraph is the heading of, by the template or the contents list; None if neither knows it.

    in_fields: inside a labelled value, where only a sure heading counts: values have short lines of their own.
    """
    if _too_long(paragraph) or _is_list_item(paragraph):
        return None
    text = paragraph.text
    listed = heading_key(text) in looks.listed
    by_type = stands_out(paragraph, looks) or is_line_in_italics(paragraph, looks)
    out = by_type or paragraph.boxed or _is_numbered_line(paragraph)
    sight = _Sight(looks.typed, out, listed, in_fields)
    titled = intervention_title(text)
    # First, since `Project samenwerking` has words of a known heading behind its own.
    if titled and _heads_intervention(text, numbered=titled[0], sight=sight):
        return Heading("interventie", None, titled[1], True)
    known = heading_kind(text)
    if known and _looks_like_known(paragraph, known, sight):
        return Heading(known.kind, known.level, None, True)
    if listed and _looks_like_listed(paragraph, sight):
        return Heading("overig", None, None, True)
    return None


@dataclass(frozen=True, slots=True)
class _Sight:
    """What was seen of a paragraph that may be a heading."""

    typed: bool  # the document's type can be trusted
    out: bool  # it stands out
    listed: bool  # the contents list names it
    in_fields: bool  # inside a labelled value

    @property
    def may_head(self) -> bool:
        """Its type says heading, or there is no type to say otherwise."""
        return self.out or not self.typed


def _too_long(paragraph: Paragraph) -> bool:
    return len(paragraph.text) > LONGEST_HEADING or paragraph.lines > _MOST_LINES


def _is_list_item(paragraph: Paragraph) -> bool:
    """`- Kennis` and `(a) Kennis` are items; `1. Kennis` and `a. Kennis` may number a heading."""
    text = paragraph.text
    return paragraph.marker is not None and not text[:1].isdigit() and text[1:2] not in tuple(".)")


def _heads_intervention(text: str, numbered: bool, sight: _Sight) -> bool:
    """`Interventie 3 | Title` by its type; without number or bar (`Project Taal`) only as the contents list has it."""
    by_type = numbered and sight.may_head and not _TITLE_END.search(text)
    return by_type or (sight.listed and not _SENTENCE_END.search(text))


def _looks_like_listed(paragraph: Paragraph, sight: _Sight) -> bool:
    """Inside a value a listed heading needs both type and white space: a value may repeat a heading's words."""
    if sight.in_fields:
        return sight.may_head and paragraph.gap
    return sight.may_head or paragraph.gap


def _looks_like_known(paragraph: Paragraph, known: HeadingKind, sight: _Sight) -> bool:
    """True if a text with the words of a heading has its looks too: prose may begin with the same words."""
    # The contents list names it: white space above will do, but inside a value it has to look like a heading.
    if sight.listed:
        return sight.may_head or (paragraph.gap and not sight.in_fields)
    if _reads_as_sentence(paragraph.text, known) or (paragraph.text.endswith(":") and not sight.out):
        return False
    # `Kennis` is a word in values, `Samenwerking` as a heading of its own ends one.
    if sight.in_fields and known.key not in INSIDE_VALUES:
        return False
    return sight.out if sight.typed else _untyped_heading(paragraph)


def _reads_as_sentence(text: str, known: HeadingKind) -> bool:
    """A comma or full stop ends it. A document's title may be a sentence: `Gelijke kansen voor ieder kind in X.`"""
    return bool(_SEPARATOR_END.search(text)) or (bool(_SENTENCE_END.search(text)) and known.key != "titel")


def _untyped_heading(paragraph: Paragraph) -> bool:
    return paragraph.gap and len(paragraph.text) <= _LONGEST_UNTYPED and _opens_as_heading(paragraph.text)


# Headings that end a labelled value also without the contents list: main parts and what follows interventions. Others
# (`Kennis`, `Aanleiding`, `Samenvatting`) stand within values as words for something else.
INSIDE_VALUES = frozenset(
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
