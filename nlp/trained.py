"""Reads weights that were trained on our own texts, from a file whose hash is pinned beside the code that uses it."""

import hashlib
import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


def read_pinned(file: Path, sha256: str, names: Sequence[str]) -> list[NDArray[np.float64]]:
    """The arrays of a file, in the order of their names.

    Raises ValueError where the file isn't the one that was pinned: then all that is measured of it doesn't hold.
    """
    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{file.name} is not the file that was measured: train it again (data/training)")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return [arrays[name].astype(np.float64) for name in names]
