"""A Source and a design in, a document typeset by LaTeX out: the bytes, and the pages of its headings."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import render_source as rs
import render_templates as rt

RUNS = 3  # a longtable settles its columns in the second run, its page breaks in the third
LONGEST = 120  # seconds that a run may take
STEADY = {"SOURCE_DATE_EPOCH": "1640995200", "FORCE_SOURCE_DATE": "1"}  # 1 January 2022: the same bytes each time
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    '"': r"{\textquotedbl}",  # alone it begins a shorthand of babel's Dutch
}
# Long addresses break where typesetters let them: behind a dot, an at sign, a stroke.
ADDRESS = re.compile(r"\S*(?:@|www\.|https?:)\S*")

DESIGNS = rt.templates("tex", locked=False)
LOCKED = rt.templates("tex", locked=True)


def program(template: Path) -> str:
    """The one that the template's first line names (`% !TEX program = lualatex`); raises NotInstalled without it."""
    named = re.match(r"% !TEX program = (\w+)", template.read_text(encoding="utf-8"))
    name = named[1] if named else "pdflatex"
    if not shutil.which(name):
        raise rt.NotInstalled(f"{name} isn't installed: the designs in LaTeX can't be printed.")
    return name


def tex(text: object) -> str:
    """A text as LaTeX wants it."""

    def breakable(found: re.Match[str]) -> str:
        return re.sub(r"([@./])(?=\w)", "\\1\x00", found[0])

    plain = ADDRESS.sub(breakable, str(text))
    plain = "".join(SPECIAL.get(char, char) for char in plain)
    return plain.replace("--", "-{}-").replace("\x00", r"\allowbreak{}")


def document(source: rs.Source, template: Path) -> str:
    """The text for LaTeX. A template says `\\here{n}` where heading n stands (see `_marks.tex`)."""
    found = rt.environment(
        template.parent,
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        finalize=lambda one: one,
    )
    found.filters["tex"] = tex
    return found.get_template(template.name).render(page=rt.page(source))


def latex(source: rs.Source, template: Path) -> tuple[bytes, int, list[tuple[str, int]]]:
    """The document printed, how many pages it has, and its headings with their pages."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for part in rt.DESIGNS.glob("_marks.tex"):
            (place / part.name).write_bytes(part.read_bytes())
        (place / "agenda.tex").write_text(document(source, template), encoding="utf-8")
        command = [program(template), "-interaction=nonstopmode", "-halt-on-error", "agenda.tex"]
        for _ in range(RUNS):
            done = subprocess.run(
                command, cwd=place, env=os.environ | STEADY, capture_output=True, timeout=LONGEST, check=False
            )
            if done.returncode:
                complaint = _complaint(done.stdout)
                lacks = re.search(r"File `[\w.-]+' not found", complaint)  # a package of LaTeX's
                raise (rt.NotInstalled if lacks else rt.CannotPrint)(f"{template.name}: {complaint}")
        first: dict[int, int] = {}
        for line in (place / "agenda.marks").read_text(encoding="utf-8").split("\n"):
            if line.strip():
                number, page = line.split()
                first.setdefault(int(number), int(page))
        total = first.pop(-1)
        found = [(text, first[number]) for number, text in enumerate(rt.headings(source))]
        return (place / "agenda.pdf").read_bytes(), total, found


def _complaint(log: bytes) -> str:
    """LaTeX's own words about its first error."""
    text = log.decode("utf-8", "replace")
    at = text.find("\n!")
    return text[at : at + 400] if at >= 0 else text[-400:]
