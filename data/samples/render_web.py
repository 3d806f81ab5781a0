"""A Source and a design in, what Chromium prints of it out: the bytes, and the pages of the headings."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pdfplumber
import render_source as rs
import render_templates as rt
from markupsafe import Markup, escape

MARKED = 1  # blue, of 255: headings marked for a print that is thrown away; red and green count them
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
LONGEST = 120  # seconds that a print may take
STAMP = b"(D:20220101000000+00'00')"  # as long as the browser's own: the places of the objects stay right

DESIGNS = rt.templates("html", locked=False)
LOCKED = rt.templates("html", locked=True)


def browser() -> str:
    """The program; raises NotInstalled where there is none."""
    for name in BROWSERS:
        if found := shutil.which(name):
            return found
    raise rt.NotInstalled("Chromium isn't installed: the designs in HTML can't be printed.")


def html(source: rs.Source, template: Path, *, marked: bool) -> str:
    """The page for the browser; `marked`: with each heading in a colour of its own, which tells its page."""

    def head(one: rt.Head) -> Markup:
        text = escape(one.text)
        colour = f"rgb({one.number // 256},{one.number % 256},{MARKED})"
        return Markup(f'<span style="color:{colour}">{text}</span>') if marked else text

    found = rt.environment(template.parent, autoescape=True)
    found.filters["head"] = head
    return found.get_template(template.name).render(page=rt.page(source))


def printed(text: str) -> bytes:
    """What the browser makes of a page, the same bytes each time."""
    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text(text, encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [browser(), *FLAGS, profile, f"--print-to-pdf={out}", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST, check=False)
        if not out.exists():
            raise rt.CannotPrint(f"Chromium printed nothing: {done.stderr[-500:]}")
        return re.sub(rb"\(D:\d{14}[+-]\d\d'\d\d'\)", STAMP, out.read_bytes())


def number_of(colour: object) -> int | None:
    """Which heading a character belongs to, by its colour."""
    if not isinstance(colour, tuple) or len(colour) != 3:
        return None
    red, green, blue = (round(255 * float(part)) for part in colour)
    return 256 * red + green if blue == MARKED else None


def pages(data: bytes) -> tuple[int, dict[int, int]]:
    """How many pages a marked print has, and the first one of each heading.

    Chromium also writes what the page break cuts off, above or below the page: that isn't on it.
    """
    first: dict[int, int] = {}
    with pdfplumber.open(io.BytesIO(data)) as found:
        for count, page in enumerate(found.pages, 1):
            for char in page.chars:
                number = number_of(char["non_stroking_color"])
                if number is not None and char["top"] > 0 and char["bottom"] < page.height:
                    first.setdefault(number, count)
        return len(found.pages), first


def web(source: rs.Source, template: Path) -> tuple[bytes, int, list[tuple[str, int]]]:
    """The document printed, how many pages it has, and its headings with their pages.

    It is printed twice: once with the headings in colours that tell them apart, then as it was designed.
    """
    with ThreadPoolExecutor(2) as both:
        marked, plain = both.map(printed, (html(source, template, marked=True), html(source, template, marked=False)))
    total, first = pages(marked)
    return plain, total, [(text, first[number]) for number, text in enumerate(rt.headings(source))]
