"""What kind a file is, told by its bytes; the sentence for each kind that isn't read; letters that lost a byte."""

import io
import sys
import zipfile
from pathlib import Path

import pytest
from made_word import p, word

from extract.errors import ReadError
from extract.formats import is_junk, kind_of
from extract.formats.encoding import decode_text
from extract.read import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


ODT = zipped(mimetype=b"application/vnd.oasis.opendocument.text", content=b"")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("agenda", b"%PDF-1.7\n", "pdf"),  # a PDF without its extension
        ("agenda.txt", b"%PDF-1.7\n", "pdf"),  # ... or under another
        ("agenda.pdf", b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n", "pdf"),  # as a server sent it
        ("over-pdf.txt", b"Een PDF begint met %PDF-1.7", "tekst"),  # a text that speaks of it
        ("agenda.pdf", word(p("x")), "docx"),
        ("agenda.docx", b"PK\x03\x04half", "docx"),  # broken: Word's reader says so
        ("agenda", b"GKA Agenda", "tekst"),
        ("agenda.txt", "GKA Agenda".encode("utf-16"), "tekst"),
        ("agenda.TXT", b"Doel\x0b: x\x1a", "tekst"),  # signs of old programs
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "oud_word"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "versleuteld"),
        ("a.msg", OLE + "__substg1.0_001A".encode("utf-16-le"), "mail"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "rekenblad"),
        ("a.pub", OLE, "ander_office"),
        ("a.odt", ODT, "opendocument"),
        ("a.xlsx", zipped(xl__workbook=b""), "rekenblad"),
        ("a.pptx", zipped(ppt__presentation=b""), "presentatie"),
        ("a", zipped(x=b""), "archief"),
        ("a.rtf", b"{\\rtf1\\ansi", "rtf"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "afbeelding"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic", "afbeelding"),
        ("a.eml", b"From: a@b.example\nTo: c@d.example\nSubject: agenda\n\nHierbij.", "mail"),
        ("a.txt", b"Contact:\nFrom: Rotterdam to Delft", "tekst"),  # a colon is no mail
        ("a.html", b"\n<!DOCTYPE html><html>", "html"),
        ("a.json", b"{}", "gegevens"),
        ("a.bin", bytes(100), "onbekend"),
    ],
)
def test_the_bytes_tell_the_kind(name: str, data: bytes, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("name", "data", "code", "status"),
    [
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), "geen_soort", "mislukt"),
        ("a.odt", ODT, "geen_soort", "mislukt"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "geen_soort", "mislukt"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "versleuteld", "mislukt"),
        ("a.json", b"{}", "geen_soort", "overgeslagen"),  # hardly an agenda: no failure of the run
        ("a.bin", bytes(100) + b"x", "geen_soort", "overgeslagen"),
    ],
)
def test_a_kind_that_is_not_read_says_how_to_convert_it(name: str, data: bytes, code: str, status: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_bytes(data, name)
    assert (refused.value.code, refused.value.status) == (code, status)
    message = str(refused.value)
    assert message.endswith(".") and ";" in message


@pytest.mark.parametrize(
    ("path", "junk"),
    [
        ("sub/.DS_Store", True),
        ("Thumbs.db", True),
        ("desktop.ini", True),
        ("~$agenda.docx", True),  # Word's lock beside a document that is open
        ("__MACOSX/agenda.pdf", True),
        ("agenda~.docx", False),
        ("desktop.ini.pdf", False),
    ],
)
def test_what_programs_leave_behind_is_no_document(path: str, junk: bool) -> None:
    assert is_junk(path) is junk


def test_a_bad_byte_costs_its_letter_and_not_the_encoding() -> None:
    text = "Financiën: € 10.000 voor reünies"
    damaged = text.encode().replace("ü".encode(), b"\xfc")
    assert decode_text(damaged) == text.replace("ü", "\ufffd")
    assert decode_text(text.encode("cp1252")) == text


def test_windows_1252_is_never_taken_for_damaged_utf_8() -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "samples"))
    import render_source
    import render_text

    for name in render_source.samples():
        text = render_text.text(render_source.load(name))
        data = text.encode("cp1252", errors="replace")
        assert decode_text(data) == data.decode("cp1252"), name
