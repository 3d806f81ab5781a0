"""Which documents of a dataset count, and how they belong together: the same agenda twice, an addendum and its agenda.

An agenda may come as a signed PDF, as the Word file that it was printed from and as a scan: it counts once, in the
reading that can be trusted most. Depends on the documents alone, not on their order nor on which run read them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pipelines.dataset.text_sketch import likeness, sketch_hashes
from pipelines.outcome import Outcome
from pipelines.schema.document import NotCountedWhy

# Over the sample agendas and six of others in seven settings (digital, scan, text), two readings of one have 0.72 and
# more in common, different agendas 0.21 at most.
ALIKE = 0.5
NO_AGENDA: NotCountedWhy = "geen_agenda"
TWICE: NotCountedWhy = "dubbele_agenda"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the other documents say of one."""

    counted: bool = True
    why: NotCountedWhy | None = None  # not: `geen_agenda`, `dubbele_agenda`
    same_as: str | None = None  # the document that counts in its place
    same_name: str | None = None  # that one's source_name
    belongs_to: str | None = None  # of an addendum, the agenda that it is added to


def verdicts(documents: Iterable[Outcome]) -> dict[str, Verdict]:
    """The verdict on each document, by its sha256."""
    # By kind too: an addendum that repeats much of its agenda's text is no second reading of that agenda.
    groups: dict[tuple[str, tuple[str, ...]], list[Outcome]] = {}
    for done in documents:
        groups.setdefault((done.kind, tuple(sorted(done.municipalities))), []).append(done)
    found: dict[str, Verdict] = {}
    for (kind, _), group in groups.items():
        found |= {one.sha256: Verdict(False, NO_AGENDA) for one in group} if kind == "overig" else _of_group(group)
    agendas = _counting(groups, found)
    for (kind, whose), group in groups.items():
        # An addendum whose municipality was not read could belong to any agenda: to none is the honest answer.
        if kind == "addendum" and whose:
            for one in group:
                found[one.sha256] = _belonging(found[one.sha256], one, agendas.get(whose, ()))
    return found


def _of_group(group: Sequence[Outcome]) -> dict[str, Verdict]:
    """The best reading first; each other counts unless it says nearly the same as one that counts."""
    if len(group) == 1:
        return {group[0].sha256: Verdict()}
    counting: list[tuple[Outcome, frozenset[int]]] = []
    found = {}
    # By rank, not as they came: else the order of the files would decide which reading counts.
    for one in sorted(group, key=_rank):
        hashes = sketch_hashes(one.sketch)
        # Compared with those that count only: through a chain of likenesses two different agendas would become one.
        alike = [(likeness(hashes, other), each) for each, other in counting if _same_years(one, each)]
        near, best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
        if best is not None and near >= ALIKE:
            found[one.sha256] = Verdict(False, TWICE, best.document_id, best.name)
        else:
            counting.append((one, hashes))
            found[one.sha256] = Verdict()
    return found


def _rank(done: Outcome) -> tuple[int, int, str]:
    """Digital PDF before Word file before text before scan; then the one of which most fields were read."""
    return done.reading, -done.counts.get("fields", 0), done.sha256


def _same_years(one: Outcome, other: Outcome) -> bool:
    """A period that was not read fits any. tuple: what comes from the state is a list."""
    return tuple(one.years) == tuple(other.years) or not any(one.years) or not any(other.years)


def _counting(
    groups: Mapping[tuple[str, tuple[str, ...]], Sequence[Outcome]], found: Mapping[str, Verdict]
) -> dict[tuple[str, ...], list[Outcome]]:
    """The agendas that count, by their municipalities."""
    return {
        whose: [one for one in group if found[one.sha256].counted]
        for (kind, whose), group in groups.items()
        if kind == "agenda"
    }


def _belonging(verdict: Verdict, addendum: Outcome, agendas: Sequence[Outcome]) -> Verdict:
    """The agenda whose years an addendum's lie in; of several the latest, of two of the same years none."""
    fitting = [one for one in agendas if years_overlap(one, addendum)]
    latest = max((one.years[0] or 0 for one in fitting), default=0)
    last = [one for one in fitting if (one.years[0] or 0) == latest]
    # Two agendas of the same years: a guess may be the wrong one, and nobody would see it.
    home = last[0].document_id if len(last) == 1 else None
    return Verdict(verdict.counted, verdict.why, verdict.same_as, verdict.same_name, home)


def years_overlap(one: Outcome, other: Outcome) -> bool:
    """True where two documents have a year in common; a period that was not read fits any."""
    if not any(one.years) or not any(other.years):
        return True
    first, last = one.years
    return (other.years[0] or 0) <= (last or 9999) and (other.years[1] or 9999) >= (first or 0)
