"""The reader of Word documents (.docx): package, styles, numbering, tables, text."""

from extract.formats.options import ReadOptions
from extract.formats.word.reader import read_docx
from extract.reading import Reading

__all__ = ["read_word"]


def read_word(data: bytes, _options: ReadOptions) -> Reading:
    """The blocks of a Word document's bytes."""
    return read_docx(data)
