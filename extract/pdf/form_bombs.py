"""Refuses a PDF in which forms draw forms so often that no reader could finish.

A decoder draws a form (a small page within the page) anew each time that it is called for. Ten forms that each draw the
next ten times are two kilobytes and thousands of millions of drawings; two that draw each other twice have no end. The
bytes are searched as they stand, so that a damaged file is judged too. What they hide from this search (their resources
in packed object streams), the limits of a worker's time and memory end. `data/samples/hostile.py` makes such files.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping

from extract.errors import ReadError

_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_DRAWN = re.compile(rb"/XObject\s*<<")
_NAMED = re.compile(rb"/([^\s/<>\[\]()]+)\s+(\d{1,10})\s+\d{1,5}\s+R\b")
_CALL = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_DEEP = 40  # levels; a decoder goes no deeper

Calls = Mapping[int, Counter[int]]  # form -> the forms that it draws, and how often each


def check_forms(data: bytes, most: int) -> None:
    """ReadError `te_complex` where one form leads to more than `most` drawings."""
    # A single form can draw nothing but itself, which a decoder's own limit on depth ends.
    if len(_FORM.findall(data)) < 2:
        return
    calls = dict(_calls(data))
    # Round by round each form counts what its forms drew a round before: after n rounds, n levels deep.
    drawings = dict.fromkeys(calls, 1)
    for _ in range(_DEEP if calls else 0):
        drawings = {
            form: 1 + sum(times * drawings.get(other, 1) for other, times in called.items())
            for form, called in calls.items()
        }
        if max(drawings.values(), default=0) > most:
            raise ReadError(
                "te_complex",
                f"De PDF herhaalt een tekening meer dan {most} keer in zichzelf; druk het document opnieuw af als PDF.",
            )


def _calls(data: bytes) -> Iterator[tuple[int, Counter[int]]]:
    """The forms that draw others."""
    objects = list(_OBJECT.finditer(data))
    for start, after in zip(objects, [*objects[1:], None], strict=True):
        body = data[start.end() : after.start() if after else len(data)]
        entries, _, rest = body.partition(b"stream")
        if not _FORM.search(entries):
            continue
        # A call names a resource of the form (`/Fm1 Do`), and the resources say which object that is.
        named = {name: int(number) for drawn in _drawn(entries) for name, number in _NAMED.findall(drawn)}
        if named:
            called = (named[name] for name in _CALL.findall(_content(entries, rest)) if name in named)
            yield int(start[1]), Counter(called)


def _drawn(entries: bytes) -> Iterator[bytes]:
    """What stands in each /XObject dictionary; one that isn't closed ends the search, or it would cost a look at all
    that follows for each."""
    end = 0
    while opening := _DRAWN.search(entries, end):
        end = entries.find(b">>", opening.end())
        if end < 0:
            return
        yield entries[opening.end() : end]


def _content(entries: bytes, rest: bytes) -> bytes:
    """What a form says; its first megabyte is enough to see what it does again and again."""
    packed = rest.lstrip(b"\r\n")
    if b"/Fl" not in entries:
        return packed
    try:
        return zlib.decompressobj().decompress(packed, 1 << 20)
    except zlib.error:
        return b""
