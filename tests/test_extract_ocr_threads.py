"""PDFium is called by one thread only, however many pages are recognised side by side."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("reportlab")

PAGES, RUNS = 6, 3
FONTS = "Helvetica", "Times-Roman", "Courier", "Times-Bold", "Helvetica-Oblique"
READ = """
import sys
from dataclasses import replace
from pathlib import Path
from extract.ocr import recognise as ocr
from extract.read import ReadOptions, read_bytes
ocr._recognised = lambda page, picture: replace(page, text_layer="ocr")  # what is tried here is the drawing
document = read_bytes(Path(sys.argv[1]).read_bytes(), "scan.pdf", ReadOptions(ocr_workers=4))
print(*(page.text_layer for page in document.pages))
"""


def searchable_scan() -> bytes:
    """Pictures of whole pages over the hidden text of each, and page numbers that a program printed."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for number in range(1, PAGES + 1):
        canvas.setFillGray(1)
        for line in range(60):
            canvas.setFont(FONTS[line % len(FONTS)], 9 + line % 4)
            canvas.drawString(40, 790 - 12 * line, f"{line} van de onzichtbare tekstlaag van bladzijde {number} " * 2)
        canvas.drawImage(ImageReader(Image.effect_noise((310, 438), 60)), 0, 0, 595, 842)
        canvas.setFillGray(0)
        canvas.drawString(300, 30, f"{number}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("run", range(RUNS))
def test_a_searchable_scan_read_by_several_at_once_does_not_end_the_process(run: int, tmp_path: Path) -> None:
    """Drawn by four threads it ended in half of the runs: hence a process of its own, and several runs."""
    path = tmp_path / "scan.pdf"
    path.write_bytes(searchable_scan())
    done = subprocess.run([sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.split()) == (0, ["ocr"] * PAGES), done.stderr[-500:]
