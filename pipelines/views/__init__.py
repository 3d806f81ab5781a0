"""Views for analysts: Dutch names, and an obvious sum or count that is right.

Each is a file `<name>.sql` whose comment says what a row is, what is left out, which rule picks one of several
statements, and what each column means; `registry` reads them, `reference` gives the lists that they are joined to.
"""

from pipelines.views.reference import reference_tables
from pipelines.views.registry import View, all_views, view_named, views

__all__ = ["View", "all_views", "reference_tables", "view_named", "views"]
