"""Persons and desks with phone, mail and web address, from the text of `Contact`.

`addresses` finds numbers, mail and web addresses; `spans` reads the stretches between them as persons, functions and
organisations (`organisation_words`); `unknown_spans` settles the rest by their neighbours; `rows` gives each his own.
"""

from nlp.contacts.addresses import addresses_in
from nlp.contacts.rows import contacts, person

__all__ = ["addresses_in", "contacts", "person"]
