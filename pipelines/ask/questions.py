"""The list of questions, from questions.toml."""

import difflib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from pipelines.errors import InputError


@dataclass(frozen=True, slots=True)
class Question:
    """A question in Dutch and what answers it; without `sql` the data can't."""

    number: int
    name: str
    question: str
    possible: Literal["geheel", "deels", "niet"]
    why: str | None  # what is missing, where it isn't answered whole
    sql: str | None
    rests_on: str | None  # a query for one sentence
    evidence: str | None  # a query for what stands behind the answer
    left_out: str | None  # a query for what doesn't count, and why


@cache
def questions() -> tuple[Question, ...]:
    """All of them, by number."""
    told = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))["vraag"]
    return tuple(
        Question(
            one["nummer"],
            one["naam"],
            one["vraag"],
            one["kan"],
            one.get("waarom"),
            one.get("sql"),
            one.get("rust_op"),
            one.get("bewijs"),
            one.get("weggelaten"),
        )
        for one in told
    )


def question_named(name: str) -> Question:
    """By name or number. InputError where there is none, with the name that comes near."""
    for one in questions():
        if name in (one.name, str(one.number)):
            return one
    near = difflib.get_close_matches(name, [one.name for one in questions()], n=1, cutoff=0.4)
    advice = f"did you mean {near[0]}? " if near else ""
    raise InputError(f"There is no question {name}; {advice}`gka ask DATA --list` shows them all.")
