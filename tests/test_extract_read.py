"""The entry to the room that reads files."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.errors import ReadError
from extract.read import read_bytes


@pytest.fixture(params=[True, False])
def looks(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether Python looks for circles of objects."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield bool(request.param)
    (gc.enable if before else gc.disable)()


def test_the_collector_is_left_as_it_was(looks: bool) -> None:
    read_bytes(b"GKA Agenda Gemeente Emmen\n\nInleiding\n\nWij doen mee.\n", "emmen.txt")
    assert gc.isenabled() is looks
    with pytest.raises(ReadError):
        read_bytes(b"", "leeg.txt")
    assert gc.isenabled() is looks


_WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(("cv2", "onnxruntime", "rapidocr")))  # None: importing it is a ModuleNotFoundError
from pathlib import Path
from extract.errors import ReadError
from extract.read import read_bytes
for name in ("westerveld.text.txt", "westerveld.bands.pdf"):
    assert read_bytes((Path("data/raw") / name).read_bytes(), name).fields, name
import render_pdf, render_scan, render_settings, render_source
try:
    scan = render_scan.scan(render_pdf.pdf(render_source.load("raadsvoorstel"), render_settings.SETTINGS["ruled"])[0])
    read_bytes(scan, "scan.pdf")
except ReadError as error:
    print(error.code)
"""


def test_only_a_scan_needs_what_recognises_text() -> None:
    """An environment that lacks it reads everything else, and refuses a scan with its reason."""
    root = Path(__file__).parent.parent
    path = os.pathsep.join([str(root), str(root / "data" / "samples")])
    ended = subprocess.run(
        [sys.executable, "-P", "-c", _WITHOUT],
        cwd=root,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, "ocr_ontbreekt\n"), ended.stderr
