"""What is printed of a paragraph of a Word document: its text with how it is set, line by line.

Insertions count and deletions don't, as if every change had been accepted; a moved text stands where it went. Hidden
text and the prompts of empty form fields are no text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.blocks import Style
from extract.formats.word.package import Element, W
from extract.formats.word.styles import Styles, first_value, is_on, style_of, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = {f"{W}del", f"{W}moveFrom", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rPr", f"{W}pPr", f"{W}instrText", f"{W}delText"}
_OPEN = {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SYMBOLS = {  # `w:sym` by font and code: boxes and ticks of Wingdings, bullets of Symbol
    "F0FE": "☒",
    "F078": "☒",
    "F0FD": "☒",
    "F052": "☑",
    "F0A8": "☐",
    "F06F": "☐",
    "F0A3": "☐",
    "F0FC": "✓",
    "F0B7": "•",
    "F0A7": "▪",
    "F0E0": "→",
    "F0F0": "→",
}
_TICKED, _EMPTY_BOX = "☒", "☐"
_PROMPT = ("placeholder text", "tekst van tijdelijke aanduiding", "tijdelijke aanduiding")


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of text set in one way."""

    text: str
    style: Style
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, or of a page or column, inside a paragraph."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box: its content is a small document of its own."""

    content: Element


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote or an endnote."""

    kind: str  # `footnote` or `endnote`
    id: str


Token = TextRun | Break | TextBox | Note


@dataclass
class UnprintedText:
    """What was met on the way and is no text of the document, to be told to the reader."""

    hidden: list[str] = field(default_factory=list)
    inserted: int = 0
    deleted: int = 0


@dataclass
class TextReader:
    """Reads paragraphs in their order: a field (`{ TOC }`) may begin in one and end in another."""

    styles: Styles
    told: UnprintedText = field(default_factory=UnprintedText)
    _fields: list[bool] = field(default_factory=list)  # open fields: whether their result has begun

    def tokens(self, paragraph: Element) -> Iterator[Token]:
        yield from self._inside(paragraph, paragraph, prompt=False)

    def prompted(self, paragraph: Element) -> Iterator[Token]:
        """The tokens of a paragraph in a content control that shows its prompt."""
        yield from self._inside(paragraph, paragraph, prompt=True)

    def _inside(self, element: Element, paragraph: Element, prompt: bool) -> Iterator[Token]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, paragraph, prompt)
            elif child.tag == f"{W}sdt":
                yield from self._control(child, paragraph, prompt)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._inside(chosen_alternative(child), paragraph, prompt)
            elif child.tag == _MATH:
                yield TextRun(child.text or "", style_of(self.styles.run_sources(paragraph, None)))
            # A `del` without a run takes out a mark or a field, no text: only what had text is told.
            elif child.tag in _GONE:
                self.told.deleted += child.tag in (f"{W}del", f"{W}moveFrom") and child.find(f"{W}r") is not None
            else:
                self.told.inserted += child.tag == f"{W}ins" and child.find(f"{W}r") is not None
                yield from self._inside(child, paragraph, prompt)

    def _control(self, control: Element, paragraph: Element, prompt: bool) -> Iterator[Token]:
        """A content control in a line; one that shows its prompt has no value."""
        for content in control.findall(f"{W}sdtContent"):
            yield from self._inside(content, paragraph, prompt or shows_prompt(control))

    def _run(self, run: Element, paragraph: Element, prompt: bool) -> Iterator[Token]:
        # Its printed figure is made when Word prints, so that the run has no text of its own.
        note = next((c for c in run if c.tag in (f"{W}footnoteReference", f"{W}endnoteReference")), None)
        if note is not None:
            yield Note(note.tag.removeprefix(W).removesuffix("Reference"), note.get(f"{W}id", ""))
            return
        sources = self.styles.run_sources(paragraph, run)
        if prompt and self._is_prompt(run):
            return
        # `specVanish` hides a paragraph mark only to join two paragraphs of different styles, and Word hides it always.
        silent = is_on(sources, "vanish", "specVanish")
        style, underlined = style_of(sources), first_value(sources, "u") not in (None, "none")
        raised = first_value(sources, "vertAlign") == "superscript"
        for token in self._parts(run, paragraph):
            if not isinstance(token, str):
                yield token
            elif silent:
                self.told.hidden.append(token)
            else:
                # `€ 500` with a raised 2 behind it was read as 5.002: a raised digit of Unicode belongs to no number.
                digits = raised and token.strip().isdecimal()
                yield TextRun(token.translate(_SUPERSCRIPT) if digits else token, style, underlined)

    def _is_prompt(self, run: Element) -> bool:
        """Whether it is set as a prompt: a control that a program filled may still say that it shows one."""
        # A program that fills a control may leave `showingPlcHdr` in it; its runs then have no prompt's style.
        names = self.styles.names(value(run.find(f"{W}rPr/{W}rStyle")))
        return any(name in _PROMPT for name in names)

    def _parts(self, run: Element, paragraph: Element) -> Iterator[str | Token]:
        for child in run:
            if child.tag == f"{W}fldChar":
                yield from self._field(child)
            elif child.tag == f"{_MC}AlternateContent":
                yield from self._parts(chosen_alternative(child), paragraph)
            # A field is open whose result hasn't begun. All of them are asked, since a field may lie in another's
            # instruction.
            elif not all(self._fields):
                continue  # the instruction of a field
            elif child.tag == f"{W}br" or child.tag == f"{W}cr":
                yield Break()
            elif child.tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                # Pictures and charts in it give nothing; what an `object` shows (a sheet of Excel) is a picture in the
                # file.
                yield from (TextBox(content) for content in text_boxes(child))
            else:
                yield _characters(child)

    def _field(self, mark: Element) -> Iterator[str]:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            # The value of an old form field stands in its definition, and must not show where it only serves another's
            # instruction.
            if all(self._fields):
                yield _form_value(mark)
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()


def _characters(child: Element) -> str:
    name = child.tag.removeprefix(W)
    if name == "t":
        # Word breaks lines itself, so that a soft hyphen shows only where a line ends, and nobody knows where that is.
        return (child.text or "").replace("\u00ad", "")
    if name in ("tab", "ptab"):
        return "\t"
    if name == "noBreakHyphen":
        return "-"
    if name == "sym":
        code = child.get(f"{W}char", "").upper()
        # F000 to F0FF are places in the font, not in Unicode: of one that isn't listed nobody can tell what it draws.
        return _SYMBOLS.get(code, "" if code.startswith("F0") or not code else _character(code))
    return ""


def _character(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 31 < number < 0xD800 else ""


def _form_value(mark: Element) -> str:
    """What a form field of the old kind shows that isn't in its result: a box, ticked or not, or the chosen item."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        state = box.find(f"{W}checked")
        # A box that nobody touched shows its default, and `checked` is missing then.
        state = state if state is not None else box.find(f"{W}default")
        # An element without a value is on, as for all switches of the format (ST_OnOff).
        ticked = state is not None and (value(state) or "1") not in ("0", "false", "off")
        return _TICKED if ticked else _EMPTY_BOX
    choice = mark.find(f"{W}ffData/{W}ddList")
    if choice is not None:
        entries = [value(entry) or "" for entry in choice.findall(f"{W}listEntry")]
        # No result: the list shows its first entry.
        number = value(choice.find(f"{W}result")) or value(choice.find(f"{W}default")) or "0"
        return entries[int(number)] if number.isdecimal() and int(number) < len(entries) else ""
    return ""


