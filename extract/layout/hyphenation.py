"""Lines of text in, one text out: what a line end hyphenated is one word again, a printed hyphen stays.

A document shows which is which: whether it hyphenates at all, and whether the word stands elsewhere in it, in one
piece or with its hyphen. Knows the shape of Dutch compounds, no dictionary.
"""

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_GROUP_BEGUN = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.(\d{1,2})$")
_GROUP_ENDED = re.compile(r"\d{1,2}(?![\d.])")
_LEFT = re.compile(r"([\w'’.]+)[-‐\u00ad]$")
_RIGHT = re.compile(r"^([\w'’]+(?:-[\w'’]+)*)")
_ELLIPSIS = re.compile(r"^(?:en|of|en/of|dan|tot|t/m|noch|als|/)\b")
_OPEN_ADDRESS = re.compile(r"(?:\w@|://|(?:@|www\.|://)\S*[-/.@])$")  # an e-mail or web address goes on at once
_WHOLE_ADDRESS = re.compile(r"(?:@|www\.|://)\S*\w\.\w{2,}\.$")  # ... unless it is whole and its sentence ends here
_SLASH = re.compile(r"[\w)]/$")  # `school/` + `opvang`: writers put no space after it
_WIDE = 30  # characters: shorter lines are labels, figures and ends of paragraphs
_HYPHENATES = 0.03  # of the wide lines: more line-end hyphens than this come from a program, not from a writer


def _open_address(before: str, line: str) -> bool:
    """Whether an address goes on in the next line; a capital after a full stop begins a sentence."""
    return bool(_OPEN_ADDRESS.search(before)) and not (line[:1].isupper() and _WHOLE_ADDRESS.search(before))


def _broken_figure(before: str, line: str) -> bool:
    """`€ 109.5` above `00`: a group of three figures that a narrow column parted."""
    left, right = _GROUP_BEGUN.search(before), _GROUP_ENDED.match(line)
    return left is not None and right is not None and len(left[1]) + len(right[0]) == 3


class Hyphens:
    """What a document's own lines tell of its hyphens."""

    def __init__(self, words: Counter[str], hyphenates: bool) -> None:
        self.words = words
        self.hyphenates = hyphenates

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Hyphens":
        """Learns from a document's printed lines."""
        counts: Counter[str] = Counter()
        lefts: list[str] = []
        total = 0
        for line in lines:
            stripped = line.rstrip()
            parted = stripped[-1:] in "-‐\u00ad" and stripped[-2:-1].islower()
            total += parted or len(stripped) > _WIDE
            left = _LEFT.search(stripped) if parted else None
            if left:
                lefts.append(left[1].casefold())
            counts.update(word.casefold() for word in _WORD.findall(stripped.rsplit(" ", 1)[0] if parted else stripped))
        strange = sum(left not in counts for left in lefts)
        often = len(lefts) / max(1, total)
        return cls(counts, often > _HYPHENATES or (strange >= 2 and often > _HYPHENATES / 3))

    def join(self, lines: list[str]) -> str:
        """The lines as one text."""
        text = lines[0] if lines else ""
        for line in lines[1:]:
            text = self.pair(text, line)
        return text.replace("\u00ad", "").replace("‐", "-")

    def pair(self, before: str, line: str) -> str:
        """Two lines as one: with a space, with the hyphen kept, or with the word made whole."""
        if _open_address(before, line) or _SLASH.search(before):
            return self._address(before, line)
        if _broken_figure(before, line):
            return before + line
        left = _LEFT.search(before)
        if not left or before.endswith((" -", " ‐")):
            return f"{before} {line}" if before else line
        if before.endswith("\u00ad"):
            return before[:-1] + line
        right = _RIGHT.match(line)
        if not right or _ELLIPSIS.match(line):
            return f"{before} {line}"
        return (before if self._keeps(left[1], right[1]) else before[:-1]) + line

    def _address(self, before: str, line: str) -> str:
        """An address over two lines; its hyphen goes where the document knows the word without it."""
        left, right = re.search(r"([^\W\d_]+)-$", before), _WORD.match(line)
        if left and right and self._count((left[1] + right[0]).casefold()) > 0:
            return before[:-1] + line
        return before + line

    def _keeps(self, left: str, right: str) -> bool:
        """Whether the hyphen at the line's end is the word's own."""
        if not right[0].islower() or not left[-1:].islower() or len(left) == 1:
            return True
        whole, parted = (left + right).casefold(), f"{left}-{right}".casefold()
        plain, hyphenated = self._count(whole), self._count(parted)
        if plain != hyphenated:
            return hyphenated > plain
        if not self.hyphenates:
            return True
        known = self.words.get(left.casefold(), 0) and self.words.get(right.casefold(), 0)
        return (
            bool(known)
            and len(left) > 3
            and len(right) > 3
            and self.words[left.casefold()] > 1
            and self._compound(left)
        )

    def _count(self, word: str) -> int:
        return self.words.get(word, 0) + sum(self.words.get(word + end, 0) for end in ("s", "en", "e", "n"))

    def _compound(self, left: str) -> bool:
        """Whether this document writes other words with this part and a hyphen."""
        start = left.casefold() + "-"
        return any(word.startswith(start) for word in self.words)
