"""From blocks to a Document: headings, labels, tables of labelled values, budgets, signing blocks."""

from extract.agenda.budget import is_hint
from extract.agenda.build_document import build_document
from extract.agenda.lexicon import editions

__all__ = ["build_document", "editions", "is_hint"]
