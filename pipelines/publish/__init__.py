"""The copy of a dataset that may be published: no contacts, no personal data in any column, checked before it is there.

`persons` gathers whom the dataset names; `rows` takes them out of the rows and keeps offsets right; `leaks` reads the
finished copy as a stranger would and looks for each of them; `copy` puts it together.
"""

from pipelines.publish.copy import Removed, is_published, publish, report

__all__ = ["Removed", "is_published", "publish", "report"]
