"""The persons that a document and the whole dataset name, ready to be looked up by a word of their name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nlp.personal_data.persons import PersonName


class KnownPerson(NamedTuple):
    """A person to be taken out. `certain`: a contact, a signature or the data officer says so; else the model does."""

    name: PersonName
    certain: bool


Index = Mapping[str, tuple[KnownPerson, ...]]  # by the first word of a surname, folded


@dataclass(frozen=True, slots=True)
class KnownPersons:
    """Whom to look for in one document."""

    here: Index = field(default_factory=dict)  # named by this document: the surname alone will do
    elsewhere: Index = field(default_factory=dict)  # named by others of the dataset: only with a given name or initial
    given_here: Index = field(default_factory=dict)  # those of `here`, by each first name
    offices: tuple[PersonName, ...] = ()  # office holders of this document
    kept: frozenset[str] = frozenset()  # words that the data officer spares, folded

    def in_office(self, name: PersonName) -> bool:
        """Whether a name is an office holder's, also by one given name or initial (`T. Bos` of Tea Bos, `Jan Smit`
        of Dirk-Jan Smit) or by surname alone."""
        return any(
            holder.surname == name.surname
            and (not name.given or not holder.given or name.given[0][0] in {given[0] for given in holder.given})
            for holder in self.offices
        )


def known_persons(
    persons: Iterable[KnownPerson], elsewhere: Index, offices: Iterable[PersonName], kept: frozenset[str]
) -> KnownPersons:
    """The persons of a document, those of all others, and who is spared in it."""
    spared = KnownPersons(offices=tuple(offices), kept=kept)
    own = [one for one in persons if not spared.in_office(one.name)]
    given = ((word, one) for one in own for word in one.name.given if len(word) > 2)  # no initials, no `Jo`
    return KnownPersons(by_surname(own), elsewhere, _index(given), spared.offices, kept)


def by_surname(persons: Iterable[KnownPerson]) -> Index:
    """Each person once; who is certain in one place is certain."""
    return _index((one.name.surname[0], one) for one in persons)


def _index(pairs: Iterable[tuple[str, KnownPerson]]) -> Index:
    found: dict[str, dict[PersonName, bool]] = defaultdict(dict)
    for word, one in pairs:
        found[word][one.name] = found[word].get(one.name, False) or one.certain
    return {word: tuple(KnownPerson(*pair) for pair in ones.items()) for word, ones in found.items()}
