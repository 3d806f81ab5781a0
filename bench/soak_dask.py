"""Starts a Dask cluster on this machine for the soak, of processes that can be killed."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from soak_run import ROOT

ADDRESS = "tcp://127.0.0.1:{port}"


class KillOne(Protocol):
    """Kills a worker later on; what it gives back waits for that, and says how many were alive and are killed."""

    def __call__(self, *, after: float) -> Callable[[], int]: ...


@contextmanager
def cluster(workers: int, port: int = 18786) -> Iterator[tuple[str, KillOne]]:
    """The scheduler's address, and a way to kill one of its workers (`kill -9`)."""
    address = ADDRESS.format(port=port)
    started = [_dask("scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard")]
    try:
        time.sleep(3)
        # No nanny: it would start a killed worker again, and the kill would show nothing.
        single = ("--nthreads", "1", "--no-nanny", "--no-dashboard")
        started += [_dask("worker", address, *single) for _ in range(workers)]
        time.sleep(5)
        yield address, lambda *, after: _killer(started[-1], after)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _dask(*words: str) -> subprocess.Popen[bytes]:
    nowhere = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", "dask", *words], cwd=ROOT, stdout=nowhere, stderr=nowhere)


def _killer(process: subprocess.Popen[bytes], after: float) -> Callable[[], int]:
    """Kills a process in so many seconds, unless it has ended; the function it returns waits for that and counts."""
    killed: list[int] = []

    def kill() -> None:
        time.sleep(after)
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed.append(process.pid)

    thread = threading.Thread(target=kill)
    thread.start()

    def wait() -> int:
        thread.join()
        return len(killed)

    return wait
