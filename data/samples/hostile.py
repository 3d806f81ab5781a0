"""A kind of attack in, a file's bytes out: what must not hang, crash or fill the machine that reads it.

Broken, endless, huge, locked and cunning PDFs, each small on the disk and quickly made, and what is no PDF at all.
`ends` says how a reader may end with each: with one of these error codes, or (`ok`) by reading it. Knows no reader.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

MEGA = 1_000_000
_TEXT = b"BT /F 12 Tf 72 720 Td (Gelijke kansen in de gemeente) Tj ET\n"
_FONT = b"/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
LIMITED = ("te_groot", "te_complex", "te_veel_paginas", "tijd_op", "geheugen_op", "proces_gestopt")
BROKEN = ("pdf_beschadigd", "pdf_zonder_paginas")


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to attack. `make` takes a number, so that no two files are alike."""

    name: str
    make: Callable[[int], bytes]
    ends: tuple[str, ...]
    suffix: str = ".pdf"
    costly: bool = False  # takes more than a second to make or to refuse
    unguarded: bool = False  # no reader sees it coming: only the limits of a process end it


def pdf(objects: dict[int, bytes], trailer: bytes = b"", *, turn: int = 0) -> bytes:
    """A PDF of numbered objects; the first is the catalog."""
    out = bytearray(b"%%PDF-1.7\n%% %d\n" % turn)
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes,
    turn: int,
    *,
    page: bytes = b"",
    resources: bytes = b"",
    catalog: bytes = b"",
    box: bytes = b"[0 0 595 842]",
    more: dict[int, bytes] | None = None,
) -> bytes:
    """A PDF of one page; `content` is its content stream, an object of its own."""
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog,
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox %b /Contents 4 0 R /Resources << %b %b >> %b >>"
        % (box, _FONT, resources, page),
        4: content,
    }
    return pdf(objects | (more or {}), turn=turn)


def deflated(megabytes: int, unit: bytes = b" ") -> bytes:
    """A stream that inflates to so many megabytes, made without making these: one packed megabyte, again and again."""
    packer = zlib.compressobj(9)
    plain = (unit * (MEGA // len(unit) + 1))[:MEGA]
    first = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)
    return first + (megabytes - 1) * again + packer.flush()


def good(turn: int) -> bytes:
    """An ordinary page, to be broken."""
    return one_page(stream(_TEXT), turn)


def endless(turn: int) -> bytes:
    """A content stream of some gigabytes."""
    return one_page(stream(deflated(4000), b"/Filter /FlateDecode"), turn)


def endless_twice(turn: int) -> bytes:
    """Packed twice: a few kilobytes that become gigabytes."""
    return one_page(stream(zlib.compress(deflated(4000), 9), b"/Filter [/FlateDecode /FlateDecode]"), turn)


def endless_objects(turn: int) -> bytes:
    """An object stream that inflates without end."""
    more = {5: stream(deflated(2000), b"/Type /ObjStm /N 1000000 /First 10 /Filter /FlateDecode")}
    return one_page(b"6 0 R", turn, more=more)


def many_pages(count: int, turn: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % n for n in range(3, 3 + count))
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids)}
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    return pdf(objects | dict.fromkeys(range(3, 3 + count), page), turn=turn)


def count_lies(turn: int) -> bytes:
    """It says to have two thousand million pages."""
    return good(turn).replace(b"/Count 1", b"/Count 2147483647")


def paths(turn: int) -> bytes:
    """A million lines on a page."""
    return one_page(stream(deflated(24, b"10 10 m 90 90 l S\n"), b"/Filter /FlateDecode"), turn)


def letters(turn: int) -> bytes:
    """Millions of letters on a page."""
    data = b"BT /F 1 Tf 1 0 0 1 9 9 Tm (" + b"letters ) Tj (" * 250_000 + b") Tj ET"
    return one_page(stream(zlib.compress(data), b"/Filter /FlateDecode"), turn)


def nested_arrays(turn: int) -> bytes:
    return one_page(stream(_TEXT), turn, page=b"/Deep " + b"[" * 200_000 + b"]" * 200_000)


def nested_states(turn: int) -> bytes:
    return one_page(stream(zlib.compress(b"q " * 2_000_000 + _TEXT), b"/Filter /FlateDecode"), turn)


