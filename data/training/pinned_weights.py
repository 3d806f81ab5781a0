"""Writes trained weights where reading finds them, and their hash into the module that pins it."""

import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray


def write_pinned(model: ModuleType, arrays: Mapping[str, NDArray[np.float64]]) -> None:
    """Write the arrays, as half floats, to the module's WEIGHTS, and the file's hash to its SHA256.

    Raises ValueError if the module has no line for the hash.
    """
    buffer = io.BytesIO()
    # Half floats: the last bits, in which machines differ, are rounded off.
    halves: dict[str, Any] = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(buffer, **halves)
    file = Path(str(model.__file__))
    line = f'SHA256 = "{hashlib.sha256(buffer.getvalue()).hexdigest()}"'
    pinned, times = re.subn(r'^SHA256 = ".*?"$', line, file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    if times != 1:
        raise ValueError(f"{file.name} has no line for the hash")
    model.WEIGHTS.write_bytes(buffer.getvalue())
    file.write_text(pinned, encoding="utf-8")
