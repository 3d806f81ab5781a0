"""A dataset behind a URL, in a store of objects.

Such a store can't give a folder another name. So new files are brought there under a hidden name, copied by the store
to their own names, then `_state` and `_manifest` are replaced, then the old files go. Who reads by the list in
`_manifest` sees one dataset, whole, at any moment; who lists the folders may see old and new files beside each other,
for the seconds between copying and deleting. A kill in those leaves both until the next run, which finishes first.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipelines.dataset.commit import OLD_README, KeptFiles
from pipelines.dataset.folder import GITKEEP, OWN_NAME, held_folder
from pipelines.dataset.lease import LEASE, Lease, leased
from pipelines.dataset.staging import BlobStore
from pipelines.dataset.state import STATE
from pipelines.description import DATA_PACKAGE, META, META_FILES
from pipelines.errors import StoreError
from pipelines.io.remote import Bucket, BucketBlobStore
from pipelines.schema.tables import LOG, MANIFEST, TABLES

STAGING, INCOMING = "_staging", "_incoming"


@dataclass(frozen=True, slots=True)
class BucketDataset:
    """A dataset behind a URL, held by this run."""

    bucket: Bucket
    work: Path  # of this machine
    blobs: BlobStore
    lease: Lease

    def state(self) -> bytes | None:
        return self.bucket.read(STATE)

    def manifest(self) -> bytes | None:
        return self.bucket.read(MANIFEST)

    def sizes(self) -> dict[str, int]:
        found = self.bucket.find()
        # Only tables lie at this depth: what is being brought (`_incoming/table/file`) has one folder more and doesn't
        # count.
        return {each.name: each.size for each in found if each.name.endswith(".parquet") and each.name.count("/") == 1}

    def files(self, table: str) -> list[str]:
        names = (path.removeprefix(f"{table}/") for path in self.bucket.paths(table))
        return [name for name in names if name.endswith(".parquet")]

    def local(self, path: str) -> Path:
        file = self.work / "fetched" / path
        if not file.exists():
            self.bucket.download(path, file)
        return file

    def draft(self) -> Path:
        draft = self.work / "draft"
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(parents=True)
        return draft

    def commit(self, draft: Path, kept: KeptFiles) -> None:
        new = sorted(str(path.relative_to(draft)) for path in draft.rglob("*") if path.is_file())
        data = [path for path in new if "/" in path]
        # All bytes come first, under hidden names: this is the long part, and a network that fails in it leaves the
        # dataset as it was.
        for path in data:
            self.bucket.upload(draft / path, f"{INCOMING}/{path}")
        # The right to write may have gone during the uploads: from here on readers see what is done.
        self.lease.keep()
        for path in data:
            self.bucket.copy(f"{INCOMING}/{path}", path)
        for path, old in kept.items():
            if path != old:
                self.bucket.copy(old, path)
        self.lease.keep()  # copying may have taken long
        # The manifest last: who reads by its list must find every file that it names.
        for path in (DATA_PACKAGE, STATE, MANIFEST):
            self.bucket.write(path, (draft / path).read_bytes())
        # Old files go only now: until the manifest was replaced, readers still went by the list that names them.
        now = {*data, *kept}
        self.bucket.delete([path for table in TABLES for path in self.bucket.paths(table) if path not in now])
        self.bucket.delete([path for path in (OLD_README,) if self.bucket.read(path) is not None])
        self.bucket.delete(self.bucket.paths(INCOMING))

    def add(self, draft: Path) -> None:
        self.lease.keep()
        for path in sorted(path for path in draft.rglob("*") if path.is_file()):
            self.bucket.write(str(path.relative_to(draft)), path.read_bytes())

    def clear(self) -> None:
        self.bucket.delete(self.bucket.paths(STAGING) + self.bucket.paths(INCOMING))
        shutil.rmtree(self.work, ignore_errors=True)


@contextmanager
def held_url(url: str, shared: bool) -> Iterator[BucketDataset]:
    """The dataset behind a URL, held until the block ends.

    shared: workers on other machines must reach the staging area, so it is there too; else it is on this machine.
    StoreError if the place can't be written, holds what isn't ours, or is held by another run.
    """
    bucket = Bucket(url.rstrip("/"))
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    # One folder of this machine for each URL, the same in every run: what a killed run had read is found there again.
    with held_folder(cache / "gka-agendas" / sha256(url.encode()).hexdigest()[:16]) as here, leased(bucket) as lease:
        _refuse_foreign(bucket)
        blobs = BucketBlobStore(Bucket(f"{bucket.url}/{STAGING}")) if shared else here.blobs
        yield BucketDataset(bucket, here.work, blobs, lease)


def _refuse_foreign(bucket: Bucket) -> None:
    foreign = [path for path in bucket.paths() if not _ours(path)]
    if foreign:
        names = ", ".join(foreign[:3]) + (", ..." if len(foreign) > 3 else "")
        raise StoreError(f"{bucket.url} holds what gka didn't write ({names}); choose another place.")


def _ours(path: str) -> bool:
    top, _, name = path.partition("/")
    if not name:
        return top in (STATE, MANIFEST, DATA_PACKAGE, OLD_README, LEASE, GITKEEP)  # a lease of the first form
    return top in (STAGING, INCOMING, LEASE) or (
        (top == META and name in META_FILES)
        or (top in TABLES and bool(OWN_NAME.fullmatch(name) or (top == LOG and name.startswith("part-"))))
    )
