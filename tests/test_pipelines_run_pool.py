"""Every job has a result, and one that dies, hangs or eats costs itself only; processes are kept and replaced."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from made_work import double, double_or_die, raising, troubled, who

from pipelines.run.pool import LostJob, ProcessPool, WorkerLimits

RUN = """
import sys
sys.path += ["tests", "."]
from made_work import troubled
from pipelines.run.pool import ProcessPool

if __name__ == "__main__":
    with ProcessPool(troubled, 1, print) as crew:
        list(crew.run(["tell and hang"]))
"""


def lost(job: int, loss: LostJob) -> int:
    return -1000 + job


def told(job: str, loss: LostJob) -> str:
    return f"{job}: {loss.end.value} {loss.detail}"


@pytest.mark.parametrize(("jobs", "workers"), [([], 2), ([1], 2), ([3, 1, 2], 1), ([3, 1, 2], 2)])
def test_a_result_for_each(jobs: list[int], workers: int) -> None:
    with ProcessPool(double, workers, lost) as crew:
        assert sorted(crew.run(jobs)) == sorted(2 * job for job in jobs)


@pytest.mark.parametrize("jobs", [[1, -2, 3], [-1, 2, 3], [1, 2, -3], [-1, -2], [0, -1, 0]])
def test_a_process_that_dies(jobs: list[int]) -> None:
    with ProcessPool(double_or_die, 2, lost) as crew:
        assert sorted(crew.run(jobs)) == sorted(2 * job if job >= 0 else job - 1000 for job in jobs)


@pytest.mark.parametrize(
    ("job", "says"),
    [
        ("exit", "exit: crashed status 9"),
        ("segfault", "segfault: crashed SIGSEGV"),
        ("killed", "killed: killed SIGKILL"),  # as the kernel does when memory is full
        ("hang", "hang: too long 1"),
        ("eat", "eat: too large 300"),
        ("child eats", "child eats: too large 300"),  # a program that the worker called
        ("quit", "quit: crashed status 0"),
    ],
)
def test_how_it_ended(job: str, says: str) -> None:
    with ProcessPool(troubled, 2, told, WorkerLimits(1 if job == "hang" else 60, 300 << 20)) as crew:
        assert sorted(crew.run(["a", job, "b", "c"])) == sorted(["a", says, "b", "c"])


def test_a_hang_that_holds_on_to_its_lock_of_the_interpreter_is_ended_too() -> None:
    with ProcessPool(troubled, 1, told, WorkerLimits(0.5)) as crew:
        assert list(crew.run(["stone", "a"])) == ["stone: too long 0.5", "a"]


def test_a_process_is_kept_for_the_next_job() -> None:
    with ProcessPool(who, 1, lost) as crew:
        assert len({*crew.run([1, 2]), *crew.run([3])}) == 1


def test_an_error_of_the_disk_is_the_callers() -> None:
    """No job is to blame for it."""
    with ProcessPool(raising, 2, lost) as crew, pytest.raises(OSError, match="vol"):
        list(crew.run([1, 2]))


def test_once_stopped_nothing_is_begun() -> None:
    seen: list[int] = []
    with ProcessPool(double, 1, lost) as crew:
        for result in crew.run([1, 2, 3, 4], stopped=lambda: len(seen) >= 2):
            seen.append(result)
    assert seen == [2, 4]


def test_nothing_outlives_the_crew() -> None:
    with ProcessPool(who, 2, lost) as crew:
        pids = set(crew.run([1, 2, 3, 4]))
    assert all(not _runs(pid) for pid in pids)


def test_workers_end_when_their_parent_is_killed() -> None:
    """A hanging document must not go on for ever after a kill -9 of the run."""
    run = subprocess.Popen([sys.executable, "-c", RUN], cwd=Path(__file__).parent.parent, stdout=subprocess.PIPE)
    assert run.stdout is not None
    pid = int(run.stdout.readline())
    run.kill()
    run.communicate()
    until = time.monotonic() + 20
    while _runs(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(pid)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
