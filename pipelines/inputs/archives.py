"""Lists the files in a zip archive and reads one of them into memory. The only module that knows zip files.

Nothing is ever written to disk, so no path in an archive can lead anywhere. What an archive says of itself is checked
before it is believed: a few kilobytes may claim to hold a petabyte (how: David Fifield, A better zip bomb, 2019).
"""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from extract.errors import ReadError

MAX_DIRECTORY = 64_000_000  # bytes of the list of members: some 500,000 of them
MAX_TOTAL = 50_000_000_000  # bytes of all members together, by their own word; a round figure
MAX_RATIO = 200  # a member may be this many times its packed size; a PDF is packed already, text packs 5 times
HARMLESS_SIZE = 1_000_000  # bytes: below this no ratio is a danger
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """A file in an archive: its path with forward slashes, its place in the list, and why it may not be read."""

    name: str
    place: int
    refusal: ReadError | None = None


def archive_members(path: Path) -> list[ArchiveMember]:
    """The files of an archive, hidden ones left out. ReadError where it is broken or can't be what it says it is."""
    infos = _archive(path).infolist()
    _check_whole(infos, path.stat().st_size)
    files = [ArchiveMember(_name(info), n, _refusal(info)) for n, info in enumerate(infos) if not info.is_dir()]
    return [member for member in files if not _hidden(member.name)]


@contextmanager
def open_member(path: Path, place: int) -> Iterator[tuple[BinaryIO, int]]:
    """A member's stream, and how many bytes it should give. ReadError where it is broken or refused."""
    archive = _archive(path)
    try:
        info = archive.infolist()[place]
        # Checked again at opening: a worker gets a place in a list, and the file may be another than the one that was
        # listed.
        if refusal := _refusal(info):
            raise refusal
        with archive.open(info) as file:
            yield file, info.file_size  # type: ignore[misc]
    except _BROKEN as error:
        raise broken_zip() from error


def _archive(path: Path) -> zipfile.ZipFile:
    """The archive, opened; kept open for its next member, as long as the file is the same."""
    found = path.stat()
    return _opened(path, found.st_ino, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=1)
def _opened(path: Path, *_version: int) -> zipfile.ZipFile:
    # A pipe called x.zip would keep the opener waiting for ever.
    if not stat.S_ISREG(path.stat().st_mode):
        raise ReadError("geen_bestand", "Dit is geen gewoon bestand; geef de zip zelf.")
    file = _Careful(io.FileIO(path))
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise broken_zip() from error
    file.listed = True
    return archive


class _Careful(io.BufferedReader):
    """A file that doesn't hand out a list of members that fills the memory."""

    listed = False  # whether the list has been read

    def read(self, size: int | None = -1, /) -> bytes:
        if self.listed:
            return super().read(size)
        data = super().read(MAX_DIRECTORY if size is None or size < 0 else min(size, MAX_DIRECTORY))
        if len(data) == MAX_DIRECTORY:
            raise ReadError("zip_te_groot", "De zip zegt te veel bestanden te hebben; pak hem uit en lees de map.")
        return data


def _check_whole(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Members that lie over each other, or more of them than a disk holds, are how a bomb is made."""
    # Members that share bytes are each within the ratio: only their sum gives a bomb of this kind away.
    if sum(info.compress_size for info in infos) > size:
        raise ReadError("zip_bom", "De bestanden in de zip overlappen elkaar; vertrouw hem niet en vraag om de PDF's.")
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise ReadError(
            "zip_te_groot", f"De zip is uitgepakt groter dan {MAX_TOTAL // 10**9} GB; deel hem op in kleinere."
        )


def _refusal(info: zipfile.ZipInfo) -> ReadError | None:
    """Why a member may not be read; None where it may."""
    name = PurePosixPath(_name(info))
    if info.flag_bits & 1:
        return ReadError("zip_versleuteld", "De zip is met een wachtwoord beveiligd; pak hem uit en lees de map.")
    if name.is_absolute() or ".." in name.parts or str(name)[1:2] == ":":
        return ReadError("zip_pad", "Het pad van dit bestand wijst buiten de zip; vraag om een zip die deugt.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return ReadError("zip_koppeling", "Dit is een koppeling in de zip; voeg het bestand zelf toe.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return ReadError("zip_methode", "De zip is op een ongewone wijze ingepakt; pak hem uit en lees de map.")
    if info.file_size > HARMLESS_SIZE and info.file_size > MAX_RATIO * info.compress_size:
        return ReadError("zip_bom", "Het bestand zwelt bij uitpakken te zeer op; vraag om de PDF zelf.")
    return None


def _name(info: zipfile.ZipInfo) -> str:
    """Old packers leave out that a name is UTF-8, and those of Windows part folders with backslashes."""
    name = info.filename
    # zipfile decodes as cp437 where the flag is not set; back to bytes, these are often UTF-8: `Coördinatie` stays
    # itself.
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _hidden(name: str) -> bool:
    # Macs add a `__MACOSX` folder with a shadow of each file, which has a document's name and no document in it.
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in PurePosixPath(name).parts)


def broken_zip() -> ReadError:
    """What is said of an archive, or a member, that isn't whole."""
    return ReadError("zip_beschadigd", "De zip is beschadigd of onvolledig; pak hem zelf uit of vraag hem opnieuw.")
