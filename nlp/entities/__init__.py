"""Named entities of a document's texts: registers and the document's own names first, the model last."""

from nlp.entities.rows import entities

__all__ = ["entities"]
