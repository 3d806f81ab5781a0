"""What was ticked in a field with boxes: of `☒ Ouders ☐ Peuters` only `Ouders` is left, where it stood.

The result is as long as the text, so that offsets stay right. A caption runs from its box to the next one, or to the
end of its line.
"""

import re

_TICKED, _OPEN = "☑☒🗹🗷", "☐"  # of Unicode: boxes that are nothing but boxes to tick
_ALSO_TICKED, _ALSO_OPEN = "✓✔✗✘■", "□❏❑◻"  # bullets, but where boxes of both kinds stand beside each other
_BOXES = _TICKED + _OPEN + _ALSO_TICKED + _ALSO_OPEN
_TYPED_BOX = re.compile(r"\[([xXvV ])\](?=\s)")  # `[x] Ouders [ ] Peuters`
_CAPTION = re.compile(rf"(?P<box>[{_BOXES}])(?P<caption>[^\n{_BOXES}]*)")


def ticked(text: str) -> str:
    """The text without what stands at boxes left open, and without boxes; as long as it was.

    A text in which no box can be told from a bullet comes back as it is.
    """
    text = _TYPED_BOX.sub(lambda box: ("☐" if box[1] == " " else "☒") + "  ", text)
    if not _has_boxes(text):
        return text
    return _CAPTION.sub(_kept, text)


def _has_boxes(text: str) -> bool:
    sure = any(box in text for box in _TICKED + _OPEN)
    return sure or (any(box in text for box in _ALSO_TICKED) and any(box in text for box in _ALSO_OPEN))


def _kept(found: re.Match[str]) -> str:
    """A caption behind a blank, or behind a comma where another stands before it on its line; or blanks."""
    if found["box"] in _OPEN + _ALSO_OPEN:
        return " " * len(found[0])
    before = found.string[: found.start()].rpartition("\n")[2]
    # A comma, because captions on one line are the members of a list to whoever reads the text next.
    return ("," if before.strip() else " ") + found["caption"]
