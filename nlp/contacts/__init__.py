"""Persons and desks with phone, mail and web address, from the text of `Contact`."""

from nlp.contacts.rows import contacts, person

__all__ = ["contacts", "person"]
