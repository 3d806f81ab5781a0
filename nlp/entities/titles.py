"""Which titles of interventions are names; the others describe what is done.

`Taalboot` is a name and `Ouderbetrokkenheid` is not. Where the title itself doesn't tell, the document does: a name
stands within a sentence with its capital (`wij breiden Grenzeloos talent uit`), a description does not.
"""

import re
from collections.abc import Iterator, Sequence

from nlp.entities.lexicon import entity_words
from nlp.gazetteer import municipalities_in

_EDGES = " \t\n.,;:'’‘\"“”()*|"
# Set on the titles of the samples, to part names from abbreviations (shorter) and from descriptions (longer).
_SHORTEST = 5  # letters of a coined title of one word
_LONGEST = 6  # words of a title that is a name
# Plurals, persons, doings and qualities: `Taalklassen`, `Ouders`, `Versterking`, `Gelijkheid`.
_DESCRIBES = re.compile(r"(?:en|ers|els|ing|heid)$")
_WITHIN = r"(?<![\w.])(?!(?:en|of|interventie|ook|titel)\b)[a-zà-ÿ]{2,}[^\S\n]+(?:['‘\"“])?"


def coined_titles(titles: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The titles that are names, in order."""
    whole = "\n".join(texts)
    for title in (title.strip(_EDGES) for title in titles):
        if coined(title) or _holds_a_name(title) or _within_sentence(title, whole):
            yield title


def coined(title: str) -> bool:
    """True if it looks like a name by itself: `Taalboot`, `Maatjes Mei-inoar`."""
    parts = title.strip(_EDGES).split()
    if len(parts) == 1:
        word = parts[0].casefold()
        described = any(word.endswith(end) for end in entity_words("none", "descriptive"))
        return len(word) >= _SHORTEST and not described and not _DESCRIBES.search(word)
    # Two or three words, all with a capital: a description has one only on its first.
    return 1 < len(parts) <= 3 and all(part[:1].isupper() for part in parts)


def _holds_a_name(title: str) -> bool:
    """`De middag van Oosterwolde`: short, and it ends in a name. `Versterking in Oosterwolde` says what is done."""
    parts = title.split()
    ends = parts[-1:] and parts[-1][:1].isupper()
    does = bool(re.search(r"(?:eren|ing)$", parts[0])) if parts else True
    return 2 < len(parts) <= _LONGEST and bool(ends) and not does and not municipalities_in(" ".join(parts[:1]))


def _within_sentence(title: str, whole: str) -> bool:
    """Printed with its capital behind a word that is no label and no list's."""
    if not 1 < len(title.split()) <= _LONGEST or not title[:1].isupper():
        return False
    return bool(re.search(_WITHIN + re.escape(title).replace(r"\ ", r"\s+") + r"(?!\w)", whole))
