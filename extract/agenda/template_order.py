"""What the order of the template tells of parts in own words: between planning and target group it has the goal."""

from collections.abc import Iterator, Sequence

UNKNOWN = "overig"  # the name of a label, and the kind of a section, that nobody knows


def free_places(names: Sequence[str], order: Sequence[str], fewest: int) -> Iterator[tuple[int, str]]:
    """(position, name) of the unknown ones of `names` that have as many places of `order` between two known ones.

    Nothing is told where fewer than `fewest` are known, or where they stand in an order of their own. Names that are
    not in `order` are passed over.
    """
    known = [order.index(name) for name in names if name in order]
    if len(known) < fewest or known != sorted(known):
        return
    before, waiting = -1, list[int]()
    for position, name in [*enumerate(names), (len(names), "")]:
        if name == UNKNOWN:
            waiting.append(position)
        elif name in order or position == len(names):
            now = order.index(name) if name in order else len(order)
            free = order[before + 1 : now]
            if len(free) == len(waiting):
                yield from zip(waiting, free, strict=True)
            before, waiting = now, []
