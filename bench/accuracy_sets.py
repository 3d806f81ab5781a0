"""Loads the development sets (tests/dev/*.jsonl), and says for each which reader is measured on it, and how.

A new set: a file `tests/dev/<name>.jsonl` and an entry in `SETS` with the columns that pair rows, those that are
compared, and the reader.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

from accuracy_count import Row, row

from nlp.activities import activities
from nlp.calculations import Calculation, calculation
from nlp.contacts import contacts
from nlp.entities import entities
from nlp.financing import financing
from nlp.frequencies import Frequency, frequency
from nlp.locations import locations
from nlp.parties import parties
from nlp.periods import periods
from nlp.target_groups import target_groups
from nlp.text.document_names import Names, collect_names
from nlp.text.tick_boxes import ticked
from nlp.themes import themes

FOLDER = Path(__file__).parent.parent / "tests" / "dev"
LABELS = ("PERSON", "ORG", "GPE", "LOC", "PROGRAMME")


@dataclass(frozen=True, slots=True)
class Record:
    """A text, what it should give, and the half that it is in."""

    text: str
    field: str
    municipality: str | None
    half: str
    gold: tuple[Row, ...]

    @property
    def names(self) -> Names:
        """What a document of this text alone would introduce."""
        own = (self.municipality,) if self.municipality else ()
        return collect_names([self.text], self.municipality, own)


@dataclass(frozen=True, slots=True)
class DevelopmentSet:
    """How the rows of a set are read: the columns that pair them, the columns that are compared, and the reader."""

    keys: tuple[str, ...]
    values: tuple[str, ...]
    reader: Callable[[Record], Sequence[object]]
    once: bool = False  # however often a text says it

    def read(self, texts: Sequence[Record]) -> list[list[Row]]:
        """What the reader finds in each text."""
        read = [[self._row(one) for one in self.reader(record)] for record in texts]
        return [list({one.keys: one for one in rows}.values()) for rows in read] if self.once else read

    def _row(self, read: object) -> Row:
        return row([getattr(read, key) for key in self.keys], {name: getattr(read, name) for name in self.values})

    def gold_row(self, told: Mapping[str, object]) -> Row:
        """A column that the set doesn't tell is not compared: nobody can know the type of a `Stichting Rijnwijk`."""
        keys = [str(told.get(key) or "") for key in self.keys]
        return row(keys, {name: told[name] for name in self.values if name in told})


def _entities(record: Record) -> Sequence[object]:
    return [one for one in entities([record.text], record.names)[0] if one.label in LABELS]


def _themes(record: Record) -> Sequence[object]:
    """Of a text whose three lines are an intervention's title, goal and target group."""
    title, goal, group = record.text.split("\n")
    return themes(title, goal, group, None)


def _of_text(record: Record, read: Frequency | Calculation) -> SimpleNamespace:
    """What a reader says of a text as a whole: a row whose key is the text."""
    return SimpleNamespace(text=record.text, **{one.name: getattr(read, one.name) for one in fields(read)})


SETS: Mapping[str, DevelopmentSet] = MappingProxyType(
    {
        "parties": DevelopmentSet(
            ("mention", "name"),
            ("name", "party_type", "role", "is_generic"),
            lambda r: parties(r.text, r.names, field=r.field or "betrokken_partijen"),
        ),
        "target_groups": DevelopmentSet(
            ("mention",),
            ("group", "age_min", "age_max", "grade_min", "grade_max", "education_phase"),
            lambda r: target_groups(r.text),
        ),
        "periods": DevelopmentSet(
            ("mention",), ("phase", "start_date", "end_date", "precision", "ongoing"), lambda r: periods(r.text)
        ),
        "locations": DevelopmentSet(("mention", "name"), ("name", "kind"), lambda r: locations(r.text, r.names)),
        "financing": DevelopmentSet(
            ("mention",),
            ("amount_eur", "share", "approximate", "is_maximum", "per", "purpose", "source", "source_mention"),
            lambda r: [one for one in financing(ticked(r.text)) if one.kind != "rest"],  # derived, not read
        ),
        "contacts": DevelopmentSet(
            ("name", "email", "phone"),
            ("organisation", "name", "position", "phone", "email", "url"),
            lambda r: contacts(ticked(r.text), r.names),
        ),
        "frequencies": DevelopmentSet(("text",), ("times", "per"), lambda r: [_of_text(r, frequency(r.text))]),
        "activities": DevelopmentSet(("text",), ("text", "marker"), lambda r: activities(r.text)),
        "calculations": DevelopmentSet(
            ("text",),
            ("description", "quantity", "unit", "unit_price"),
            lambda r: [_of_text(r, calculation(r.text))],
        ),
        "themes": DevelopmentSet(("theme",), ("theme",), _themes, once=True),
        "entities": DevelopmentSet(("label", "text"), ("label",), _entities, once=True),
    }
)


def records(name: str) -> list[Record]:
    """The records of a set. Those without a half of their own are unseen and seen by turns, the first unseen."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_record(SETS[name], json.loads(line), n) for n, line in enumerate(lines)]


def _record(tested: DevelopmentSet, told: Mapping[str, object], n: int) -> Record:
    gold = told["gold"]
    assert isinstance(gold, list)
    municipality = told.get("municipality")
    return Record(
        text=str(told["text"]),
        field=str(told.get("field") or ""),
        municipality=str(municipality) if municipality else None,
        half=str(told.get("half") or ("seen" if n % 2 else "unseen")),
        gold=tuple(tested.gold_row(g) for g in gold),
    )
