"""Work for a pool: a module of its own, since worker processes import it by name."""

import itertools
import os
import re
import signal
import subprocess
import sys
import time


def double(job: int) -> int:
    return 2 * job


def double_or_die(job: int) -> int:
    """Negative jobs take their process with them, as a decoder that crashes does."""
    if job < 0:
        os._exit(9)
    return 2 * job


def raising(job: int) -> int:
    raise OSError("de schijf is vol")


def who(job: int) -> int:
    return os.getpid()


def troubled(job: str) -> str:
    """All that a document can do to its process."""
    match job:
        case "exit":
            os._exit(9)
        case "quit":
            os._exit(0)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            time.sleep(60)
        case "tell and hang":
            os.write(1, f"{os.getpid()}\n".encode())
            time.sleep(60)
        case "stone":
            re.match(r"(a|a)*b", "a" * 40)  # holds the interpreter's lock for ages
        case "eat":
            _eaten = [bytearray(20 << 20) for _ in itertools.count() if not time.sleep(0.01)]
        case "child eats":
            subprocess.run([sys.executable, "-c", "import time; x = bytearray(400 << 20); time.sleep(60)"], check=False)
    return job
