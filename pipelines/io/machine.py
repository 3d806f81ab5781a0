"""A mark of this machine that doesn't give its name away."""

import os
from functools import cache
from hashlib import blake2s


@cache
def machine_mark() -> str:
    """Tells machines apart in the log, and doesn't name them to who gets the dataset."""
    return blake2s(os.uname().nodename.encode(), digest_size=4).hexdigest()
