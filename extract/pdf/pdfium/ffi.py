"""Calls a PDFium function for many characters or objects at once; the answers come back side by side in an array.

pypdfium2's own functions make Python objects of every pointer that goes in and every answer that comes out: for the
letters of a page that costs ten times PDFium's own work (CONTRIBUTING.md, "PDFium is asked by address"). Here the same
functions are called with addresses as plain numbers, and write into a numpy array.
"""

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.pdf.page_objects import Truths

ADDRESS = ctypes.c_void_p


def by_address(function: Any) -> Callable[..., Any]:
    """A function of `pypdfium2.raw` that takes and gives addresses as plain numbers instead of pointer objects.

    Its signature is the one that pypdfium2 generated from PDFium's headers, every pointer in it an address: so a new
    release that changes a function changes it here too, instead of writing past the end of an array.
    """
    # As a number and not as an address, of which ctypes makes None where it is nought.
    answer = ctypes.c_size_t if _as_address(function.restype) is ADDRESS else function.restype
    given = map(_as_address, function.argtypes)
    # PYFUNCTYPE keeps the interpreter's lock: letting other threads in costs more than calls this short take.
    return ctypes.PYFUNCTYPE(answer, *given)(ctypes.cast(function, ADDRESS).value or 0)


def _as_address(kind: Any) -> Any:
    """A C type as it stands, but an address for a pointer to anything."""
    return ADDRESS if isinstance(kind, type) and issubclass(kind, ctypes._Pointer) else kind


def call_for_each(
    rows: int, columns: int, kind: Any, pointers: int, function: Callable[..., int], *given: Iterable[Any]
) -> tuple[NDArray[Any], Truths]:
    """What a function writes for each of its subjects (rows x columns), and whether it says that it did.

    kind: the numpy type of what it writes. pointers: through how many pointers it writes a row, one for a struct, else
    one for each column. given: for each argument before these, its values, one for each row.
    """
    answers = np.zeros((rows, columns), kind)
    start, step = answers.ctypes.data, columns * answers.itemsize
    # A struct is written whole through one pointer (FS_RECTF), loose numbers each through its own (x and y of an
    # origin).
    first = [start + n * answers.itemsize for n in range(pointers)]
    places = [range(place, place + rows * step, step) for place in first]
    done = np.fromiter(map(function, *given, *places), np.int32, rows)
    return answers.astype(np.float64), done != 0
