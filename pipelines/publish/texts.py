"""The texts that offsets point into: of a field, a section, a heading, a table's cell."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipelines.dataset.opened import read_rows

Key = tuple[str, ...]


class Texts:
    """All texts of one file of each table, by what they stand in."""

    def __init__(self, folder: Path, name: str) -> None:
        self._texts: dict[Key, str] = {}
        for row in read_rows(folder / "fields" / name, ["field_id", "text"]):
            self._texts["field", row["field_id"]] = row["text"] or ""
        for row in read_rows(folder / "sections" / name, ["section_id", "heading", "text"]):
            self._texts["heading", row["section_id"]] = row["heading"] or ""
            self._texts["section", row["section_id"]] = row["text"] or ""
        for row in read_rows(folder / "table_cells" / name, ["table_id", "row", "column", "text"]):
            self._texts["cell", row["table_id"], str(row["row"]), str(row["column"])] = row["text"] or ""

    def _key(self, row: Mapping[str, Any]) -> Key | None:
        """What a row with offsets points into. An entity of a section stands in its heading or in its text."""
        if row.get("field_id"):
            return "field", row["field_id"]
        if row.get("table_id"):
            return "cell", row["table_id"], str(row["row"]), str(row["column"])
        said = row.get("text") or row.get("mention") or ""
        keys: tuple[Key, ...] = (("section", str(row["section_id"])), ("heading", str(row["section_id"])))
        return next((k for k in keys if self._texts.get(k, "")[row["char_start"] : row["char_end"]] == said), None)

    def of(self, row: Mapping[str, Any]) -> str | None:
        """The text that a row with offsets points into."""
        key = self._key(row)
        return self._texts.get(key) if key else None
