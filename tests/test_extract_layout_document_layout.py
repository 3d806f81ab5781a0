"""What a reader is told of text that nobody can see."""

import pytest

from extract.layout.document_layout import lay_out_pages
from extract.pdf import decode_bytes

render = pytest.importorskip("render")


def test_hidden_text_is_one_finding_with_its_pages_and_never_a_value() -> None:
    """White on white, in a mode that paints nothing, and beside the page; on every page."""
    data, printed = render.produce(render.render_source.load("hulst"), "hidden")
    reading = lay_out_pages(decode_bytes(data))
    found = [doubt for doubt in reading.doubts if doubt.code == "tekst_onzichtbaar"]
    assert [doubt.page for doubt in found] == [1]
    assert f"pagina 1 tot en met {printed.pages} " in found[0].message
    assert "onzichtbaar" not in str(reading.blocks).casefold()
