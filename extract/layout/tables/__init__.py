"""Tables on a page: where they are, and which text stands in which cell.

`detect.py` finds them, detector after detector; each delivers a `TableRegion` (`table_region.py`). A table is read in
one of three ways, all of which end as a `PlacedTable`:

- `drawn_cells.py`: strokes or shades draw the cells (`ruled.py` finds those from strokes);
- `matrix.py`: most rows fill most columns; ink says where columns are (`columns.py`), figures say where rows are
  (`matrix_rows.py`), and heads may stand over several columns (`headers.py`);
- `form.py`: labels before texts, and budgets whose texts wrap beside figures; columns begin where texts do
  (`column_edges.py`), and white space or rules say where rows are (`form_rows.py`).

Three ways, since none gives the right rows for the others: see CONTRIBUTING, "A matrix is not a form".
"""
