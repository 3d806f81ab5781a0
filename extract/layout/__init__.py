"""The layout of a PDF: from the marks on its pages to paragraphs and grids in reading order.

`document_layout.py` takes pages in batches and calls the rest in this order:

- `words.py`, `lines.py`, `turned_text.py`: letters to words, lines and segments;
- `page_furniture.py`, `ornaments.py`: what stands at the page's edge, or for the eye only, is counted and left out;
- `regions.py`, `text_columns.py`: which parts of a page are read one after the other;
- `page_layout.py`, with `form_boxes.py`, `tables/` and `paragraphs.py`: the forms, tables and paragraphs of each part;
- `page_joins.py`, `hyphenation.py`: what a page break or a line's end cut is one again;
- `page_notes.py`: what is told of a page beside its text.

All of them ask `figures.py` what looks like a number, and `line_spacing.py` how far lines stand from each other. What a
heading or a table means is no matter here: that is for `extract/agenda/`. The little Dutch that layout needs is in
`dutch.toml`. Distances are in sizes of type wherever there is type to measure by; the few in points say why.
"""

from extract.layout.document_layout import lay_out_pages

__all__ = ["lay_out_pages"]
