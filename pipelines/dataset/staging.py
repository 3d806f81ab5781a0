"""Keeps each finished document in a file of its own until all are published: what a killed run has done is not lost.

A file is a line of JSON (what is known of the document, and where each table begins) and an Arrow stream for each table
that has rows. It appears whole or not at all.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Protocol

import pyarrow as pa

from pipelines.io.atomic_write import write_whole
from pipelines.outcome import Outcome
from pipelines.schema.arrow import arrow_schema

FIRST_READ = 16_384  # bytes: a header is nearly always shorter, so that one read is enough
LENGTH_DIGITS = 16  # bytes that say how long the header is
COMPRESSED = pa.ipc.IpcWriteOptions(compression="zstd")


class BlobStore(Protocol):
    """Named bytes, in a folder or behind a URL; it goes to worker processes."""

    def put(self, name: str, data: bytes) -> None: ...

    def get(self, name: str, start: int, length: int) -> bytes:
        """So many bytes from there, fewer at the end; none of what isn't there."""

    def names(self) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished document in the staging area."""

    blobs: BlobStore
    blob_name: str
    outcome: Outcome
    places: Mapping[str, tuple[int, int]]  # of each table that has rows: offset and length

    def table(self, name: str) -> pa.Table:
        """The document's rows of a table."""
        schema = arrow_schema(name)
        if name not in self.places:
            return schema.empty_table()
        read = pa.ipc.open_stream(pa.py_buffer(self.blobs.get(self.blob_name, *self.places[name]))).read_all()
        return pa.Table.from_arrays(read.columns, schema=schema)


@dataclass(frozen=True, slots=True)
class Staging:
    """The finished documents of a run, kept until they are published."""

    blobs: BlobStore

    def put(self, done: Outcome, tables: Mapping[str, pa.Table]) -> None:
        self.blobs.put(blob_name(done.sha256, done.name, done.made_with), _packed(done, tables))

    def find(self, sha256: str, name: str, made_with: str) -> Staged | None:
        """None where it isn't there, or where a power cut left half of it."""
        where = blob_name(sha256, name, made_with)
        # Only the first bytes, as most of what is asked for is whether it is there and what came of it, not its rows.
        start = self.blobs.get(where, 0, FIRST_READ)
        if not start:
            return None
        length = int(start[:LENGTH_DIGITS])
        header = start[LENGTH_DIGITS : LENGTH_DIGITS + length]
        # A document with much to tell has a longer header than the first look fetched.
        if len(header) < length:
            header = self.blobs.get(where, LENGTH_DIGITS, length)
        told = json.loads(header)
        end = told["end"]
        # The last byte is asked for and not the size: a store of blobs has no word for sizes, and one byte tells.
        if end and len(self.blobs.get(where, end - 1, 1)) != 1:
            return None
        return Staged(self.blobs, where, Outcome(**told["done"]), told["tables"])


def blob_name(sha256: str, name: str, made_with: str) -> str:
    """The same bytes under the same name with the same software: the same file."""
    # Hashed, since a name of a source may be longer than a file name may be, and has slashes in it.
    return hashlib.sha256(json.dumps([sha256, name, made_with]).encode()).hexdigest()


def _packed(done: Outcome, tables: Mapping[str, pa.Table]) -> bytes:
    """The header's length, the header, the streams; the header's own length moves the offsets, so it is padded."""
    streams = {name: _stream(table) for name, table in tables.items() if len(table)}
    header = _header(done, streams, 0)
    room = len(header) + 20 * (len(streams) + 1)  # offsets get longer by some digits
    header = _header(done, streams, LENGTH_DIGITS + room).ljust(room)
    return b"".join([f"{room:{LENGTH_DIGITS}}".encode(), header, *streams.values()])


def _header(done: Outcome, streams: Mapping[str, bytes], start: int) -> bytes:
    places = {}
    for name, stream in streams.items():
        places[name] = (start, len(stream))
        start += len(stream)
    return json.dumps({"done": asdict(done), "tables": places, "end": start}).encode()


def _stream(table: pa.Table) -> bytes:
    """Without the descriptions of columns, which are the same in every file."""
    bare = pa.schema([field.remove_metadata() for field in table.schema])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, bare, options=COMPRESSED) as writer:
        writer.write_table(pa.Table.from_arrays(table.combine_chunks().columns, schema=bare))
    return bytes(sink.getvalue())


@dataclass(frozen=True, slots=True)
class FolderBlobStore:
    """A folder of this machine, or one that all machines of a cluster have; it is there already."""

    folder: str

    def put(self, name: str, data: bytes) -> None:
        folder = os.path.join(self.folder, name[:2])  # noqa: PTH118  hot, and plain strings go to workers
        with suppress(FileExistsError):  # only this one: where the blobs itself is gone, its disk may be
            os.mkdir(folder)  # noqa: PTH102
        write_whole(f"{folder}/{name}", data)

    def get(self, name: str, start: int, length: int) -> bytes:
        try:
            with open(f"{self.folder}/{name[:2]}/{name}", "rb") as file:  # noqa: PTH123
                file.seek(start)
                return file.read(length)
        except FileNotFoundError:
            return b""

    def names(self) -> frozenset[str]:
        return frozenset(name for _, _, names in os.walk(self.folder) for name in names if not name.startswith("."))
