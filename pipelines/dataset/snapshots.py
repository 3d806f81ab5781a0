"""Earlier states of a dataset in a folder, kept beside it so that two of them can be compared.

When a run puts a new dataset in place, the folder that stood there before is kept whole in `.DIR.gka-snapshots`, under
the name of the run that wrote it. Files that did not change are the same files under two names (hard links), so a
snapshot costs what the run rewrote.
"""

import os
import re
import shutil
from pathlib import Path

from pipelines.errors import StoreError
from pipelines.schema.tables import LOG

KEPT = 5  # snapshots, if nobody says otherwise: a working week of nightly runs
_RUN = re.compile(r"part-(?P<run>[0-9TZ.]+-[0-9a-f]+)\.parquet")


def snapshots_folder(out: Path) -> Path:
    """Where the snapshots of a dataset are."""
    out = Path(os.path.realpath(out))
    return out.with_name(f".{out.name}.gka-snapshots")


def snapshots(out: Path) -> tuple[Path, ...]:
    """The kept states of a dataset, the oldest first."""
    folder = snapshots_folder(out)
    return tuple(sorted(path for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else ()


def keep_snapshot(out: Path, old: Path, keep: int) -> None:
    """Keep the folder `old`, which stood at `out` before, and at most `keep` snapshots in all.

    An OSError leaves `old` where it is: the dataset in place is whole either way.
    """
    run = last_run(old)
    if keep and run is not None:
        folder = snapshots_folder(out)
        folder.mkdir(exist_ok=True)
        if not (folder / run).exists():
            old.rename(folder / run)
    for path in snapshots(out)[: -keep or None]:
        shutil.rmtree(path, ignore_errors=True)


def last_run(folder: Path) -> str | None:
    """The id of the run that wrote a dataset, by the newest file of its log; None where there is no log."""
    found = [match["run"] for path in (folder / LOG).glob("*.parquet") if (match := _RUN.fullmatch(path.name))]
    return max(found, default=None)


def snapshot_before(out: Path, since: str | None = None) -> Path:
    """The state to compare a dataset with: that of run `since` (its id or the beginning of it), else the newest.

    StoreError where there is none.
    """
    found = snapshots(out)
    if not found:
        raise StoreError(
            f"{out} has no earlier state to compare with: `gka ingest` keeps one each time that it changes the tables "
            "(--keep N), in folders, not behind URLs."
        )
    fitting = [path for path in found if since is None or path.name.startswith(since)]
    if not fitting:
        names = ", ".join(path.name for path in found)
        raise StoreError(f"No state of run {since} is kept; there are {names}.")
    return fitting[-1]
