"""A function and its jobs in, results in the order of the jobs out, whatever the number of processes.

Knows not what the jobs are. A job that takes its process down with it (a decoder that crashes, memory that runs out)
loses nobody else's work.
"""

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Job], Result], jobs: Sequence[Job], workers: int, lost: Callable[[Job], Result]
) -> Iterator[Result]:
    """work(job) for each job, in order; lost(job) for one whose process died. One worker is this process itself."""
    if min(workers, len(jobs)) <= 1:
        yield from map(work, jobs)
        return
    rest = list(jobs)
    while rest:
        for result in _until_broken(work, rest, workers):
            rest.pop(0)
            yield result
        if rest:  # the first without a result may have broken the pool, or stood beside the one
            alone = list(_until_broken(work, rest[:1], 1))
            yield alone[0] if alone else lost(rest[0])
            rest.pop(0)


def _until_broken(work: Callable[[Job], Result], jobs: Sequence[Job], workers: int) -> Iterator[Result]:
    """Results up to the first that the pool doesn't give because one of its processes died."""
    context = multiprocessing.get_context("forkserver")  # no copy of our threads and open files, as fork makes
    pool = ProcessPoolExecutor(min(workers, len(jobs)), mp_context=context, initializer=_leave_interrupts)
    try:
        for future in [pool.submit(work, job) for job in jobs]:
            yield future.result()
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl-C reaches every process of the terminal; the one that the user called answers it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
