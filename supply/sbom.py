"""Writes the software bill of materials of all that runs: CycloneDX, from the lock file, with licences.

    python supply/sbom.py [FILE]     # standard output where no file is named

`cyclonedx-py` reads the pins and hashes; the licences, which a lock file doesn't have, come from `licences.py`. One
lock file gives the same bytes each time.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from licences import LOCK, licence_of

_PROGRAM = Path(sys.executable).with_name("cyclonedx-py")


def bill_of_materials() -> dict[str, Any]:
    """The whole of it, as CycloneDX's JSON has it."""
    read = [str(_PROGRAM), "requirements", str(LOCK), "--pyproject", str(LOCK.with_name("pyproject.toml"))]
    done = subprocess.run([*read, "--output-reproducible"], capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    for component in told["components"]:
        del component["description"]  # the lines of the lock file, which the hashes tell already
        if licence := licence_of(component["name"]):
            component["licenses"] = [{"expression": licence}]
    # Which package needs which stands in the lock file's comments only; all are inside the project.
    root = told["metadata"]["component"]["bom-ref"]
    parts = [component["bom-ref"] for component in told["components"]]
    told["dependencies"] = [{"ref": root, "dependsOn": parts}, *({"ref": part} for part in parts)]
    return told


def main() -> None:
    """Write it to the file that is named, or print it."""
    text = json.dumps(bill_of_materials(), indent=1, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
