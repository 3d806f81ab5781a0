"""What the name of a font tells of its weight, where the file doesn't."""

_HEAVY = ("bold", "black", "heavy", "semibold", "demi")
_SLANTED = ("italic", "oblique", "slanted")
_SMALL_CAPITALS = ("caps", "cmcsc", "smallcap", "smcp")  # `LMRomanCaps10-Regular`, `CMCSC10`


def is_heavy(name: str) -> bool:
    """True if a font of this name (small letters) is bold, or holds small capitals.

    Small capitals set labels and headings apart from the text as bold does.
    """
    return any(word in name for word in (*_HEAVY, *_SMALL_CAPITALS))


def is_slanted(name: str) -> bool:
    """True if a font of this name (small letters) is italic."""
    return any(word in name for word in _SLANTED)
