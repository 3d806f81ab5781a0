"""The command `tesseract`: whether it is there, and the words that it reads in pictures. Only this module calls it.

The command and not a binding of its library: a binding needs a compiler or a wheel for each platform, and a crash in
Tesseract would end the process that reads the document. Its TSV output has all that is needed: a row for each word with
its box, its confidence and the line it stands on.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image

from extract.errors import ReadError
from extract.ocr.ocr_word import OcrWord

DPI = 300  # what Tesseract's manual advises; 400 scored worse on the scans of the samples
PAGE_OF_TEXT = "4"  # `--psm`: one column of text of several sizes; lines stay whole across a table
SINGLE_LINE = "7"  # `--psm`: the picture is one line of text
_LANGUAGE = "nld"
_SECONDS = 120  # for one call: a page takes seconds, so this one would never end
_COLUMNS = 12  # of a row of the TSV: level, page, block, par, line, word, left, top, width, height, conf, text
_WORD_LEVEL = "5"  # of a row that is a word; lower levels are blocks, paragraphs and lines
_MISSING = (
    "Voor deze scan is Tesseract met Nederlands nodig; installeer het met "
    "‘apt-get install tesseract-ocr tesseract-ocr-nld’ en lees het document opnieuw."
)


@cache
def check_tesseract() -> None:
    """ReadError `ocr_ontbreekt` where the command or its Dutch is missing."""
    if shutil.which("tesseract") is None:
        raise ReadError("ocr_ontbreekt", _MISSING)
    # Debian's `tesseract-ocr` comes with English only: asked for Dutch it would fail page by page.
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=30, check=False)
    if _LANGUAGE not in listed.stdout.split():
        raise ReadError("ocr_ontbreekt", _MISSING)


def recognise_pictures(images: list[Image.Image], mode: str) -> list[str]:
    """Tesseract's table of words (TSV) for each picture, in one call; an empty table where it reads nothing.

    mode: `PAGE_OF_TEXT` or `SINGLE_LINE`. ReadError `ocr_mislukt` where Tesseract fails or takes too long.
    """
    tables = _by_picture(_tsv(images, mode))
    return [tables.get(n, "") for n in range(1, len(images) + 1)]


def _tsv(images: list[Image.Image], mode: str) -> str:
    options = ["-l", _LANGUAGE, "--psm", mode, "--dpi", str(DPI), "tsv"]
    # Files and not a pipe: Tesseract takes several pictures only as a list of names.
    with tempfile.TemporaryDirectory(prefix="gka-ocr-") as folder:
        names = [f"{folder}/{n}.png" for n in range(len(images))]
        for image, name in zip(images, names, strict=True):
            # Read once and thrown away: packing it well takes longer than the disk saves.
            image.save(name, "PNG", dpi=(DPI, DPI), compress_level=1)
        Path(folder, "list.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
        command = ["tesseract", f"{folder}/list.txt", "-", *options]
        # Pages are read side by side already; threads of Tesseract's own would only stand in their way.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True, env=environment)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            raise ReadError("ocr_mislukt", "Tesseract kon een pagina niet lezen; scan het document opnieuw.") from error
    return done.stdout.decode("utf-8", "replace")


def _by_picture(table: str) -> dict[int, str]:
    """Tesseract's table by number of the picture, which it calls page and counts from 1; each with the head row."""
    tables: dict[int, str] = {}
    head, *rows = table.splitlines() or [""]
    for row in rows:
        number = int(row.split("\t", 2)[1])
        tables[number] = tables.get(number, head) + "\n" + row
    return tables


def words_of_table(table: str) -> Iterator[OcrWord]:
    """The words of a table of Tesseract's, specks that it took for words among them."""
    for row in table.splitlines()[1:]:
        parts = row.split("\t")
        # Rows of pages, blocks and lines stand between those of words, and a word may be a blank.
        if len(parts) < _COLUMNS or parts[0] != _WORD_LEVEL or not parts[11].strip():
            continue
        left, top, width, height = (float(part) for part in parts[6:10])
        # -1 stands for none.
        confidence = max(0.0, float(parts[10])) / 100
        line = parts[2], parts[3], parts[4]
        yield OcrWord(parts[11].strip(), left, top, left + width, top + height, confidence, line)
