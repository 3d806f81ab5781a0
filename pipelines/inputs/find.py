"""Finds the source files among files, folders, zip archives, patterns and URLs, in the order of their names.

What can't be read and is seen here already (a link that leads nowhere, a folder that may not be opened, a broken
archive) is a source too, with its trouble, so that it gets its row in the log.
"""

import glob
import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from extract.errors import ReadError
from extract.formats import is_junk
from pipelines.errors import InputError
from pipelines.inputs.archives import ArchiveMember, archive_members
from pipelines.inputs.sources import SourceFile, Trouble
from pipelines.io.remote import bytes_here, local_path, sources_below
from pipelines.schema.tables import MANIFEST

ARCHIVE = ".zip"
CORRECTIONS = "corrections.csv"  # in an input folder: what people put right, no document
OTHER_ARCHIVES = {".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz"}
_NOT_UNPACKED = Trouble(
    "archief_onbekend", "Dit soort archief wordt niet gelezen; pak het uit, of maak er een zip van."
)
_NESTED = Trouble("zip_in_zip", "Een archief in een zip wordt niet gelezen; pak de buitenste zip eerst uit.")
_EMPTY_ARCHIVE = Trouble("zip_zonder_agenda", "De zip bevat geen documenten; controleer of het de goede is.")
_NOWHERE = Trouble("koppeling_dood", "De koppeling wijst naar niets; herstel haar of haal haar weg.")
_NO_FILE = Trouble("geen_bestand", "Dit is geen gewoon bestand; zet de agenda zelf in de map.")
_INSIDE = Trouble("koppeling_dubbel", "De koppeling wijst naar een map die al wordt gelezen.", "overgeslagen")
_OUTSIDE = Trouble(
    "koppeling_buiten", "De koppeling wijst naar een map buiten de invoer; geef die map zelf als invoer."
)
_CLOSED = Trouble("map_niet_leesbaar", "De map kan niet worden geopend; controleer de rechten en lees opnieuw.")


def find_sources(inputs: Iterable[str], passed_over: list[str] | None = None) -> tuple[SourceFile, ...]:
    """All source files, by name, each once. InputError for an input that gives none.

    A folder is searched with all its subfolders, and every file in it is a source, of whatever kind: what can't be read
    gets its row in the log. Hidden files and folders are left out, and so is a dataset of ours; what is plainly no
    document (`Thumbs.db`, `~$agenda.docx`) too: its names are added to `passed_over`. A link to a file is that file; a
    link to a folder is noted and not followed, so that no loop and no other folder comes in. A member of an archive is
    `archive.zip/its/path.pdf`. A pattern has `*`, `?`, `[...]` or `**`; names are then relative to the folder before
    the first of these. The order is that of the names: it doesn't depend on the order of the inputs.
    """
    found: dict[tuple[str, str, int | None], SourceFile] = {}
    junk = [] if passed_over is None else passed_over
    for given in inputs:
        for source in _sources(given, junk):
            # By place and not by name: a folder and a file in it, both given, are one source; the first gives the name.
            place = source.url or os.path.realpath(source.path.parent), source.path.name, source.member
            found.setdefault(place, source)
    return tuple(sorted(_composed(list(found.values())), key=lambda source: source.order))


def corrections_beside(inputs: Iterable[str]) -> tuple[Path, ...]:
    """The corrections files of the input folders."""
    local = (local_path(given) for given in inputs)
    found = (Path(path) / CORRECTIONS for path in local if path is not None)
    return tuple(dict.fromkeys(path for path in found if path.is_file()))


def _sources(given: str, junk: list[str]) -> list[SourceFile]:
    local = local_path(given)
    if local is None:
        return _behind_url(given, junk)
    path, given = Path(local), local
    if path.is_dir():
        return _in_folder(path, junk)
    if path.exists():
        return list(_named(path, path.parent, junk))
    if glob.has_magic(given):
        return _by_pattern(given, junk)
    raise InputError(
        f"{given} does not exist; give PDF, Word or text files, folders, or a pattern such as 'agendas/*.pdf'."
    )


def _behind_url(url: str, junk: list[str]) -> list[SourceFile]:
    """The files below a URL; a zip there is not unpacked."""
    found = list(sources_below(url))
    # A dataset of ours below the input (`--out` inside the folder) would else be read as sources in the next run.
    ours = {str(PurePosixPath(each.name).parent) for each in found if PurePosixPath(each.name).name == MANIFEST}
    sources = []
    for each in found:
        path = PurePosixPath(each.name)
        if any(part.startswith(".") for part in path.parts) or any(str(above) in ours for above in path.parents):
            continue
        if is_junk(each.name):
            junk.append(each.name)
            continue
        trouble = _NOT_UNPACKED if _suffix_of(each.name) in OTHER_ARCHIVES | {ARCHIVE} else None
        data, version = bytes_here(each.url), each.version
        sources.append(
            SourceFile(_text(each.name), Path(path.name), trouble=trouble, url=each.url, version=version, data=data)
        )
    if not sources:
        raise InputError(f"{url} has no files below it; check the address.")
    return sources


