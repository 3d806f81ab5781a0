"""Gives a new folder the name of an old one.

Python has no call that replaces a folder that isn't empty. Linux has one that swaps two names at once (renameat2 with
RENAME_EXCHANGE, see rename(2)); where the file system lacks it, two renames do, with a moment between them in which
the name is missing; `recover` puts that right.
"""

import ctypes
import errno
import os
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}  # an old kernel, or a file system without it


def put_in_place(draft: Path, out: Path, aside: Path) -> Path | None:
    """Give `draft` the name `out`; where the old folder is now (`draft` or `aside`), None if there was none."""
    if not out.exists() or not any(out.iterdir()):
        draft.rename(out)  # rename(2) does replace an empty folder
        return None
    if _exchange(draft, out):
        return draft
    # Only after a refusal of the swap: between these two the name is missing, and a reader would find no dataset.
    out.rename(aside)
    draft.rename(out)
    return aside


def recover(out: Path, aside: Path) -> None:
    """After a kill between the two renames: the old folder gets its name back."""
    # `out` is there where the kill came later: then the new one is in place and `aside` is rubbish.
    if aside.exists() and not out.exists():
        aside.rename(out)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names at once; False where this system can't. OSError for any other reason."""
    # Looked up, not linked: an older libc has no such name, and ctypes then raises AttributeError.
    function = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if function is None:
        return False
    if function(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in NO_EXCHANGE:
        return False
    # Anything else (no rights, a full disk) may stop the two renames as well, and then halfway.
    raise OSError(number, os.strerror(number), str(other))
