"""Work for a pool: a module of its own, since worker processes import it by name."""

import os


def double(job: int) -> int:
    return 2 * job


def double_or_die(job: int) -> int:
    """Negative jobs take their process with them, as a decoder that crashes does."""
    if job < 0:
        os._exit(9)
    return 2 * job


def double_or_raise(job: int) -> int:
    if job < 0:
        raise ValueError(job)
    return 2 * job
