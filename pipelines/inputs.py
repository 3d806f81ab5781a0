"""Files, folders and patterns in, the source files to read out, in one fixed order. Knows no contents.

What can't be read and is seen here already (a link that leads nowhere, a folder that may not be opened, an archive that
is broken) is a source too, with its trouble: it gets its row in the log.
"""

import glob
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from extract.errors import ReadError
from pipelines.archives import Member, members
from pipelines.errors import InputError
from pipelines.remote import bytes_here, local_path, sources_below
from pipelines.sources import Source, Trouble

SUFFIXES = {".pdf", ".txt", ".docx"}  # what is looked for in a folder; a file that is named itself is always taken
ARCHIVE = ".zip"
OTHER_ARCHIVES = {".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz"}
_NOT_UNPACKED = Trouble(
    "archief_onbekend", "Dit soort archief wordt niet gelezen; pak het uit, of maak er een zip van."
)
_NESTED = Trouble("zip_in_zip", "Een archief in een zip wordt niet gelezen; pak de buitenste zip eerst uit.")
_EMPTY_ARCHIVE = Trouble("zip_zonder_agenda", "De zip bevat geen PDF of tekst; controleer of het de goede is.")
_NOWHERE = Trouble("koppeling_dood", "De koppeling wijst naar niets; herstel haar of haal haar weg.")
_NO_FILE = Trouble("geen_bestand", "Dit is geen gewoon bestand; zet de agenda zelf in de map.")
_INSIDE = Trouble("koppeling_dubbel", "De koppeling wijst naar een map die al wordt gelezen.", "overgeslagen")
_OUTSIDE = Trouble(
    "koppeling_buiten", "De koppeling wijst naar een map buiten de invoer; geef die map zelf als invoer."
)
_CLOSED = Trouble("map_niet_leesbaar", "De map kan niet worden geopend; controleer de rechten en lees opnieuw.")


def find_sources(inputs: Iterable[str]) -> tuple[Source, ...]:
    """All source files, by name, each once. InputError for an input that gives none.

    A folder is searched with all its subfolders for .pdf, .txt and .zip files; hidden ones and those in hidden folders
    are passed over. A link to a file is that file; a link to a folder is noted and not followed, so that no loop and no
    other folder comes in. A member of an archive is `archive.zip/its/path.pdf`. A pattern has `*`, `?`, `[...]` or
    `**`; names are then relative to the folder before the first of these. The order is that of the names: it doesn't
    depend on the order of the inputs.
    """
    found: dict[tuple[str, str, int | None], Source] = {}
    for given in inputs:
        for source in _sources(given):
            place = source.url or os.path.realpath(source.path.parent), source.path.name, source.member
            found.setdefault(place, source)
    return tuple(sorted(_composed(list(found.values())), key=lambda source: source.order))


def _sources(given: str) -> list[Source]:
    local = local_path(given)
    if local is None:
        return _behind_url(given)
    path, given = Path(local), local
    if path.is_dir():
        return _in_folder(path)
    if path.exists():
        return list(_named(path, path.parent))
    if glob.has_magic(given):
        return _by_pattern(given)
    raise InputError(f"{given} does not exist; give PDF or text files, folders, or a pattern such as 'agendas/*.pdf'.")


def _behind_url(url: str) -> list[Source]:
    """The agendas below a URL; a zip there is not unpacked."""
    found = [each for each in sources_below(url) if _suffix_of(each.name) in SUFFIXES | OTHER_ARCHIVES | {ARCHIVE}]
    sources = [
        Source(
            _text(each.name),
            Path(PurePosixPath(each.name).name),
            trouble=None if _suffix_of(each.name) in SUFFIXES else _NOT_UNPACKED,
            url=each.url,
            version=each.version,
            data=bytes_here(each.url),
        )
        for each in found
        if not any(part.startswith(".") for part in PurePosixPath(each.name).parts)
    ]
    if not sources:
        raise InputError(f"{url} has no .pdf or .txt files below it; check the address.")
    return sources


