"""Samples in, their gold files out: `python data/samples/gold.py OUT [SAMPLE...]` writes OUT/<sample>.json."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import render_gold
import render_source


def main(out: Path, wanted: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in wanted or render_source.samples():
        gold = render_gold.expected(render_source.load(name))
        text = json.dumps(gold, ensure_ascii=False, indent=1)
        (out / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("Usage: python data/samples/gold.py OUT [SAMPLE...]")
    main(Path(sys.argv[1]), sys.argv[2:])
