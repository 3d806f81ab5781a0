"""Excel workbooks: sheets with a frozen header, filters, widths and formats, in which text always stays text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipelines.export.cells import cell_of

MOST_ROWS = 1_048_575  # that a sheet holds below its header: a limit of Excel itself
_MOST_LINKS = 65_530  # of a sheet: likewise; what comes behind is plain text
_LONGEST_TEXT = 32_767  # characters that a cell holds: likewise
_WIDEST, _NARROWEST = 60, 8  # characters of a column: a screen shows some 200
_PICTURE_WIDTH = 840  # pixels; what a column of 120 characters is wide
_WIDTHS_FROM = 200  # rows that a column's width is chosen on
# A file of xlsx says when it was made; ours says nothing of the clock, so that the same data give the same bytes.
_CREATED = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, the heading of each column, which of them hold euros and which are hidden."""

    name: str
    headings: tuple[str, ...]
    euros: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    notes: dict[str, str] = field(default_factory=dict)  # what a column means, shown at its heading
    wrapped: bool = False  # whether long text runs over lines


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a row (from 1) of another sheet."""

    text: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class PageLink:
    """A cell that leads to a page beside the workbook, by a relative address."""

    text: str
    address: str


class Workbook:
    """A workbook that is written sheet by sheet. Use it in a `with` block: the file is there when that ends."""

    def __init__(self, path: Path) -> None:
        options = {
            # What a document says may begin with `=` or look like an address; it is text, and stays it.
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "nan_inf_to_errors": True,
            # Rows go to the disk as they come: a million of them needn't be held.
            "constant_memory": True,
            "default_date_format": "dd-mm-yyyy",
        }
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": datetime.fromisoformat(_CREATED)})
        self._head = self._book.add_format(
            {"bold": True, "bg_color": "#D9E2EC", "border": 1, "text_wrap": True, "valign": "top"}
        )
        self._euro = self._book.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._date = self._book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"})
        self._text = self._book.add_format({"valign": "top"})
        self._wrap = self._book.add_format({"valign": "top", "text_wrap": True})
        self._title = self._book.add_format({"bold": True, "font_size": 14})
        self._link = self._book.add_format({"font_color": "#0B5394", "underline": 1})

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(0, str(error)) from error

    def add(self, sheet: Sheet, rows: Iterable[Sequence[Any]]) -> int:
        """Write a sheet; how many rows did not fit."""
        page = self._book.add_worksheet(sheet.name)
        for n, heading in enumerate(sheet.headings):
            page.write_string(0, n, heading, self._head)
            if heading in sheet.notes:
                page.write_comment(0, n, sheet.notes[heading], {"x_scale": 2})
        widths = [len(heading) for heading in sheet.headings]
        at, left = 0, 0
        for row in rows:
            if at == MOST_ROWS:
                left += 1
                continue
            at += 1
            for n, value in enumerate(row):
                width = self._write(page, at, n, value, sheet)
                if at <= _WIDTHS_FROM:
                    widths[n] = max(widths[n], width)
        for n, heading in enumerate(sheet.headings):
            page.set_column(
                n, n, max(_NARROWEST, min(_WIDEST, widths[n] + 2)), None, {"hidden": heading in sheet.hidden}
            )
        page.freeze_panes(1, 0)
        if sheet.headings:
            page.autofilter(0, 0, max(at, 1), len(sheet.headings) - 1)
        return left

    def add_text(self, name: str, lines: Iterable[str]) -> None:
        """A sheet of plain lines; one that begins with `# ` is a heading."""
        page = self._book.add_worksheet(name)
        page.set_column(0, 0, 110)
        for n, line in enumerate(lines):
            heading = line.startswith("# ")
            page.write_string(n, 0, line.removeprefix("# ")[:_LONGEST_TEXT], self._title if heading else self._wrap)

    def add_pictures(self, name: str, pictures: Sequence[tuple[str, bytes]]) -> None:
        """A sheet of pictures (PNG), each below its caption, at the rows that `picture_rows` tells."""
        page = self._book.add_worksheet(name)
        page.set_column(0, 0, 120)
        for row, (caption, picture) in zip(picture_rows(pictures), pictures, strict=True):
            page.write_string(row - 1, 0, caption, self._title)
            scale = _scale(picture)
            options = {
                "image_data": BytesIO(picture),
                "x_scale": scale,
                "y_scale": scale,
                "description": caption,
                "object_position": 2,
            }
            page.insert_image(row, 0, f"{row}.png", options)

    def _write(self, page: Any, row: int, column: int, value: object, sheet: Sheet) -> int:
        """Write one cell; how wide it is, in characters."""
        if isinstance(value, Link):
            page.write_url(row, column, f"internal:'{value.sheet}'!A{value.row}", self._link, value.text)
            return len(value.text)
        if isinstance(value, PageLink):
            if row <= _MOST_LINKS:
                page.write_url(row, column, f"external:{value.address}", self._link, value.text[:_LONGEST_TEXT])
                return len(value.text)
            value = value.text
        cell = cell_of(value)
        heading = sheet.headings[column]
        match cell:
            case None:
                return 0
            case bool():
                page.write_string(row, column, "ja" if cell else "nee", self._text)
                return 3
            case date():
                page.write_datetime(row, column, cell, self._date)
                return 10
            case int() | float():
                page.write_number(row, column, cell, self._euro if heading in sheet.euros else self._text)
                return len(str(cell)) + 4 * (heading in sheet.euros)
            case str():
                page.write_string(row, column, cell[:_LONGEST_TEXT], self._wrap if sheet.wrapped else self._text)
                return max((len(line) for line in cell.splitlines()), default=0)


def picture_rows(pictures: Sequence[tuple[str, bytes]]) -> list[int]:
    """The row (from 1) of each caption on a sheet of pictures, so that other sheets can lead there."""
    rows: list[int] = []
    at = 1
    for _, picture in pictures:
        rows.append(at)
        # A row is 20 pixels high; the caption takes one, and one stays free below.
        at += 3 + int(_size(picture)[1] * _scale(picture) / 20)
    return rows


def _scale(picture: bytes) -> float:
    return min(1.0, _PICTURE_WIDTH / _size(picture)[0])


def _size(picture: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in pixels: they stand at a fixed place behind its first bytes."""
    return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
