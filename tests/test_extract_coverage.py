"""No character goes by unnoticed: on every page used, furniture and left over add up, and what is left can be read."""

import os
from pathlib import Path

import pytest
import render
import render_settings
import render_source

from extract.document import Document
from extract.read import read_bytes

FOLDER = os.environ.get("GKA_AGENDAS")
SHARED = sorted(path for path in Path(FOLDER or ".").glob("*.*.pdf") if ".scan." not in path.name) if FOLDER else []
DIGITAL = [name for name in render_settings.NAMES if name not in ("text", "scan")]
SAMPLES = ("hulst", "raadsvoorstel")  # errors and missing parts; no agenda at all


def _adds_up(document: Document) -> None:
    for page in document.pages:
        assert page.characters_used + page.characters_furniture + page.characters_left == page.characters
        assert min(page.characters_used, page.characters_furniture, page.characters_left) >= 0
        left = [r.text for r in document.residue if r.page == page.number]
        assert sum(len("".join(text.split())) for text in left) == page.characters_left


@pytest.mark.parametrize("setting", DIGITAL)
@pytest.mark.parametrize("sample", SAMPLES)
def test_samples(sample: str, setting: str) -> None:
    data, _ = render.produce(render_source.load(sample), setting)
    _adds_up(read_bytes(data, f"{sample}.pdf"))


@pytest.mark.skipif(FOLDER is None, reason="GKA_AGENDAS is not set: no shared agendas to read")
def test_shared_agendas_are_used_up() -> None:
    documents = [read_bytes(path.read_bytes(), path.name) for path in SHARED]
    for document in documents:
        _adds_up(document)
    pages = [page for document in documents for page in document.pages]
    assert sum(page.characters_left for page in pages) < 0.005 * sum(page.characters for page in pages)
