"""A stamp of all that decides what is read: options, software, data files, libraries, registers that were added.

The version alone won't do: with a word added to the vocabulary, or a register to the user's folder, the same file gives
other rows.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from nlp.gazetteer import registers_folder
from pipelines.run.reader import ReadingOptions, language_model_name
from pipelines.version import PARSER_VERSION, SCHEMA_VERSION

ROOMS = Path(__file__).parents[2]
LIBRARIES = (
    "pypdfium2",
    "pdfplumber",
    "spacy",
    "phonenumbers",
    "rapidfuzz",
    "pyarrow",
    "rapidocr",
    "onnxruntime",
    "opencv-python-headless",
)

_ASKS_ONLY = {"ask", "export", "query", "views"}


def made_with(options: ReadingOptions) -> str:
    """`<version>+<hash>`: the same where the same bytes give the same rows."""
    # By name, version and contents: a pipeline that was trained again says other things under the same name.
    said = asdict(options) | {"ocr_workers": 0, "language_model": language_model_name(options)}
    told = {"schema": SCHEMA_VERSION, "options": said, "libraries": _libraries()}
    digest = hashlib.sha256(json.dumps(told).encode())
    for name, path in _files():
        digest.update(f"\n{name}\n".encode())
        digest.update(path.read_bytes())
    return f"{PARSER_VERSION}+{digest.hexdigest()[:12]}"


def _files() -> Iterator[tuple[str, Path]]:
    for folder in (ROOMS / "extract", ROOMS / "nlp", ROOMS / "pipelines", registers_folder()):
        for path in sorted(folder.rglob("*")):
            # Rooms that only ask a finished dataset, and figures that stand beside it, change no row of it.
            if path.relative_to(folder).parts[0] in _ASKS_ONLY or path.name.startswith("figures."):
                continue
            if path.is_file() and path.suffix != ".pyc" and not path.name.startswith("."):
                yield f"{folder.name}/{path.relative_to(folder)}", path


def _libraries() -> dict[str, str]:
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found
