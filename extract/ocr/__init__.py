"""Recognition of pages that are pictures: page images, the models that read them, repair of what these read.

OpenCV and onnxruntime are loaded where there is a scan: a run over digital agendas needs neither.
"""

import os
from collections.abc import Iterator

from extract.errors import ReadError
from extract.ocr.page_choice import needs_ocr, shows_more
from extract.pdf.page_objects import RawPage

# onnxruntime looks at this when it is first imported. From 1.29 on its wheels for Linux tell Microsoft of each model
# that is run, with a number that stands for the machine; a watched run looked up that address for every scan.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

__all__ = ["check_ocr", "needs_ocr", "ocr_pages", "shows_more"]

_MISSING = (
    "Voor deze scan zijn de modellen van OCR nodig; installeer het project opnieuw en lees het document nog eens."
)


def ocr_pages(data: bytes, wanted: list[RawPage], workers: int = 1) -> Iterator[RawPage]:
    """The pages with what is read in their pictures, in their order; `workers` pages at a time."""
    check_ocr()
    from extract.ocr.recognise import recognised_pages

    return recognised_pages(data, wanted, workers)


def check_ocr() -> None:
    """ReadError `ocr_ontbreekt` where the models, or what runs them, are missing or others than those measured."""
    try:
        from extract.ocr.ppocr import models_are_there
    except ModuleNotFoundError as error:
        raise ReadError("ocr_ontbreekt", _MISSING) from error
    if not models_are_there():
        raise ReadError("ocr_ontbreekt", _MISSING)
