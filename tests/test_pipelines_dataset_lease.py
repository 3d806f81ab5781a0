"""One run at a time writes behind a URL, whoever else tries, and a network that fails for a moment changes nothing."""

import json
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from pipelines.dataset import lease
from pipelines.dataset.lease import Lease, leased
from pipelines.errors import StorageFault, StoreError
from pipelines.io import remote
from pipelines.io.machine import machine_mark
from pipelines.io.remote import Bucket

LOST = json.dumps({"token": "x", "host": "elders", "pid": 1, "until": 0}).encode()  # by a run that gave no sign of life
LIVES = json.dumps({"token": "y", "host": "elders", "pid": 1, "until": 9e99}).encode()


moto = pytest.importorskip("moto.server")
s3fs = pytest.importorskip("s3fs")


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """A store like S3 on loopback, and nothing remembered of another test's."""
    with pytest.MonkeyPatch.context() as patch:
        server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "test")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        forget()
        s3fs.S3FileSystem().mkdir("leases")
        yield "s3://leases"
        server.stop()
    forget()


def forget() -> None:
    s3fs.S3FileSystem.clear_instance_cache()
    remote._system.cache_clear()


@pytest.fixture(params=["s3", "memory"])
def bucket(request: pytest.FixtureRequest) -> Bucket:
    root = request.getfixturevalue("s3") if request.param == "s3" else "memory://agendas"
    return Bucket(f"{root}/{uuid4().hex}")


def take(bucket: Bucket, together: threading.Barrier) -> str:
    """One of several takers that all look before any of them writes."""
    together.wait()
    try:
        with leased(bucket) as mine:
            together.wait(30)
            return mine.token
    except StoreError:
        together.wait(30)
        return ""


@pytest.fixture
def after_looking(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody writes before all four have looked: the worst that can happen between a look and a write."""
    looked, real = threading.Barrier(4), Bucket.create

    def create(self: Bucket, path: str, data: bytes) -> bool:
        looked.wait(30)
        return real(self, path, data)

    monkeypatch.setattr(Bucket, "create", create)
    yield


@pytest.mark.parametrize("lost", [False, True])
def test_of_four_takers_one_gets_it(bucket: Bucket, after_looking: None, lost: bool) -> None:
    """A new lease, and one to take over: the store decides, not who looked first."""
    if lost:
        bucket.write("_lock/000003", LOST)
    together = threading.Barrier(4)
    with ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(lambda _: take(bucket, together), range(4)))
    assert sum(map(bool, tokens)) == 1
    assert bucket.paths() == []


def test_taking_over_is_the_next_number(bucket: Bucket) -> None:
    bucket.write("_lock/000003", LOST)
    with leased(bucket) as mine:
        assert (mine.number, mine.is_ours()) == (4, True)
        with pytest.raises(StoreError, match="Another run is writing"), leased(bucket):
            pass
    assert bucket.paths() == []


def test_a_run_that_began_meanwhile(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that took over and ended, and another that began anew at number 1, while we were about to write number 4."""
    bucket.write("_lock/000003", LOST)
    real = Bucket.create

    def create(self: Bucket, path: str, data: bytes) -> bool:
        self.delete(["_lock/000003"])
        self.write("_lock/000001", LIVES)
        return real(self, path, data)

    monkeypatch.setattr(Bucket, "create", create)
    with pytest.raises(StoreError, match="Another run is writing"), leased(bucket):
        pass
    assert bucket.paths() == ["_lock/000001"]


def test_a_store_that_knows_no_condition(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lets the second overwrite the first: what stands there afterwards decides."""

    def create(self: Bucket, path: str, data: bytes) -> bool:
        self.write(path, data)
        self.write(path, LIVES)  # another's, a moment later
        return True

    monkeypatch.setattr(Bucket, "create", create)
    with pytest.raises(StoreError, match="Another run is writing"), leased(bucket):
        pass
    assert bucket.read("_lock/000001") == LIVES


def test_a_request_that_was_sent_twice(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer got lost on the network; the second says that the file is there: our own."""
    real = Bucket.create
    monkeypatch.setattr(Bucket, "create", lambda self, path, data: real(self, path, data) and False)
    with leased(bucket) as mine:
        assert mine.is_ours()


def test_one_network_error_does_not_end_the_renewal(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[str] = []
    real = Bucket.write

    def write(self: Bucket, path: str, data: bytes) -> None:
        if len(failed) < 2:
            failed.append(path)
            raise StorageFault("De opslag geeft een fout")
        real(self, path, data)

    monkeypatch.setattr(lease, "RENEWED", 0.05)
    monkeypatch.setattr(lease, "RETRIED", 0.05)
    with leased(bucket) as mine:
        first = bucket.read(mine.path)
        monkeypatch.setattr(Bucket, "write", write)
        for _ in range(100):
            if bucket.read(mine.path) != first:
                break
            time.sleep(0.1)
        assert (bucket.read(mine.path) != first, failed) == (True, [mine.path] * 2)


def test_who_was_taken_over_renews_and_publishes_nothing(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEWED", 0.05)
    with leased(bucket) as mine:
        bucket.write("_lock/000002", LIVES)
        with pytest.raises(StoreError, match="took over"):
            mine.keep()
        time.sleep(0.2)
        before = bucket.read(mine.path)
        time.sleep(0.3)
        assert bucket.read(mine.path) == before
    assert "_lock/000002" in bucket.paths()  # the other's


def test_a_lease_of_the_first_form(bucket: Bucket) -> None:
    bucket.write("_lock", LIVES)
    with pytest.raises(StoreError, match="Another run is writing"), leased(bucket):
        pass
    bucket.write("_lock", LOST)
    if bucket.url.startswith("s3"):  # a folder may have the name of a file there
        with leased(bucket) as mine:
            assert mine.number == 1


def test_it_names_no_machine(bucket: Bucket) -> None:
    told = json.loads(Lease(bucket, "t", 1).told())
    assert (told["host"], os.uname().nodename in str(told)) == (machine_mark(), False)
