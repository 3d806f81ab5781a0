"""From blocks to a Document: headings, labels, tables of labelled values, budgets, signing blocks."""

from extract.agenda.budget import is_hint
from extract.agenda.build_document import assemble
from extract.agenda.lexicon import editions

__all__ = ["assemble", "editions", "is_hint"]
