"""What is known of a document that was read, or refused: all but its rows. Knows no run and no store."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from extract.errors import Code

Status = Literal["ok", "overgeslagen", "mislukt"]  # of a file in a run: read, passed over without loss, not read


@dataclass(frozen=True, slots=True)
class Done:
    """How it went with a file's bytes. The same bytes under the same name, with the same software, give the same."""

    sha256: str
    name: str  # the source_name that its rows have
    made_with: str
    status: Status  # `ok` or `mislukt`
    error_code: Code | None = None
    error: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)  # rows by table, where there are any
    municipality: str | None = None
    municipality_code: str | None = None
    started_at: str | None = None  # ISO 8601, UTC; these three are for the log
    seconds: float = 0.0
    worker: str = ""

    @property
    def document_id(self) -> str:
        return self.sha256[:16]

    @property
    def order(self) -> tuple[str, str]:
        """Where its rows stand in the dataset."""
        return self.name, self.sha256
