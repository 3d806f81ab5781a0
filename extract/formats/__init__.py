"""One reader for each kind of file, and the table that says which: a new kind of file is a line here.

A reader takes a file's bytes and the options, and delivers a Reading. `kinds` tells the kind by
content and has the sentence for kinds that nobody reads.
"""

from collections.abc import Callable, Mapping

from extract.formats.kinds import PDF, TEXT, WORD, kind_of, unreadable
from extract.formats.options import AS_USUAL, ReadOptions
from extract.formats.pdf import read_pdf
from extract.formats.text import read_text
from extract.formats.word import read_word
from extract.reading import Reading

READERS_BY_KIND: Mapping[str, Callable[[bytes, ReadOptions], Reading]] = {
    PDF: read_pdf,
    WORD: read_word,
    TEXT: read_text,
}

__all__ = ["AS_USUAL", "READERS_BY_KIND", "ReadOptions", "kind_of", "unreadable"]
