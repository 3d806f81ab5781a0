"""How it went with one file: read, refused or lost, with all that the dataset and the log need to know but its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.errors import Code

FileStatus = Literal["ok", "overgeslagen", "mislukt"]  # of a file in a run: read, passed over without loss, not read


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with a file's bytes. The same bytes under the same name, with the same software, give the same."""

    sha256: str
    name: str  # the source_name that its rows have
    made_with: str
    status: FileStatus  # `ok` or `mislukt`
    error_code: Code | None = None
    error: str | None = None
    limit: float | None = None  # what was too little: seconds of `tijd_op`, megabytes of `geheugen_op`
    counts: Mapping[str, int] = field(default_factory=dict)  # rows by table, where there are any
    municipality: str | None = None
    municipality_code: str | None = None
    kind: str = ""  # these five tell which documents are the same agenda: document_kind
    municipalities: Sequence[str] = ()
    years: Sequence[int | None] = (None, None)  # first and last
    reading: int = 0  # how much a reading of its kind is to be trusted; 0 is most
    sketch: str = ""  # of its text
    others: Sequence[str] = ()  # how corrections name the other documents that the file holds: id, and code and year
    organisations: Sequence[Sequence[str]] = ()  # key and party type of each organisation that it names
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
