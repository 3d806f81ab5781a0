"""An object of a page in, its colour out."""

import ctypes
from collections.abc import Callable
from typing import Any


def colour_of(item: Any, get: Callable[..., Any]) -> tuple[int, int]:
    """0xRRGGBB and alpha of an object's fill or stroke; black where it has none of its own."""
    red, green, blue, alpha = ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint()
    if not get(item, ctypes.byref(red), ctypes.byref(green), ctypes.byref(blue), ctypes.byref(alpha)):
        return 0, 255
    return red.value << 16 | green.value << 8 | blue.value, alpha.value
