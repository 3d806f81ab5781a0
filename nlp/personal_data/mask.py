"""Puts `[persoon]`, `[telefoon]` and the like in the place of personal data, and maps offsets to the new text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.personal_data.find import PersonalData
from nlp.text.vocabulary import tables


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text without its personal data, and where each stretch that was taken out stood and stands."""

    text: str
    taken: tuple[PersonalData, ...]
    starts: tuple[int, ...]  # where the replacement of each begins in the new text

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text is now; a replacement that it overlaps belongs to it whole."""
        return self._moved(start, left=True), self._moved(end, left=False)

    def _moved(self, offset: int, *, left: bool) -> int:
        n = bisect_right([one.start for one in self.taken], offset if left else offset - 1) - 1
        if n < 0:
            return offset
        one, start = self.taken[n], self.starts[n]
        end = start + len(_replacement(one))
        if offset < one.end:
            return start if left else end
        return end + offset - one.end


def mask(text: str, taken: Sequence[PersonalData]) -> MaskedText:
    """taken: what find_personal_data found in this text, in order."""
    parts: list[str] = []
    starts: list[int] = []
    length = at = 0
    for one in taken:
        parts += [text[at : one.start], _replacement(one)]
        starts.append(length + one.start - at)
        length = starts[-1] + len(parts[-1])
        at = one.end
    return MaskedText("".join([*parts, text[at:]]), tuple(taken), tuple(starts))


def _replacement(one: PersonalData) -> str:
    return str(tables("personal_data")["replacements"][one.kind])
