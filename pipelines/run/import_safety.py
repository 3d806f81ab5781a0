"""Keeps files in the current folder from being imported by the processes that a run starts.

Python looks for modules in the current folder first when it is started with `-c`, as multiprocessing and Dask start
their processes. A file `json.py` or `extract.py` among the agendas would then be run instead of ours.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAFE = "PYTHONSAFEPATH"  # Python's own word for it: https://docs.python.org/3/using/cmdline.html#envvar-PYTHONSAFEPATH
HOME = str(Path(__file__).resolve().parents[2])  # where our packages stand
_CHANGE = threading.Lock()
_inside: list[tuple[str | None, list[str]]] = []  # what was before, once for each block that is open


@contextmanager
def own_modules_only() -> Iterator[None]:
    """For processes that are started in the block, by this process or by a library; blocks may overlap.

    The variable keeps the current folder off the path while the interpreter starts; what multiprocessing then hands on
    is this process's own path (`sys.path`), which may hold the folder too: of `python -m`, or of a notebook.
    """
    with _CHANGE:
        # The first block's note serves all: a block that opens inside another would note what that one had set, and at
        # the end put that back.
        _inside.append(_inside[0] if _inside else (os.environ.get(SAFE), sys.path[:]))
        os.environ[SAFE] = "1"
        sys.path[:] = without_here(sys.path)
    try:
        yield
    finally:
        with _CHANGE:
            before, path = _inside.pop()
            # The last one out restores; in threads the first that ends need not be the first that began.
            if not _inside:
                _back(before, path)


def _back(before: str | None, path: list[str]) -> None:
    # The same list and not a new one: others hold it, multiprocessing among them.
    sys.path[:] = path
    if before is None:
        del os.environ[SAFE]
    else:
        os.environ[SAFE] = before


def without_here(path: list[str]) -> list[str]:
    """A search path without the current folder, unless that is the one that our packages were taken from."""
    here = os.path.realpath(os.getcwd())  # noqa: PTH109  as the entries of sys.path: strings
    # Run from a checkout, the current folder is where our packages come from: without it no worker could start.
    if here == HOME:
        return [entry or HOME for entry in path]
    return [entry for entry in path if entry and os.path.realpath(entry) != here]
