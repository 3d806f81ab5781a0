"""Runs of marks in a row: where ink begins and ends. No OpenCV, since pages that are no scans are looked at too."""

from typing import Any

import numpy as np


def runs_of_true(marks: Any) -> list[tuple[int, int]]:
    """(start, end) of each stretch of True."""
    # A nought at either end, so that a stretch at the edge begins and ends like others.
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def joined_runs(runs: list[tuple[int, int]], gap: float) -> list[tuple[int, int]]:
    """Stretches with small gaps between them made one."""
    joined: list[tuple[int, int]] = []
    for left, right in runs:
        if joined and left - joined[-1][1] < gap:
            joined[-1] = joined[-1][0], right
        else:
            joined.append((left, right))
    return joined
