"""The first date in a text, however it is written."""

from datetime import date

import pytest

from nlp.text.dates import parse_date

JUNE = date(2022, 6, 14)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Goes, 14 juni 2022", JUNE),
        ("14-6-22", JUNE),
        ("2022-06-14", JUNE),  # not the 22nd of June 2014, which it holds
        ("14-juni-2022", JUNE),
        ("den 14den juni 2022", JUNE),
        ("Juni 14, 2022", JUNE),  # a translation
        ("veertien juni tweeduizend tweeëntwintig", JUNE),  # a deed
        ("de veertiende juni tweeduizendtweeëntwintig", JUNE),
        ("4 juli 2022 (week 27-1-2022)", date(2022, 7, 4)),
        ("31 juni 2022", None),  # no such day
        ("2022-13-14", None),
        ("juni 2022", None),
        ("veertien dagen", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected
