"""Lines of text as one text: a word that a line end hyphenated is whole again, and a printed hyphen stays.

`samen-` above `werking` is `samenwerking`, `vve-` above `beleid` is `vve-beleid`. A document shows which is which:
whether it hyphenates at all, and whether the word stands elsewhere in it, in one piece or with its hyphen. No
dictionary is asked; the little Dutch that is needed stands in `dutch.toml`.
"""

import re
from collections import Counter
from collections.abc import Iterable

from extract.layout.dutch import pattern_of, words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*", re.UNICODE)
_LEFT = re.compile(r"([\w'’.]+)[-‐\u00ad]$")
_RIGHT = re.compile(r"^([\w'’]+(?:-[\w'’]+)*)")
_SOFT_HYPHEN = "\u00ad"  # printed by programs, only where they break a word: never a word's own
_HYPHENS = "-‐\u00ad"

# A hyphen that stands for the rest of a word, as in `voor- en vroegschoolse`: one of these words begins the next line.
_ELLIPSIS = re.compile(rf"^(?:{pattern_of('after_ellipsis')}|/)\b")
_ABBREVIATIONS = frozenset(words("abbreviations"))
_BOTH_KINDS = _ABBREVIATIONS | frozenset(words("abbreviations_or_syllables"))
# `samenwerkingen` elsewhere in a document shows that `samen-` above `werking` is one word.
_ENDINGS = words("endings")

# A figure that a narrow column parted: `€ 109.5` above `00`. One group of three digits, begun on the one line and ended
# on the next. A date or a decimal has no groups of three.
_GROUP_BEGUN = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*\.(\d{1,2})$")
_GROUP_ENDED = re.compile(r"\d{1,2}(?![\d.])")
_GROUP = 3

# An e-mail or web address goes on at once, unless it is whole and its sentence ends here.
_OPEN_ADDRESS = re.compile(r"(?:\w@|://|(?:@|www\.|://)\S*[-/.@])$")
_WHOLE_ADDRESS = re.compile(r"(?:@|www\.|://)\S*\w\.\w{2,}\.$")
_INITIAL = re.compile(r"[a-z]{1,2}\.")  # `y.` above `bos@school.nl`: typesetters break addresses behind any full stop
_MAILBOX = re.compile(r"[a-z][\w.-]*@")
# A narrow column breaks an address anywhere: `ada@bibliotheekdebr` above `ink.nl`, a domain that lacks its end.
_DOMAIN_BEGUN = re.compile(r"(?:\w@|www\.|://)[\w-]+$")
_DOMAIN_ENDED = re.compile(r"[a-z0-9-]*\.[a-z]{2,}(?![^\s/.,;)])")
_SLASH = re.compile(r"[\w)]/$")  # `school/` above `opvang`: writers put no space after it
_ADDRESS_PART = re.compile(r"([^\W\d_]+)-$")

# Whether a program hyphenated the document: writers who type hyphens at line ends (`oud-` above `wethouder`) do so
# rarely. Set on the samples.
_WIDE = 30  # characters: shorter lines are labels, figures and ends of paragraphs, and tell nothing
_HYPHENATES = 0.03  # of the wide lines end in a hyphen
_HYPHENATES_STRANGELY = 0.01  # ... or of these, if words stand before the hyphen that are none by themselves
_STRANGE = 2  # such words: one may be a name, or half a compound

_LONG_PART = 3  # letters: a longer part may be a word of its own, in a compound that is written with a hyphen


def _open_address(before: str, line: str) -> bool:
    """True if an address goes on in the next line; a capital after a full stop begins a sentence."""
    if _INITIAL.fullmatch(before):
        return bool(_MAILBOX.match(line))
    if _DOMAIN_BEGUN.search(before) and _DOMAIN_ENDED.match(line):
        return True
    return bool(_OPEN_ADDRESS.search(before)) and not (line[:1].isupper() and _WHOLE_ADDRESS.search(before))


def _broken_figure(before: str, line: str) -> bool:
    """True if a group of three digits is parted between two lines."""
    left, right = _GROUP_BEGUN.search(before), _GROUP_ENDED.match(line)
    return left is not None and right is not None and len(left[1]) + len(right[0]) == _GROUP


def _is_abbreviation(left: str, right: str) -> bool:
    """True for `vve-` above `beleid` and `po-` above `vo-overgang`, in small letters: the writer's hyphens."""
    following, hyphen, _ = right.partition("-")
    return left in _ABBREVIATIONS or (left in _BOTH_KINDS and hyphen == "-" and following in _BOTH_KINDS)


