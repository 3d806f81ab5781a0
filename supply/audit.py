"""Asks PyPI's advisories for known faults of each pinned version, and says so where it couldn't ask.

    python supply/audit.py           # 0: none known; 1: some, listed; 3: nothing could be asked

The real call is `pip-audit -r requirements.lock --require-hashes --disable-pip --strict`: it reads the lock file as it
is, installs nothing, and with `--strict` fails for a package of which nobody knows anything. Without that, it ends with
"no known vulnerabilities" behind a mirror that has no advisories at all.
"""

import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements.lock"
CALL = ("pip-audit", "-r", str(LOCK), "--require-hashes", "--disable-pip", "--strict", "--progress-spinner", "off")
COULD_NOT_ASK = 3
_NOT_ASKED = ("could not be audited", "requests.exceptions", "ConnectionError", "urllib3.exceptions")


def verdict(code: int, told: str) -> tuple[int, str]:
    """The status to end with and the text to print, from how pip-audit ended and all that it said."""
    if code and any(words in told for words in _NOT_ASKED):
        return COULD_NOT_ASK, (
            "Nothing was audited: PyPI's advisories can't be reached from here (no net, or a mirror without them). "
            f"Where they can: {' '.join(CALL)}"
        )
    return code, told.strip()


def main() -> int:
    """Ask, and print what is known."""
    call = (str(Path(sys.executable).with_name(CALL[0])), *CALL[1:])
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    status, text = verdict(done.returncode, done.stdout + done.stderr)
    print(text, file=sys.stderr if status else sys.stdout)
    return status


if __name__ == "__main__":
    sys.exit(main())
