"""Files, folders and patterns in, the source files to read out, in one fixed order. Knows no contents."""

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipelines.errors import InputError

SUFFIXES = {".pdf", ".txt"}  # what is looked for in a folder; a file that is named itself is always taken


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file to read; `name` is its path relative to the input folder, with forward slashes."""

    name: str
    path: Path


def find_sources(inputs: Iterable[str]) -> tuple[Source, ...]:
    """All source files, by name, each once. InputError for an input that gives none.

    A folder is searched with all its subfolders for .pdf and .txt files; hidden ones and those in hidden folders are
    passed over. A pattern has `*`, `?`, `[...]` or `**`; names are then relative to the folder before the first of
    these. The order is that of the names: it doesn't depend on the order of the inputs.
    """
    found: dict[str, Source] = {}
    for given in inputs:
        for source in _sources(given):
            found.setdefault(os.path.realpath(source.path), source)
    return tuple(sorted(found.values()))


def _sources(given: str) -> list[Source]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path)
    if path.exists():
        return [Source(_name(path, path.parent), path)]
    if glob.has_magic(given):
        return _by_pattern(given)
    raise InputError(f"{given} does not exist; give PDF or text files, folders, or a pattern such as 'agendas/*.pdf'.")


def _in_folder(folder: Path) -> list[Source]:
    sources = [Source(_name(path, folder), path) for path in _walk(folder)]
    if not sources:
        raise InputError(f"{folder} has no .pdf or .txt files in it; give the folder that the agendas are in.")
    return sources


def _walk(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if not _hidden(path, folder) and path.suffix.lower() in SUFFIXES and path.is_file():
            yield path


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _by_pattern(pattern: str) -> list[Source]:
    fixed = _fixed_part(Path(pattern))
    matches = fixed.glob(str(Path(pattern).relative_to(fixed)))
    sources = [Source(_name(path, fixed), path) for path in matches if path.is_file() and not _hidden(path, fixed)]
    if not sources:
        raise InputError(f"No file matches {pattern}; check the pattern, or put it in quotes.")
    return sources


def _fixed_part(pattern: Path) -> Path:
    """The folder before the first part with a wildcard."""
    parts = list(pattern.parts)
    first = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:first])


def _name(path: Path, folder: Path) -> str:
    """A file name may hold bytes that are no UTF-8, a table's text may not."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", errors="replace")
