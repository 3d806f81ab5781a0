"""Names of fonts that tell of their weight."""

import pytest

from extract.pdf.font_names import is_heavy


@pytest.mark.parametrize(
    ("name", "heavy"),
    [
        ("klaqgf+lmroman12-bold", True),
        ("lmroman10-regular", False),
        ("lmromancaps10-regular", True),  # small capitals set labels apart
        ("cmcsc10", True),
        ("sourcesanspro-semibold", True),
    ],
)
def test_weight_by_name(name: str, heavy: bool) -> None:
    assert is_heavy(name) is heavy
