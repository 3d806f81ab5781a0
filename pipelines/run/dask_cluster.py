"""Spreads jobs over a Dask cluster. The only module that knows Dask.

On each of the cluster's workers a job runs in a process of our own, as it does without a cluster: a decoder that
crashes costs its document and not the worker. A worker that is lost gives its jobs back, and others do them.
"""

import multiprocessing
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic
from uuid import uuid4

from pipelines.errors import StoreError
from pipelines.run.import_safety import own_modules_only
from pipelines.run.pool import JobT, LostJob, ProcessPool, ResultT, WorkerEnd, WorkerLimits

ANSWERS = 10  # seconds in which a scheduler must
AHEAD = 3  # jobs for each worker: one in hand, and some so that it never waits
_MINE = threading.local()  # on a worker: this thread's process


@dataclass(frozen=True, slots=True)
class ClusterWork(Generic[JobT, ResultT]):
    """What all jobs of a run have in common; it goes to the workers."""

    work: Callable[[JobT], ResultT]
    lost: Callable[[JobT, LostJob], ResultT]
    limits: WorkerLimits
    preload: tuple[str, ...]
    token: str = field(default_factory=lambda: uuid4().hex)


def cluster_results(
    task: ClusterWork[JobT, ResultT],
    jobs: Iterable[JobT],
    scheduler: str | None,
    workers: int | None,
    stopped: Callable[[], bool],
) -> Iterator[ResultT]:
    """A result for each job, as they come. scheduler: its address; None starts a cluster on this machine."""
    from distributed import as_completed
    from distributed.scheduler import KilledWorker

    with _client(scheduler, workers) as client:
        waiting, coming = iter(jobs), as_completed()
        given: dict[str, JobT] = {}
        while True:
            for job in _next(waiting, AHEAD * max(1, len(client.nthreads())) - len(given), stopped):
                future = client.submit(_guarded, task, job, pure=False)
                given[future.key] = job
                coming.add(future)
            if not given:
                break
            future = next(coming)
            job, error = given.pop(future.key), future.exception()
            if isinstance(error, KilledWorker):
                yield task.lost(job, LostJob(WorkerEnd.KILLED, "worker"))
            elif error is not None:
                raise error
            else:
                yield future.result()
        client.run(_dismiss)


def _next(waiting: Iterator[JobT], number: int, stopped: Callable[[], bool]) -> Iterator[JobT]:
    for _ in range(number):
        if stopped():
            return
        job = next(waiting, None)
        if job is None:
            return
        yield job


@contextmanager
def _client(scheduler: str | None, workers: int | None) -> Iterator[Any]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise StoreError("--engine dask needs Dask; install gka-agendas with [cluster].") from error
    if scheduler is None:
        with (
            own_modules_only(),
            LocalCluster(  # its own watch over memory is off: ours ends a document, not a worker
                n_workers=workers, threads_per_worker=1, dashboard_address=None, memory_limit=0
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=ANSWERS)
    except (OSError, ValueError) as error:
        raise StoreError(f"No Dask scheduler answers at {scheduler}; start one with `dask scheduler`.") from error
    with client:
        yield client


def _guarded(task: ClusterWork[JobT, ResultT], job: JobT) -> ResultT:
    """On a worker: the job in a process of our own, kept for the next job of the same run."""
    if getattr(_MINE, "token", None) != task.token:
        _dismiss_mine()
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # else no children
        _MINE.crew, _MINE.token = ProcessPool(task.work, 1, task.lost, task.limits, task.preload), task.token
        _CREWS.append(_MINE.crew)
    crew: ProcessPool[JobT, ResultT] = _MINE.crew
    return next(crew.run([job]))


_CREWS: list[ProcessPool[Any, Any]] = []  # on a worker: those of all its threads


def _dismiss() -> None:
    """On a worker, at the end of a run: no process stays behind with its models."""
    while _CREWS:
        _CREWS.pop().__exit__()


def _dismiss_mine() -> None:
    crew = getattr(_MINE, "crew", None)
    if crew in _CREWS:
        _CREWS.remove(crew)
        crew.__exit__()
