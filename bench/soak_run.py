"""Runs a command for the soak, and tells how it went: seconds, exit status, and what memory it held over time."""

import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1 << 20
_HELPER = "resource_tracker"  # a process of Python's own, no worker; so is one that has children


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory at a moment, in MB: of the process that was started, and of each process below it."""

    at: float  # seconds since the start
    parent: float
    workers: tuple[float, ...]


@dataclass(slots=True)
class EndedCommand:
    """A command that has ended."""

    seconds: float
    status: int
    ended: float  # seconds since the epoch
    said: str  # the end of what it wrote to stderr
    orphans: bool  # true if processes below it outlived it
    samples: list[Sample] = field(default_factory=list)


def gka(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "pipelines", *map(str, arguments)]


@cache
def knows(option: str) -> bool:
    """True if today's `gka ingest` has an option."""
    done = subprocess.run(gka("ingest", "--help"), capture_output=True, text=True, check=False, cwd=ROOT)
    return option in done.stdout


def limits(timeout: int, memory: int) -> list[str]:
    """The options that bound a document's time (seconds) and memory (MB), as far as they exist."""
    wanted = (("--timeout", str(timeout)), ("--memory", str(memory)))
    return [word for option, value in wanted if knows(option) for word in (option, value)]


def run(command: Sequence[str], *, every: float = 0.5, kill_after: float | None = None) -> EndedCommand:
    """Run a command to its end, or kill it (`kill -9`, the command alone) after so many seconds."""
    began = time.perf_counter()
    samples: list[Sample] = []
    with tempfile.TemporaryFile() as log:  # a pipe that nobody reads would stop the command
        # A session of its own, so that what outlives the command is found by its group.
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log, cwd=ROOT, start_new_session=True)
        parent = psutil.Process(process.pid)
        while process.poll() is None:
            spent = time.perf_counter() - began
            if kill_after is not None and spent >= kill_after:
                process.send_signal(signal.SIGKILL)
                process.wait()
                break
            samples.extend(_sample(parent, spent))
            left = every if kill_after is None else min(every, max(0.01, kill_after - spent))
            with suppress(subprocess.TimeoutExpired):
                process.wait(left)
        seconds, ended = time.perf_counter() - began, time.time()
        orphans = _leftovers(process.pid)
        log.seek(0, os.SEEK_END)
        log.seek(max(0, log.tell() - 2000))
        said = log.read().decode("utf-8", "replace")
    return EndedCommand(seconds, process.returncode, ended, said, orphans, samples)


def _leftovers(group: int, patience: float = 20.0) -> bool:
    """The workers of a killed command end by themselves; whether some didn't within a while, and are ended here."""
    until = time.monotonic() + patience
    with suppress(ProcessLookupError):
        while time.monotonic() < until:
            # Signal 0 only asks whether the group still has a process.
            os.killpg(group, 0)
            time.sleep(0.05)
        os.killpg(group, signal.SIGKILL)
        return True
    return False


def _sample(parent: psutil.Process, at: float) -> Iterator[Sample]:
    with suppress(psutil.Error):
        below = []
        for child in parent.children(recursive=True):
            with suppress(psutil.Error):
                if not child.children() and _HELPER not in " ".join(child.cmdline()):
                    below.append(child.memory_info().rss / MEGABYTE)
        yield Sample(round(at, 2), round(parent.memory_info().rss / MEGABYTE, 1), tuple(round(one, 1) for one in below))


def growth(values: Sequence[float]) -> float | None:
    """How much more is held in the last tenth of the time than in the third: 1 is flat. None for too few values."""
    tenth = len(values) // 10
    if tenth < 2:
        return None
    # The first fifth still loads models and fills caches: growth there is no leak.
    early, late = values[2 * tenth : 3 * tenth], values[-tenth:]
    return round(statistics.median(late) / statistics.median(early), 3)
