"""What PDFium tells of a page's characters: asked for at once as when asked one by one."""

from io import BytesIO

import pypdfium2 as pdfium
import pypdfium2.raw as c
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.pdfium.characters import Characters


@pytest.mark.parametrize(
    "lines",
    [
        ["Taal en rekenen: € 5.000"],
        ["Wij gaan samen-", "werken aan taal"],  # a hyphen at a line's end has a code of its own
        ["een\u00a0blank", "", "½ en é"],
    ],
)
def test_codes_at_once_are_those_one_by_one(lines: list[str]) -> None:
    made = BytesIO()
    canvas = Canvas(made)
    for n, line in enumerate(lines):
        canvas.drawString(70, 700 - 14 * n, line)
    canvas.save()
    document = pdfium.PdfDocument(made.getvalue())
    page = document[0].get_textpage()
    count = c.FPDFText_CountChars(page.raw)
    codes = Characters(page.raw).codes(count).tolist()
    assert codes == [c.FPDFText_GetUnicode(page.raw, n) for n in range(count)]
    assert len(codes) >= len("".join(lines))
