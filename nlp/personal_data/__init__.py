"""Personal data in Dutch text: names of persons, phone numbers, mail and home addresses, each with its place.

`persons` knows what a name consists of and in which forms it comes back; `known` keeps the persons of a document and of
a whole dataset; `find` looks for all of it in a text and `mask` puts `[persoon]` in its place. Office holders in their
office (wethouder, burgemeester, minister) are no personal data here: they act in public.
"""

from nlp.personal_data.find import PersonalData, find_personal_data, holds_office, names_nobody_else, names_person
from nlp.personal_data.known import Index, KnownPerson, KnownPersons, by_surname, known_persons
from nlp.personal_data.mask import MaskedText, mask
from nlp.personal_data.persons import PersonName, fold_word, person_name, words_of

__all__ = [
    "Index",
    "KnownPerson",
    "KnownPersons",
    "MaskedText",
    "PersonName",
    "PersonalData",
    "by_surname",
    "find_personal_data",
    "fold_word",
    "holds_office",
    "known_persons",
    "mask",
    "names_nobody_else",
    "names_person",
    "person_name",
    "words_of",
]
