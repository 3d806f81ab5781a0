"""The list of all codes of findings, from their declarations: Markdown for people, CSV and JSON for programs."""

import csv
import io
import json

from pipelines.schema.finding_codes import FINDING_CODES

TITLE = "# Bevindingen"
INTRODUCTION = f"""{TITLE}

Gemaakt uit `pipelines/schema/finding_codes.py` met `gka checks > docs/checks.md`; niet met de hand wijzigen. Elke rij
van de tabel `findings` heeft een van deze codes. Ernst: een `fout` klopt zeker niet, een `waarschuwing` moet iemand
nakijken, `info` is goed om te weten.
"""
HEADER = ("code", "severity", "group", "meaning", "source")


def as_markdown() -> str:
    """The codes as a page: a table of all."""
    lines = ["| code | ernst | groep | betekenis | bron |", "| --- | --- | --- | --- | --- |"]
    lines += ["| " + " | ".join((f"`{code}`", *rest)) + " |" for code, *rest in _entries()]
    return "\n".join([INTRODUCTION, *lines, ""])


def as_csv() -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(_entries())
    return buffer.getvalue()


def as_json() -> str:
    objects = [dict(zip(HEADER, entry, strict=True)) for entry in _entries()]
    return json.dumps(objects, ensure_ascii=False, indent=2) + "\n"


def _entries() -> list[tuple[str, str, str, str, str]]:
    return [(code, told.severity, told.group, told.meaning, told.source) for code, told in FINDING_CODES.items()]
