"""Documents embedded in a PDF (attachments, portfolios): each becomes a Document of its own.

What is embedded is never unpacked to disk, and what is embedded in an embedded file stays closed: no chain
of files in files can go on for ever.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace

from extract.document import Document, Doubt
from extract.errors import ReadError
from extract.pdf import with_header
from extract.pdf.pdfium import embedded_files

DocumentReader = Callable[[bytes, str], list[Document]]  # of a file's bytes and its name


def embedded_documents(outer: Document, data: bytes, read: DocumentReader) -> tuple[list[Document], list[Doubt]]:
    """The documents embedded in a PDF (none in other files), and a doubt for each embedded file that isn't read.

    Their ids are made of both files' bytes: the same agenda may lie in the folder too. What is embedded in them in turn
    is told and not opened.
    """
    embedded: list[Document] = []
    doubts: list[Doubt] = []
    for name, content in _embedded(outer, data):
        if content is None:
            doubts.append(_unread(name, "zij is te groot of de zoveelste; haal haar eruit en lees haar los."))
            continue
        try:
            documents = read(content, f"{outer.source_name}/{name}")
        # A portfolio of ten agendas and a logo: what can't be read costs itself, not the others.
        except ReadError as error:
            doubts.append(_unread(name, str(error)))
            continue
        # Their names are told, so that nothing is lost unseen, but chains of files in files end here.
        deeper = _embedded(documents[0], content)
        why = "zij zit in een bijlage; haal haar eruit en lees haar los."
        told = (*documents[0].doubts, *(_unread(inner, why) for inner, _ in deeper))
        documents[0] = replace(documents[0], doubts=told)
        for n, each in enumerate(documents, 1):
            own = digest_of(data, f"#{name}#", content, f"#{n}" if n > 1 else "")
            embedded.append(replace(each, container=outer.source_name, key=own))
    return embedded, doubts


def _unread(name: str, why: str) -> Doubt:
    return Doubt("bijlage_niet_gelezen", f"Bijlage ‘{name}’ is niet gelezen: {why}")


def _embedded(document: Document, data: bytes) -> Iterator[tuple[str, bytes | None]]:
    return embedded_files(with_header(data)) if document.media_type == "application/pdf" else iter(())


def digest_of(*parts: bytes | str) -> str:
    """The SHA-256, in hex, of some bytes one behind the other: what the id of a document in another is made of."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part if isinstance(part, bytes) else part.encode())
    return digest.hexdigest()
