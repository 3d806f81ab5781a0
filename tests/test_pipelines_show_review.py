"""Pages for what is doubted most: in that order, with what is left to do, less once somebody put it right."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.show.review import most_doubted

RAW = Path(__file__).parent.parent / "data" / "raw"


def gka(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def agendas(tmp_path: Path) -> Path:
    """Hulst has many faults, Westerveld few."""
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("hulst.ruled.pdf", "westerveld.bands.pdf"):
        (folder / name).write_bytes((RAW / name).read_bytes())
    assert gka("ingest", folder, "--out", tmp_path / "data", "--workers", 1).exit_code == 0
    return folder


def test_the_most_doubtful_stands_first_and_has_its_page(agendas: Path) -> None:
    data, out = agendas.with_name("data"), agendas.with_name("review")
    found = most_doubted(open_dataset(data))
    assert found[0].document["source_name"] == "hulst.ruled.pdf"
    result = gka("review", data, "--pdfs", agendas, "--out", out, "--most", 1)
    assert result.exit_code == 0, result.output
    assert {path.name for path in out.iterdir()} == {"index.html", f"{found[0].document['document_id']}.html"}
    index = (out / "index.html").read_text()
    assert re.findall(r'href="([^"]+)"', index) == [f"{found[0].document['document_id']}.html"]
    assert f"{sum(one.rows for one in found)} twijfelachtige waarden" in index


def test_what_somebody_put_right_is_no_longer_to_be_done(agendas: Path) -> None:
    data = agendas.with_name("data")
    before = sum(one.rows for one in most_doubted(open_dataset(data)))
    rows = open_dataset(data).table("financing").to_pylist()
    doubtful = next((row for row in rows if row["confidence"] == "twijfel"), None)
    if doubtful is None:
        pytest.skip("no row of these samples' financing is in doubt any more")
    address = f"financing:{doubtful['field_id']}:{doubtful['ordinal']}"
    target = agendas / "corrections.csv"
    assert gka("correct", data, address, "source", "npo", "--to", target, "--who", "A").exit_code == 0
    assert gka("ingest", agendas, "--out", data, "--workers", 1).exit_code == 0
    assert sum(one.rows for one in most_doubted(open_dataset(data))) == before - 1


def test_bad_calls_are_told(agendas: Path, tmp_path: Path) -> None:
    data = agendas.with_name("data")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    full = gka("review", data, "--pdfs", agendas, "--out", tmp_path / "full")
    assert full.exit_code == 2 and "other files" in full.output
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.txt").write_text("x")
    missing = gka("review", data, "--pdfs", tmp_path / "other", "--out", tmp_path / "out")
    assert missing.exit_code == 2 and "hulst.ruled.pdf" in missing.output
    assert gka("review", tmp_path, "--pdfs", agendas, "--out", tmp_path / "out").exit_code == 2
