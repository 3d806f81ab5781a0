"""The words of a stretch of a contact cell in, where in them an organisation begins out. Knows no names of persons."""

from nlp.text.person_names import PrintedWord, is_function, is_organisation, word_list

_SOCIAL = ("sociaal", "maatschappelijk")
_WORK = ("werk", "team", "wijkteam")
ARTICLES = ("de", "het", "een")
LINKS = ("is", "zijn", "van", "namens", "vanuit", "bij", "via", "voor")


def organisation_begins(words: list[PrintedWord], n: int) -> bool:
    """Whether an organisation begins here, in the middle of other words."""
    nxt = words[n + 1].text if n + 1 < len(words) else ""
    plain, printed = words[n].plain, words[n].text
    short = 3 <= len(printed) <= 6 and printed.isupper() and printed.isalpha() and plain not in word_list("programmes")
    opvang = plain in ("kinderopvang", "peuteropvang") and nxt.casefold() not in ("gemeente", "stichting", "en")
    of = n > 0 and words[n - 1].text in ("van", "bij", "namens")
    short = short or (of and printed.isupper() and printed.isalpha() and len(printed) > 2)
    opvang = opvang or (of and is_organisation(words[n]))
    behind = words[n + 2].text if n + 2 < len(words) else ""
    opvang = opvang or (
        plain in _SOCIAL and nxt.casefold() in _WORK and behind[:1].isupper()
    )  # `Sociaal Werk De Stelling`
    strong = short or opvang or (is_organisation(words[n]) and plain not in word_list("weak_organisations"))
    named = nxt[:1].isupper() or nxt.startswith(("'", "’"))
    return named and (opvang or (strong and plain not in word_list("subjects")))


def municipality_begins(words: list[PrintedWord], n: int) -> bool:
    """Whether `gemeente X` begins here."""
    return words[n].plain == "gemeente" and n + 1 < len(words) and words[n + 1].text[:1].isupper()


def begins_what_is_led(words: list[PrintedWord], n: int) -> bool:
    """Whether what stands here is what somebody leads: `Bestuurder Kindante`, `oprichter van KansenLab`."""
    before = [word for word in words[:n] if word.text not in (*LINKS, *ARTICLES)]
    head = before[-1].plain if before else ""
    known = word_list("subjects") | word_list("desks") | word_list("programmes") | word_list("particles")
    return (
        head.endswith(("bestuurder", "directeur", "voorzitter", "rector", "oprichter", "eigenaar", "oprichtster"))
        and words[n].text[:1].isupper()
        and words[n].plain not in known
        and not is_function(words[n])
    )


def board_end(words: list[PrintedWord]) -> int | None:
    """Where `college van bestuur`, `raad van toezicht` ends."""
    plain = [word.plain for word in words]
    for n in range(len(plain) - 2):
        if plain[n] in ("college", "raad") and plain[n + 1] == "van" and plain[n + 2] in ("bestuur", "toezicht"):
            return n + 3
    return None


def may_begin_unlisted_name(word: PrintedWord) -> bool:
    """Whether a name may begin here that no list has: `Bestuursbureau Comperio`."""
    known = word_list("subjects") | word_list("desks") | word_list("particles") | word_list("first_names")
    return word.text[:1].isupper() and word.plain not in known and not is_organisation(word) and not is_function(word)
