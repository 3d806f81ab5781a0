"""Stopped by hand or killed at any moment: the dataset stays whole, and nothing that was read is read again."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.dataset as ds
import pytest
from made_run import LOG, PAUSE

ROOT = Path(__file__).parent.parent
FILES = 24


@pytest.fixture
def agendas(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(FILES):
        (folder / f"{n:03}.txt").write_text(f"agenda {n} x{n}")
    return folder


def started(agendas: Path, out: str, pause: float = 0.05) -> "subprocess.Popen[str]":
    environment = os.environ | {
        LOG: str(agendas.parent / "log"),
        PAUSE: str(pause),
        "PYTHONPATH": f"{ROOT}:{ROOT}/tests",
    }
    command = [sys.executable, "tests/made_run.py", "ingest", str(agendas), "--out", str(agendas.parent / out)]
    return subprocess.Popen([*command, "--workers", "2"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)


def finished(agendas: Path, out: str) -> str:
    run = started(agendas, out, pause=0)
    _, said = run.communicate(timeout=120)
    assert run.returncode == 0, said
    return said


def read(agendas: Path) -> list[str]:
    log = agendas.parent / "log"
    return log.read_text().split() if log.exists() else []


def wait_until_read(agendas: Path, number: int) -> None:
    until = time.monotonic() + 60
    while len(read(agendas)) < number and time.monotonic() < until:
        time.sleep(0.01)


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "_state" and path.parent.name != "runs")
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def documents(out: Path) -> list[str]:
    return sorted(ds.dataset(out / "documents", partitioning="hive").to_table()["source_name"].to_pylist())


def statuses(out: Path) -> list[str]:
    return ds.dataset(out / "runs", partitioning="hive").to_table()["error_code"].to_pylist()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_once_what_is_in_hand_is_published(agendas: Path, number: signal.Signals) -> None:
    run = started(agendas, "out")
    wait_until_read(agendas, 4)
    run.send_signal(number)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 1
    assert "Stopping" in said and "left for the next run" in said
    done = documents(agendas.parent / "out")
    assert done == sorted(read(agendas)) and 4 <= len(done) < FILES
    assert statuses(agendas.parent / "out").count("run_gestopt") == FILES - len(done)
    finished(agendas, "out")
    assert len(read(agendas)) == FILES
    finished(agendas, "fresh")
    assert contents(agendas.parent / "out") == contents(agendas.parent / "fresh")


def test_stopped_twice_nothing_changes_and_nothing_is_lost(agendas: Path) -> None:
    run = started(agendas, "out")
    wait_until_read(agendas, 6)
    run.send_signal(signal.SIGINT)
    time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    if run.returncode != 130:
        pytest.skip("it had finished before the second signal")
    assert "Stopped at once" in said
    assert not (agendas.parent / "out").exists()
    assert "by a run that did not end" in finished(agendas, "out")
    assert len(read(agendas)) <= FILES + 2  # what two workers had in hand


def test_killed_at_any_moment(agendas: Path) -> None:
    """The first run and one that brings a change, each killed some times."""
    chance = random.Random(5)
    out = agendas.parent / "out"
    kills, before = 0, {}
    for change in ("", "anders"):
        if change:
            (agendas / "003.txt").write_text(change)
            (agendas / "004.txt").write_text(change + " x")
            before = contents(out)
        seen = []
        for _ in range(3):
            run = started(agendas, "out", pause=0.02)
            time.sleep(chance.uniform(0.3, 1.6))
            run.kill()
            run.communicate()
            kills += 1
            if change:
                assert len(documents(out)) == FILES
                seen.append(contents(out))
        finished(agendas, "out")
        assert all(state in (before, contents(out)) for state in seen)  # whole: the old one, or already the new one
    assert len(read(agendas)) <= FILES + 2 + 2 * kills
    finished(agendas, "fresh")
    assert contents(out) == contents(agendas.parent / "fresh")
    assert not (agendas.parent / ".out.gka-work").exists()


def test_two_runs_at_once(agendas: Path) -> None:
    first = started(agendas, "out", pause=0.3)  # long enough for the second to start, also on a busy machine
    wait_until_read(agendas, 1)
    second = started(agendas, "out")
    _, said = second.communicate(timeout=60)
    assert second.returncode == 2
    assert "Another run is writing to" in said
    assert first.wait(timeout=60) == 0
