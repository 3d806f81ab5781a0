"""A PDFium function and many subjects in, what it tells of each out, side by side. Knows calls, no meaning.

pypdfium2's functions make Python objects of every pointer that goes in and every answer that comes out: for a page's
letters that costs ten times PDFium's own work. Here the same functions are called by address, and write into an array.
"""

import ctypes
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extract.pdf.page_objects import Truths

ADDRESS, INT = ctypes.c_void_p, ctypes.c_int


def by_address(function: Any, answer: Any, *given: Any) -> Callable[..., Any]:
    """A PDFium function that takes addresses as plain numbers; calls this short need not let other threads in."""
    return ctypes.PYFUNCTYPE(answer, *given)(ctypes.cast(function, ADDRESS).value or 0)


def written(
    rows: int, columns: int, kind: Any, pointers: int, function: Callable[..., int], *given: Iterable[Any]
) -> tuple[NDArray[Any], Truths]:
    """What a function writes for each of its subjects, and whether it says that it did.

    A row of the answer is written through that many pointers: one for a struct, else one for each of its columns.
    """
    found = np.zeros((rows, columns), kind)
    start, step = found.ctypes.data, columns * found.itemsize
    first = [start + n * found.itemsize for n in range(pointers)]
    places = [range(place, place + rows * step, step) for place in first]
    done = np.array(list(map(function, *given, *places)), bool)
    return found.astype(np.float64), done
