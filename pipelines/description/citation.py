"""How the published dataset is cited: CITATION.cff, which reference managers and GitHub read."""

import json

from pipelines.description.about import About
from pipelines.description.data_package import DESCRIPTION, TITLE


def citation(about: About, version: str) -> str:
    """Of the data; the code has a CITATION.cff of its own. Strings are written as JSON has them, which YAML reads."""
    lines = {
        "cff-version": "1.2.0",
        "message": "Noem bij gebruik de versie: zij verandert met elk bestand en met het programma dat het las.",
        "type": "dataset",
        "title": TITLE,
        "abstract": DESCRIPTION,
        "version": version,
        "date-released": about.issued,
        "url": about.url,
        "license-url": about.licence,
    }
    authors = f"authors:\n  - name: {_quoted(about.publisher)}\n    website: {_quoted(about.publisher_url)}\n"
    return "".join(f"{name}: {_quoted(value)}\n" for name, value in lines.items()) + authors


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
