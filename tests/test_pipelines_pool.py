"""Results come in the order of the jobs, and a process that dies takes only its own job with it."""

import pytest
from made_work import double, double_or_die, double_or_raise

from pipelines.pool import in_order


def lost(job: int) -> int:
    return -1000 + job


@pytest.mark.parametrize(("jobs", "workers"), [([], 2), ([1], 2), ([3, 1, 2], 1), ([3, 1, 2], 2)])
def test_in_order(jobs: list[int], workers: int) -> None:
    assert list(in_order(double, jobs, workers, lost)) == [2 * job for job in jobs]


@pytest.mark.parametrize("jobs", [[1, -2, 3], [-1, 2, 3], [1, 2, -3], [-1, -2]])
def test_a_process_that_dies(jobs: list[int]) -> None:
    assert list(in_order(double_or_die, jobs, 2, lost)) == [2 * job if job > 0 else lost(job) for job in jobs]


def test_a_result_that_counts_as_nothing_is_not_lost() -> None:
    """Zero beside a job that dies: its own run alone gives it, and it isn't taken for none."""
    assert list(in_order(double_or_die, [0, -1, 0], 2, lost)) == [0, lost(-1), 0]


def test_an_exception_is_the_callers() -> None:
    with pytest.raises(ValueError, match="-1"):
        list(in_order(double_or_raise, [1, -1, 2], 2, lost))
