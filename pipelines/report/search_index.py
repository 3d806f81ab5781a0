"""What the search page looks through: a script with all interventions, since a page from a disk may fetch no file."""

import json
from collections.abc import Iterable, Sequence

from pipelines.report.dutch import name
from pipelines.report.facts import Facts, Intervention
from pipelines.report.similar import words_of


def index_script(facts: Facts, left_out: frozenset[str]) -> str:
    """`window.GKA = {...}`: lists of names, and a row per intervention with numbers into them.

    A row is [address, title, municipality, province, period, themes, groups, kinds of party, youngest, oldest, words].
    """
    places, provinces, rounds = _Names(), _Names(), _Names()
    themes, groups, kinds = _Names(), _Names(), _Names()
    rows = []
    for one in facts.interventions:
        values, parties = facts.values.get(one.interventie_id, ()), facts.parties.get(one.interventie_id, ())
        rows.append(
            [
                one.interventie_id,
                one.titel,
                places.at(one.gemeente or "Landelijk"),
                provinces.at(one.provincie or "Landelijk"),
                rounds.at(one.ronde or "niet gezegd"),
                themes.all_at(name(theme) for theme in one.themes),
                groups.all_at(name(value.soort) for value in values if value.wat == "Doelgroep"),
                kinds.all_at(name(party.soort_partij) for party in parties),
                one.leeftijd_van,
                one.leeftijd_tot,
                _words(facts, one, left_out),
            ]
        )
    lists = {
        "gemeenten": places.names,
        "provincies": provinces.names,
        "rondes": rounds.names,
        "themas": themes.names,
        "groepen": groups.names,
        "partijen": kinds.names,
    }
    return f"window.GKA = {script_json({**lists, 'interventies': rows})};\n"


def script_json(value: object) -> str:
    """JSON that may stand in a script: nothing in it can end the script or begin mark-up."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


class _Names:
    """Names in the order in which they came, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def names(self) -> Sequence[str]:
        return list(self._numbers)

    def at(self, one: str) -> int:
        return self._numbers.setdefault(one, len(self._numbers))

    def all_at(self, some: Iterable[str]) -> list[int]:
        return sorted({self.at(one) for one in some})


def _words(facts: Facts, one: Intervention, left_out: frozenset[str]) -> str:
    """Each word once: enough to find it by, and a third of the text."""
    texts = [field.tekst or "" for field in facts.fields.get(one.interventie_id, ())]
    return " ".join(sorted(set(words_of(" ".join(texts), left_out))))
