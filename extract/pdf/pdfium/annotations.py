"""What a page's annotations say: texts typed into form fields, and comments that only a viewer shows.

A form field's value is taken from the file and not from its appearance: that may be missing (`NeedAppearances`), and
shows no more than the box has room for. What prints and is known by its appearance alone (a stamp, a signature)
is left on the page, to be made part of it; everything else is taken off, so that nothing comes twice.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2.raw as c

from extract.pdf.page_objects import TypedText
from extract.pdf.typed_values import TICK, UNTICKED, font_size_in

_UNSEEN = c.FPDF_ANNOT_FLAG_HIDDEN | c.FPDF_ANNOT_FLAG_NOVIEW
_PASSWORD = 1 << 13  # of a text field's flags (ISO 32000-1, table 228)
_PICTURED = (c.FPDF_ANNOT_STAMP, c.FPDF_ANNOT_WATERMARK)  # known by their appearance: their contents are a comment
_MOST = 200_000  # bytes of a value: more than a document of a thousand pages holds
_VALUE_ROLES = (c.FPDF_FORMFIELD_TEXTFIELD, c.FPDF_FORMFIELD_COMBOBOX, c.FPDF_FORMFIELD_LISTBOX)
_TICK_ROLES = (c.FPDF_FORMFIELD_CHECKBOX, c.FPDF_FORMFIELD_RADIOBUTTON)
_SILENT = (c.FPDF_ANNOT_LINK, c.FPDF_ANNOT_POPUP)  # a link's text is on the page, a popup's is its parent's


@dataclass(frozen=True, slots=True)
class Annotations:
    """What annotations say. Boxes are in the page's own space, y upwards: `top` is the larger."""

    typed: tuple[TypedText, ...] = ()
    comments: tuple[str, ...] = ()
    printed: bool = False  # some are left on the page, to be flattened


@contextmanager
def forms_of(document: Any) -> Iterator[Any]:
    """PDFium's handle for a document's form; None where it has none."""
    if document.get_formtype() == c.FORMTYPE_NONE:
        yield None
        return
    config = c.FPDF_FORMFILLINFO(version=2)
    handle = c.FPDFDOC_InitFormFillEnvironment(document, config)
    try:
        yield handle
    finally:
        if handle:
            c.FPDFDOC_ExitFormFillEnvironment(handle)


def pdfium_annotations(page: Any, form: Any) -> Annotations:
    """What a page's annotations say; those that need no flattening are taken off it."""
    count = c.FPDFPage_GetAnnotCount(page)
    typed: list[TypedText] = []
    comments: list[str] = []
    printed = False
    # From the last to the first: taking one off renumbers those behind it.
    for n in reversed(range(count)):
        annotation = c.FPDFPage_GetAnnot(page, n)
        try:
            said = _read(annotation, form)
        finally:
            c.FPDFPage_CloseAnnot(annotation)
        if said is True:
            printed = True
            continue
        c.FPDFPage_RemoveAnnot(page, n)
        if isinstance(said, TypedText):
            typed.append(said)
        elif said:
            comments.append(said)
    return Annotations(tuple(reversed(typed)), tuple(dict.fromkeys(reversed(comments))), printed)


def _read(annotation: Any, form: Any) -> TypedText | str | bool:
    """A typed text, a comment, True for what prints by its appearance, False for what says nothing."""
    kind, flags = c.FPDFAnnot_GetSubtype(annotation), c.FPDFAnnot_GetFlags(annotation)
    unseen = bool(flags & _UNSEEN)
    if kind == c.FPDF_ANNOT_WIDGET:
        return False if unseen else _field(annotation, form)
    if kind in _SILENT:
        return False
    contents = _string(annotation, b"Contents").strip()
    prints = bool(flags & c.FPDF_ANNOT_FLAG_PRINT) and not unseen
    if kind == c.FPDF_ANNOT_FREETEXT and prints:
        # A free text keeps its words in /Contents; without them only its appearance shows any.
        return _typed(annotation, contents, 0.0) if contents else _has_appearance(annotation)
    if kind in _PICTURED and prints and _has_appearance(annotation):
        return True
    # What is left is a comment: a note, a remark on marked text, a stamp without a picture.
    return contents if not flags & c.FPDF_ANNOT_FLAG_HIDDEN else False


def _field(annotation: Any, form: Any) -> TypedText | bool:
    """A form field's value or tick; True for a signature that shows something."""
    role = c.FPDFAnnot_GetFormFieldType(form, annotation) if form else c.FPDF_FORMFIELD_UNKNOWN
    if role in _TICK_ROLES:
        state = _string(annotation, b"AS") or _string(annotation, b"V")  # FPDFAnnot_IsChecked says no of some that are
        return _typed(annotation, TICK if state not in ("", "Off") else UNTICKED, 0.0, ticked=True)
    if role == c.FPDF_FORMFIELD_SIGNATURE:
        return _has_appearance(annotation)
    if role not in (*_VALUE_ROLES, c.FPDF_FORMFIELD_UNKNOWN):
        return False
    # A password shows as dots on the page: nothing that a reader sees.
    if role == c.FPDF_FORMFIELD_TEXTFIELD and c.FPDFAnnot_GetFormFieldFlags(form, annotation) & _PASSWORD:
        return False
    # `/V` of a choice is what would be sent away (`2`), the label is what stands on the page (`Vmbo`).
    chosen = _chosen(annotation, form) if role in _VALUE_ROLES[1:] else ""
    value = chosen or (_value(annotation, form) if role in _VALUE_ROLES else "") or _string(annotation, b"V")
    # FPDFAnnot_GetFontSize says 0 of most, and crashes on a field without a font.
    return _typed(annotation, value, font_size_in(_string(annotation, b"DA"))) if value.strip() else False


def _typed(annotation: Any, text: str, size: float, ticked: bool = False) -> TypedText | bool:
    box = c.FS_RECTF()
    if not c.FPDFAnnot_GetRect(annotation, ctypes.byref(box)):
        return False
    # A rectangle may name any two opposite corners (ISO 32000-1, 7.9.5).
    x0, x1 = sorted((box.left, box.right))
    low, high = sorted((box.bottom, box.top))
    return TypedText(text, x0, high, x1, low, round(size, 2), ticked)


def _chosen(annotation: Any, form: Any) -> str:
    """What a list shows as chosen, each choice on a line: the labels that a reader sees, not what is sent away."""
    count = max(0, c.FPDFAnnot_GetOptionCount(form, annotation))
    chosen = (n for n in range(count) if c.FPDFAnnot_IsOptionSelected(form, annotation, n))
    return "\n".join(_text(partial(c.FPDFAnnot_GetOptionLabel, form, annotation, n)) for n in chosen)


def _value(annotation: Any, form: Any) -> str:
    return _text(partial(c.FPDFAnnot_GetFormFieldValue, form, annotation))


def _string(annotation: Any, key: bytes) -> str:
    return _text(partial(c.FPDFAnnot_GetStringValue, annotation, key))


def _has_appearance(annotation: Any) -> bool:
    return bool(c.FPDFAnnot_HasKey(annotation, b"AP"))


def _text(ask: Callable[[Any, int], int]) -> str:
    """What PDFium writes in UTF-16, asked first for its length in bytes."""
    length = min(_MOST, ask(None, 0))
    if length <= 2:  # the closing nought alone, two bytes in UTF-16
        return ""
    buffer = ctypes.create_string_buffer(length + 2)
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    return buffer.raw[: length - length % 2].decode("utf-16-le", "replace").rstrip("\0")
