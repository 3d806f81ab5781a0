"""Reads real PDFs of others: does each end as it should, and do the tables hold the words that poppler reads?

    python bench/field.py PDFDIR [--data DIR] [--write] [--worst 20]        # needs pdftotext (poppler-utils)

Reads all PDFs below the folder (`gka ingest --timeout 60`, or takes the tables in DIR, if they are there). Of every
document with a text layer it compares the words that poppler finds with those in sections, fields, cells, contents,
signatories and residue, and tells where a word that isn't there is: in text that was left out as a running header or
footer (`running`), in text that nobody sees (`unseen`), among the letters but cut otherwise (`cut`), or not in what the
decoder reads at all (`elsewhere`: fields, notes, letters that only poppler can name).

`--write` tracks that in `results/field.json`: for each file its ending, its words as hashes, how many are lost, of
which kind, and the reason, which a person writes after a look at the page. It stays until more is lost than before.
`tests/test_field.py` holds the files to these results. Poppler isn't always right: a reason may say so.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from field_words import Words, dataset_words, endings, kept, lost, poppler_words, words

from extract.layout.words import words_of
from extract.pdf import decode_bytes

RESULTS = Path(__file__).parent / "results" / "field.json"
FEW = 10  # words: a document with fewer says little


def main() -> int:
    options = argparse.ArgumentParser(description="Real PDFs of others.")
    options.add_argument("folder", type=Path)
    options.add_argument("--data", type=Path)
    options.add_argument("--write", action="store_true")
    options.add_argument("--worst", type=int, default=20)
    given = options.parse_args()
    data = given.data or Path(tempfile.mkdtemp())
    if not (data / "runs").exists():
        gka = [sys.executable, "-m", "pipelines", "ingest", str(given.folder), "--out", str(data), "--timeout", "60"]
        subprocess.run(gka, check=False)
    files = compared(given.folder, data)
    show(files, given.worst)
    if given.write:
        write(files)
    return int(any(file["ends"] in ("interne_fout", "tijd_op") for file in files.values()))


def compared(folder: Path, data: Path) -> dict[str, dict[str, Any]]:
    """For each file how it ended, the words that poppler reads, and those of them that are lost, by kind."""
    found, ends = dataset_words(data), endings(data)
    files: dict[str, dict[str, Any]] = {}
    for name in sorted(ends):
        files[name] = {"ends": ends[name]}
        wanted = poppler_words(folder / name) if name in found else Counter()
        if wanted:
            missing = lost(wanted, found[name])
            files[name] |= {"words": sum(wanted.values()), "lost": sum(missing.values()), "kept": kept(wanted)}
            if missing:
                files[name] |= {"kinds": kinds(folder / name, missing, found[name]), "missing": missing}
    return files


def kinds(path: Path, missing: Words, found: Words) -> dict[str, int]:
    """How many of the missing words are where."""
    seen, unseen, letters = Counter[str](), Counter[str](), ""
    for page in decode_bytes(path.read_bytes()):
        seen += words(" ".join(word.text for word in words_of(page.glyphs)))
        for glyphs in (page.hidden, page.outside):
            unseen += words(" ".join(word.text for word in words_of(glyphs)))
        letters += "".join(page.glyphs.texts).casefold() + "\n"
    counts: Counter[str] = Counter()
    for word, n in missing.items():
        # From what is left out on purpose to what nobody found: each missing word counts once, for the first place that
        # explains it.
        running = min(n, max(0, seen[word] - found[word]))
        hidden = min(n - running, unseen[word])
        rest = n - running - hidden
        cut = min(rest, max(0, letters.count(word) - found[word]))
        counts += Counter(running=running, unseen=hidden, cut=cut, elsewhere=rest - cut)
    return dict(+counts)


def show(files: dict[str, dict[str, Any]], worst: int) -> None:
    """Print how files ended, how many words are there and where the others are, and the files that lose most."""
    compared = {name: file for name, file in files.items() if file.get("words")}
    print(f"{len(files)} files: " + ", ".join(f"{n} {how}" for how, n in ends_of(files).most_common()))
    print(_found_words(list(compared.values())))
    print("lost, by kind: " + ", ".join(f"{kind} {n}" for kind, n in _by_kind(compared).most_common()))
    before = tracked()
    lossy = [(file["lost"], name) for name, file in compared.items() if file["lost"] and file["words"] >= FEW]
    for count, name in sorted(lossy, reverse=True)[:worst]:
        file = compared[name]
        why = reason(file, before.get(name, {})) or "NO REASON YET"
        print(f"{count:5} of {file['words']:5} {name} {file['kinds']} {why} {list(file['missing'])[:8]}")


def _found_words(compared: list[dict[str, Any]]) -> str:
    """The share of all words that is found, and in how many documents it is 0.99 or more."""
    total, missing = (sum(file[key] for file in compared) for key in ("words", "lost"))
    whole = sum(file["lost"] <= 0.01 * file["words"] for file in compared)
    share = 1 - missing / max(1, total)
    return f"{total} words in {len(compared)} documents, found {share:.4f}; at least 0.99 in {whole}"


def _by_kind(files: dict[str, dict[str, Any]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for file in files.values():
        counts.update(file.get("kinds", {}))
    return counts


def ends_of(files: dict[str, dict[str, Any]]) -> Counter[str]:
    """How many files ended in each way."""
    return Counter(file["ends"] for file in files.values())


def tracked() -> dict[str, dict[str, Any]]:
    """The results as they were written last."""
    read: dict[str, dict[str, Any]] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    return read


def reason(file: dict[str, Any], old: dict[str, Any]) -> str | None:
    """The tracked reason, as long as it covers the loss."""
    return old.get("reason") if file.get("lost", 0) <= old.get("lost", 0) else None


def write(files: dict[str, dict[str, Any]]) -> None:
    """Make these results the tracked ones; reasons that still hold are kept."""
    old = tracked()
    for name, file in files.items():
        # The words themselves are other people's text; only their hashes are tracked.
        file.pop("missing", None)
        if file.get("lost") and (why := reason(file, old.get(name, {}))):
            file["reason"] = why
    lines = (f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(files[name])}" for name in sorted(files))
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
