"""What was typed into a page's boxes and what only a viewer shows, through pdfplumber: the second opinion.

It follows the rules of `pdfium/annotations.py`; but appearances aren't drawn here, since pdfminer draws none: the text
of stamps and signatures is left to the first reader.
"""

from typing import Any

from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import decode_text

from extract.pdf.page_objects import TypedText
from extract.pdf.typed_values import TICK, UNTICKED, font_size_in

_HIDDEN, _PRINT, _NO_VIEW = 1 << 1, 1 << 2, 1 << 5  # of an annotation's flags (ISO 32000-1, table 165)
_PASSWORD, _RADIO, _BUTTON = 1 << 13, 1 << 15, 1 << 16  # of a field's flags (tables 226 and 228)
_ANCESTORS = 20  # of a field: a file may name a field as its own parent
_SILENT = ("Link", "Popup")


def pdfplumber_annotations(page: Any) -> tuple[tuple[TypedText, ...], tuple[str, ...]]:
    """Typed texts and comments of a page that pdfplumber opened."""
    said = [_read(item) for item in page.annots]
    typed = tuple(one for one in said if isinstance(one, TypedText))
    return typed, tuple(dict.fromkeys(one for one in said if isinstance(one, str) and one))


def is_xfa_form(document: Any) -> bool:
    """Whether pages are made from XFA by the program that shows them."""
    return bool(resolve1(document.doc.catalog.get("NeedsRendering")))


def _read(item: dict[str, Any]) -> TypedText | str | None:
    data = item["data"]
    kind, flags = _name(data.get("Subtype")), _number(data.get("F"))
    if kind == "Widget":
        return None if flags & (_HIDDEN | _NO_VIEW) else _field(item)
    if kind in _SILENT or flags & _HIDDEN:
        return None
    contents = _text(data.get("Contents")).strip()
    if kind == "FreeText" and flags & _PRINT and not flags & _NO_VIEW:
        return _typed(item, contents) if contents else None
    return contents


def _field(item: dict[str, Any]) -> TypedText | None:
    data = item["data"]
    kind, flags = _name(_inherited(data, "FT")), _number(_inherited(data, "Ff"))
    if kind == "Btn":
        # By the appearance's state: each box of a group of radio buttons has its own, the value is the group's.
        ticked = _name(data.get("AS")) not in ("", "Off")
        return None if flags & _BUTTON else _typed(item, TICK if ticked else UNTICKED, ticked=True)
    if kind == "Sig" or (kind == "Tx" and flags & _PASSWORD):
        return None
    value = resolve1(_inherited(data, "V"))
    values = value if isinstance(value, list) else [value]
    labels = dict(_option(option) for option in resolve1(_inherited(data, "Opt")) or ()) if kind == "Ch" else {}
    text = "\n".join(labels.get(one, one) for one in map(_text, values))
    return _typed(item, text) if text.strip() else None


def _typed(item: dict[str, Any], text: str, ticked: bool = False) -> TypedText:
    widget = _name(item["data"].get("Subtype")) == "Widget" and not ticked
    size = font_size_in(_text(_inherited(item["data"], "DA"))) if widget else 0.0
    return TypedText(text, item["x0"], item["top"], item["x1"], item["bottom"], size, ticked)


def _option(option: Any) -> tuple[str, str]:
    """What a choice sends away, and what it shows."""
    known = resolve1(option)
    return (_text(known[0]), _text(known[-1])) if isinstance(known, list) and known else (_text(known), _text(known))


def _inherited(data: dict[str, Any], key: str) -> Any:
    """A field's entry, its own or an ancestor's."""
    node: Any = data
    for _ in range(_ANCESTORS):
        if not isinstance(node, dict):
            return None
        # `FT`, `Ff`, `V` and `DA` are inherited (ISO 32000-1, 12.7.3.1): fields of one name hold them in their parent.
        if key in node:
            return resolve1(node[key])
        node = resolve1(node.get("Parent"))
    return None


def _text(value: Any) -> str:
    known = resolve1(value)
    known = known.get_data() if isinstance(known, PDFStream) else known
    return decode_text(known) if isinstance(known, bytes) else known if isinstance(known, str) else _name(known)


def _name(value: Any) -> str:
    return str(value.name) if isinstance(value, PSLiteral) else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
