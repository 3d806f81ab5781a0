"""Names the fields whose labels are in words that labels.toml doesn't have, when the whole document is read.

What a label's words tell (cues.toml) is sure enough: `In welke wijk of kern` is `locatie`. So is its place, where it
comes again: between `planning` and `doelgroep` the template has `doel`, whatever an author calls it. The plan has five
fields of its own, told by their words or their place likewise. What only the text
tells (an amount, a telephone number, nothing but dates) is a weak decision: it is taken only where the intervention
lacks such a field, and stays a doubt, which becomes a finding.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from extract.agenda.drafts import Drafts, FieldDraft
from extract.agenda.lexicon import (
    asks_by_one_word,
    fold_label,
    is_listed_label,
    load_template,
    question_name,
    without_number,
)
from extract.agenda.parser_state import PLAN_KINDS
from extract.document import Doubt

# What a field's text shows of its subject; the first that fits decides, the surest stand first.
_SHOWN_BY_TEXT = (
    ("contact", re.compile(r"[\w.+-]+@[\w-]+\.\w+|\b0\d{1,3}[\s-]?\d{3}[\s-]?\d{2,4}")),
    ("online_informatie", re.compile(r"^(?:https?://|www\.)\S+$", re.MULTILINE)),
    ("financiering", re.compile(r"€\s?\d")),
    ("planning", re.compile(r"^(?:[^\d\n]{0,30}\b20\d\d\b[^\d\n]{0,12}){1,4}$")),
)
UNKNOWN = "overig"  # the name of a field whose label nobody knows
_NOT_OF_INTERVENTIONS = ("titel", "korte_beschrijving", "schoolbestuur")
_OF_PLAN = ("titel", "korte_beschrijving", "planning", "betrokken_partijen", "schoolbestuur")  # in the template's order
_KNOWN_OF_PLAN = 2  # of its five labels, for the others to be told by their places
_KNOWN = 3  # labels of an intervention in the template's order: two may follow each other by chance
_OFTEN = 2  # interventions in which a label stands at one place


def name_unknown_labels(drafts: Drafts) -> None:
    """Names the fields whose labels no rule knew, and settles their doubts."""
    doubled = _doubled_questions(drafts.fields)
    unknown = {}
    for n, field in enumerate(drafts.fields):
        field.name = UNKNOWN if n in doubled else _one_of_several(field, drafts.fields) or field.name
        if field.name == UNKNOWN:
            unknown[n] = field
    told = {n: name for n, field in unknown.items() if n not in doubled and (name := field_by_cue_words(field.label))}
    _name(drafts, told, sure=frozenset(told))
    of_plan = _named_in_plan(drafts)
    _name(drafts, of_plan, sure=frozenset(of_plan))
    # By their places only then: the more labels are known, the fewer places are left.
    placed = _named_by_place(drafts.fields)
    _name(drafts, placed, sure=frozenset(placed))
    asked = {n: name for n in doubled - placed.keys() if (name := field_by_cue_words(drafts.fields[n].label))}
    _name(drafts, asked, sure=frozenset(asked))
    for n, field in unknown.items():
        if field.name == UNKNOWN and (guess := _shown_by_text(field, drafts.fields)):
            _name(drafts, {n: guess}, sure=frozenset())


def _doubled_questions(fields: Sequence[FieldDraft]) -> frozenset[int]:
    """Questions of one intervention that ask for the same field by `wat` or `hoe` alone: their places tell better.

    `Wat is de winst?` and `Wat staat er op het programma?` are goal and activities. By the position among the fields.
    """
    asked: dict[tuple[int, int | None, str], list[int]] = defaultdict(list)
    for n, field in enumerate(fields):
        if field.label.rstrip().endswith("?") and not is_listed_label(field.label) and asks_by_one_word(field.label):
            asked[field.section, field.intervention, field.name].append(n)
    return frozenset(n for numbers in asked.values() if len(numbers) > 1 for n in numbers)


def _name(drafts: Drafts, names: Mapping[int, str], sure: frozenset[int]) -> None:
    """Gives fields their names. A sure one ends the doubt, a guess keeps it in other words, for somebody to look at."""
    for n, name in names.items():
        drafts.fields[n].name = name
        drafts.doubts[:] = list(_settled(drafts.doubts, n, drafts.fields[n], n in sure))


def _named_in_plan(drafts: Drafts) -> dict[int, str]:
    """The names of the plan's labels that no line of labels.toml has, by the position among the fields.

    `Hoe heten de plannen?` would ask for activities in an intervention; the plan has none.
    """
    in_sections: dict[int, list[int]] = defaultdict(list)
    for n, field in enumerate(drafts.fields):
        if (
            field.intervention is None
            and field.section < len(drafts.sections)
            and drafts.sections[field.section].kind in PLAN_KINDS
        ):
            in_sections[field.section].append(n)
    named: dict[int, str] = {}
    for numbers in in_sections.values():
        labels = [drafts.fields[n].label for n in numbers]
        names = [drafts.fields[n].name for n in numbers]
        own = [n if is_listed_label(label) else UNKNOWN for n, label in zip(names, labels, strict=True)]
        told = [
            name if name in _OF_PLAN else (plan_field_by_cue_words(label) or UNKNOWN)
            for name, label in zip(names, labels, strict=True)
        ]
        told = [name if told.count(name) == 1 else own[at] for at, name in enumerate(told)]
        for at, name in _free_places(told, _OF_PLAN, _KNOWN_OF_PLAN):
            told[at] = name
        named |= {n: new for n, old, new in zip(numbers, names, told, strict=True) if new not in (old, UNKNOWN)}
    return named


def _named_by_place(fields: Sequence[FieldDraft]) -> dict[int, str]:
    """The names of unknown labels by their places in the template's order, where all their places say the same.

    By the position among the fields. A label that has a place in one intervention means that in the others too.
    """
    order = [name for name in load_template("labels") if name not in _NOT_OF_INTERVENTIONS]
    in_interventions: dict[tuple[int, int | None], list[int]] = defaultdict(list)
    for n, field in enumerate(fields):
        in_interventions[field.section, field.intervention].append(n)
    places: dict[str, list[str]] = defaultdict(list)
    for numbers in in_interventions.values():
        for position, name in _free_places(_names_in_order([fields[n] for n in numbers], order), order):
            places[fold_label(fields[numbers[position]].label)].append(name)
    # A label that stands there once may be one of its own in the place of one that is missing (`Rol van de provincie`).
    sure = {label: found[0] for label, found in places.items() if len(found) >= _OFTEN and len(set(found)) == 1}
    labels = ((n, fold_label(field.label)) for n, field in enumerate(fields))
    return {n: sure[label] for n, label in labels if sure.get(label, fields[n].name) != fields[n].name}


def _names_in_order(fields: Sequence[FieldDraft], order: Sequence[str]) -> list[str]:
    """The fields' names, without those that cues told where they break the template's order.

    `Waar het om gaat` reads as a place; before `doelgroep` it is the goal.
    """
    names = [field.name for field in fields]
    known = [order.index(name) for name in names if name in order]
    if known == sorted(known):
        return names
    return [field.name if is_listed_label(field.label) else UNKNOWN for field in fields]


def _free_places(names: Sequence[str], order: Sequence[str], least: int = _KNOWN) -> Iterator[tuple[int, str]]:
    """(position, name) of the unknown ones of `names` that have as many places of `order` between two known ones.

    Nothing is told where less than `least` are known, or where they stand in an order of their own. Names that are not
    in `order` are passed over.
    """
    known = [order.index(name) for name in names if name in order]
    if len(known) < least or known != sorted(known):
        return
    before, waiting = -1, list[int]()
    for position, name in [*enumerate(names), (len(names), "")]:
        if name == UNKNOWN:
            waiting.append(position)
        elif name in order or position == len(names):
            now = order.index(name) if name in order else len(order)
            free = order[before + 1 : now]
            if len(free) == len(waiting):
                yield from zip(waiting, free, strict=True)
            before, waiting = now, []


def _one_of_several(field: FieldDraft, fields: list[FieldDraft]) -> str | None:
    """What a label of several meanings means here."""
    meanings = possible_fields(field.label)
    # A label of two meanings takes the one that no other label of its section has.
    beside = {other.name for other in fields if other.section == field.section and other is not field}
    return next((name for name in meanings if name not in beside), None)


def possible_fields(label: str) -> tuple[str, ...]:
    """The fields that a label may name, where it means one thing here and another there; none for other labels."""
    return tuple(load_template("cues")["several"].get(fold_label(label), ()))


def _settled(doubts: list[Doubt], n: int, field: FieldDraft, sure: bool) -> Iterator[Doubt]:
    """The doubts without the n-th field's own, or with it in other words where its name is a guess."""
    shown = field.name.replace("_", " ")
    message = f"Label ‘{field.label}’ is onbekend; naar zijn inhoud gelezen als ‘{shown}’. Controleer dit."
    for doubt in doubts:
        if doubt.field != n or doubt.code != "label_onbekend":
            yield doubt
        elif not sure:
            yield replace(doubt, message=message)


