"""Spreads jobs over processes and yields a result for each, as they come. Knows nothing of what the jobs are.

A job that takes its process down (a decoder that crashes, a kill from outside), that takes too long or too much memory
costs its own result only: the caller says what stands in its place, and another process takes the dead one's.
Memory is watched from here, several times a second: what the process and its children hold in RAM. A limit of the
system's own (RLIMIT_AS) counts what is only reserved as well, and a decoder reserves much.
"""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import Enum
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from pipelines.errors import StoreError
from pipelines.run.import_safety import own_modules_only

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")
# Wide, as a new process imports the decoders: charged to a job's own seconds, --timeout would cost the first file of
# each process its reading.
START = 120  # seconds that a new process may take to come up; they don't count for its first job
LOOK = 0.1  # seconds between two looks at clock and memory


class WorkerLimits(NamedTuple):
    """What one job may take; None is without limit."""

    seconds: float | None = None
    memory: int | None = None  # bytes in RAM, of its process and that one's children


UNLIMITED = WorkerLimits()


class WorkerEnd(Enum):
    """How a process ended that gave no result."""

    CRASHED = "crashed"
    KILLED = "killed"  # from outside: the kernel, when memory is full, or a person
    TOO_LONG = "too long"
    TOO_LARGE = "too large"


class LostJob(NamedTuple):
    """Why a job has no result: `detail` is a signal's name, an exit status, or the limit that was passed."""

    end: WorkerEnd
    detail: str


class ProcessPool(Generic[JobT, ResultT]):
    """So many processes for one kind of work; each is kept from job to job, with all that it has loaded."""

    def __init__(
        self,
        work: Callable[[JobT], ResultT],
        size: int,
        lost: Callable[[JobT, LostJob], ResultT],
        limits: WorkerLimits = UNLIMITED,
        preload: Iterable[str] = (),
    ) -> None:
        """preload: modules that processes start with; counts only before the first process of the program."""
        self._work, self._size, self._lost, self._limits = work, size, lost, limits
        self._idle: list[_Worker[JobT, ResultT]] = []
        self._busy: list[_Worker[JobT, ResultT]] = []
        multiprocessing.get_context("forkserver").set_forkserver_preload([__name__, *preload])

    def __enter__(self) -> "ProcessPool[JobT, ResultT]":
        return self

    def __exit__(self, *_: object) -> None:
        # Not terminate(): workers ignore SIGTERM (see `_serve`), so a join after it would wait for ever.
        for worker in (*self._idle, *self._busy):
            worker.kill()
        self._idle, self._busy = [], []

    def run(self, jobs: Iterable[JobT], stopped: Callable[[], bool] = lambda: False) -> Iterator[ResultT]:
        """A result for each job, as they come; once `stopped`, only for the jobs that were begun."""
        waiting = iter(jobs)
        more = self._begin(waiting, stopped)
        while self._busy:
            yield from self._collect()
            more = more and self._begin(waiting, stopped)

    def _begin(self, waiting: Iterator[JobT], stopped: Callable[[], bool]) -> bool:
        """Give every free process a job; False when there are no more."""
        while len(self._busy) < self._size:
            # Asked before each job and not once a round: after Ctrl-C no new file may begin, while those begun are
            # finished.
            if stopped():
                return False
            try:
                job = next(waiting)
            except StopIteration:
                return False
            worker = self._idle.pop() if self._idle else _Worker(self._work)
            worker.give(job)
            self._busy.append(worker)
        return True

    def _collect(self) -> Iterator[ResultT]:
        """The results that are there within a look; a process past its limits is ended."""
        ready = wait([worker.pipe for worker in self._busy], timeout=LOOK)
        for worker in list(self._busy):
            # An answer goes before a limit: a job that finished just past its time has a result, and that one counts.
            answer = worker.answer() if worker.pipe in ready else worker.over(self._limits)
            if answer is None:
                continue
            self._busy.remove(worker)
            if isinstance(answer, LostJob):
                # Not back among the idle: it is dead, or still at the job that was given up, whose answer would pass
                # for the next one's.
                worker.kill()
                yield self._lost(worker.job, answer)
            else:
                self._idle.append(worker)
                yield answer.result


