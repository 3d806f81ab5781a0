"""Opens a Word document: the XML parts in its zip, found by their relationships.

Only the parts that hold text are unpacked; pictures stay packed. What the file says of itself is checked before any
of it is unpacked. XML that declares entities is refused: Word never writes any, and a few lines of them fill a memory.
"""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from xml.etree import ElementTree

from extract.errors import ReadError

Element = ElementTree.Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAX_MEMBERS = 20_000  # a document of 2,000 pictures has some 4,000
_MAX_PART = 100_000_000  # bytes of one part; the XML of 1,000 pages of tables is some 40 MB
_MAX_RATIO = 400  # XML packs 10 to 60 times (measured on tables of 1,000 equal rows); a bomb 1,000 times
_SMALL = 4_000_000  # bytes below which no ratio is a danger
_MAX_DEPTH = 400  # elements inside each other; a table in a table in a table has some 40
_STRICT = {  # the names that Word's "Strict Open XML" gives to the same elements (ISO/IEC 29500-4)
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
_ENTITIES = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_UNPACKING = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError)


def damaged_docx(why: str) -> ReadError:
    return ReadError(
        "docx_kapot", f"Het Word-document is beschadigd ({why}); open het in Word, bewaar het opnieuw en lees dat."
    )


@dataclass(frozen=True)
class Package:
    """An opened Word document."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    main: str  # name of the part that holds the body

    @cached_property
    def body(self) -> Element:
        root = self.part(self.main)
        body = root.find(f"{W}body") if root is not None else None
        if body is None:
            raise damaged_docx("de tekst ontbreekt")
        return body

    @cached_property
    def _related(self) -> dict[str, list[str]]:
        """Names of the parts that the body refers to, by kind (`styles`, `numbering`, `footnotes`, `header`, ...)."""
        folder, name = posixpath.split(self.main)
        # By relationships and not by name (ECMA-376, part 2): `word/document2.xml` is as good a body, and some programs
        # write it.
        names_by_kind: dict[str, list[str]] = {}
        for kind, target in _relations(self.part(f"{folder}/_rels/{name}.rels".lstrip("/"))):
            names_by_kind.setdefault(kind, []).append(_resolved(folder, target))
        return names_by_kind

    def related(self, kind: str) -> list[Element]:
        """The parts of a kind; one that is named and missing is left out: Word opens such a file too."""
        parts = (self.part(name) for name in self._related.get(kind, []))
        return [part for part in parts if part is not None]

    def part(self, name: str) -> Element | None:
        """A part's root element; None where the package has none of that name."""
        if name not in self.names:
            return None
        info = self.archive.getinfo(name)
        _check_part(info)
        try:
            data = self.archive.read(info)
        except _UNPACKING as error:  # before RuntimeError: NotImplementedError, an unknown way of packing, is one
            raise damaged_docx(f"{posixpath.basename(name)} kan niet worden uitgepakt") from error
        except RuntimeError as error:  # what zipfile raises for a member with a password
            raise _locked() from error
        return parse_xml(data, posixpath.basename(name))


def open_package(data: bytes) -> Package:
    """A Word document's parts. ReadError where it is none, is damaged, or would unpack without end."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _UNPACKING as error:
        raise damaged_docx("de zip is niet heel") from error
    infos = archive.infolist()
    if len(infos) > _MAX_MEMBERS:
        raise _bomb()
    # The body's name is only known from a part of the package, so the package is opened first without one.
    bare = Package(archive, frozenset(info.filename for info in infos), "")
    roots = dict(_relations(bare.part("_rels/.rels")))
    main = _resolved("", roots.get("officeDocument", "word/document.xml"))
    if main not in bare.names:
        raise damaged_docx("het hoofddeel ontbreekt")
    return Package(archive, bare.names, main)


def parse_xml(data: bytes, name: str) -> Element:
    """XML as elements. ReadError where it is damaged, declares entities, or is nested beyond reason."""
    # "Strict Open XML" has the same elements under other names: replaced in the bytes, all that follows needs one name.
    for strict, usual in _STRICT.items():
        data = data.replace(strict, usual)
    # Looked for in the bytes, before the parser: expat would have expanded the entities by the time it tells of them.
    # In UTF-16 every other byte is nought, which hid `<!ENTITY`.
    plain = data if b"\x00" not in data[:200] else data.replace(b"\x00", b"")  # UTF-16
    if _ENTITIES.search(plain):
        raise ReadError(
            "docx_entiteiten", "Het Word-document bevat XML-entiteiten, wat Word nooit schrijft; vertrouw het niet."
        )
    depth = 0
    root: Element | None = None
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(data), ("start", "end")):
            depth += 1 if event == "start" else -1
            # Depth is counted while the parser goes on: what reads the parts calls itself once for each level.
            root = element  # the last that ends is the root
            if depth > _MAX_DEPTH:
                raise damaged_docx(f"{name} is te diep genest")
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged_docx(f"{name} is geen geldige XML") from error
    if root is None:
        raise damaged_docx(f"{name} is leeg")
    return root


def _relations(part: Element | None) -> list[tuple[str, str]]:
    """(last word of the kind, target) of each relationship to a part inside the package."""
    return [
        (each.get("Type", "").rsplit("/", 1)[-1], each.get("Target", ""))
        for each in (part if part is not None else ())
        # A linked template or picture lies on somebody's drive: nothing outside of the file is ever opened.
        if each.get("TargetMode") != "External"
    ]


def _resolved(folder: str, target: str) -> str:
    # Targets are URIs: from the root with a slash (as some writers do), else from the folder of the part that names
    # them.
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _check_part(info: zipfile.ZipInfo) -> None:
    # Bit 0 of the flags: encrypted (APPNOTE 4.4.4). Office's own password makes no zip at all, so this is a zip
    # program's.
    if info.flag_bits & 1:
        raise _locked()
    packed = max(1, info.compress_size)
    if info.file_size > _MAX_PART or (info.file_size > _SMALL and info.file_size > _MAX_RATIO * packed):
        raise _bomb()


def _bomb() -> ReadError:
    return ReadError(
        "docx_te_groot", "Het Word-document zou uitgepakt te groot worden; controleer of het echt een agenda is."
    )


def _locked() -> ReadError:
    return ReadError("versleuteld", "Het Word-document is met een wachtwoord beveiligd; bewaar het zonder wachtwoord.")
