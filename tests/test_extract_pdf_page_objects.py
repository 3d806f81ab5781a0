"""What a decoder delivers of a page."""

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.pdf.page_objects import median_of


@settings(deadline=None)
@given(st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), min_size=1, max_size=9))
def test_the_median_is_numpys(values: list[float]) -> None:
    # Zero is added, since numpy's median of -0.0 is 0.0.
    np.testing.assert_equal(median_of(np.array(values)) + 0.0, float(np.median(values)) + 0.0)
