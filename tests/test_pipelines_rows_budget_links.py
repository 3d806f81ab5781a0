"""Which intervention a budget means by the name that it prints."""

import pytest

from pipelines.rows.budget_links import linked_intervention


@pytest.mark.parametrize(
    ("name", "titles", "expected"),
    [
        ("Leesplezier", ["Spelen", "Leesplezier"], (1, "exact")),
        ("2. Leesplezier!", ["Spelen", "leesplezier"], (1, "exact")),  # number, case and punctuation tell nothing
        ("Interventie 2 | Leesplezier", ["Spelen", "Leesplezier"], (1, "exact")),
        ("Uitbreiding Taalvriend", ["Taalvriend", "Route onderwijs en zorg"], (0, "gelijkend")),
        ("Route onderwijs en zorg", ["Route onderwijs en zorg en K4K", "Taalvriend"], (0, "gelijkend")),  # no number
        ("Taalvriend (mentoren)", ["Taalvriend"], (0, "gelijkend")),
        ("Leesplezeir", ["Spelen", "Leesplezier"], (1, "gelijkend")),  # a typing error
        ("Spelen en Leesplezier", ["Spelen", "Leesplezier"], (None, "meer")),  # one amount for two
        ("Leesplezier", ["Leesplezier", "Leesplezier"], (None, "meer")),
        ("Project 2", ["Project 1"], (None, None)),  # like it, but for what tells them apart
        ("10 weken taal", ["12 weken taal"], (None, None)),
        ("Onvoorzien", ["Spelen", "Leesplezier"], (None, None)),
        ("", ["Spelen"], (None, None)),
        ("Spelen", [], (None, None)),
    ],
)
def test_link(name: str, titles: list[str], expected: tuple[int | None, str | None]) -> None:
    assert linked_intervention(name, titles) == expected
