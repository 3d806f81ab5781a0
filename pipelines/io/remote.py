"""Bytes and listings behind URLs (`s3://`, `memory://`, all that fsspec knows). The only module that knows fsspec.

Credentials and endpoints come from where each store's own tools look for them: for S3 the AWS variables and files.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

from pipelines.errors import StorageFault, StoreError
from pipelines.io.system_faults import RUN_AGAIN


def is_url(text: str) -> bool:
    return "://" in text


def local_path(url: str) -> str | None:
    """The path of a `file://` URL, and of what is no URL; None of any other."""
    if not is_url(url):
        return url
    return str(_system(url)[1]) if url.startswith(("file://", "local://")) else None


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file behind a URL, as a listing shows it."""

    url: str
    name: str  # below the URL that was listed
    version: str | None  # differs where the bytes may
    size: int = 0


@dataclass(frozen=True, slots=True)
class Bucket:
    """All that is below a URL. Paths are relative to it. StoreError where the store says no."""

    url: str

    def read(self, path: str, start: int | None = None, end: int | None = None) -> bytes | None:
        """The bytes, or those from start to end; None where there is no such file."""
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            try:
                return bytes(system.cat_file(f"{root}/{path}", start=start, end=end))
            except FileNotFoundError:
                return None

    def write(self, path: str, data: bytes) -> None:
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            _make_folder(system, f"{root}/{path}")
            system.pipe_file(f"{root}/{path}", data)

    def create(self, path: str, data: bytes) -> bool:
        """Write a file that isn't there yet; False where it is."""
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            try:
                _make_folder(system, f"{root}/{path}")
                system.pipe_file(f"{root}/{path}", data, mode="create")
            except FileExistsError:
                return False
        return True

    def paths(self, below: str = "") -> list[str]:
        """All files, in order."""
        return [found.name for found in self.find(below)]

    def find(self, below: str = "") -> list[RemoteFile]:
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            # A listing that fsspec kept from before would hide another run's lease, or what was just written.
            system.invalidate_cache()
            listed = system.find(f"{root}/{below}".rstrip("/"), detail=True)
        files = {path.removeprefix(f"{root}/"): told for path, told in listed.items() if path != root}
        return [
            RemoteFile(system.unstrip_protocol(f"{root}/{name}"), name, _version(told), int(told.get("size") or 0))
            for name, told in sorted(files.items())
        ]

    def upload(self, file: Path, path: str) -> None:
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            _make_folder(system, f"{root}/{path}")
            system.put_file(str(file), f"{root}/{path}")

    def download(self, path: str, file: Path) -> None:
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            file.parent.mkdir(parents=True, exist_ok=True)
            system.get_file(f"{root}/{path}", str(file))

    def copy(self, old: str, new: str) -> None:
        """By the store itself: the bytes don't come here."""
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            _make_folder(system, f"{root}/{new}")
            system.cp_file(f"{root}/{old}", f"{root}/{new}")

    def delete(self, paths: list[str]) -> None:
        system, root = _system(self.url)
        with _in_a_sentence(self.url):
            for path in paths:
                # Another run, or our own try that got no answer, may have deleted it: gone is what was asked for.
                with suppress(FileNotFoundError):
                    system.rm_file(f"{root}/{path}")


@dataclass(frozen=True, slots=True)
class BucketBlobStore:
    """A staging area that all machines of a cluster reach."""

    bucket: Bucket

    def put(self, name: str, data: bytes) -> None:
        self.bucket.write(f"{name[:2]}/{name}", data)

    def get(self, name: str, start: int, length: int) -> bytes:
        return self.bucket.read(f"{name[:2]}/{name}", start, start + length) or b""

    def names(self) -> frozenset[str]:
        return frozenset(path.rsplit("/", 1)[-1] for path in self.bucket.paths())


def sources_below(url: str) -> list[RemoteFile]:
    """The file that a URL names, or the files below it, or those that match it where it has a `*`."""
    system, root = _system(url)
    with _in_a_sentence(url):
        if "*" in root:
            fixed = root[: root.index("*")].rpartition("/")[0]
            listed = system.glob(root, detail=True)
        elif system.isfile(root):
            fixed = root.rpartition("/")[0]
            listed = {root: system.info(root)}
        else:
            fixed = root
            listed = system.find(root, detail=True)
        files = {path: told for path, told in listed.items() if told.get("type") == "file"}
        return [
            RemoteFile(system.unstrip_protocol(path), path.removeprefix(fixed).lstrip("/"), _version(files[path]))
            for path in sorted(files)
        ]


def only_here(url: str) -> bool:
    """Whether other processes don't see it: what is in this one's memory."""
    return url.startswith("memory://")


def bytes_here(url: str) -> bytes | None:
    """The bytes of what other processes don't see."""
    if not only_here(url):
        return None
    system, path = _system(url)
    return bytes(system.cat_file(path))


@contextmanager
def open_url(url: str) -> Iterator[tuple[BinaryIO, int]]:
    """A stream and its size. OSError where it can't be had."""
    system, path = _system(url)
    with system.open(path, "rb") as file:
        yield file, int(system.info(path)["size"])


@cache
def _system(url: str) -> tuple[Any, str]:
    """The file system, and the path in it. StoreError for a URL of an unknown kind, or whose library is missing."""
    from fsspec.core import url_to_fs

    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise StoreError(f"Can't open {url}: {error}; for s3:// install gka-agendas with [s3].") from error
    return system, str(path).rstrip("/")


def _make_folder(system: Any, path: str) -> None:
    """Object stores have none."""
    if system.protocol == "memory":
        system.makedirs(path.rpartition("/")[0], exist_ok=True)


def _version(told: dict[str, Any]) -> str | None:
    """What the store says of a file's version; a size alone says nothing."""
    marks = [told.get(name) for name in ("ETag", "etag", "LastModified", "mtime", "created", "md5Hash", "generation")]
    known = [str(mark) for mark in marks if mark]
    return "-".join([str(told.get("size")), *known]) if known else None


@contextmanager
def _in_a_sentence(url: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, PermissionError) as error:
        raise StoreError(f"{url} can't be used ({error}); check the address, and that you may write there.") from error
    except _failures() as error:
        why = str(error) or type(error).__name__
        raise StorageFault(f"De opslag {url} geeft een fout ({why}); controleer het netwerk{RUN_AGAIN}") from error


def _failures() -> tuple[type[Exception], ...]:
    """What a store or the network may raise; Amazon's library has errors of its own, which are no OSError."""
    # Looked for among what is loaded: an import would need it installed, also where nobody uses S3.
    if "botocore.exceptions" not in sys.modules:
        return (OSError,)
    return (OSError, sys.modules["botocore.exceptions"].BotoCoreError)
