"""The entry to this room: a file's bytes become the Documents in it, mostly one."""

from dataclasses import replace
from pathlib import Path

from extract.agenda import build_document, split_by_agenda
from extract.collector import no_collector
from extract.document import Document
from extract.embedded import digest_of, embedded_documents
from extract.errors import ReadError
from extract.formats import kind_of, unreadable
from extract.formats.options import AS_USUAL, ReadOptions
from extract.formats.readers import READERS_BY_KIND
from extract.pdf import with_header

__all__ = ["AS_USUAL", "ReadOptions", "read", "read_bytes"]


def read(path: Path, source_name: str, options: ReadOptions = AS_USUAL) -> Document:
    """The document in a file; ReadError where it can't be read, with a sentence that says what to do."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(
            "niet_leesbaar", f"Het bestand kan niet worden gelezen ({error.strerror}); controleer de rechten."
        ) from error
    return read_bytes(data, source_name, options)


def read_bytes(data: bytes, source_name: str, options: ReadOptions = AS_USUAL) -> Document:
    """The document in a file's bytes; what else the file holds is in its `also`."""
    with no_collector():
        first, *others = _documents(data, source_name, options)
        embedded, doubts = embedded_documents(first, data, lambda content, name: _documents(content, name, options))
    return replace(first, doubts=(*first.doubts, *doubts), also=(*others, *embedded))


def _documents(data: bytes, source_name: str, options: ReadOptions) -> list[Document]:
    """The agendas in a file, in their order; the second has an id of the file's bytes with `#2` behind them."""
    if not data.strip():
        raise ReadError("leeg_bestand", "Het bestand is leeg; vraag de afzender om het opnieuw te sturen.")
    # A PDF without its first line would be told as data, and nobody would read it.
    kind = kind_of(with_header(data), source_name)
    if kind not in READERS_BY_KIND:
        raise unreadable(kind, source_name)
    # After reading: only titles and main parts show that a second agenda begins, whatever the file is.
    readings = split_by_agenda(READERS_BY_KIND[kind](data, options))
    first, *others = (build_document(source_name, data, reading) for reading in readings)
    return [first, *(replace(other, key=digest_of(data, f"#{n}")) for n, other in enumerate(others, 2))]