def field_by_cue_words(label: str) -> str | None:
    """The field that a label's words tell of, by its question if it is one; None where none does, or two do alike."""
    label = without_number(label)
    # `Wie voert het uit en wat kost het?` holds two cues; how a question begins says what it asks.
    if label.rstrip().endswith("?") and (asked := question_name(label)):
        return asked
    return _by_longest_cue(label, "label")


def plan_field_by_cue_words(label: str) -> str | None:
    """The field of the activity plan that a label's words tell of; None where none does, or two do alike."""
    return _by_longest_cue(without_number(label), "plan")


def _by_longest_cue(label: str, table: str) -> str | None:
    folded = f" {fold_label(label)} "
    names: dict[int, set[str]] = {}  # by the cue's length: a long one (`welke leerlingen`) says more than a short one
    for cue, name in _cues(table):
        if f" {cue}" in folded:
            names.setdefault(len(cue), set()).add(name)
    longest = names.get(max(names, default=0), set())
    return next(iter(longest)) if len(longest) == 1 else None


@cache
def _cues(table: str) -> tuple[tuple[str, str], ...]:
    return tuple((cue, name) for name, cues in load_template("cues")[table].items() for cue in cues)


def _shown_by_text(field: FieldDraft, fields: list[FieldDraft]) -> str | None:
    """The field that a text looks like, where its intervention has none of that name."""
    text = "\n".join(paragraph.text for paragraph in field.paragraphs)
    # A second amount in an intervention is part of its text, not a second `financiering`.
    beside = {
        other.name for other in fields if (other.section, other.intervention) == (field.section, field.intervention)
    }
    return next((name for name, shape in _SHOWN_BY_TEXT if name not in beside and shape.search(text)), None)
