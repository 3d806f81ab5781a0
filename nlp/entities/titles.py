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
_SHORT = 3  # words of a title that begins with its article
_ARTICLES = ("de", "het", "it")
_IMAGES = frozenset(entity_words("programme.shapes", "images"))
_LETTER_BEFORE = re.compile(r"^[A-Z0-9]{1,2}\s*[|.]\s+")  # `A | Doorstroom`: how the document numbers them
_DOING = re.compile(r"(?:ing|heid|eren)$")  # `Begeleiding aan huis` says what is done
_WITHIN = r"(?<![\w.])(?!(?:en|of|interventie|ook|titel)\b)[a-zà-ÿ]{2,}[^\S\n]+(?:['‘\"“])?"


def coined_titles(titles: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The titles that are names, in order."""
    whole = "\n".join(texts)
    for title in (_LETTER_BEFORE.sub("", title.strip(_EDGES)) for title in titles):
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
    if 1 < len(parts) <= 3 and all(part[:1].isupper() for part in parts):
        return True
    return _is_called_so(title, parts)


def _is_called_so(title: str, parts: Sequence[str]) -> bool:
    """`De rijdende kamer`, `Kijk, een vak!`, `Taal aan tafel`: an article, an exclamation, an image of a place.

    Set on the titles of the samples and of many voices. With other prepositions (`Ouders op school`, `Soepel naar de
    brugklas`) as many titles describe as name.
    """
    if not 1 < len(parts) <= _LONGEST or _DOING.search(parts[0].casefold()):
        return False
    plain = [part.casefold() for part in parts]
    image = plain[0] in _IMAGES or any(word in _IMAGES for word in plain[1:-1])
    return (plain[0] in _ARTICLES and len(parts) <= _SHORT) or title.endswith("!") or image


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
