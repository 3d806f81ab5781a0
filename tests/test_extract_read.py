"""The entry to the room that reads files."""

import gc
from collections.abc import Iterator

import pytest

from extract.errors import ReadError
from extract.read import read_bytes


@pytest.fixture(params=[True, False])
def looks(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether Python looks for circles of objects."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield bool(request.param)
    (gc.enable if before else gc.disable)()


def test_the_collector_is_left_as_it_was(looks: bool) -> None:
    read_bytes(b"GKA Agenda Gemeente Emmen\n\nInleiding\n\nWij doen mee.\n", "emmen.txt")
    assert gc.isenabled() is looks
    with pytest.raises(ReadError):
        read_bytes(b"", "leeg.txt")
    assert gc.isenabled() is looks