def shows_prompt(control: Element) -> bool:
    """Whether a content control is empty: `Klik of tik om tekst in te voeren`."""
    shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    return shown is not None and (value(shown) or "1") not in ("0", "false", "off")


def chosen_alternative(alternatives: Element) -> Element:
    """One of the ways in which the same thing is written for old and new Words: never two."""
    # The newer way first; it is sometimes left empty, and then the fallback alone has the text.
    alternative = alternatives.find(f"{_MC}Choice")
    if alternative is None or len(alternative) == 0:
        alternative = alternatives.find(f"{_MC}Fallback")
    return alternative if alternative is not None else Element("nothing")


def text_boxes(drawing: Element) -> Iterator[Element]:
    """The text boxes in a drawing, the outer one of two that lie in each other."""
    for child in drawing:
        # Not its inside: a box within a box is a text box of the outer one's paragraphs, and comes with these.
        if child.tag == f"{W}txbxContent":
            yield child
        else:
            yield from text_boxes(chosen_alternative(child) if child.tag == f"{_MC}AlternateContent" else child)


def unwrapped_children(element: Element) -> Iterator[tuple[Element, bool]]:
    """The children of a body, a row or a table, those in content controls and insertions too; and whether an empty
    content control is around them."""
    for child in element:
        if child.tag == f"{_MC}AlternateContent":
            yield from unwrapped_children(chosen_alternative(child))
        elif child.tag == f"{W}sdt":
            empty = shows_prompt(child)
            for content in child.findall(f"{W}sdtContent"):
                yield from ((each, inner or empty) for each, inner in unwrapped_children(content))
        elif child.tag in _OPEN:
            yield from unwrapped_children(child)
        # What is neither a wrapper nor gone is a block, a row or a cell: whoever asked knows which of them it wants.
        elif child.tag not in _GONE:
            yield child, False
