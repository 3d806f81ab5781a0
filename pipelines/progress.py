"""Files done in, a bar on stderr out, and no bar where stderr is no terminal. Knows no document and no run."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tick = Callable[[str, str | None], None]  # the file that is done, and a line to print if there is one to say


@contextmanager
def bar(total: int) -> Iterator[Tick]:
    """A function to call after each of so many files; its lines go to stderr, above the bar."""
    from tqdm import tqdm

    # `disable=None` is tqdm's word for: only on a terminal.
    with tqdm(total=total, unit="file", file=sys.stderr, disable=None, leave=False) as shown:

        def tick(name: str, line: str | None) -> None:
            if line:
                tqdm.write(line, file=sys.stderr)
            shown.set_postfix_str(name[-40:], refresh=False)
            shown.update()

        yield tick
