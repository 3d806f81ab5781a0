"""Names that differ from a register's by a typing error."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process

# Set on the samples. Shorter names are too like each other (`Heerde`, `Heerle`). 92 lets pass a letter too many
# or too few in a name of seven or more, and a wrong letter or two that changed places in a name of thirteen or more.
_SHORTEST = 7  # letters
_LIKENESS = 92  # of 100, by the letters to put in and take out


def nearest(key: str, known: Mapping[str, object]) -> str | None:
    """The one key of known that is most like this one, by a typing error; None where none is or two are as near."""
    if len(key) < _SHORTEST:
        return None
    near = process.extract(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=2)
    return near[0][0] if len(near) == 1 or (len(near) == 2 and near[0][1] > near[1][1]) else None
