"""Puts the description beside the tables: `datapackage.json` where its standard wants it, the rest below `_meta/`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipelines.description.about import About
from pipelines.description.catalogue import catalogue_record
from pipelines.description.citation import citation
from pipelines.description.data_package import TableFile, data_package, data_version
from pipelines.description.dictionary_page import dictionary_page
from pipelines.schema.dictionary import as_markdown

META = "_meta"  # readers of a folder of Parquet pass by what begins with a line
# In the root, since paths in it may not climb. That is as well: a folder without it reads as one table to pandas, the
# rows of all tables under the columns of the first (tried: 2,467 rows without a word); with it, that is an error.
DATA_PACKAGE = "datapackage.json"
_README, _DICTIONARY, _DCAT, _CITATION = "README.md", "dictionary.html", "dcat.jsonld", "CITATION.cff"
REMOVED = "removed.csv"  # what `gka publish` took out, by document
META_FILES = (_README, _DICTIONARY, _DCAT, _CITATION, REMOVED)


def describe(draft: Path, made_with: str, files: Mapping[str, Sequence[TableFile]], about: About | None = None) -> str:
    """Write the description of the tables in `draft`; with `about`, also what catalogues and citations ask for.

    Returns the version of the data.
    """
    version = data_version(made_with, files)
    texts = {
        DATA_PACKAGE: data_package(version, files),
        f"{META}/{_README}": as_markdown(),
        f"{META}/{_DICTIONARY}": dictionary_page(),
    }
    if about is not None:
        texts |= {f"{META}/{_DCAT}": catalogue_record(about, version)}
        texts |= {f"{META}/{_CITATION}": citation(about, version)}
    (draft / META).mkdir(exist_ok=True)
    for name, text in texts.items():
        (draft / name).write_text(text, encoding="utf-8", newline="\n")
    return version