class _Done(NamedTuple, Generic[ResultT]):
    result: ResultT


class _Worker(Generic[JobT, ResultT]):
    """A process and the job it has. From a fork server: no copy of our threads and open files, as fork makes."""

    job: JobT
    since: float

    def __init__(self, work: Callable[[JobT], ResultT]) -> None:
        context = multiprocessing.get_context("forkserver")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(work, theirs), daemon=True)
        with own_modules_only():
            self._process.start()
        # Ours must go, or the pipe keeps an open end after the worker has died: recv would wait and not raise EOFError.
        theirs.close()

    def give(self, job: JobT) -> None:
        # In the future until "begun" comes: a start of a minute isn't over a limit of ten seconds, one that hangs still
        # is.
        self.job, self.since = job, time.monotonic() + START
        with suppress(BrokenPipeError):  # it died while idle: its end is read from the pipe, as any other
            self.pipe.send(job)

    def answer(self) -> "_Done[ResultT] | LostJob | None":
        """What it sent, or how it ended; None where it has only begun. Raises the work's OSError, StoreError."""
        try:
            good, what = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self._process.join()
            return _loss(self._process.exitcode or 0)
        if good is None:
            # The clock of the job itself starts here, when the process is up and has the job in its hands.
            self.since = time.monotonic()
            return None
        if not good:
            raise what
        return _Done(what)

    def over(self, limits: WorkerLimits) -> LostJob | None:
        if limits.seconds is not None and time.monotonic() - self.since > limits.seconds:
            return LostJob(WorkerEnd.TOO_LONG, f"{limits.seconds:g}")
        if limits.memory is not None and _held(self._process.pid or 0) > limits.memory:
            return LostJob(WorkerEnd.TOO_LARGE, f"{limits.memory / 2**20:.0f}")
        return None

    def kill(self) -> None:
        """And its children: a program that it called goes with it."""
        # The children first: once their parent is dead, /proc lists them under another process.
        for pid in _children(self._process.pid or 0):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _loss(status: int) -> LostJob:
    # A status, even 0, is a crash: a decoder that calls exit() gave no rows either.
    if status >= 0:
        return LostJob(WorkerEnd.CRASHED, f"status {status}")
    name = signal.Signals(-status).name
    return LostJob(WorkerEnd.KILLED if -status in (signal.SIGKILL, signal.SIGTERM) else WorkerEnd.CRASHED, name)


def _held(pid: int) -> int:
    """Bytes in RAM of a process and its children; 0 of one that has just ended."""
    import psutil

    held = 0
    for each in (pid, *_children(pid)):
        with suppress(psutil.Error):
            held += psutil.Process(each).memory_info().rss
    return held


def _children(pid: int) -> list[int]:
    """Read where Linux lists them; a library would go over all processes of the machine for each look."""
    found: list[int] = []
    with suppress(OSError):
        for listed in Path(f"/proc/{pid}/task").glob("*/children"):
            found += map(int, listed.read_text().split())
    return found


def _serve(work: Callable[[JobT], ResultT], pipe: Connection) -> None:
    """A worker's life: jobs in, answers out, until the pipe closes or the one that made it dies."""
    for number in (signal.SIGINT, signal.SIGTERM):  # these reach a whole group: the one that was called answers them
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            job = pipe.recv()
        except (EOFError, ConnectionResetError):
            return
        pipe.send((None, None))  # begun
        try:
            answer: tuple[bool, object] = (True, work(job))
        except (OSError, StoreError) as error:  # a disk that is full is nothing that one job can be blamed for
            answer = (False, error)
        pipe.send(answer)


def _end_with_parent() -> None:
    """A parent that was killed closes no pipe that a busy worker would look at."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
