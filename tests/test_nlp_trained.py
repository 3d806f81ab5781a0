"""Weights are read from the file that was measured, and written together with the hash that says so."""

from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from pinned_weights import write_pinned

from nlp.target_groups import model as target_groups
from nlp.themes import model as themes
from nlp.trained import read_pinned


@pytest.mark.parametrize("model", [target_groups, themes])
def test_another_file_than_the_one_that_was_measured_is_refused(model: ModuleType, tmp_path: Path) -> None:
    assert len(model.weights().traits) > 0
    other = tmp_path / "weights.npz"
    other.write_bytes(model.WEIGHTS.read_bytes() + b" ")
    with pytest.raises(ValueError, match="train it again"):
        read_pinned(other, model.SHA256, ("traits",))


def test_what_is_written_can_be_read_by_its_pin(tmp_path: Path) -> None:
    module = ModuleType("made")
    module.__file__ = str(tmp_path / "made.py")
    module.WEIGHTS = tmp_path / "weights.npz"
    (tmp_path / "made.py").write_text('WEIGHTS = 0\nSHA256 = "of another file"\n', encoding="utf-8")
    write_pinned(module, {"traits": np.array([0.5, 1.0])})
    pin = (tmp_path / "made.py").read_text(encoding="utf-8").split('"')[1]
    (traits,) = read_pinned(tmp_path / "weights.npz", pin, ("traits",))
    assert traits.tolist() == [0.5, 1.0]


def test_without_a_line_for_the_hash_nothing_is_written(tmp_path: Path) -> None:
    module = ModuleType("made")
    module.__file__ = str(tmp_path / "made.py")
    module.WEIGHTS = tmp_path / "weights.npz"
    (tmp_path / "made.py").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match="no line for the hash"):
        write_pinned(module, {"traits": np.array([0.5])})
    assert not (tmp_path / "weights.npz").exists()
