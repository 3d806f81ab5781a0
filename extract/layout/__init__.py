"""The layout engine: marks on pages in, paragraphs and grids in reading order out.

Knows geometry, no template, no Dutch.

Every distance is relative: to the size of type, to the pitch of lines, to the edges of columns."""

from extract.layout.document_layout import lay_out_pages

__all__ = ["lay_out_pages"]
