"""Writing a file that appears whole or not at all.

The bytes go to a hidden file beside the wanted one, `.name.<process>`, which then takes its name: rename(2) replaces a
file in one step, so a reader sees the old bytes or the new ones, also after a kill. It is not flushed to the disk: what
must outlive a power cut (a dataset) is flushed before it is published.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipelines.errors import StoreError


def write_whole(path: str, data: bytes) -> None:
    """Write the bytes; OSError where that fails, and then nothing is left of it. The folder must be there."""
    # Plain strings and os: the staging area writes a file for each document, and Path costs more than the rename.
    folder, _, name = path.rpartition("/")
    draft = os.path.join(folder, f".{name}.{os.getpid()}") if folder else f".{name}.{os.getpid()}"  # noqa: PTH118
    try:
        with open(draft, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(draft, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):  # half a file is of no use, and takes room on a disk that is full
            os.unlink(draft)  # noqa: PTH108
        raise


def write_output(path: Path, text: str) -> None:
    """A command's own output file (`--out`), as UTF-8. StoreError with a sentence for the user where that can't be."""
    write_output_bytes(path, text.encode("utf-8"))


def write_output_bytes(path: Path, data: bytes) -> None:
    """The same of bytes: a picture, a workbook."""
    try:
        write_whole(str(path), data)
    except OSError as error:
        raise StoreError(f"{path} can't be written ({error.strerror}); choose another file for --out.") from error


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """A hidden name beside the wanted one, for what is written in pieces; it takes that name when the block ends well.

    OSError where it can't be written, and then nothing is left of it.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    # Tried at once: a library that finds out at the end has worked for nothing, and tells it in words of its own.
    draft.touch()
    draft.unlink()
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
