"""Brochures: the running text, a panel beside it, and columns of a narrative, each read by itself."""

from pathlib import Path

import pytest
import render_pdf
import render_settings
import render_source

from extract.read import read

SAMPLE = "westerveld"


@pytest.mark.parametrize("name", ["panel", "pair"])  # `sidebar` is justified in a narrow panel: one value is a table
def test_every_field_of_a_brochure_is_read(name: str, tmp_path: Path) -> None:
    source = render_source.load(SAMPLE)
    path = tmp_path / f"{SAMPLE}.{name}.pdf"
    path.write_bytes(render_pdf.pdf(source, render_settings.BROCHURES[name])[0])
    found = read(path, path.name)
    printed = [[field.field for field in one.fields] for one in source.interventions]
    fields = [[f.name for f in found.fields if f.intervention == n] for n in range(len(found.interventions))]
    assert [sorted(names) for names in fields] == [sorted(names) for names in printed]
