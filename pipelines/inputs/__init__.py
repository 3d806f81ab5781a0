"""From what a user names (files, folders, archives, URLs) to the source files that are read.

`find_sources` lists them; `sources.py` gives the bytes of one.
"""
