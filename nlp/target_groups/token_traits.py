"""What the learnt reader of target groups looks at: the words of a text, each with its traits and its neighbours'.

A trait is a short name (`kind-1relative`, `group1leerlingen`) that falls in one of some thousand buckets. The word
classes are those that the rules know from the vocabulary. Neighbours count by their class only: with their words the
model was worse on other people's texts.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.target_groups.ages import age_spans
from nlp.target_groups.grades import class_spans, grade_spans
from nlp.target_groups.lexicon import group_of, may_precede_noun
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of, tables

SIZE = 1 << 15  # buckets
_LISTS = tables("target_groups")
_BREAK, _DENIAL, _CLAUSE = _LISTS["break"], _LISTS["denial"], _LISTS["clause"]
# `o.a.` is one word, `ouders.Leraren` is two.
_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:['’&-]\w+|(?<=\d)[.,]\d+)*['’]?(?:\(\w+\))?|\n|[^\w\s]")
_PARTICIPLE = re.compile(r"(?:[a-z]{2,6}ge|ge|ver|be|ont|her)[a-zëï]{2,18}(?:d|t|en)")
# The first of these that a word is in tells its kind.
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("relative", frozenset(_LISTS["relative"]["words"])),
    ("article", frozenset(_BREAK["articles"])),
    ("join", frozenset(_BREAK["joins"])),
    ("preposition", frozenset(_LISTS["preposition"]["belonging"])),
    ("pronoun", frozenset((*_CLAUSE["subjects"], *_LISTS["clause"]["pointers"]))),
    ("adverb", frozenset(word for phrase in _BREAK["adverbs"] for word in phrase.split())),
)
_CLAUSE_MARKS = frozenset(",;:.!?\n")
_DENIES = frozenset(_DENIAL["negations"])
_BUT = frozenset(_DENIAL["contrasts"])
_AUXILIARIES = frozenset((*_CLAUSE["auxiliaries"], *_CLAUSE["with_infinitive"]))
_VERBS = ("verb", "auxiliary")
_BEFORE_NOUN = ("before", "number", "adverb", "article")
_MOST_BEFORE_NOUN = 5  # words
# What is said in a sentence, which tells whether its groups are meant or only told of.
_SAID = {
    "not": re.compile(rf"(?<!\w)(?:{any_of(_DENIAL['negations'])})(?!\w)(?!\salleen)", re.IGNORECASE),
    "also": re.compile(
        rf"(?<!\w)(?:{any_of(_DENIAL['also'])}|\w*(?:{any_of(_DENIAL['taught'])}))(?!\w)", re.IGNORECASE
    ),
    "part": re.compile(rf"(?<!\w)(?:{any_of(_DENIAL['takes_part'])})(?!\w)", re.IGNORECASE),
    "for": re.compile(rf"(?<!\w)(?:{any_of(_LISTS['start']['phrases'])})\s*:?\s+", re.IGNORECASE),
    "denied": re.compile(rf"(?<!\w)(?:{any_of(_DENIAL['words'])})(?!\w)", re.IGNORECASE),
}


class Token(NamedTuple):
    """A word or a mark: text[start:end]."""

    word: str
    start: int
    end: int


class _Seen(NamedTuple):
    """A token's own traits: its word in small letters, its kind, the group it names, and what figures tell there."""

    word: str
    kind: str
    group: str
    told: str


_NOTHING = _Seen("", "end", "", "")


def tokens(text: str) -> list[Token]:
    """The words, marks and line ends of a text."""
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(text)]


def traits(text: str, words: Sequence[Token]) -> list[list[int]]:
    """The buckets of each token's traits."""
    seen = _seen(text, words)
    found: list[list[int]] = []
    for sentence_number, (first, last) in enumerate(_sentences(text, words)):
        said = [name for name, pattern in _SAID.items() if pattern.search(text, words[first].start, words[last].end)]
        found += _of_sentence(seen, first, last, min(sentence_number, 3), said)
    return found


def _seen(text: str, words: Sequence[Token]) -> list[_Seen]:
    told = [""] * len(words)
    spans = [("age", span.start, span.end) for span in age_spans(text)]
    spans += [("grade", *span) for span in grade_spans(text)] + [("class", *span) for span in class_spans(text)]
    for name, start, end in spans:
        for n, word in enumerate(words):
            if start <= word.start < end:
                told[n] = name
    kinds = [_kind(token.word) for token in words]
    return [
        _Seen(token.word.casefold(), kind, (group_of(token.word) or "") if kind == "group" else "", tells)
        for token, kind, tells in zip(words, kinds, told, strict=True)
    ]


