"""Kinds of files: what a file is, told by its content, and one reader for each kind that is read.

`readers.py` is the table of the readers (`pdf`, `text`, `word/`); `kinds` has the sentence for kinds that nobody reads.
"""

from extract.formats.kinds import is_junk, kind_of, unreadable

__all__ = ["is_junk", "kind_of", "unreadable"]
