"""What differs between two datasets: documents and values that were added, went or changed, and what is behind it.

`rows` says by what a row is known in both, since its ids depend on the file and its place; `compare` makes the changes;
`report` writes them as text, CSV or JSON.
"""

from pipelines.changes.compare import Change, changes_between
from pipelines.changes.report import FORMS, write_changes

__all__ = ["FORMS", "Change", "changes_between", "write_changes"]
