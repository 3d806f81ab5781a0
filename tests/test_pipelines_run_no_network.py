"""An ingest asks nothing of the network: not our code, not a library in C, not in a worker, not for a scan.

One run is watched in three ways: every Python of it refuses sockets, its calls to the system are written down, and it
runs on a machine without any network, not even a loopback. The last two where the machine can do that.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet as pq
import pytest
import render
import render_source

ROOT = Path(__file__).parent.parent
PRINTS = (("hulst", "text"), ("kerkrade", "ruled"), ("renkum", "scan"))
# Read by every Python that the run starts. What multiprocessing needs is a socket of the machine itself (AF_UNIX, 1).
GUARD = r"""
import os, sys
def note(line):
    with open(os.environ["NETWORK_LOG"], "a") as file:
        file.write(line + "\n")
def refuse(event, arguments):
    named = event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
    if named or (event == "socket.__new__" and int(arguments[1]) != 1):
        note("asked " + event)
        raise OSError("this run may not use the network")
note(f"guarded {os.getpid()}")
sys.addaudithook(refuse)
"""


class Watched(NamedTuple):
    """What was seen of a run."""

    layers: list[str]  # of its documents
    noted: list[str]  # by the guard in each Python
    called: str | None  # calls to the system, if these could be seen


def guarded(folder: Path) -> dict[str, str]:
    """An environment in which each Python refuses the network, and writes down what asked for it."""
    (folder / "sitecustomize.py").write_text(GUARD)
    return dict(os.environ) | {
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
        "NETWORK_LOG": str(folder / "noted"),
    }


def _can_run(*command: str) -> bool:
    there = shutil.which(command[0])
    return there is not None and subprocess.run([*command, "true"], check=False, capture_output=True).returncode == 0


ALONE = ("unshare", "--user", "--map-root-user", "--net")
WATCH = ("strace", "-f", "-qq", "-e", "trace=socket,connect", "-o")


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    folder = tmp_path_factory.mktemp("network")
    (folder / "in").mkdir()
    for sample, setting in PRINTS:
        render.render(render_source.load(sample), setting, folder / "in" / render.file_name(sample, setting))
    trace = folder / "called"
    command = [sys.executable, "-m", "pipelines", "ingest", str(folder / "in"), "--out", str(folder / "out")]
    if _can_run(*WATCH, os.devnull):
        command = [*WATCH, str(trace), *command]
    if _can_run(*ALONE):
        command = [*ALONE, *command]
    environment = guarded(folder)
    done = subprocess.run([*command, "--workers", "2"], cwd=ROOT, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    layers = pq.read_table(folder / "out" / "documents", columns=["text_layer"])["text_layer"].to_pylist()
    noted = (folder / "noted").read_text().splitlines()
    return Watched(layers, noted, trace.read_text() if trace.exists() else None)


def test_all_is_read_a_scan_too(watched: Watched) -> None:
    assert len(watched.layers) == len(PRINTS)
    assert "ocr" in watched.layers


def test_no_process_of_the_run_asks_for_the_network(watched: Watched) -> None:
    processes = {line for line in watched.noted if line.startswith("guarded")}
    assert len(processes) >= 3  # the command and its workers
    assert set(watched.noted) == processes


def test_no_library_asks_for_it_either(watched: Watched) -> None:
    """So onnxruntime was caught, which tells Microsoft of each model that it runs unless it is forbidden to."""
    if watched.called is None:
        pytest.skip("strace isn't here, or may not watch: what libraries in C call isn't seen")
    families = set(re.findall(r"socket\((\w+)", watched.called))
    assert families == {"AF_UNIX"}


def test_the_guard_refuses_what_asks(tmp_path: Path) -> None:
    """What the tests above are worth."""
    code = "import socket; socket.socket(socket.AF_UNIX); socket.socket(socket.AF_INET)"
    done = subprocess.run([sys.executable, "-c", code], env=guarded(tmp_path), check=False, capture_output=True)
    assert b"may not use the network" in done.stderr
    assert (tmp_path / "noted").read_text().splitlines()[1:] == ["asked socket.__new__"]


def test_onnxruntime_is_forbidden_to_tell_before_it_is_loaded() -> None:
    code = "import extract.ocr, os, sys; print(os.environ['ORT_DISABLE_TELEMETRY'], 'onnxruntime' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]