def _suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _in_folder(folder: Path) -> list[Source]:
    sources = list(_walk(folder, folder))
    if not sources:
        raise InputError(f"{folder} has no .pdf or .txt files in it, nor a zip; give the folder with the agendas.")
    return sources


def _walk(here: Path, folder: Path) -> Iterator[Source]:
    waiting = [here]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError:
            yield Source(_name(here, folder) + "/", here, trouble=_CLOSED)
            continue
        for path in entries:
            if path.name.startswith("."):
                continue
            if not path.is_dir():
                yield from _looked_for(path, folder)
            elif path.is_symlink():
                inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
                yield Source(_name(path, folder) + "/", path, trouble=_INSIDE if inside else _OUTSIDE)
            else:
                waiting.append(path)


def _looked_for(path: Path, folder: Path) -> Iterator[Source]:
    if path.suffix.lower() in SUFFIXES | OTHER_ARCHIVES | {ARCHIVE}:
        yield from _named(path, folder)


def _named(path: Path, folder: Path) -> Iterator[Source]:
    """The sources in a file: itself, or an archive's members."""
    name, suffix = _name(path, folder), path.suffix.lower()
    if not path.is_file():
        yield Source(name, path, trouble=_NO_FILE if path.exists() else _NOWHERE)
    elif suffix == ARCHIVE:
        yield from _in_archive(name, path)
    else:
        yield Source(name, path, trouble=_NOT_UNPACKED if suffix in OTHER_ARCHIVES else None)


def _in_archive(name: str, path: Path) -> Iterator[Source]:
    """A row for each member; one for the whole archive where none of them can be read."""
    try:
        wanted = [member for member in members(path) if _suffix(member) in SUFFIXES | OTHER_ARCHIVES | {ARCHIVE}]
    except ReadError as error:
        yield Source(name, path, trouble=_trouble(error))
        return
    except OSError:
        yield Source(name, path)  # reading it will say why not
        return
    locked = [member.refusal for member in wanted if member.refusal and member.refusal.code == "zip_versleuteld"]
    if not wanted or len(locked) == len(wanted):
        yield Source(name, path, trouble=_trouble(locked[0]) if locked else _EMPTY_ARCHIVE)
        return
    for member in wanted:
        trouble = _trouble(member.refusal) if member.refusal else None if _suffix(member) in SUFFIXES else _NESTED
        yield Source(f"{name}/{_text(member.name)}", path, member.place, trouble)


def _suffix(member: Member) -> str:
    return Path(member.name).suffix.lower()


def _trouble(error: ReadError) -> Trouble:
    return Trouble(error.code, str(error))


def _by_pattern(pattern: str) -> list[Source]:
    fixed = _fixed_part(Path(pattern))
    matches = fixed.glob(str(Path(pattern).relative_to(fixed)))
    kept = [path for path in matches if not path.is_dir() and not _hidden(path, fixed)]
    sources = [source for path in kept for source in _named(path, fixed)]
    if not sources:
        raise InputError(f"No file matches {pattern}; check the pattern, or put it in quotes.")
    return sources


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _fixed_part(pattern: Path) -> Path:
    """The folder before the first part with a wildcard."""
    parts = list(pattern.parts)
    first = next(n for n, part in enumerate(parts) if glob.has_magic(part))
    return Path(*parts[:first])


def _name(path: Path, folder: Path) -> str:
    return _text(path.relative_to(folder).as_posix())


def _text(name: str) -> str:
    """A file name may hold bytes that are no UTF-8, a table's text may not: these stand as `\\xe9`."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")


def _composed(sources: list[Source]) -> Iterator[Source]:
    """Names with their accents composed (NFC), as Macs don't write them; but two names never become one."""
    names = [unicodedata.normalize("NFC", source.name) for source in sources]
    spelled: dict[str, set[str]] = {}
    for source, name in zip(sources, names, strict=True):
        spelled.setdefault(name, set()).add(source.name)
    for source, name in zip(sources, names, strict=True):
        yield replace(source, name=name) if len(spelled[name]) == 1 else source