def _kind(word: str) -> str:
    """The class of a word, or the mark itself."""
    if not word[0].isalnum():
        return word
    small = word.casefold()
    for kind, listed in _KINDS:
        if small in listed:
            return kind
    if group_of(word):
        return "group"
    if word[0].isdigit():
        return "number"
    if small in _AUXILIARIES:
        return "auxiliary"
    if may_be_finite(small):
        return "verb"
    if may_precede_noun(word):
        return "before"
    if _PARTICIPLE.fullmatch(small):
        return "participle"
    return "capital" if word[0].isupper() else "word"


def _sentences(text: str, words: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The first and last token of each sentence."""
    first = 0
    for n, token in enumerate(words):
        following = words[n + 1] if n + 1 < len(words) else None
        at_stop = token.word == "." and following and text[token.end].isspace() and following.word[0].isupper()
        if following is None or token.word in "\n?!;" or at_stop:
            yield first, n
            first = n + 1


def _of_sentence(seen: Sequence[_Seen], first: int, last: int, number: int, said: Sequence[str]) -> Iterator[list[int]]:
    verb = next((n for n in range(first, last + 1) if seen[n].kind in _VERBS), None)
    named = sum(one.kind == "group" for one in seen[first : last + 1])
    of_sentence = [*said, f"sentence{number}", f"named{min(2, named)}", f"end{seen[last].kind}"]
    noun: int | None = None
    opened = verbs = depth = 0
    clause_start = first
    for n in range(first, last + 1):
        kind = seen[n].kind
        depth += kind == "("
        opened, verbs = (1, 0) if kind == "relative" else (opened, verbs + (kind in _VERBS))
        noun = n if kind == "group" else noun
        away = "-" if noun is None else str(min(6, (n - noun) // 2))
        clause_start = n + 1 if seen[n].word in _CLAUSE_MARKS else clause_start
        place = "none" if verb is None else "before" if n < verb else "behind"
        clause = f"clause{opened}{min(verbs, 3)}"
        names = [*_of_window(seen, n), clause, clause + kind, f"away{away}", *of_sentence, place]
        names += [name for name, holds in (("in(", depth > 0), ("first", n == first)) if holds]
        leads = _leads_to(seen, n)
        before = seen[n - 1].kind if n else "end"
        names.append(f"{clause}<{before}")
        if leads:
            names += [f"leads{leads}", f"leads<{before}", f"leads{place}<{before}", f"leads{place}{number}"]
            names += [f"leads{one}" for one in (*of_sentence, *_denials(seen, clause_start, n, last))]
        depth -= kind == ")" and depth > 0
        yield [zlib.crc32(name.encode()) % SIZE for name in names]


def _denials(seen: Sequence[_Seen], start: int, n: int, last: int) -> list[str]:
    """What the clause from start says of a group at n by denying: before it, behind it, or turned by a `maar`."""
    end = next((m for m in range(n, last + 1) if seen[m].word in _CLAUSE_MARKS), last)
    before, behind = ({one.word for one in seen[a:b]} for a, b in ((start, n), (n, end)))
    told = {"denied<": before & _DENIES, "but<": before & _BUT, "denied>": behind & _DENIES, "but>": behind & _BUT}
    return [name for name, words in told.items() if words]


def _of_window(seen: Sequence[_Seen], n: int) -> list[str]:
    """The traits of a token and those of three on each side."""
    own = seen[n]
    names = ["any", f"word{own.word}", f"end3{own.word[-3:]}", f"end4{own.word[-4:]}"]
    around = {step: seen[n + step] if 0 <= n + step < len(seen) else _NOTHING for step in range(-3, 4)}
    for step, one in around.items():
        names.append(f"kind{step}{one.kind}")
        if one.group:
            names.append(f"group{step}{one.group}")
        if one.told:
            names.append(f"told{step}{one.told}")
    before, after = around[-1].kind, around[1].kind
    return [*names, f"{before}<{own.kind}", f"{own.kind}>{after}", f"{before}<{own.kind}>{after}"]


def _leads_to(seen: Sequence[_Seen], n: int) -> str:
    """The group whose phrase may begin at a token: `alle | jonge ouders`; empty where none does."""
    for one in seen[n : n + _MOST_BEFORE_NOUN + 1]:
        if one.kind not in _BEFORE_NOUN:
            return one.group
    return ""
