"""The table of readers: one for each kind of file that is read. A new kind of file is a line here.

A reader takes a file's bytes and the options, and delivers a Reading. The table stands apart from the package's own
`__init__`, since a run asks for a file's kind long before anything is read, and readers bring decoders along.
"""

from collections.abc import Callable, Mapping

from extract.formats.kinds import PDF, TEXT, WORD
from extract.formats.options import ReadOptions
from extract.formats.pdf import read_pdf
from extract.formats.text import read_text
from extract.formats.word import read_word
from extract.reading import Reading

READERS_BY_KIND: Mapping[str, Callable[[bytes, ReadOptions], Reading]] = {
    PDF: read_pdf,
    WORD: read_word,
    TEXT: read_text,
}
