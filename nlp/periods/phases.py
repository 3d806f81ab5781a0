"""Tells what happens in each period of a text (`voorbereiding`, `start` ... `afronding`), where words say so.

Reading rule 28. The word that says it stands in the period's own clause: nearest before it, else first behind it; a
label on a line of its own holds for the lines below it. With the periods `Q1 2023` and `Q2 2023`:

    Q1 2023 ontwikkeling, Q2 2023 uitvoering  ->  voorbereiding, uitvoering
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, cast

from nlp.text.dates import MONTHS
from nlp.text.verbs import may_be_finite
from nlp.text.vocabulary import any_of, tables

Phase = Literal["voorbereiding", "start", "uitvoering", "evaluatie", "afronding"]

_LISTS = tables("periods")
_PHASE_WORD = re.compile(
    "|".join(
        rf"(?P<{phase}>(?<!\w)(?:{any_of(words)})(?!\w)(?!\s+zich\b))" for phase, words in _LISTS["phase"].items()
    ),
    re.IGNORECASE,
)
_MONTHS_CUT_SHORT = sorted(
    set(MONTHS) - set(_LISTS["joints"]["short_months"]) - {m for m in MONTHS if len(m) > 4}
)  # `sept. 2025`
_STATES = any_of(_LISTS["doing"]["states"])
_INFINITIVE = rf"(?!(?:{_STATES})\b)[a-zë]{{3,20}}en"  # `bezoeken`, and no `willen`
# `traint`, `we bezoeken`, `bezoeken we`.
_VERB_OF_DOING = re.compile(
    rf"(?<!\w)(?:(?:{any_of(_LISTS['doing']['verbs'])})(?!\w)|(?:we|wij)\s+{_INFINITIVE}\b|{_INFINITIVE}\s+(?:we|wij)\b)",
    re.IGNORECASE,
)
# `In mei train ik de vrijwilligers`: the verb right behind the period; no conjunction or verb of state.
_DOES_BEHIND = re.compile(
    rf"\s+(?!(?:{any_of(_LISTS['doing']['no_doing_of_me'])})\s)[a-zë]{{3,20}}\s+ik\b", re.IGNORECASE
)
_INFINITIVE_LABEL = re.compile(rf"^[^:.]*?(?P<before>(?<!\w)\w*)\W*(?<!\w){_INFINITIVE}:\s*(?:in\s+)?$", re.IGNORECASE)
# No comma before the period: in `Als het lukt, starten we in mei` it stands behind the condition.
_OPENS_CONDITION = re.compile(rf"\W*(?:{any_of(_LISTS['joints']['opens_condition'])})\s[^,]*$", re.IGNORECASE)
_LOOKS_WHETHER = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['doing']['looks'])})(?!\w)[^,.;]{{0,60}}\sof\s", re.IGNORECASE)
_OF_ANY = re.compile(rf"(?:{any_of(_LISTS['doing']['of_any'])})(?!\w)", re.IGNORECASE)
_CONDITION = re.compile(rf",\s(?:{any_of(_LISTS['joints']['conditions'])})\s.*", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[^\W\d_]+")
_NO_DOING = frozenset(_LISTS["doing"]["no_doing"].split())
_BEFORE_NOUN = frozenset(_LISTS["doing"]["before_noun"].split())
_AUXILIARY = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['doing']['auxiliaries'])})(?!\w)", re.IGNORECASE)
# `is gesteld op`, `is gepland`: that is said of the planning itself.
_PARTICIPLE = re.compile(
    rf"(?<!\w)(?!(?:{any_of(_LISTS['doing']['planned'])})(?!\w))(?:[a-z]{{2,6}})?ge[a-zëï]{{2,18}}(?:d|t|en)(?!\w)",
    re.IGNORECASE,
)
# Behind an abbreviation (`ca.`, `mnd.`, an initial) no sentence ends. Arrows part the steps of a plan.
_NO_ABBREVIATION = "".join(
    rf"(?<!\b(?i:{word}))" for word in ("[a-z]", "ca", "mnd", "kw", "sj", r"e\.v", *_MONTHS_CUT_SHORT)
)
_SENTENCE_END = re.compile(rf"[;\n|\t]|{_NO_ABBREVIATION}[.!?]\s+(?=[A-Z0-9'‘’(])|→|➔|⇒|\s>\s")
_CLAUSE_START = re.compile(rf",|\s+(?:en|&)\s+|\s+[-–—]\s+|\s+(?:{any_of(_LISTS['joints']['then'])})\s+", re.IGNORECASE)
_SUBORDINATE = re.compile(rf",\s+(?:{any_of(_LISTS['joints']['subordinate'])})\s+", re.IGNORECASE)
_ONLY_LIST_WORDS = re.compile(rf"(?:[\s,/&()]|(?<!\w)(?:{any_of(_LISTS['joints']['list'])})(?!\w))*", re.IGNORECASE)
_ONGOING = re.compile(any_of([*_LISTS["words"]["ongoing"], *_LISTS["words"]["ongoing_alone"]]), re.IGNORECASE)
_PHASE_LABEL = re.compile(
    rf"[^:\n]*(?:{'|'.join(any_of(words) for words in _LISTS['phase'].values())})[^:\n]*:\s*$", re.IGNORECASE
)
_PHASE_LEAD = re.compile(
    rf"[^:\n]*(?:{'|'.join(any_of(words) for words in _LISTS['phase'].values())})[^:\n]*:\s+(?:[^\d\s]\S*\s+){{1,3}}",
    re.IGNORECASE,
)
_VERB_OF_LIST = re.compile(r"(?<!\w)(?:start|begint|beginnen|starten)\s+in\s+$", re.IGNORECASE)
_WORD_IN_BRACKETS = re.compile(r"\(\s*(\w+)\s*\)")
_DECIDES = re.compile(rf"(?<!\w)(?:{any_of(_LISTS['doing']['decides'])})(?!\w)", re.IGNORECASE)
_DATED = re.compile(r"\d")
# `start in mei 2026, | daarna | tot juli 2027`: of another time than the lead's.
_OTHER_TIME = re.compile(
    rf"(?<!\w)(?:{any_of(_LISTS['joints']['then'] + _LISTS['words']['until'] + _LISTS['words']['until_with'])})(?!\w)",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\s\-–—•▪*·◦:]*")
# A line, and those further in below it.
_FURTHER_IN = re.compile(
    r"(?P<indent>[ \t]*)(?![ \t])[^\n]*\n(?P<below>(?:(?P=indent)[ \t]+[-–•*▪◦o]\s[^\n]*(?:\n|$))+)"
)
_MOST_WORDS_OF_LABEL = 4  # `Voorbereiding en start project`; a longer line without a colon is a sentence


class TextRange(NamedTuple):
    """A part of a text, text[start:end]: where a period or a clause stands."""

    start: int
    end: int


def phases_of(text: str, periods: Sequence[TextRange]) -> list[Phase | None]:
    """The phase of each period, in order; None where no word tells it."""
    phases: list[Phase | None] = []
    label: Phase | None = None
    is_line = False  # whether the label is a line of its own
    below: TextRange | None = None  # the lines further in below a line of nothing but periods
    for sentence in _sentences(text, periods):
        own = [period for period in periods if sentence.start <= period.start < sentence.end]
        # A line without a period is a label, or ends the reach of the label before it.
        if not own:
            is_below = below is not None and below.start <= sentence.start < below.end
            label = None if is_below else _label(text[sentence.start : sentence.end])
            # `We beginnen klein. Vanaf mei geven we les`: a short sentence says less than a verb; a line says more.
            is_line = text[sentence.end : sentence.end + 1] == "\n" or text[: sentence.end].rstrip().endswith(":")
            continue
        below = _lines_below(text, sentence, own)
        if below:
            said = next((word for word in _PHASE_WORD.finditer(text, *below) if not _OF_ANY.match(word[0])), None)
            phases += [_phase_said(said) if said else label] * len(own)
            continue
        lead: Phase | None = None  # of the whole sentence: `Uitrol: in 2026 twee scholen, in 2027 vijf`
        for clause, group in _clauses(text, sentence, own):
            taken = None if _OTHER_TIME.search(text, clause.start, group[0].end) else lead
            named = _phase_named(text, clause, group) or taken or (label if is_line else None)
            phase = named or _phase_by_doing(text, clause, group) or label
            if phase == "uitvoering" and _DECIDES.search(text, clause.start, _main_end(text, clause, group)):
                named = phase = None
            if lead is None and phase and _leads(text, clause, group):
                lead = phase
            # A date that goes on has the phase that is named: `uitvoering vanaf mei 2026, doorlopend`.
            phases += [
                (named if _DATED.search(text, *period) else None) if _goes_on(text, sentence, period) else phase
                for period in group
            ]
    return phases


def _leads(text: str, clause: TextRange, group: Sequence[TextRange]) -> bool:
    """Whether a phase is said before a colon or by the verb of a clause, which later ones leave out."""
    before = text[clause.start : group[0].start]
    return _PHASE_LEAD.fullmatch(before) is not None or _VERB_OF_LIST.search(before) is not None


def _goes_on(text: str, sentence: TextRange, period: TextRange) -> bool:
    """True for `daarna is dit een doorlopend aanbod`, which tells of no phase; not for `Uitvoering: doorlopend`."""
    return bool(
        _ONGOING.search(text, period.start, period.end) and not _PHASE_LABEL.match(text[sentence.start : period.start])
    )


def _lines_below(text: str, sentence: TextRange, own: Sequence[TextRange]) -> TextRange | None:
    """The lines further in below a line of nothing but periods, which tell of those: `• 2026`, ` ◦ werving`."""
    bare = [text[sentence.start : own[0].start], text[own[-1].end : sentence.end]]
    if not all(_BARE.fullmatch(part) for part in bare):
        return None
    start = text.rfind("\n", 0, own[0].start) + 1
    lines = _FURTHER_IN.match(text, start)
    return TextRange(lines.start("below"), lines.end("below")) if lines else None


def _sentences(text: str, periods: Sequence[TextRange]) -> list[TextRange]:
    """Sentences, lines and items; the cells of a line with one period are one: `jan 2026 | voorbereiding`."""
    found = (end for end in _SENTENCE_END.finditer(text) if end[0] != "|" or _periods_of_line(text, end, periods) > 1)
    cuts = [end.span() for end in found]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [TextRange(start, end) for start, end in zip(starts, ends, strict=True)]


def _periods_of_line(text: str, place: re.Match[str], periods: Sequence[TextRange]) -> int:
    start, end = text.rfind("\n", 0, place.start()) + 1, text.find("\n", place.end())
    return sum(start <= period.start < (len(text) if end < 0 else end) for period in periods)


def _label(line: str) -> Phase | None:
    """The phase that a line without a period announces for those below it: `Uitvoering:`."""
    said = _PHASE_WORD.search(line)
    is_label = line.rstrip().endswith(":") or len(line.split()) <= _MOST_WORDS_OF_LABEL
    return _phase_said(said) if said and is_label else None


def _phase_said(word: re.Match[str]) -> Phase:
    """The phase of a match of `_PHASE_WORD`, whose groups are named after the phases."""
    return cast(Phase, word.lastgroup)


def _clauses(text: str, sentence: TextRange, periods: Sequence[TextRange]) -> list[tuple[TextRange, list[TextRange]]]:
    """The clauses of a sentence, each with the periods in it."""
    groups: list[list[TextRange]] = [[periods[0]]]
    starts = [sentence.start]
    opens_with_period = text[sentence.start : periods[0].start].strip(" (:-") == ""
    for before, after in pairwise(periods):
        start = _second_clause(text, before, after, opens_with_period=opens_with_period)
        if start is None:
            groups[-1].append(after)
        else:
            starts.append(start)
            groups.append([after])
    clauses = zip(starts, [*starts[1:], sentence.end], strict=True)
    return [(TextRange(start, end), group) for (start, end), group in zip(clauses, groups, strict=True)]


def _second_clause(text: str, before: TextRange, after: TextRange, *, opens_with_period: bool) -> int | None:
    """Where the clause of the second of two periods begins; None if they are members of a list (`maart, april`).

    In a sentence that opens with a period, words follow the period that they are about; in another they precede it.
    """
    between = text[before.end : after.start]
    if _ONLY_LIST_WORDS.fullmatch(between):
        # `2022, doorlopend`: what goes on is said of no phase, even as the member of a list.
        return before.end if _ONGOING.match(text, after.start, after.end) else None
    # A bracket that tells of a period in it: `2022 t/m 2024 (de derde start later, in mei 2023)`.
    bracket = between.rfind("(")
    if bracket >= 0 and ")" not in between[bracket:] and _PHASE_WORD.search(between, bracket):
        return before.end + bracket
    cuts = list(_CLAUSE_START.finditer(between))
    if not cuts:
        return after.start if opens_with_period else before.end
    # With a phase word for each, the second's begins its clause.
    words = list(_PHASE_WORD.finditer(between))
    before_last = [cut for cut in cuts if len(words) > 1 and words[0].end() <= cut.start() < words[-1].start()]
    if before_last:
        return before.end + before_last[-1].start()
    # Best a joint right before the second period (`..., en in mei`), else a comma, else the first joint.
    beside_second = [cut for cut in cuts if _ONLY_LIST_WORDS.fullmatch(between, cut.end())]
    commas = [cut for cut in cuts if cut[0] == ","]
    return before.end + (beside_second or commas or cuts)[0].start()


def _phase_named(text: str, clause: TextRange, periods: Sequence[TextRange]) -> Phase | None:
    """The phase that a word of a clause names for the periods in it."""
    first, last = periods[0], periods[-1]
    clause = _own_clause(text, TextRange(clause.start, _main_end(text, clause, periods)), first)
    if _OPENS_CONDITION.match(text[clause.start : first.start]):
        return None  # `Indien in het eerste kwartaal van 2023 …`
    # In brackets it is said on purpose; else it stands before its period more often than behind.
    word = (
        _word_in_brackets(text, last.end, clause.end)
        or _word_before(text, clause.start, first.start)
        or _PHASE_WORD.search(text, last.end, clause.end)
        or _verb_around(text, clause, first, last)
    )
    if word and _OF_ANY.match(word[0]):
        others = (one for one in _PHASE_WORD.finditer(text, clause.start, clause.end) if not _OF_ANY.match(one[0]))
        word = next(others, word)  # `de evaluatie vindt plaats in mei`
    return _phase_said(word) if word else None


def _phase_by_doing(text: str, clause: TextRange, periods: Sequence[TextRange]) -> Phase | None:
    """`uitvoering` where a clause has a verb of doing and no word for a phase."""
    first, last = periods[0], periods[-1]
    clause = _own_clause(text, TextRange(clause.start, _main_end(text, clause, periods)), first)
    if _OPENS_CONDITION.match(text[clause.start : first.start]) or _LOOKS_WHETHER.search(text, *clause):
        return None  # `In mei kijken we of …`
    label = _INFINITIVE_LABEL.search(text[clause.start : first.start])
    if label and label["before"].casefold() not in _BEFORE_NOUN:
        return "uitvoering"  # `Bus opknappen: maart 2023`, not `wensen in de kernen: maart 2023`
    # A condition tells of something else: `vanaf 2027, mits de raad instemt`.
    around = text[clause.start : first.start] + " … " + _CONDITION.sub("", text[last.end : clause.end])
    is_passive = _AUXILIARY.search(around) and _PARTICIPLE.search(around)  # `worden de lessen gegeven`
    is_passive = is_passive or _DOES_BEHIND.match(text, last.end, clause.end)
    return "uitvoering" if is_passive or _VERB_OF_DOING.search(around) or _does_something(around) else None


def _does_something(words: str) -> bool:
    """Whether a clause has a verb that is of no state and of no planning: `in oktober verhuizen we`."""
    found = _WORD.findall(words.casefold())
    return any(
        may_be_finite(word) and word not in _NO_DOING and before not in _BEFORE_NOUN and behind != "zich"
        for before, word, behind in zip(["", *found], found, [*found[1:], ""], strict=False)
    )


def _main_end(text: str, clause: TextRange, periods: Sequence[TextRange]) -> int:
    """Where a clause ends without the one that hangs on it: `… tot 31 juli 2024, | waarna de raad besluit`."""
    behind = _SUBORDINATE.search(text, periods[-1].end, clause.end)
    return behind.start() if behind else clause.end


def _own_clause(text: str, clause: TextRange, first: TextRange) -> TextRange:
    """A clause without the one that it hangs on: `Daarna start een groep, | tot we in juli 2024 afsluiten`."""
    joints = list(_SUBORDINATE.finditer(text, clause.start, first.start))
    if not joints or not (_PHASE_WORD.search(text, joints[-1].end(), clause.end)):
        return clause
    return TextRange(joints[-1].end(), clause.end)


def _word_in_brackets(text: str, start: int, end: int) -> re.Match[str] | None:
    """`zomer 2023 (voorbereiding)`: the phase word in brackets behind a period."""
    bracket = _WORD_IN_BRACKETS.search(text, start, end)
    return _PHASE_WORD.match(text, bracket.start(1), bracket.end(1)) if bracket else None


def _verb_around(text: str, clause: TextRange, first: TextRange, last: TextRange) -> re.Match[str] | None:
    """The verb in two parts that a period stands in: `leveren het rapport vóór 1 mei 2026 op`."""
    words = _PHASE_WORD.finditer(text, clause.start, clause.end)
    return next((word for word in words if word.start() < first.start and word.end() > last.end), None)


def _word_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """The phase word nearest before a period; of `start uitvoering` the first, since it is the start that is told."""
    words = list(_PHASE_WORD.finditer(text, start, end))
    if len(words) > 1 and words[-2].lastgroup == "start" and words[-1].start() - words[-2].end() <= 1:
        return words[-2]
    return words[-1] if words else None
