"""What is told of a page beside its text: what a reader can't see, or sees only in a viewer or on the whole sheet.

Nothing of it becomes text of the agenda, and nothing of it is lost: it is a doubt (a finding in the tables) or residue.
Messages are in Dutch, since analysts read them.
"""

from collections.abc import Iterator

from extract.document import Doubt, Residue
from extract.layout.lines import segments_of
from extract.layout.words import words_of
from extract.pdf.page_objects import RawPage

_OUTSIDE = "Op pagina {page} valt tekst buiten het deel van de pagina dat een lezer ziet; die is niet geplaatst."
_LAYERED = "Deze scan heeft een eigen, onzichtbare tekstlaag; de tekst is uit het beeld zelf herkend (OCR)."
_HIDDEN = "Onzichtbare tekst op pagina {pages} is niet overgenomen: ‘{text}’."
_COMMENT = (
    "Op pagina {page} staat een opmerking die alleen een PDF-lezer toont, en die geen tekst van de agenda is: ‘{text}’."
)
_LONGEST = 120  # characters of hidden text in a message


class PageNotes:
    """The doubts and the residue of a document's pages, added page by page.

    Hidden text is kept by its words: the same is often on every page, and told once, with all its pages.
    """

    def __init__(self) -> None:
        self.residue: list[Residue] = []
        self._doubts: list[Doubt] = []
        self._hidden: dict[str, list[int]] = {}  # the pages of each hidden text; of a scan's own text layer under ""

    def add(self, raw: RawPage) -> None:
        """Notes what the decoder met on a page."""
        if raw.hidden:
            # A searchable scan carries its whole text a second time, unseen: one short finding, not a page of text for
            # each page.
            text = _hidden_text(raw) if raw.text_layer == "digitaal" else ""
            self._hidden.setdefault(text, []).append(raw.number)
        notes = (*raw.notes, _OUTSIDE.format(page=raw.number)) if raw.outside else raw.notes
        self._doubts += (Doubt("pagina_opmerking", note, page=raw.number) for note in notes)
        comments = (_COMMENT.format(page=raw.number, text=text) for text in raw.comments)
        # A reviewer's note (`nog afstemmen met de wethouder`) is no text of the agenda, but whoever decides by it must
        # see it.
        self._doubts += (Doubt("aantekening", comment, page=raw.number) for comment in comments)
        self.residue += _outside_text(raw)
        self.residue += (Residue(raw.number, text, ()) for text in raw.comments)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Those of single pages, then one for each hidden text."""
        # One for each text: a hidden layer `CONCEPT` is on all pages of a draft, and would be as many findings.
        hidden = (_hidden_doubt(text, pages) for text, pages in self._hidden.items())
        return (*self._doubts, *hidden)


def _hidden_doubt(text: str, pages: list[int]) -> Doubt:
    message = _HIDDEN.format(pages=_listed(pages), text=text) if text else _LAYERED
    return Doubt("tekst_onzichtbaar", message, page=pages[0])


def _outside_text(raw: RawPage) -> Iterator[Residue]:
    """What the page prints beyond the part of it that is shown: left over, since a reader who prints the whole sheet
    sees it. It has no place on the page, and its characters aren't counted among the page's."""
    text = " ".join(segment.text for line in segments_of(words_of(raw.outside)) for segment in line)
    if text:
        yield Residue(raw.number, text, ())


def _hidden_text(raw: RawPage) -> str:
    text = " ".join(word.text for word in words_of(raw.hidden))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _listed(pages: list[int]) -> str:
    """`3`; `3 en 5`; `1 tot en met 9`; `1, 4 en 7`."""
    if len(pages) > 2 and pages == list(range(pages[0], pages[-1] + 1)):
        return f"{pages[0]} tot en met {pages[-1]}"
    head, last = ", ".join(map(str, pages[:-1])), str(pages[-1])
    return f"{head} en {last}" if head else last
