"""What all tests share: the flag that writes golden files anew."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write golden files anew; that run still fails")


@pytest.fixture(scope="session")
def sample_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of samples, made once for all tests that only read it."""
    from made_dataset import make_dataset

    return make_dataset(tmp_path_factory.mktemp("samples"))
