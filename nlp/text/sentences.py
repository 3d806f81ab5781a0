"""Whether a text is sentences or a list: what a list names is read surely, what a sentence says may mean more."""

import re
from functools import cache

from nlp.text.vocabulary import any_of, tables


def is_in_sentences(text: str) -> bool:
    """True where a text has a verb, or a word that needs one: `Diever en Vledder` has none."""
    return _sentence_word().search(text) is not None


@cache
def _sentence_word() -> re.Pattern[str]:
    words = tables("sentences")
    return re.compile(rf"(?<![\w-])(?:{any_of([*words['verbs'], *words['others']])})(?![\w-])", re.IGNORECASE)
