"""The lists that are shipped with the package (nlp/data/*.tsv): official lists, and names in use entered by hand."""

from collections.abc import Iterator

from nlp.text.vocabulary import DATA


def shipped_rows(name: str) -> Iterator[list[str]]:
    """The cells of each line of `nlp/data/<name>.tsv`; comments (`#`) and the header line are left out."""
    lines = (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    for line in [line for line in lines if line and not line.startswith("#")][1:]:
        yield line.split("\t")
