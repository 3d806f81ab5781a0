"""How a Word document's runs are set (its styles), and what is printed before its list items (its numbering).

Word inherits: the document's defaults, a style and the styles that it is based on, then what is set on the spot.
References are to ECMA-376, part 1 (WordprocessingML), where the elements have the names used here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from extract.blocks import Style
from extract.formats.word.package import Element, Package, W

_OFF = ("0", "false", "off", "none")
_SIZE = 10.0  # points; Word's size where neither a style nor the document's defaults give one
_BULLETS = {  # what Symbol and Wingdings draw in the private area, as the nearest character
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0a8": "◦",
    "\uf02d": "-",
    "\uf0be": "–",
    "\uf076": "•",
    "\uf071": "•",
    "·": "•",
}
_ROMANS = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMANS_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MAX_LEVEL = 9  # of headings and of lists


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list."""

    list_id: str
    level: int


@dataclass(frozen=True)
class Styles:
    """The styles of a document by their id."""

    by_id: dict[str, Element]
    defaults: Element | None  # run properties
    default_paragraph: str | None

    @staticmethod
    def of(package: Package) -> "Styles":
        roots = package.related("styles")
        styles = [style for root in roots for style in root.iter(f"{W}style")]
        by_id = {style.get(f"{W}styleId", ""): style for style in styles}
        first = next(
            (s for s in styles if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true", "on")),
            None,
        )
        defaults = roots[0].find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if roots else None
        return Styles(by_id, defaults, first.get(f"{W}styleId") if first is not None else None)

    def chain(self, style_id: str | None) -> Iterator[Element]:
        """A style and those that it is based on, the nearest first; a circle ends where it closes."""
        # `basedOn` in a circle is what damaged files have; Word opens them.
        seen: set[str] = set()
        while style_id and style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            yield self.by_id[style_id]
            style_id = value(self.by_id[style_id].find(f"{W}basedOn"))

    def names(self, style_id: str | None) -> list[str]:
        """The names of a style and those below it, in small letters: Word keeps `heading 1` in every language."""
        return [(value(style.find(f"{W}name")) or "").casefold() for style in self.chain(style_id)]

    def of_paragraph(self, paragraph: Element) -> str | None:
        return value(paragraph.find(f"{W}pPr/{W}pStyle")) or self.default_paragraph

    def property(self, paragraph: Element, name: str) -> Element | None:
        """A paragraph's property: its own, else its style's."""
        own = paragraph.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        inherited = (style.find(f"{W}pPr/{W}{name}") for style in self.chain(self.of_paragraph(paragraph)))
        return next((each for each in inherited if each is not None), None)

    def heading_level(self, paragraph: Element) -> int:
        """1 to 9 where Word counts it among the headings (in its navigation pane), else 0."""
        outline = value(self.property(paragraph, "outlineLvl"))
        # Set on the paragraph itself it wins over its style; level 9 (the tenth) means running text on purpose.
        if outline is not None and outline.isdecimal() and paragraph.find(f"{W}pPr/{W}outlineLvl") is not None:
            return int(outline) + 1 if int(outline) < MAX_LEVEL else 0
        for name in self.names(self.of_paragraph(paragraph)):
            word, _, number = name.rpartition(" ")
            # By name too: converters write the style `Kop 1` without the outline level that Word gives it.
            if word in ("heading", "kop") and number.isdecimal() and 1 <= int(number) <= MAX_LEVEL:
                return int(number)
        return int(outline) + 1 if outline is not None and outline.isdecimal() and int(outline) < MAX_LEVEL else 0

    def contents_level(self, paragraph: Element) -> int:
        """1 to 9 where it is an entry of a contents list by its style (`toc 2`), else 0."""
        for name in self.names(self.of_paragraph(paragraph)):
            word, _, number = name.rpartition(" ")
            if word in ("toc", "inhopg") and number.isdecimal():
                return int(number)
        return 0

    def run_sources(self, paragraph: Element, run: Element | None) -> list[Element]:
        """The run properties that hold for a run, the strongest first."""
        # The order in which Word lets one win over the other: on the spot, character style, paragraph style, defaults.
        sources = [run.find(f"{W}rPr") if run is not None else None]
        if run is not None:
            sources += [s.find(f"{W}rPr") for s in self.chain(value(run.find(f"{W}rPr/{W}rStyle")))]
        sources += [s.find(f"{W}rPr") for s in self.chain(self.of_paragraph(paragraph))]
        return [each for each in (*sources, self.defaults) if each is not None]


def value(element: Element | None) -> str | None:
    """The attribute `w:val` of an element; None without the element."""
    return None if element is None else element.get(f"{W}val")


def is_on(sources: list[Element], *names: str) -> bool:
    """Whether a switch (bold, hidden) is on: the strongest source that speaks of it decides."""
    for source in sources:
        for name in names:
            switch = source.find(f"{W}{name}")
            # A style may switch off what it is based on (`<w:b w:val="0"/>`), so the first that speaks ends the search.
            if switch is not None:
                return (value(switch) or "1").casefold() not in _OFF
    return False


def first_value(sources: list[Element], name: str) -> str | None:
    return next((v for s in sources if (v := value(s.find(f"{W}{name}"))) is not None), None)


def style_of(sources: list[Element]) -> Style:
    """How a run with these properties is set; size in points."""
    half_points = first_value(sources, "sz")
    colour = first_value(sources, "color") or ""
    return Style(
        float(half_points) / 2 if half_points and half_points.replace(".", "", 1).isdecimal() else _SIZE,
        is_on(sources, "b"),
        is_on(sources, "i"),
        # `auto` is black on paper; colours of the theme stand beside, with the same colour written out in `val`.
        int(colour, 16) if len(colour) == 6 and all(c in "0123456789abcdefABCDEF" for c in colour) else 0,
    )


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str  # `decimal`, `lowerLetter`, `bullet`, ...
    text: str  # with `%1` for the number of level 1
    legal: bool  # all numbers in it as figures
    restart: int | None  # the level whose next number begins this one anew; None: any above


@dataclass
class Numbering:
    """The lists of a document, and how far each has counted. `mark` is called once for each item, in their order."""

    styles: Styles
    lists: dict[str, Element]
    abstract: dict[str, Element]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)

    @staticmethod
    def of(package: Package, styles: Styles) -> "Numbering":
        roots = package.related("numbering")
        lists = {e.get(f"{W}numId", ""): e for root in roots for e in root.findall(f"{W}num")}
        kinds = {e.get(f"{W}abstractNumId", ""): e for root in roots for e in root.findall(f"{W}abstractNum")}
        return Numbering(styles, lists, kinds)

    def place(self, paragraph: Element) -> Numbered | None:
        """The list that a paragraph is in, by itself or by its style."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        list_properties = [own] if own is not None else []
        chain = list(self.styles.chain(self.styles.of_paragraph(paragraph)))
        list_properties += [p for s in chain if (p := s.find(f"{W}pPr/{W}numPr")) is not None]
        list_id = next((v for p in list_properties if (v := value(p.find(f"{W}numId"))) is not None), None)
        # List 0 takes a paragraph out of the list that its style is in.
        if list_id in (None, "0") or list_id not in self.lists:
            return None
        level = next((v for p in list_properties if (v := value(p.find(f"{W}ilvl"))) is not None), None)
        # A heading's style says only which list; the level is the one whose `pStyle` names that style.
        if level is None:
            level = self._level_of_style(list_id, [s.get(f"{W}styleId") for s in chain])
        return Numbered(list_id, min(int(level), MAX_LEVEL - 1) if level.isdecimal() else 0)

    def _level_of_style(self, list_id: str, styles: list[str | None]) -> str:
        for level in self._abstract(list_id).findall(f"{W}lvl"):
            if value(level.find(f"{W}pStyle")) in styles:
                return level.get(f"{W}ilvl", "0")
        return "0"

    def mark(self, place: Numbered) -> str:
        """What is printed before the next item there (`1.`, `a)`, `2.1`, `•`); empty where nothing is."""
        level = self._levels(place.list_id).get(place.level)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._counter(place), {})
        self._count(place, counts)
        if level.kind == "bullet":
            return _BULLETS.get(level.text[:1], level.text.strip()) if level.text.strip() else ""
        if level.kind == "none":
            return ""
        # `%1.%2` has the numbers of the levels above it, each as its own level counts.
        text = level.text
        for n, other in self._levels(place.list_id).items():
            number = counts.get(n, other.start)
            text = text.replace(f"%{n + 1}", spelled(number, "decimal" if level.legal else other.kind))
        return text.strip()

    def _counter(self, place: Numbered) -> str:
        """Lists of one definition count on together."""
        return value(self.lists[place.list_id].find(f"{W}abstractNumId")) or place.list_id

    def _count(self, place: Numbered, counts: dict[int, int]) -> None:
        levels = self._levels(place.list_id)
        fresh = (place.list_id, place.level) not in self._started
        self._started.add((place.list_id, place.level))
        override = self._override(place)
        # `startOverride` counts only for the list's first item: Word restarts once, and counts on after it.
        if fresh and override is not None:
            counts[place.level] = override
        else:
            counts[place.level] = counts.get(place.level, levels[place.level].start - 1) + 1
        # An item begins the deeper levels anew, unless `lvlRestart` names the level that may (ECMA-376, 17.9.10).
        for n in [n for n in counts if n > place.level]:
            limit = levels[n].restart if n in levels else None
            if limit is None or (limit > 0 and place.level < limit):
                del counts[n]

    def _override(self, place: Numbered) -> int | None:
        for each in self.lists[place.list_id].findall(f"{W}lvlOverride"):
            start = value(each.find(f"{W}startOverride"))
            if each.get(f"{W}ilvl") == str(place.level) and start is not None and start.isdecimal():
                return int(start)
        return None

    def _abstract(self, list_id: str) -> Element:
        definition = self.abstract.get(value(self.lists[list_id].find(f"{W}abstractNumId")) or "")
        if definition is None:
            return self.lists[list_id]
        link = value(definition.find(f"{W}numStyleLink"))
        # A list style: the definition is empty and points to the one that has the levels.
        if link is not None and definition.find(f"{W}lvl") is None:
            linked = (a for a in self.abstract.values() if value(a.find(f"{W}styleLink")) == link)
            return next(linked, definition)
        return definition

    def _levels(self, list_id: str) -> dict[int, _Level]:
        cached = self._known.get(list_id)
        if cached is None:
            given = self._abstract(list_id).findall(f"{W}lvl")
            given += [lvl for e in self.lists[list_id].findall(f"{W}lvlOverride") for lvl in e.findall(f"{W}lvl")]
            cached = self._known[list_id] = {int(e.get(f"{W}ilvl", "0")): _level(e) for e in given}
        return cached

    @cached_property
    def _known(self) -> dict[str, dict[int, _Level]]:
        return {}


def _level(element: Element) -> _Level:
    start, restart = value(element.find(f"{W}start")), value(element.find(f"{W}lvlRestart"))
    return _Level(
        int(start) if start is not None and start.isdecimal() else 0,
        value(element.find(f"{W}numFmt")) or "decimal",
        value(element.find(f"{W}lvlText")) or "",
        is_on([element], "isLgl"),
        int(restart) if restart is not None and restart.isdecimal() else None,
    )


def spelled(number: int, kind: str) -> str:
    """A number in a list's figures: `decimal`, `lowerLetter` (z is followed by aa), `upperRoman`, ..."""
    if kind in ("lowerLetter", "upperLetter") and number > 0:
        # After z comes aa, then bb (not ab, as in a sheet's columns).
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        return roman(number).upper() if kind == "upperRoman" else roman(number)
    if kind == "decimalZero":
        return f"{number:02}"
    return "" if kind in ("none", "bullet") else str(number)


def roman(number: int) -> str:
    text = ""
    for worth, letters in (*_ROMANS, *_ROMANS_SMALL):
        times, number = divmod(number, worth)
        text += letters * times
    return text