def nested_tree(turn: int) -> bytes:
    """A page tree a hundred thousand levels deep."""
    depth = 100_000
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>"}
    for n in range(2, depth):
        objects[n] = b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (n + 1)
    objects[depth] = b"<< /Type /Page /MediaBox [0 0 595 842] >>"
    return pdf(objects, turn=turn)


def cyclic_tree(turn: int) -> bytes:
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 9 /Parent 3 0 R /Kids [3 0 R 2 0 R] >>",
        3: b"<< /Type /Pages /Count 9 /Parent 2 0 R /Kids [2 0 R 3 0 R] >>",
    }
    return pdf(objects, turn=turn)


def form(content: bytes, inner: int | None) -> bytes:
    resources = b"/XObject << /X %d 0 R >>" % inner if inner else _FONT
    return stream(content, b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << %b >>" % resources)


def cyclic_forms(turn: int) -> bytes:
    more = {5: form(b"/X Do /X Do", 6), 6: form(b"/X Do /X Do", 5)}
    return one_page(stream(b"/X Do"), turn, resources=b"/XObject << /X 5 0 R >>", more=more)


def laughs(turn: int) -> bytes:
    """Forms that draw forms, ten times each, ten deep: small, and thousands of millions of drawings."""
    more = {n: form(b"/X Do " * 10, n + 1) for n in range(5, 15)} | {15: form(_TEXT, None)}
    return one_page(stream(b"/X Do"), turn, resources=b"/XObject << /X 5 0 R >>", more=more)


def hidden_laughs(turn: int) -> bytes:
    """The same, with the forms' names in objects of their own: nobody who searches the bytes sees what draws what."""
    data = laughs(turn)
    names = {100 + n: b"<< /XObject << /X %d 0 R >> >>" % (n + 1) for n in range(5, 15)}
    for n in range(5, 15):
        data = data.replace(b"/Resources << /XObject << /X %d 0 R >> >>" % (n + 1), b"/Resources %d 0 R" % (100 + n))
    more = b"".join(b"%d 0 obj\n%b\nendobj\n" % item for item in names.items())
    return data[: data.index(b"xref\n")] + more + b"trailer\n<< /Size 200 /Root 1 0 R >>\n%%EOF\n"


def heavy_pages(turn: int) -> bytes:
    """Nine hundred pages of one content, each just light enough to be read: together they take for ever."""
    count = 900
    kids = b" ".join(b"%d 0 R" % n for n in range(10, 10 + count))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count %d /Kids [%b] >>" % (count, kids),
        3: stream(deflated(2, b"10 10 m 90 90 l S\n"), b"/Filter /FlateDecode"),
    }
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>"
    return pdf(objects | dict.fromkeys(range(10, 10 + count), page), turn=turn)


def xref_garbage(turn: int) -> bytes:
    """Every place in the table is wrong; the objects are there."""
    head, tail = good(turn).split(b"xref\n", 1)
    return head + b"xref\n" + tail.replace(b"00000 n", b"00077 n").replace(b"00000000", b"00012345")


def xref_cycle(turn: int) -> bytes:
    """A table whose predecessor is itself."""
    data = good(turn)
    start = data.index(b"xref\n")
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def length_cycle(turn: int) -> bytes:
    """The length of a stream stands in the stream."""
    return good(turn).replace(b"/Length %d" % len(_TEXT), b"/Length 4 0 R")


def cut(turn: int) -> bytes:
    """Where a download stopped, before the page."""
    data = good(turn)
    return data[: data.index(b"3 0 obj")]


