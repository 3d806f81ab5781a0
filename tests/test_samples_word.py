"""Samples printed as Word documents: the same bytes each time, and read like the text of the same sample."""

import sys
from pathlib import Path

import pytest

from extract.read import read_bytes

sys.path.insert(0, str(Path(__file__).parents[1] / "data" / "samples"))
pytest.importorskip("docx")

import render
import render_source
import render_word


@pytest.mark.parametrize("design", render_word.DESIGNS)
def test_a_design_makes_the_same_bytes_twice_and_is_read_like_its_source(design: str) -> None:
    source = render_source.load("westerveld")
    data, printed = render.produce(source, design)
    assert render.produce(source, design) == (data, printed)
    document = read_bytes(data, render.file_name("westerveld", design))
    assert [one.title for one in document.interventions] == [one.title for one in source.interventions]
    wanted = [field.label.rstrip(":") for one in source.interventions for field in one.fields]
    assert [field.label for field in document.fields if field.intervention is not None] == wanted
    assert [entry.heading for entry in document.contents] == [entry.heading.rstrip(".") for entry in source.contents]
