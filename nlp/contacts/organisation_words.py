"""Where in a row of words of a contact cell an organisation begins: `Bram Kok directeur Stichting Het Kompas`."""

from nlp.text.person_names import PrintedWord, is_function, is_organisation, word_list

_SHORTEST_ABBREVIATION, _LONGEST_ABBREVIATION = 3, 6  # letters; shorter are initials, longer are names in capitals


def organisation_begins(words: list[PrintedWord], n: int) -> bool:
    """Whether an organisation begins at words[n], in the middle of other words: a name must follow."""
    following = words[n + 1].text if n + 1 < len(words) else ""
    # In the middle of other words a kind alone (`jongerenwerk`) is what somebody does; with a name behind it, where he
    # works.
    if not (following[:1].isupper() or following.startswith(("'", "’"))):
        return False
    if _is_childcare(words, n) or _is_owner(words, n) or _is_social_work(words, n) or _is_service(words, n):
        return True
    first = words[n]
    # `Coördinator Brede School`: some first words of names stand in functions as often.
    strong = is_organisation(first) and first.plain not in word_list("weak_organisations")
    return (strong or _is_abbreviation(words, n)) and first.plain not in word_list("subjects")


def _is_childcare(words: list[PrintedWord], n: int) -> bool:
    """`Kinderopvang Zonnetje`; not `kinderopvang Stichting X`, where it is what a function is about."""
    about = words[n + 1].text.casefold() in ("gemeente", "stichting", "en")
    return words[n].plain in word_list("childcare") and not about


def _is_owner(words: list[PrintedWord], n: int) -> bool:
    """`adviseur van Welzijn Meerstad`: behind `van` also a word that a function may hold."""
    return _behind_owner_link(words, n) and is_organisation(words[n])


def _is_social_work(words: list[PrintedWord], n: int) -> bool:
    """`Sociaal Werk De Stelling`."""
    if words[n].plain not in word_list("social_adjectives") or n + 2 >= len(words):
        return False
    return words[n + 1].text.casefold() in word_list("social_nouns") and words[n + 2].text[:1].isupper()


def _is_service(words: list[PrintedWord], n: int) -> bool:
    """`coördinator Welzijn Kernhem`: a service and a name that is no subject; not `coördinator Welzijn Jeugd`."""
    service = words[n].text.istitle() and words[n].plain in word_list("services")
    return service and n + 2 == len(words) and may_begin_unlisted_name(words[n + 1])


def _is_abbreviation(words: list[PrintedWord], n: int) -> bool:
    """`GGD Noord`; behind `van` of any length, and of a programme too: `wethouder van ISK Zuid`."""
    printed = words[n].text
    if not (printed.isupper() and printed.isalpha() and len(printed) >= _SHORTEST_ABBREVIATION):
        return False
    usual = len(printed) <= _LONGEST_ABBREVIATION and words[n].plain not in word_list("programmes")
    return usual or _behind_owner_link(words, n)


def _behind_owner_link(words: list[PrintedWord], n: int) -> bool:
    return n > 0 and words[n - 1].text in word_list("owner_links")


def owner_begins(words: list[PrintedWord], n: int) -> int | None:
    """Where an organisation that no list has begins behind the link at words[n]: `secretaris van de | Dienst`.

    A kind in small letters may stand before its name (`penningmeester van | harmonie Dalklank`). Who heads a task
    (`coördinator van het Taalhuis`) heads no organisation, and an office's `van` may be a surname's.
    """
    if words[n].text not in word_list("owner_links") or n + 1 == len(words):
        return None
    head = words[n - 1].plain
    if words[0].plain in word_list("offices") or (n > 1 and words[n - 1].text[:1].isupper()):
        return None  # `wethouder van Dijk`, `projectleider Monique van Dijk`
    at = n + 1
    article = words[at].text in ("de", "het")
    if article and at + 1 < len(words):
        at += 1
    if at + 1 == len(words) and words[at].text in word_list("organisations") - word_list("weak_organisations"):
        return at  # `medewerker van de gemeente`
    kind = words[at].text.islower() and words[at].text.isalpha() and at + 1 < len(words)
    named = words[at + 1 if kind else at]
    if not named.text[:1].isupper() or named.plain in word_list("subjects") | word_list("first_names"):
        return None
    task = article and head.endswith(tuple(word_list("heads_of_tasks"))) and at + 1 == len(words)
    return None if task else at


def begins_what_is_led(words: list[PrintedWord], n: int) -> bool:
    """Whether the name of what somebody leads begins at words[n]: `Bestuurder Kindante`, `oprichter van KansenLab`."""
    before = [word for word in words[:n] if word.text not in word_list("links") | word_list("articles")]
    leads = bool(before) and before[-1].plain.endswith(tuple(word_list("leaders")))
    # `directeur Onderwijs`, `bestuurder Loket Jeugd` say of what, not of whom.
    known = word_list("subjects") | word_list("desks") | word_list("programmes") | word_list("particles")
    return leads and words[n].text[:1].isupper() and words[n].plain not in known and not is_function(words[n])


def board_end(words: list[PrintedWord]) -> int | None:
    """Where `college van bestuur`, `raad van toezicht` ends, as an index; None where none stands."""
    plain = [word.plain for word in words]
    for n, (body, link, task) in enumerate(zip(plain, plain[1:], plain[2:], strict=False)):
        if body in word_list("board_bodies") and link == "van" and task in word_list("board_tasks"):
            return n + 3
    return None


def may_begin_unlisted_name(word: PrintedWord) -> bool:
    """Whether a name may begin here that no list has: `Bestuursbureau Comperio`."""
    known = word_list("subjects") | word_list("desks") | word_list("particles") | word_list("first_names")
    return word.text[:1].isupper() and word.plain not in known and not is_organisation(word) and not is_function(word)
