"""Answers a question of the list, over all agendas or over those of a province, a period or a theme."""

import difflib
from dataclasses import dataclass
from typing import get_args

import pyarrow as pa

from nlp.gazetteer import provinces
from pipelines.ask.questions import Question
from pipelines.errors import InputError
from pipelines.query import Engine
from pipelines.schema.interventions import ThemeName


@dataclass(frozen=True, slots=True)
class Choice:
    """Which agendas are asked about; None is all."""

    province: str | None = None
    period: str | None = None  # `2022-2024`, or a year in which the agenda runs
    theme: str | None = None

    def in_words(self) -> str:
        """`provincie Drenthe, thema taal`; empty where all are asked about."""
        told = (("provincie", self.province), ("periode", self.period), ("thema", self.theme))
        return ", ".join(f"{name} {value}" for name, value in told if value)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows, what they rest on, and the query that gives them, to be run with `gka query` as it stands."""

    rows: pa.Table
    rests_on: str
    sql: str


def answer(engine: Engine, question: Question, choice: Choice) -> Answer:
    """InputError where the data can't answer the question, or where the choice names what isn't there."""
    if question.sql is None or question.rests_on is None:
        raise InputError(f"Deze vraag kunnen de gegevens niet beantwoorden. {question.why}")
    sql = chosen(question.sql, choice)
    ((rests_on,),) = [tuple(row.values()) for row in engine.table(chosen(question.rests_on, choice)).to_pylist()]
    told = [str(rests_on)]
    if choice.in_words():
        told.append(f"alleen {choice.in_words()}")
    # Money is of a whole agenda: where only some of its interventions are of the theme, that must be said.
    if choice.theme and "keuze_interventies" not in question.sql:
        told.append("het thema kiest agenda's, en telt dan de hele agenda")
    return Answer(engine.table(sql), "; ".join(told) + ".", sql)


def chosen(sql: str, choice: Choice) -> str:
    """A query of questions.toml behind the two lists that it chooses from."""
    of_agenda = [condition for condition in (_province(choice.province), _period(choice.period)) if condition]
    agendas = " AND ".join(of_agenda) or "true"
    theme = f" AND list_contains(themes, '{_known_theme(choice.theme)}')" if choice.theme else ""
    with_theme = " AND agenda_id IN (SELECT agenda_id FROM keuze_interventies_met_agenda)" if theme else ""
    # From the table and not from the view: to choose needs none of the counts that the view joins to an intervention,
    # and they took most of the time of every question (on 10,000 agendas 0.6 of 0.65 s).
    text = f"""WITH keuze_interventies_met_agenda AS (
    SELECT intervention_id AS interventie_id, document_id AS agenda_id FROM interventions
    WHERE document_id IN (SELECT agenda_id FROM agendakop WHERE {agendas}){theme}),
keuze_interventies AS (SELECT interventie_id FROM keuze_interventies_met_agenda),
keuze AS (SELECT agenda_id FROM agendakop WHERE {agendas}{with_theme})"""
    own = sql.strip()
    return f"{text}{own}" if own.startswith(",") else f"{text}\n{own}"


def _province(name: str | None) -> str | None:
    if name is None:
        return None
    known = {one.casefold(): one for one in provinces()}
    if name.casefold() not in known:
        raise InputError(f"{name} is no province{_near(name, list(known.values()))}")
    return f"provincie = '{known[name.casefold()]}'"


def _period(period: str | None) -> str | None:
    if period is None:
        return None
    first, _, last = period.partition("-")
    if not (first.isdecimal() and len(first) == 4 and (last == "" or (last.isdecimal() and len(last) == 4))):
        raise InputError(f"{period} is no period; write it as 2022-2024, or a year as 2022.")
    return f"ronde = '{period}'" if last else f"{first} BETWEEN van_jaar AND coalesce(tot_jaar, van_jaar)"


def _known_theme(theme: str) -> str:
    known = [one for one in get_args(ThemeName) if one != "overig"]
    if theme not in known:
        raise InputError(f"{theme} is no theme{_near(theme, known)}")
    return theme


def _near(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]}?" if near else f": there are {', '.join(known)}."