class Hyphens:
    """What a document's own lines tell of its hyphens: its words with how often they stand in it, and whether a program
    hyphenated it."""

    def __init__(self, words: Counter[str], hyphenates: bool) -> None:
        self.words = words
        self.hyphenates = hyphenates

    @classmethod
    def of(cls, lines: Iterable[str]) -> "Hyphens":
        """Learns from a document's printed lines; what stands before a hyphen at a line's end isn't counted."""
        counts: Counter[str] = Counter()
        parts: list[str] = []  # what stands before the hyphens at line ends
        telling = 0
        for printed in lines:
            line = printed.rstrip()
            hyphenated = line[-1:] in _HYPHENS and line[-2:-1].islower()
            telling += hyphenated or len(line) > _WIDE
            part = _LEFT.search(line) if hyphenated else None
            if part:
                parts.append(part[1].casefold())
            counts.update(map(str.casefold, _WORD.findall(line.rsplit(" ", 1)[0] if hyphenated else line)))
        share = len(parts) / max(1, telling)
        # A writer breaks words where both parts are words (`oud-` / `wethouder`); a program leaves parts that are none.
        strange = sum(part not in counts for part in parts)
        return cls(counts, share > _HYPHENATES or (strange >= _STRANGE and share > _HYPHENATES_STRANGELY))

    def join(self, lines: list[str]) -> str:
        """The lines as one text, hyphens of all kinds being plain ones."""
        text = lines[0] if lines else ""
        for line in lines[1:]:
            text = self.pair(text, line)
        return text.replace(_SOFT_HYPHEN, "").replace("‐", "-")

    def pair(self, before: str, line: str) -> str:
        """Two lines as one: with a space, with the hyphen kept, or with the word made whole."""
        # Nothing here looks past a blank, and a search begins at the start of the text: at that of a long paragraph.
        last = before.rpartition(" ")[2]
        if _open_address(last, line) or _SLASH.search(last):
            return self._address(before, line)
        if _broken_figure(last, line):
            return before + line
        if not before:
            return line
        # Only a program prints a soft hyphen, and only where it breaks a word.
        if before.endswith(_SOFT_HYPHEN) and _LEFT.search(last):
            return before[:-1] + line
        left, right = _LEFT.search(last), _RIGHT.match(line)
        if not left or not right or _ELLIPSIS.match(line):  # a dash with a space before it (` -`) is no hyphen either
            return f"{before} {line}"
        return (before if self._keeps(left[1], right[1]) else before[:-1]) + line

    def _address(self, before: str, line: str) -> str:
        """An address over two lines; its hyphen goes where the document knows the word without it."""
        left, right = _ADDRESS_PART.search(before), _WORD.match(line)
        if left and right and self._count((left[1] + right[0]).casefold()) > 0:
            return before[:-1] + line
        return before + line

    def _keeps(self, left: str, right: str) -> bool:
        """True if the hyphen at the line's end is the word's own.

        `0-` above `4`, `GKA-` above `agenda`, `Noord-` above `Veldenrode` and `e-` above `mail` always are. Else the
        document's own spelling tells; else a program's hyphens go, but those of compounds written with a hyphen.
        """
        if not right[0].islower() or not left[-1:].islower() or len(left) == 1:
            return True
        left, right = left.casefold(), right.casefold()
        whole, hyphenated = self._count(left + right), self._count(f"{left}-{right}")
        # The document's own spelling in the middle of a line is better evidence than any rule.
        if whole != hyphenated:
            return hyphenated > whole
        if _is_abbreviation(left, right):
            return True
        return not self.hyphenates or self._may_be_compound(left, right)

    def _may_be_compound(self, left: str, right: str) -> bool:
        """True if both parts are words of the document, and it writes other words with the first part and a hyphen."""
        both_long = len(left) > _LONG_PART and len(right) > _LONG_PART
        both_known = self.words.get(left, 0) > 1 and self.words.get(right, 0) > 0
        return both_long and both_known and any(word.startswith(left + "-") for word in self.words)

    def _count(self, word: str) -> int:
        """How often the document holds a word, with the endings of a plural or an adjective too."""
        return self.words.get(word, 0) + sum(self.words.get(word + end, 0) for end in _ENDINGS)
