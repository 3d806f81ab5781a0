"""Findings that only the whole dataset tells: a file or an agenda twice, copies, two agendas of one municipality, an
addendum without its agenda, an organisation of two types.

Depends on the documents alone, not on their order nor on which run read them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pipelines.dataset.same_agendas import ALIKE, Verdict, years_overlap
from pipelines.dataset.text_sketch import likeness, sketch_hashes
from pipelines.outcome import Outcome
from pipelines.schema.finding_codes import FindingCode

SAME_BYTES: Literal["dubbel_document"] = "dubbel_document"  # the code of the log and of the finding
DATASET_CODES: tuple[FindingCode, ...] = (
    SAME_BYTES,
    "dubbele_agenda",
    "bijna_gelijk_document",
    "gemeente_twee_agendas",
    "addendum_zonder_agenda",
    "organisatie_twee_typen",
)
# Of a sketch's hashes: of two documents that have half in common, one of the eight smallest of each is the same in 996
# of 1000 pairs.
_LOOKED_UP = 8
_NAMED = 3  # documents that a message names
_COMMON = 50  # documents: a run of words that more of them have is the template's, and tells no copy


@dataclass(frozen=True, slots=True)
class DatasetFinding:
    """A finding on one document that the others tell."""

    code: FindingCode
    message: str
    expected: str | None = None
    found: str | None = None


def twin_finding(name: str) -> DatasetFinding:
    """name: another file with the same bytes."""
    return DatasetFinding(
        SAME_BYTES, f"Hetzelfde bestand is ook aangeleverd als {name}; het telt één keer mee.", found=name
    )


def dataset_findings(
    documents: Sequence[Outcome], verdicts: Mapping[str, Verdict]
) -> dict[str, tuple[DatasetFinding, ...]]:
    """What the dataset tells of each document, by sha256; documents without a finding are left out."""
    found: dict[str, list[DatasetFinding]] = {}
    in_order = sorted(documents, key=lambda one: one.order)
    counting = [one for one in in_order if verdicts[one.sha256].counted]
    checks = (
        _same_agenda(in_order, verdicts),
        _copies(counting),
        _two_agendas(counting),
        _without_agenda(counting, verdicts),
        _two_types(counting),
    )
    for check in checks:
        for one, finding in check:
            found.setdefault(one.sha256, []).append(finding)
    return {sha256: tuple(each) for sha256, each in found.items()}


Found = Iterator[tuple[Outcome, DatasetFinding]]


def _same_agenda(documents: Sequence[Outcome], verdicts: Mapping[str, Verdict]) -> Found:
    """The same agenda in a better reading, which counts in its place."""
    for one in documents:
        name = verdicts[one.sha256].same_name
        if name is not None:
            message = f"{one.name} is dezelfde agenda als {name}; alleen dat document telt mee."
            yield one, DatasetFinding("dubbele_agenda", message, found=name)


def _copies(documents: Sequence[Outcome]) -> Found:
    """Documents with nearly the same text that both count, since municipality, kind or years differ: one was copied,
    or something of it was read wrongly.
    """
    sketches = {one.sha256: sketch_hashes(one.sketch) for one in documents}
    near: dict[int, list[Outcome]] = {}
    for one in documents:
        for smallest in sorted(sketches[one.sha256])[:_LOOKED_UP]:
            near.setdefault(smallest, []).append(one)
    for one in documents:
        smallest_of_it = sorted(sketches[one.sha256])[:_LOOKED_UP]
        others = {other.sha256: other for each in smallest_of_it for other in _few(near[each])}
        others.pop(one.sha256, None)
        alike = ((likeness(sketches[one.sha256], sketches[sha256]), other) for sha256, other in others.items())
        best = max(alike, key=lambda pair: (pair[0], pair[1].order), default=None)
        if best is not None and best[0] >= ALIKE:
            message = (
                f"{one.name} zegt bijna hetzelfde als {best[1].name}, maar gemeente, soort of looptijd verschillen; "
                "beide tellen mee."
            )
            yield one, DatasetFinding("bijna_gelijk_document", message, found=best[1].name)


def _few(documents: list[Outcome]) -> list[Outcome]:
    return documents if len(documents) <= _COMMON else []


def _two_agendas(documents: Sequence[Outcome]) -> Found:
    """One municipality with two agendas whose years overlap."""
    by_municipality: dict[str, list[Outcome]] = {}
    for one in documents:
        # Years that weren't read overlap with everything, and would blame each older agenda.
        if one.kind == "agenda" and all(one.years):
            for municipality in one.municipalities:
                by_municipality.setdefault(municipality, []).append(one)
    for municipality, agendas in by_municipality.items():
        # By their years, of which there are few: of thousands of agendas each with each other would take minutes.
        by_years: dict[tuple[int | None, ...], list[Outcome]] = {}
        for one in agendas:
            by_years.setdefault(tuple(one.years), []).append(one)
        for same in by_years.values():
            overlapping = [each for years in by_years.values() if years_overlap(same[0], years[0]) for each in years]
            for one in same:
                if len(overlapping) > 1:
                    others = _named(one, overlapping)
                    message = f"{municipality} heeft over dezelfde jaren ook een agenda in {others}; alle tellen mee."
                    yield one, DatasetFinding("gemeente_twee_agendas", message, found=others)


def _named(one: Outcome, documents: Sequence[Outcome]) -> str:
    """The names of a few other documents, and how many more there are."""
    first = [other.name for other in documents[: _NAMED + 1] if other is not one][:_NAMED]
    more = len(documents) - 1 - len(first)
    return ", ".join(first) + (f" en {more} andere" if more else "")


def _without_agenda(documents: Sequence[Outcome], verdicts: Mapping[str, Verdict]) -> Found:
    """Addenda whose agenda isn't there, in a dataset that has agendas: an addendum read alone lacks nothing."""
    if not any(one.kind == "agenda" for one in documents):
        return
    for one in documents:
        if one.kind == "addendum" and one.municipalities and verdicts[one.sha256].belongs_to is None:
            message = f"De agenda van {', '.join(one.municipalities)} waar dit addendum bij hoort, is er niet."
            yield one, DatasetFinding("addendum_zonder_agenda", message)


def _two_types(documents: Sequence[Outcome]) -> Found:
    """Organisations that are of another type here than in most documents."""
    types: dict[str, Counter[str]] = {}
    for one in documents:
        for key, party_type in one.organisations:
            types.setdefault(key, Counter())[party_type] += 1
    usual = {key: min(count, key=lambda name: (-count[name], name)) for key, count in types.items() if len(count) > 1}
    for one in documents:
        for key, party_type in one.organisations:
            if key in usual and party_type != usual[key]:
                number = types[key][usual[key]]
                message = f"‘{key}’ is hier {party_type}; aantal documenten waarin het {usual[key]} is: {number}."
                yield one, DatasetFinding("organisatie_twee_typen", message, usual[key], party_type)


def organisations(parties: Iterable[tuple[str | None, str]]) -> tuple[tuple[str, str], ...]:
    """The keys of the named organisations of a document, each with its types, once."""
    return tuple(sorted({(key, party_type) for key, party_type in parties if key is not None}))
