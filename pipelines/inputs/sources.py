"""Reads the bytes of a source file: whole and as they were hashed, or a ReadError that says why not.

A file may change, grow or go away while a run lasts; a name may stand for what is no file at all (a pipe would make the
reader wait for ever). What is read is what is hashed: the worst error of all would be the rows of one document under
the id of another.
"""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extract.errors import Code, ReadError
from pipelines.inputs.archives import broken_zip, open_member
from pipelines.io.remote import open_url
from pipelines.outcome import FileStatus

MAX_BYTES = 500_000_000  # of a file or an archive's member, if no other limit is given
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why a source isn't read, known before it is opened: a row of `runs` as it stands."""

    code: Code
    message: str  # a Dutch sentence that says what to do
    status: FileStatus = "mislukt"  # or `overgeslagen`, where nothing is lost


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read; `name` is its path relative to the input folder, with forward slashes, in Unicode's NFC."""

    name: str
    path: Path  # the file itself, or the archive that it is in
    member: int | None = None  # its place in the archive's list
    trouble: Trouble | None = None
    url: str | None = None  # of what is no local file; `path` is then its last part only
    version: str | None = None  # what the store behind the URL says: differs where the bytes may
    data: bytes | None = None  # its bytes, where only this process has them
    container: str | None = None  # the name of the archive that it is in

    @property
    def order(self) -> tuple[str, str, int]:
        """By name; the rest only parts sources that have one name."""
        return self.name, self.url or os.fsdecode(self.path), -1 if self.member is None else self.member


def read_source(source: SourceFile, max_bytes: int = MAX_BYTES, sha256: str | None = None) -> bytes:
    """All bytes of a source. ReadError where it can't be read, is too large, or changes while it is read.

    sha256: what the bytes must hash to (hex), where they were hashed before; else ReadError `bestand_gewijzigd`.
    """
    with _opened(source) as (file, size):
        _check_size(size, max_bytes)
        # One byte more than it should have: a file that grew meanwhile shows by that.
        data = file.read(size + 1)
        if len(data) != size:
            raise _changed() if source.member is None else broken_zip()
    if sha256 is not None and hashlib.sha256(data).hexdigest() != sha256:
        raise _changed()
    return data


def hash_source(source: SourceFile, max_bytes: int = MAX_BYTES) -> tuple[str, int]:
    """The SHA-256 of its bytes, in hex, and their number, in little memory. ReadError as in `read_source`."""
    digest, read = hashlib.sha256(), 0
    with _opened(source) as (file, size):
        _check_size(size, max_bytes)
        while piece := file.read(_PIECE):
            digest.update(piece)
            read += len(piece)
    return digest.hexdigest(), read


def place_of(source: SourceFile) -> str:
    """A mark of where the bytes are, the same in every run: a later run knows a file by it."""
    if source.url is not None:
        return place_mark(source.url)
    # The folder's real path but the file's own name: a link to a file is a source of its own, with a name of its own.
    folder = os.path.realpath(source.path.parent)
    place = f"{folder}/{source.path.name}" + (f"!{source.name}" if source.member is not None else "")
    return place_mark(os.fsencode(place).decode("utf-8", errors="backslashreplace"))


def place_mark(place: str) -> str:
    """It goes into the dataset, which others get: their machine is none of their business."""
    return hashlib.sha256(place.encode()).hexdigest()[:32]


def stamp_of(source: SourceFile) -> str | None:
    """What differs where the bytes may; None where nothing can be said. A change of mode alone changes it too."""
    if source.trouble is not None or source.url is not None:
        return source.version
    try:
        found = source.path.stat()
    except OSError:
        return None
    # Size and time alone miss a file that was replaced by one of the same length with its time kept, as `cp -p` does.
    return f"{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}-{found.st_ino}"


def _check_size(size: int, max_bytes: int) -> None:
    if size > max_bytes:
        raise ReadError("te_groot", f"Het bestand is groter dan {max_bytes // 1_000_000} MB; verhoog --max-file-mb.")


@contextmanager
def _opened(source: SourceFile) -> Iterator[tuple[BinaryIO, int]]:
    """A source's stream and how many bytes it should give. ReadError for whatever is wrong with it."""
    if source.trouble is not None:
        raise ReadError(source.trouble.code, source.trouble.message)
    with _in_a_sentence():
        if source.data is not None:
            yield io.BytesIO(source.data), len(source.data)
            return
        if source.url is not None:
            with open_url(source.url) as found:
                yield found
            return
        if source.member is not None:
            with open_member(source.path, source.member) as member:
                yield member
            return
        # Not blocking: opening a pipe that nobody writes to would wait for ever, before fstat can say that it is one.
        with os.fdopen(os.open(source.path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise ReadError("geen_bestand", "Dit is geen gewoon bestand; geef de agenda zelf.")
            yield file, before.st_size
            # Asked again after the reading: a file that is overwritten in place keeps its length, and half of each
            # would be read.
            after = os.fstat(file.fileno())
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                raise _changed()


def _changed() -> ReadError:
    return ReadError(
        "bestand_gewijzigd", "Het bestand veranderde terwijl het werd gelezen; lees het opnieuw als het klaar is."
    )


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    try:
        yield
    # A subclass of OSError, so it comes first: gone has another remedy than closed.
    except FileNotFoundError as error:
        raise ReadError(
            "bestand_verdwenen", "Het bestand is verdwenen nadat de run begon; zet het terug en lees opnieuw."
        ) from error
    except OSError as error:
        why = "geen toegang" if error.errno in (errno.EACCES, errno.EPERM) else error.strerror or str(error)
        raise ReadError(
            "niet_leesbaar", f"Het bestand kan niet worden gelezen ({why}); controleer de rechten en de schijf."
        ) from error