def _suffix_of(name: str) -> str:
    return PurePosixPath(name).suffix.lower()


def _in_folder(folder: Path, junk: list[str]) -> list[SourceFile]:
    sources = list(_walk(folder, folder, junk))
    if not sources:
        raise InputError(f"{folder} has no documents in it; give the folder with the agendas.")
    return sources


def _walk(here: Path, folder: Path, junk: list[str]) -> Iterator[SourceFile]:
    waiting = [here]
    while waiting:
        here = waiting.pop()
        try:
            entries = sorted(here.iterdir())
        except OSError:
            yield SourceFile(_name(here, folder) + "/", here, trouble=_CLOSED)
            continue
        if any(path.name == MANIFEST for path in entries):
            continue  # tables that were made here, not their sources
        for path in entries:
            # A folder that is called as junk is no junk: it may hold agendas.
            if is_junk(path.name) and not path.is_dir():
                junk.append(_name(path, folder))
            elif path.name.startswith(".") or path.name == CORRECTIONS:
                continue
            elif not path.is_dir():
                yield from _named(path, folder, junk)
            elif path.is_symlink():
                # By where it really leads: what is inside is read where it stands, so nothing is lost; what is outside
                # is a failure.
                inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
                yield SourceFile(_name(path, folder) + "/", path, trouble=_INSIDE if inside else _OUTSIDE)
            else:
                waiting.append(path)


def _named(path: Path, folder: Path, junk: list[str]) -> Iterator[SourceFile]:
    """The sources in a file: itself, or an archive's members."""
    name, suffix = _name(path, folder), path.suffix.lower()
    if not path.is_file():
        yield SourceFile(name, path, trouble=_NO_FILE if path.exists() else _NOWHERE)
    elif suffix == ARCHIVE:
        yield from _in_archive(name, path, junk)
    else:
        yield SourceFile(name, path, trouble=_NOT_UNPACKED if suffix in OTHER_ARCHIVES else None)


def _in_archive(name: str, path: Path, junk: list[str]) -> Iterator[SourceFile]:
    """A source for each member; one for the whole archive where none of them can be read."""
    try:
        listed = archive_members(path)
    except ReadError as error:
        yield SourceFile(name, path, trouble=_trouble(error))
        return
    except OSError:
        yield SourceFile(name, path)  # reading it will say why not
        return
    # Counted without junk: a zip of only Thumbs.db is as empty as an empty one.
    wanted = [member for member in listed if not is_junk(member.name)]
    junk += (f"{name}/{member.name}" for member in listed if is_junk(member.name))
    whole = _trouble_of_all(wanted)
    if whole is not None:
        yield SourceFile(name, path, trouble=whole)
        return
    for member in wanted:
        trouble = _trouble_of(member)
        yield SourceFile(f"{name}/{_text(member.name)}", path, member.place, trouble, container=name)


def _trouble_of_all(members: list[ArchiveMember]) -> Trouble | None:
    """Why nothing of an archive can be read: one row in the log says it better than a hundred."""
    if not members:
        return _EMPTY_ARCHIVE
    refusals = [member.refusal for member in members]
    locked = [refusal for refusal in refusals if refusal and refusal.code == "zip_versleuteld"]
    return _trouble(locked[0]) if len(locked) == len(members) else None


def _trouble_of(member: ArchiveMember) -> Trouble | None:
    if member.refusal:
        return _trouble(member.refusal)
    return _NESTED if _suffix(member) in OTHER_ARCHIVES | {ARCHIVE} else None


def _suffix(member: ArchiveMember) -> str:
    return Path(member.name).suffix.lower()


def _trouble(error: ReadError) -> Trouble:
    return Trouble(error.code, str(error))


def _by_pattern(pattern: str, junk: list[str]) -> list[SourceFile]:
    fixed = _fixed_part(Path(pattern))
    matches = fixed.glob(str(Path(pattern).relative_to(fixed)))
    kept = [path for path in matches if not path.is_dir() and not _hidden(path, fixed)]
    sources = [source for path in kept for source in _named(path, fixed, junk)]
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


def _composed(sources: list[SourceFile]) -> Iterator[SourceFile]:
    """Names with their accents composed (NFC), as Macs don't write them; but two names never become one."""
    names = [unicodedata.normalize("NFC", source.name) for source in sources]
    spelled: dict[str, set[str]] = {}
    for source, name in zip(sources, names, strict=True):
        spelled.setdefault(name, set()).add(source.name)
    for source, name in zip(sources, names, strict=True):
        # Both spellings may stand in one folder on Linux: made one, two files would have one name and one of them no
        # row.
        yield replace(source, name=name) if len(spelled[name]) == 1 else source
