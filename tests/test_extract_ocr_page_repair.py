"""Bad scans are made flat before they are read: shadows, a desk around the sheet, skew, curl, a page on its head."""

import io
from difflib import SequenceMatcher
from functools import cache

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extract.document import Document
from extract.read import read_bytes

page_repair = pytest.importorskip("extract.ocr.page_repair")
render_pdf = pytest.importorskip("render_pdf")
render_scan = pytest.importorskip("render_scan")
render_settings = pytest.importorskip("render_settings")
render_source = pytest.importorskip("render_source")


@cache
def printed(*places: int) -> bytes:
    """Pages of a sample; unless others are named, the one that has two tables of fields."""
    whole, _, _ = render_pdf.pdf(render_source.load("renkum"), render_settings.SETTINGS["bands"])
    page, out = pypdfium2.PdfDocument.new(), io.BytesIO()
    page.import_pages(pypdfium2.PdfDocument(whole), list(places or (3,)))
    page.save(out)
    return out.getvalue()


def fields(document: Document) -> dict[tuple[int | None, str], str]:
    return {(field.intervention, field.name): field.text for field in document.fields}


@pytest.mark.parametrize("kind", ["skewed", "curled", "photo", "shaded", "fax", "bleeding", "on its head"])
def test_a_bad_scan_gives_the_fields_of_the_digital_print(kind: str) -> None:
    true, read = fields(read_bytes(printed(), "a.pdf")), fields(read_bytes(render_scan.scan(printed(), kind), "a.pdf"))
    alike = [SequenceMatcher(None, text, read.get(key, ""), False).ratio() for key, text in true.items()]
    assert len(alike) == 20
    assert sum(alike) / len(alike) > 0.97


def test_two_pages_on_one_sheet_are_read_as_two_pages_and_lie_where_they_lie() -> None:
    single, sheet = (read_bytes(render_scan.scan(printed(3, 4), kind), "a.pdf") for kind in ("clean", "spread"))
    assert [page.number for page in sheet.pages] == [1]
    (page,) = sheet.pages
    assert page.characters == page.characters_used + page.characters_furniture + page.characters_left
    assert page.width == pytest.approx(2 * single.pages[0].width, abs=2)
    assert set(fields(single)) == set(fields(sheet))
    places = [region for part in (*sheet.sections, *sheet.fields) for region in part.regions]
    assert {region.x0 > page.width / 2 for region in places} == {True, False}
    assert max(region.x1 for region in places) < page.width


def lit(left: float, right: float) -> Image.Image:
    """Lines of text, at 300 dots to the inch, on paper whose light goes from the one share to the other."""
    pixels = np.full((3500, 2480), 250.0)
    for top in range(300, 3200, 80):
        pixels[top : top + 40, 300:2200:8] = 40
    return Image.fromarray((pixels * np.linspace(left, right, 2480)).astype("uint8"))


def test_uneven_light_becomes_even_and_a_sound_page_stays_as_it_is() -> None:
    sound = lit(1, 1)
    assert page_repair.even_light(sound) is sound
    even = np.asarray(page_repair.even_light(lit(1, 0.45)))
    assert even[:250].min() > 210  # it was 112
    assert even[310, 300:2200:8].max() < 60


def test_a_sheet_on_a_desk_is_cut_out_and_a_dark_picture_on_a_page_is_none() -> None:
    desk = np.full((4000, 3000), 60, np.uint8)
    desk[200:3700, 240:2720] = np.asarray(lit(1, 1))
    cut = page_repair.sheet_of(Image.fromarray(desk))
    assert cut.size == pytest.approx((2480, 3500), abs=40)
    pictured = np.asarray(lit(1, 1)).copy()
    pictured[700:1700, 350:1600] = 60
    page = Image.fromarray(pictured)
    assert page_repair.sheet_of(page) is page


def test_a_light_picture_to_its_edges_has_no_desk() -> None:
    """As `pdf.js/issue1985.pdf` has it: light all over, but for a dark corner that is no edge of a sheet."""
    pixels = np.full((640, 480), 230, np.uint8)
    pixels[:24, :24] = 10
    image = Image.fromarray(pixels)
    assert page_repair.sheet_of(image).size == image.size


def test_lines_that_bend_are_told_from_lines_that_slope() -> None:
    x = np.arange(0, 2400.0, 10)
    sloping = [np.stack([x, 100 * n + 0.03 * x], axis=1) for n in range(1, 20)]
    bending = [np.stack([x, 100 * n + 0.00002 * np.maximum(0, x - 1200) ** 2], axis=1) for n in range(1, 20)]
    slopes = page_repair.slopes_of(sloping, 2400)
    assert np.median(slopes) == pytest.approx(0.03, abs=0.001)
    assert page_repair.bend_of(slopes, 2400, 3500) is None
    bend = page_repair.bend_of(page_repair.slopes_of(bending, 2400), 2400, 3500)
    assert bend[2399] - bend[0] == pytest.approx(28.8, abs=4)


def cover() -> Image.Image:
    """A brochure's cover: dark above, tinted below, both to the picture's edges, and a white panel."""
    pixels = np.full((3500, 2480), 195.0)
    pixels[:1200] = 50
    pixels[400:500, 300:1500:14] = 255
    for top in range(1500, 2300, 80):
        pixels[top : top + 40, 300:2200:8] = 40
    pixels[2500:3200, 300:2200] = 255
    return Image.fromarray(pixels.astype(np.uint8))


def test_a_printed_colour_is_neither_a_shadow_nor_a_desk() -> None:
    """A cover was taken for a sheet on a dark desk, and its white title on dark evened away: nothing of it was read."""
    assert page_repair.sheet_of(cover()).size == cover().size
    assert np.array_equal(np.asarray(page_repair.even_light(cover())), np.asarray(cover()))


def test_a_shadow_over_printed_colours_is_still_a_shadow() -> None:
    page = np.full((3500, 2480), 255.0)
    page[:500] = 190
    page[1000:2600, 1700:2300] = 225
    shaded = page * np.linspace(0.5, 1, 2480)
    even = np.asarray(page_repair.even_light(Image.fromarray(shaded.astype(np.uint8)))).astype(float)
    assert np.ptp(shaded[3000]) > 100
    assert np.ptp(even[3000]) < 30
    assert even[1500, 2000] < even[3000, 2000] - 15  # the panel is still darker than the paper
