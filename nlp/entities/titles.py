"""Which titles of interventions are names; the others describe what is done.

`Taalboot` is a name and `Ouderbetrokkenheid` is not. Where the title itself doesn't tell, the document does: a name
stands within a sentence with its capital (`wij breiden Grenzeloos talent uit`) or has an address of its own on the web
(`www.grenzeloostalent.nl`), a description does not. Of a title that goes on (`Taalboot: varend naar groep 3`) the name
is what stands in front.
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
_SHORTEST_IN_ADDRESS = 7  # letters of a title that an address may hold: shorter ones stand in longer words
_ARTICLES = ("de", "het", "it")
_LETTER_BEFORE = re.compile(r"^[A-Z0-9]{1,2}\s*[|.]\s+")  # `A | Doorstroom`: how the document numbers them
_GOES_ON = re.compile(r":\s|\s[(|–-]")
_CAPITALS_FIRST = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)+(?= [a-zà-ÿ])")
_ADDRESS = re.compile(r"(?<![\w.])(?:https?://|www\.)\S+|\S*@\S+|(?<![\w.])@\w+")
_DOING = re.compile(r"(?:ing|heid|eren)$")  # `Begeleiding aan huis` says what is done
_WITHIN = r"(?<![\w.])(?!(?:en|of|interventie|ook|titel)\b)[a-zà-ÿ]{2,}[^\S\n]+(?:['‘\"“])?"


def coined_titles(titles: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    """The titles that are names, in order; of one that goes on, its name."""
    whole = "\n".join(texts)
    addresses = [_letters(found[0]) for found in _ADDRESS.finditer(whole)]
    for title in (_LETTER_BEFORE.sub("", title.strip(_EDGES)) for title in titles):
        for form in dict.fromkeys((title, *_in_front(title))):
            if _is_name(form, whole) or _has_address(form, addresses) or (form == title and _holds_a_name(title)):
                yield form


def _is_name(title: str, whole: str) -> bool:
    """By its looks or by its use; one word that is mostly printed in small letters is a word (`een ouderkamer`)."""
    if " " not in title and _times(title.lower(), whole) > _times(title, whole):
        return False
    if " " not in title and title.casefold().endswith(entity_words("none", "descriptive")):
        return False  # `Ouderkamers`: a kind of provision, also within a sentence
    return coined(title) or _within_sentence(title, whole)


def _times(word: str, whole: str) -> int:
    """How often a text has a word so, addresses left out."""
    if word not in whole:  # a plain look is a hundred times as fast
        return 0
    return len(re.findall(rf"(?<![\w.@/-]){re.escape(word)}(?![\w@/-]|\.\w)", whole))


def _in_front(title: str) -> Iterator[str]:
    """What a title explains behind it: `Taalboot` of `Taalboot: varend leren`, `Skills Lab` of `Skills Lab on tour`."""
    if (cut := _GOES_ON.search(title)) and cut.start():
        yield title[: cut.start()].strip(_EDGES)
    run = _CAPITALS_FIRST.match(title)
    if run and run[0].split()[0].casefold() not in _ARTICLES:
        yield run[0]


def _has_address(title: str, addresses: Sequence[str]) -> bool:
    """True if the web or mail has it as a name: `www.techniekhoeve.nl`."""
    letters = _letters(title)
    return len(letters) >= _SHORTEST_IN_ADDRESS and any(letters in address for address in addresses)


def _letters(printed: str) -> str:
    return "".join(letter for letter in printed.casefold() if letter.isalpha())


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
    """`De rijdende kamer`, `Kijk, een vak!`: an article, an exclamation.

    Set on the titles of the samples and of many voices. With a preposition (`Taal aan tafel`, `Ouders op school`) more
    titles describe than name: of sixteen such in twelve voices one was a name.
    """
    if not 1 < len(parts) <= _LONGEST or _DOING.search(parts[0].casefold()):
        return False
    return (parts[0].casefold() in _ARTICLES and len(parts) <= _SHORT) or title.endswith("!")


def _holds_a_name(title: str) -> bool:
    """`De middag van Oosterwolde`: short, and it ends in a name. `Versterking in Oosterwolde` says what is done."""
    parts = title.split()
    ends = parts[-1:] and parts[-1][:1].isupper()
    does = bool(re.search(r"(?:eren|ing)$", parts[0])) if parts else True
    return 2 < len(parts) <= _LONGEST and bool(ends) and not does and not municipalities_in(" ".join(parts[:1]))


def _within_sentence(title: str, whole: str) -> bool:
    """Printed with its capital behind a word that is no label and no list's."""
    if len(title) < _SHORTEST or len(title.split()) > _LONGEST or not title[:1].isupper():
        return False
    return bool(re.search(_WITHIN + re.escape(title).replace(r"\ ", r"\s+") + r"(?!\w)", whole))
