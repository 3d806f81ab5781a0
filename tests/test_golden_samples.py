"""The files of data/raw, read whole, against what was read before: every section, field, reading, sum and finding.

`./do test tests/test_golden_samples.py --regold` writes tests/golden anew and still fails, so that a person reads the
diff. The golden files are what `gka show` prints.
"""

from pathlib import Path

import pytest
import render

from pipelines.run.reader import ReadingOptions, reading_steps
from pipelines.show.outline import outline

GOLDEN = Path(__file__).with_name("golden")
FILES = [render.file_name(*pair) for pair in render.COMMITTED]


@pytest.fixture(scope="module")
def shown() -> dict[str, str]:
    parts = reading_steps(ReadingOptions())
    read = {name: parts.read((render.RAW / name).read_bytes(), name) for name in FILES}
    return {name: outline(document, parts.build_rows(document)) for name, document in read.items()}


@pytest.mark.parametrize("name", FILES)
def test_a_sample_is_read_as_before(name: str, shown: dict[str, str], request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{name}.golden"
    if request.config.getoption("--regold"):
        golden.write_text(shown[name], encoding="utf-8")
        pytest.fail(f"{golden.name} is written anew; read the diff, then run without --regold")
    assert shown[name] == golden.read_text(encoding="utf-8")


def test_no_golden_file_without_its_sample() -> None:
    assert {path.name.removesuffix(".golden") for path in GOLDEN.iterdir()} == set(FILES)
