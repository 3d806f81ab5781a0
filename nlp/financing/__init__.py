"""Who pays how much for what, from the text of `Financiering`."""

from nlp.financing.rows import financing, source_of

__all__ = ["financing", "source_of"]
