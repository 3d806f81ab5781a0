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


@pytest.fixture(scope="session")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `./do ingest` writes, at the place where the documentation and the notebooks look: PROJECT/data/processed.

    For readers only; PROJECT/data/raw is there too.
    """
    from click.testing import CliRunner

    from pipelines.cli import main

    project = tmp_path_factory.mktemp("project")
    (project / "data").mkdir()
    (project / "data" / "raw").symlink_to(Path(__file__).parents[1] / "data" / "raw")
    out = project / "data" / "processed"
    result = CliRunner().invoke(main, ["ingest", str(project / "data" / "raw"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    return out