def active(turn: int) -> bytes:
    """Scripts, programs to start, addresses to call, a file inside: none of it may do anything."""
    action = b"/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >>"
    names = b"/Names << /EmbeddedFiles << /Names [(../../weg.txt) 5 0 R] >> >>"
    actions = (
        b"/AA << /O << /S /Launch /F (/bin/touch) /Win << /F (cmd.exe) >> >> >> /Annots ["
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>"
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /SubmitForm /F (http://127.0.0.1:9/) >> >>]"
    )
    more = {
        5: b"<< /Type /Filespec /F (../../weg.txt) /EF << /F 6 0 R >> >>",
        6: stream(b"weg", b"/Type /EmbeddedFile"),
    }
    return one_page(stream(_TEXT), turn, catalog=action + names, page=actions, more=more)


def far_image(turn: int) -> bytes:
    """A picture of a hundred thousand by a hundred thousand points on a page without text."""
    image = stream(
        deflated(1250, b"\0"),
        b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceGray /BitsPerComponent 1"
        b" /Filter /FlateDecode",
    )
    content = stream(b"595 0 0 842 0 0 cm /X Do")
    return one_page(content, turn, resources=b"/XObject << /X 5 0 R >>", more={5: image})


def locked(user: str, turn: int) -> bytes:
    """Encrypted; without a user's password it opens for everybody: the owner's only guards printing and the like."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, "eigenaar", strength=128), invariant=1)
    canvas.drawString(72, 720, f"Gelijke kansen in de gemeente, versie {turn}")
    canvas.save()
    return out.getvalue()


def office(turn: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:document>{turn}</w:document>")
    return out.getvalue()


def _boxed(box: bytes) -> Callable[[int], bytes]:
    return lambda turn: one_page(stream(_TEXT), turn, box=box)


_ALL = (
    Kind("leeg", lambda turn: b" " * turn, ("leeg_bestand", "dubbel_document")),
    Kind("html", lambda turn: b"<html><body>Niet gevonden: %d</body></html>" % turn, ("geen_soort",)),
    Kind("office", office, ("docx_kapot",)),
    Kind("bytes", lambda turn: b"PK\x03\x04\0\0\0%d" % turn, ("geen_tekst",), ".txt"),
    Kind("pdf-als-tekst", good, ("ok",), ".txt"),
    Kind("afgekapt", cut, BROKEN),
    Kind("zonder-paginas", lambda turn: pdf({1: b"<< /Type /Catalog >>"}, turn=turn), BROKEN),
    Kind("verwijzing-kapot", xref_garbage, ("ok", *BROKEN)),
    Kind("verwijzing-kring", xref_cycle, ("ok", *BROKEN)),
    Kind("lengte-kring", length_cycle, ("ok", *BROKEN)),
    Kind("boom-kring", cyclic_tree, (*BROKEN, *LIMITED)),
    Kind("boom-diep", nested_tree, ("ok", *BROKEN, *LIMITED), costly=True),
    Kind("tel-liegt", count_lies, ("ok", *BROKEN, *LIMITED)),
    Kind("paginas", lambda turn: many_pages(5000, turn), ("te_veel_paginas",)),
    Kind("bladzij-kilometer", _boxed(b"[0 0 2834646 2834646]"), ("te_groot",)),
    Kind("bladzij-zonder-maat", _boxed(b"[0 0 0 0]"), ("ok", "te_groot")),
    Kind("bladzij-onzin", _boxed(b"[-1e38 nan 9e99 /x]"), ("ok", "te_groot")),
    Kind("lijnen", paths, ("te_complex", "te_groot"), costly=True),
    Kind("letters", letters, ("te_complex", "te_groot"), costly=True),
    Kind("lijsten-diep", nested_arrays, ("ok", *BROKEN, *LIMITED)),
    Kind("toestanden-diep", nested_states, ("ok", *LIMITED)),
    Kind("vormen-kring", cyclic_forms, ("ok", *LIMITED)),
    Kind("vormen-macht", laughs, LIMITED, costly=True),
    Kind("vormen-verborgen", hidden_laughs, LIMITED, costly=True, unguarded=True),
    Kind("paginas-zwaar", heavy_pages, LIMITED, costly=True, unguarded=True),
    Kind("eindeloos", endless, LIMITED, costly=True),
    Kind("eindeloos-dubbel", endless_twice, LIMITED, costly=True),
    Kind("eindeloos-objecten", endless_objects, ("ok", *BROKEN, *LIMITED), costly=True),
    Kind("beeld", far_image, ("ok", "scan", *LIMITED), costly=True),
    Kind("actief", active, ("ok",)),
    Kind("wachtwoord", lambda turn: locked("gebruiker", turn), ("pdf_versleuteld",)),
    Kind("eigenaar", lambda turn: locked("", turn), ("ok",)),
)
KINDS = {kind.name: kind for kind in _ALL}
