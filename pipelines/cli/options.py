"""Options that several commands share, and the exit status of errors that a user can mend."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.errors import InputError, StorageFault, StoreError

if TYPE_CHECKING:
    from pipelines.run.reader import ReadingOptions

DATA = click.argument("data", type=click.Path(path_type=Path), metavar="DATA")
OUT_FILE = click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write to this file instead of stdout.",
)
READER = click.option(
    "--reader",
    type=click.Choice(["pdfium", "pdfplumber", "beide"]),
    default="pdfium",
    show_default=True,
    help="The library that decodes PDF files; `beide`: PDFium, with a finding where pdfplumber sees other characters "
    "(takes three times as long).",
)
LANGUAGE_MODEL = click.option(
    "--language-model",
    metavar="NAME",
    help="A Dutch spaCy pipeline that is installed, or its folder: it names entities in the place of the project's own "
    "model; see docs/taalmodel.md.",
)
MAX_PAGES = click.option(
    "--max-pages", type=click.IntRange(min=1), metavar="N", help="Refuse a PDF with more pages than this."
)
MAX_FILE = click.option(
    "--max-file-mb",
    type=click.IntRange(min=1),
    default=500,
    show_default=True,
    metavar="N",
    help="Refuse a file of more megabytes than this.",
)
OCR = click.option(
    "--ocr/--no-ocr",
    default=True,
    show_default=True,
    help="Recognise the text of scanned pages, or refuse files that need it.",
)


class SystemFault(click.ClickException):
    """One sentence on what of the machine needs a look."""

    exit_code = 3


class WrongCall(click.ClickException):
    """One sentence on what to call instead; click ends with this status."""

    exit_code = 2


TEXT_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def text_lines(path: Path | None) -> list[str]:
    """The lines of a text file that a user made, without blanks and comments (`#`). InputError where it is no text."""
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(
            f"{path} is no text in UTF-8; save it as such (in Excel or Word: plain text, UTF-8)."
        ) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def reading_options(
    reader: str, ocr: bool, ocr_workers: int, max_pages: int | None, max_file_mb: int, language_model: str | None
) -> "ReadingOptions":
    """InputError where the language model that is asked for can't be used: told before any file is read."""
    from pipelines.run.reader import ReadingOptions

    if language_model is not None:
        _check_language_model(language_model)
    return ReadingOptions(reader, ocr, ocr_workers, max_pages, max_file_mb * 1_000_000, language_model)


def _check_language_model(model: str) -> None:
    from nlp.entities.language_model import LanguageModelError, installed_pipeline

    try:
        installed_pipeline(model)
    except LanguageModelError as error:
        raise InputError(str(error)) from error


@contextmanager
def user_errors() -> Iterator[None]:
    """What a user can mend becomes one sentence and an exit status: 3 for a fault of disk or store, 2 for a wrong call,
    1 for a refused file.
    """
    from extract.errors import ReadError

    try:
        yield
    except StorageFault as error:
        raise SystemFault(str(error)) from error
    except (InputError, StoreError) as error:
        raise WrongCall(str(error)) from error
    except ReadError as error:
        raise click.ClickException(str(error)) from error
