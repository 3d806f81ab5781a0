"""The right to write behind a URL: held by one run at a time, of whatever machine.

A lease is a file `_lock/<number>` that says who holds the place and until when. Taking over from a run that was lost
writes the next number, on the condition that it isn't there yet, which the store itself decides: of two takers one
gets it. That is `If-None-Match: *` of S3, and its like of Google's and Azure's stores (fsspec's mode "create"). Where a
store doesn't know the condition, a look at what stands there afterwards, and one before anything is published, remain:
two runs that start in the same moments may then both read, and one of them ends before it publishes.
"""

import json
import os
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import psutil

from pipelines.errors import StoreError
from pipelines.io.machine import machine_mark
from pipelines.io.remote import Bucket

LEASE = "_lock"
LEASE_SECONDS = 300  # seconds: so long after a machine was lost may another take over
RENEWED, RETRIED = (
    LEASE_SECONDS / 5,
    LEASE_SECONDS / 30,
)  # seconds between two signs of life; between two tries where one failed

Holder = dict[str, object]


@dataclass(frozen=True, slots=True)
class Lease:
    """The lease of this run."""

    bucket: Bucket
    token: str
    number: int

    @property
    def path(self) -> str:
        return f"{LEASE}/{self.number:06}"

    def told(self) -> bytes:
        holder = {"token": self.token, "host": machine_mark(), "pid": os.getpid(), "until": time.time() + LEASE_SECONDS}
        return json.dumps(holder).encode()

    def is_ours(self) -> bool:
        """Whether it is still there, and nobody has taken over."""
        found = _leases(self.bucket)
        # The highest number rules: an earlier one is of a run that was lost and taken over from.
        return max(found, default=None) == self.number and found[self.number].get("token") == self.token

    def keep(self) -> None:
        """Make it last from now on. StoreError where another run has it."""
        if not self.is_ours():
            raise StoreError(f"Another run took over {self.bucket.url} (this one gave no sign of life); run it again.")
        self.bucket.write(self.path, self.told())


@contextmanager
def leased(bucket: Bucket) -> Iterator[Lease]:
    """The place, held until the block ends, and kept alive meanwhile. StoreError where another run has it."""
    lease = _taken(bucket)
    ended = threading.Event()
    renewal = threading.Thread(target=_renew, args=(lease, ended), daemon=True)
    renewal.start()
    try:
        yield lease
    finally:
        ended.set()
        renewal.join()
        with suppress(StoreError):  # the network has gone, or another run took over: a lease ends by itself
            # Not only ours: the runs that we took over from can't clear their leases. Never a higher one: that is
            # another run's.
            if lease.is_ours():
                bucket.delete([path for path in bucket.paths(LEASE) if _number(path) <= lease.number])


def _taken(bucket: Bucket) -> Lease:
    busy = StoreError(f"Another run is writing to {bucket.url}; wait until it has ended.")
    found = _leases(bucket)
    if any(map(_lives, found.values())):
        raise busy
    lease = Lease(bucket, secrets.token_hex(8), max(found, default=0) + 1)
    made = bucket.create(lease.path, lease.told())
    # Looked at again, as not every store knows the condition of `create`: two may both think that they made it.
    now = _leases(bucket)
    holder = now.pop(lease.number, {})
    if holder.get("token") != lease.token:  # `made` says too little: a request that was sent twice finds its own file
        raise busy
    if any(map(_lives, now.values())):  # begun while we looked, after an earlier run had taken its numbers away
        bucket.delete([lease.path] if made else [])
        raise busy
    return lease


def _leases(bucket: Bucket) -> dict[int, Holder]:
    """All leases by number, also those of runs that were lost."""
    return {_number(path): _holder(bucket, path) for path in bucket.paths(LEASE)}


def _number(path: str) -> int:
    """A lease of the first form had none."""
    last = path.rpartition("/")[2]
    return int(last) if last.isdecimal() else 0


def _holder(bucket: Bucket, path: str) -> Holder:
    try:
        return dict(json.loads(bucket.read(path) or b"{}"))
    except ValueError:
        # Half a file or a foreign one: as no holder it lives no longer, else the place would be locked for good.
        return {}


def _lives(holder: Holder) -> bool:
    """A process of this machine can be asked; of one elsewhere only the lease tells."""
    # A crash here is known at once by its process; without this a run after it would wait until the lease is over.
    if holder.get("host") == machine_mark() and not psutil.pid_exists(int(str(holder.get("pid", 0)))):
        return False
    return float(str(holder.get("until", 0))) > time.time()


def _renew(lease: Lease, ended: threading.Event) -> None:
    """Until the run ends, or another has taken over. A network that fails once is asked again, soon."""
    pause = RENEWED
    while not ended.wait(pause):
        try:
            if not lease.is_ours():
                return
            lease.keep()
            pause = RENEWED
        except StoreError:
            # Sooner than usual: at the usual pace a few failures in a row would outlast the lease, and another run
            # takes over.
            pause = RETRIED
