"""Labels on lines of their own that hang before their values, as description lists set them.

Such a label may be set as its value is, so that only the value's indent tells; what comes again is a label for sure.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from extract.layout.lines import Lines, Segment

_TWICE = 2  # times that a label comes: a form's come again with each form
_WORDS = 6  # in a label, at most
_ENDS = ".,;:-"  # of text that goes on, and of sentences

# In sizes of type; set on description lists of LaTeX (0.8 to 4) and browsers (2 to 3.6).
_HANG = 0.7  # a value begins at least so far to the right of its label
_HANG_MOST = 6.0  # and at most
_NEAR = 0.5  # what begins as near to a label's edge stands below it
_LARGER = 1.1  # of a value's size: a label is smaller
_STEP = 2.5  # a label's value's middle stands no further below its own


def hanging_labels(pages: Iterable[Lines]) -> frozenset[str]:
    """The texts of short lines that stand again and again above a line further right, or one in other type."""
    counts = Counter(label.text for lines in pages for label in _labels(lines))
    return frozenset(text for text, times in counts.items() if times >= _TWICE)


def _labels(lines: Lines) -> Iterator[Segment]:
    for line, below in pairwise(lines):
        for segment in line:
            if _may_be_label(segment) and (value := _below(segment, below)) and _is_value(segment, value):
                yield segment


def _may_be_label(segment: Segment) -> bool:
    text = segment.text
    return len(segment.words) <= _WORDS and text[:1].isupper() and text[-1] not in _ENDS


def _below(label: Segment, line: list[Segment]) -> Segment | None:
    """The text of the next line that stands below a label, or a little further right."""
    left = label.x0 - _NEAR * label.size
    return next((s for s in line if left <= s.x0 < label.x0 + _HANG_MOST * label.size), None)


def _is_value(label: Segment, value: Segment) -> bool:
    hangs = value.x0 - label.x0 > _HANG * label.size
    unlike = label.style._replace(size=0) != value.style._replace(size=0)
    # Larger type is a heading's, whose second line may well come again elsewhere.
    return (hangs or unlike) and label.size < _LARGER * value.size and value.middle - label.middle < _STEP * label.size
