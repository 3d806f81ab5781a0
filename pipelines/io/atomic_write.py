"""A path and a text in, a file out that appears whole or not at all. Knows no table and no page."""

import os
from pathlib import Path

from pipelines.errors import StoreError


def write_whole(path: Path, text: str) -> None:
    """Written beside its place, then renamed; StoreError where that can't be."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(f"{path} can't be written ({error.strerror}); choose another file for --out.") from error
