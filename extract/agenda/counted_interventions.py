"""What the headings of all interventions tell together: how they are counted, and which of them is none.

`Tweede voornemen: De Leeszaal` and `Plan 3. De Leeszaal` are counted; the title is what stands behind that, as it is
behind the template's `Interventie |`.
"""

import re
from collections.abc import Sequence

from extract.agenda.drafts import Drafts

_COUNTED = re.compile(
    r"^(?P<words>(?:[^\W\d_]{2,} ?){0,3}?) ?(?P<mark>\d{1,2}|[A-Z]|[IVX]{1,4})?(?: ?[:|.]| [–—-]) (?P<title>\S.*)$"
)
_BY_WORDS = 3  # titles that begin with words of their own and one noun in common; two may do so by chance


def settle_interventions(drafts: Drafts) -> None:
    """Takes away what only looked like an intervention, and what counts the titles of the others."""
    _drop_empty(drafts)
    _drop_summary(drafts)
    headed = [drafts.sections[n] for n in drafts.interventions if drafts.sections[n].title]
    for section, title in zip(headed, without_counting([one.title or "" for one in headed]), strict=True):
        section.title = title


def without_counting(titles: Sequence[str]) -> list[str]:
    """The titles without what counts them, where all of them have it; as they are where one has not."""
    found = [match for title in titles if (match := _COUNTED.match(title))]
    if len(titles) < 2 or len(found) < len(titles):
        return list(titles)
    marks = {match["mark"] for match in found}
    leads = [tuple(match["words"].lower().split()) for match in found]
    if None not in marks:
        alike = len(marks) == len(titles) and len(set(leads)) == 1
    else:  # `Tweede voornemen`
        nouns, own = {lead[1:] for lead in leads}, {lead[:1] for lead in leads}
        alike = marks == {None} and nouns != {()} and len(nouns) == 1 and len(own) == len(titles) >= _BY_WORDS
    return [match["title"] for match in found] if alike else list(titles)


def _drop_empty(drafts: Drafts) -> None:
    """A heading in own words above a line that was no label (`Waarom doen we dit?`) has no field; the others have."""
    filled = {field.intervention for field in drafts.fields}
    for n in reversed(range(len(drafts.interventions))):
        section = drafts.sections[drafts.interventions[n]]
        if n not in filled and filled - {None} and not section.known:
            _drop(drafts, n, "overig")


def _drop_summary(drafts: Drafts) -> None:
    """The table of labels right above the budget, under a heading that counts nothing, tells of the whole plan."""
    if len(drafts.interventions) <= _BY_WORDS:
        return
    *others, last = [drafts.sections[n] for n in drafts.interventions]
    titles = [one.title or "" for one in others]
    behind = drafts.sections[drafts.interventions[-1] + 1 :]
    uncounted = without_counting(titles) != titles and not _COUNTED.match(last.title or "")
    if uncounted and not last.known and behind and behind[0].kind == "inzet_middelen":
        _drop(drafts, len(others), "gka_agenda")


def _drop(drafts: Drafts, number: int, kind: str) -> None:
    """Makes the section of an intervention one of another kind; those behind it count one less."""
    drafts.sections[drafts.interventions.pop(number)].kind = kind
    for field in drafts.fields:
        if field.intervention is not None and field.intervention >= number:
            field.intervention = field.intervention - 1 if field.intervention > number else None
