"""The dataset on disk or behind a URL: documents that were just read, table files, state, and putting them in place.

`commit` writes all tables or none; `folder.py` and `bucket.py` are the two kinds of places.
"""
