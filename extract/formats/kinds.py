"""Tells what kind of file some bytes are. The bytes decide; the name only parts text from data.

Each format that may hold an agenda is known by its first bytes, or by the names of its parts: rules of a few lines.
magika, which tells 200 kinds, brings a neural model and onnxruntime along. What is said of the kinds that nobody reads
stands in `kinds.toml`.
"""

import io
import re
import tomllib
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from extract.errors import ReadError

PDF, WORD, TEXT = "pdf", "docx", "tekst"  # the kinds that have a reader
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office's container before 2007, and around what has a password now
_HEAD = 4096
# Share of control characters that a text out of an old program has at most; bytes at random have 0.12.
_FEW_CONTROLS = 0.02
_STARTS = (
    (b"{\\rtf", "rtf"),
    (b"\xff\xd8\xff", "afbeelding"),
    (b"\x89PNG\r\n\x1a\n", "afbeelding"),
    (b"GIF8", "afbeelding"),
    (b"II*\x00", "afbeelding"),  # TIFF
    (b"MM\x00*", "afbeelding"),
    (b"7z\xbc\xaf\x27\x1c", "archief"),
    (b"Rar!\x1a\x07", "archief"),
    (b"\x1f\x8b", "archief"),
)
_OLE_STREAMS = (  # names of what is in the container, the first that is there; UTF-16 as its directory has them
    ("EncryptedPackage", "versleuteld"),
    ("WordDocument", "oud_word"),
    ("__substg1.0_", "mail"),
    ("Workbook", "rekenblad"),
    ("PowerPoint Document", "presentatie"),
)
_ZIPPED = (  # the beginning of a part's name
    ("word/", WORD),
    ("xl/", "rekenblad"),
    ("ppt/", "presentatie"),
    ("Index/Document.iwa", "pages"),
)
_OPEN_DOCUMENT = {b".text": "opendocument", b".spreadsheet": "rekenblad", b".presentation": "presentatie"}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MAIL = re.compile(r"^(?:From|To|Subject|Date|Received|Return-Path|MIME-Version|Message-ID|Delivered-To):", re.M)
_FIRST_HEADER = re.compile(r"(?:From |[A-Z][\w-]{1,40}:\s)")


def kind_of(data: bytes, name: str) -> str:
    """`pdf`, `docx`, `tekst`, or the name of a kind in kinds.toml; `versleuteld` for Office with a password.

    The order matters: a PDF may begin with white space, and a text may speak of `%PDF-` in its first line.
    """
    head = data[:_HEAD]
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    # The names of its streams are in a directory anywhere in the file, so all of it is searched.
    if head.startswith(_OLE):
        return next((kind for word, kind in _OLE_STREAMS if word.encode("utf-16-le") in data), "ander_office")
    known = next((kind for start, kind in _STARTS if head.startswith(start)), None)
    if known is not None or _is_boxed_image(head):
        return known or "afbeelding"
    # Before a late `%PDF-`: a text that explains PDFs has the same letters, but no byte that text never has.
    if _is_text(head):
        return _written(head.decode("latin-1").removeprefix("ï»¿"), name)
    if b"%PDF-" in head[:1024]:  # after some bytes of a mail or a server, as readers of PDFs allow
        return PDF
    return "afbeelding" if _is_bitmap(data) else "onbekend"


def _is_boxed_image(head: bytes) -> bool:
    """WebP and HEIC, whose name stands behind the length of their first box."""
    return (head[:4] == b"RIFF" and head[8:12] == b"WEBP") or head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1")


def _is_bitmap(data: bytes) -> bool:
    """A BMP, which says its own length: `BM` alone begins a text too (`BMI`, `BMO`)."""
    return data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data)


def _is_text(head: bytes) -> bool:
    """No bytes that text never has; in UTF-16 every other one is nought."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = len(re.findall(rb"[\x01-\x08\x0e-\x1f\x7f]", head))
    return b"\x00" not in head and controls <= max(2, _FEW_CONTROLS * len(head))


def _written(text: str, name: str) -> str:
    suffix = _suffix(name)
    # Who names it .txt wants it read as text, though it opens with a tag.
    if _HTML.match(text) and suffix != ".txt":
        return "html"
    # Three different header lines: `Contact:` above `From: Rotterdam to Delft` is an agenda's text.
    if _FIRST_HEADER.match(text) and len(set(_MAIL.findall(text))) >= 3:
        return "mail"
    # A PDF of text only (no compressed stream) has no byte that text never has.
    if "%PDF-" in text[:1024] and suffix not in (".txt", ".text"):
        return PDF
    return TEXT if suffix in _data()["text"]["suffixes"] else "html" if suffix in (".htm", ".html") else "gegevens"


def _zipped(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            start = archive.read("mimetype")[:80] if names[:1] == ["mimetype"] else b""
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError):
        # A broken zip: the name says what its owner thinks it is, and the reader of that kind tells what is wrong.
        return WORD if _suffix(name) == ".docx" else "onbekend" if _suffix(name) == ".txt" else "archief"
    for ending, kind in _OPEN_DOCUMENT.items():
        if b"opendocument" + ending in start:
            return kind
    # By what is in it: a Word document that was renamed to .zip is one all the same.
    for part, kind in _ZIPPED:
        if any(each.startswith(part) for each in names):
            return kind
    return WORD if _suffix(name) == ".docx" else "archief"


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def unreadable(kind: str, name: str) -> ReadError:
    """The sentence for a kind that has no reader."""
    if kind == "versleuteld":
        return ReadError("versleuteld", "Het bestand is met een wachtwoord beveiligd; bewaar het zonder wachtwoord.")
    if kind == "onbekend" and _suffix(name) == ".txt":
        return ReadError("geen_tekst", "Het bestand heet .txt, maar bevat geen tekst; controleer wat het is.")
    # A page of HTML that a server sent instead of the PDF, half a download: asking the sender helps, converting
    # doesn't.
    if kind in ("onbekend", "gegevens") and _suffix(name) in (".pdf", ".docx"):
        return ReadError(
            "geen_pdf", "Het bestand is geen PDF en geen Word-document; vraag de afzender om het opnieuw te sturen."
        )
    told = _data()[kind]
    return ReadError("geen_soort", told["message"], "mislukt" if told["holds"] else "overgeslagen")


def is_junk(path: str) -> bool:
    """Whether a path is plainly no document, but what a program left behind (`Thumbs.db`, `~$agenda.docx`)."""
    junk = _data()["junk"]
    *folders, name = path.casefold().split("/")
    return (
        name in junk["names"]
        or name.startswith(tuple(junk["prefixes"]))
        or not set(folders).isdisjoint(junk["folders"])
    )


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).with_name("kinds.toml")).read_text(encoding="utf-8"))
