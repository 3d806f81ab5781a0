"""Financing as people write it: who gives is told by the sentence, who is denied gives nothing."""

import pytest

from nlp.financing import financing
from nlp.financing.givers import givers
from nlp.financing.rows import Financing
from nlp.text.document_names import collect_names


def _read(text: str) -> list[Financing]:
    """The rows that are read; what is left of a whole is worked out."""
    return [one for one in financing(text) if one.kind != "rest"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harmsma geeft zijn vrije middagen.", ["Harmsma"]),  # a name that no list has
        ("De smid in Wildervank last gratis.", ["smid in Wildervank"]),  # any verb, where it is for nothing
        ("Het Lyceum stelt een zaal en een beamer beschikbaar.", ["Lyceum"]),
        ("De kosten dragen de telers.", ["telers"]),  # what is given stands in front
        ("De zaal is niet begroot; deze betaalt het koor zelf.", ["koor"]),
        ("Kerk en moskee dragen in natura bij.", ["Kerk", "moskee"]),
        ("De taart komt van de bakker.", ["bakker"]),
        ("De coach geeft lessen in de wijk.", []),  # no word says that anything is given
        ("Voor gezinnen is meedoen gratis.", []),  # who gets it gives nothing
        ("De projectleider stelt een plan op.", []),
    ],
)
def test_givers(text: str, expected: list[str]) -> None:
    assert [text[one.start : one.end] for one in givers(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "De gemeente betaalt 80 procent; de resterende 20 procent brengen Stichting Lumen en het koor in.",
            [("gemeente", "gemeente"), ("20 procent brengen Stichting Lumen en het koor", "partners")],  # one share
        ),
        ("De kosten van het vervoer (€ 4.000) dragen de bedrijven.", [("€ 4.000", "partners")]),
        ("De gemeente krijgt € 5.000 van het Rijk.", [("€ 5.000", "rijk")]),  # who receives doesn't pay
        ("De gemeente draagt niet bij. GKA: € 10.000.", [("€ 10.000", "gka")]),
        ("Ouders betalen niets. GKA € 3.000", [("€ 3.000", "gka")]),
        ("Scholen: geen bijdrage. Gemeente: € 3.000.", [("€ 3.000", "gemeente")]),
        ("Van ouders wordt geen bijdrage gevraagd. GKA € 3.000", [("€ 3.000", "gka")]),
        ("Het koor wordt door de gemeente om niet ontvangen.", [("gemeente", "gemeente")]),  # `om niet` denies nothing
        (
            "Totaal € 40.000: GKA € 25.000, gemeente € 15.000",
            [("€ 40.000", None), ("€ 25.000", "gka"), ("€ 15.000", "gemeente")],
        ),
        ("GKA € 25.000 / gem. € 6.000", [("€ 25.000", "gka"), ("€ 6.000", "gemeente")]),
        (
            "De gemeente betaalt € 7.000, waarvan € 3.000 voor de bus.",
            [("€ 7.000", "gemeente"), ("€ 3.000", "gemeente")],
        ),
        ("Het koor stelt zangers beschikbaar (gewaardeerd op € 800).", [("€ 800", "partners")]),
        ("Het grootste deel, € 28.000, komt uit de GKA.", [("€ 28.000", "gka")]),
        ("Vervoer: PM, budget gemeente. GKA € 500.", [("€ 500", "gka")]),  # uncounted money
        ("Gemeente, post 12 (OAB): € 5.000", [("€ 5.000", "oab")]),
    ],
)
def test_who_pays(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.mention, one.source) for one in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kosten 29.500. GKA 22.500, gem. 7.000 (sport)", ["29.500", "22.500", "7.000"]),
        ("GKA 24 duizend, gemeente 6 duizend", ["24 duizend", "6 duizend"]),
        (
            "€ 18.000, waarvan 2000 van de schoolbesturen, dus 1000 per bestuur",
            ["€ 18.000", "2000", "1000 per bestuur"],
        ),
        ("GKA € 32.000 voor 1.200 leerlingen in 2022", ["€ 32.000"]),  # what counts pupils or years
    ],
)
def test_figures_without_a_sign(text: str, expected: list[str]) -> None:
    assert [one.mention for one in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coach: 2 x € 500 = € 1.000", [("€ 500", "tarief", None), ("€ 1.000", "deel", "Coach")]),
        ("vervoer 24 ritten x € 375 (€ 9.000)", [("€ 375", "tarief", None), ("€ 9.000", "deel", "vervoer")]),
        ("Uren 400 uur à € 50: € 20.000", [("€ 50", "tarief", None), ("€ 20.000", "deel", "Uren")]),
        ("€ 11.500 pakketten (100 stuks à € 115)", [("€ 11.500", "deel", "pakketten"), ("€ 115", "tarief", None)]),
    ],
)
def test_calculations(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """What is for sale at a price is no part of the sum, and leaves no rest (reading rule 73)."""
    assert [(one.mention, one.kind, one.purpose) for one in _read(text)] == expected


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Daarvan vragen we € 25.000 aan de GKA, vooral om de trainers van te betalen.", "trainers"),
        ("De GKA neemt € 30.000 voor haar rekening, waarmee we de tolk betalen.", "tolk"),
        ("€ 23.500 van de GKA, grotendeels voor de uren van de bezoekers.", "uren van de bezoekers"),
        ("€ 28.000 komt uit de GKA en gaat naar de vakkrachten.", "vakkrachten"),
        ("Het hele project kost over twee jaar samen € 38.500.", "hele project"),
        ("Voor de twee schooljaren is € 35.000 nodig.", None),  # how long, no purpose
        ("Samen: € 29.000", "Samen"),
        ("De boeren stellen grond, vee en hun tijd beschikbaar.", "grond, vee en hun tijd"),
        ("De uren van de mentoren zijn niet begroot; deze dragen de scholen zelf.", "uren van de mentoren"),
        ("De scholen brengen geen geld in, maar wel de tijd van hun leerkrachten.", "tijd van hun leerkrachten"),
    ],
)
def test_purposes(text: str, purpose: str | None) -> None:
    assert [one.purpose for one in _read(text)] == [purpose]


def test_a_board_is_known_by_its_bare_name() -> None:
    names = collect_names(["Stichting Noorderlicht"], boards=["Stichting Noorderlicht"])
    (one,) = financing("Noorderlicht € 2.200", names)
    assert (one.source, one.source_mention) == ("schoolbestuur", "Noorderlicht")


@pytest.mark.parametrize(
    "text",
    [
        "GKA: € 27.000 (2022: € 12.000; 2023: € 15.000)",
        "GKA: € 27.000, namelijk\n- 2022: € 12.000\n- 2023: € 15.000",  # as a list
    ],
)
def test_parts_by_year_are_paid_as_their_whole(text: str) -> None:
    assert [(one.source, one.kind) for one in financing(text)] == [("gka", "totaal"), ("gka", "deel"), ("gka", "deel")]


@pytest.mark.parametrize(
    "text",
    [
        "Totaal: € 48.000\nBijdrage GKA: € 30.000\nBijdrage provincie: € 18.000",
        "Voorbereiding: € 3.000 (5 uur) Uitvoering: € 6.000 (9 uur)\nVoorbereiding en uitvoering uit GKA",
        "Loonkosten € 23.500\nLicentie en inrichting dossier: € 1.750\nScholing: € 3.750",
        "• € 3.500 voor de trainer\n• € 150 per vader\n• volledig gedekt uit het armoedebudget",
        "GKA: € 27.000\nGemeente (OAB): € 6.000\nOuders: nee",
    ],
)
def test_a_line_end_decides_nothing(text: str) -> None:
    """One agenda's money was paid by others in its Word print than in its PDF, for a paragraph's end alone."""
    broken, joined = financing(text), financing(text.replace("\n", " "))
    assert [(one.mention, one.source, one.kind, one.purpose) for one in broken] == [
        (one.mention, one.source, one.kind, one.purpose) for one in joined
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b. gemeente: geen\nc. bedrijven: ja, namelijk in natura", [("bedrijven", "partners")]),  # a form's answers
        ("Eigen bijdrage ouders: nee. GKA € 500.", [("€ 500", "gka")]),
        ("Ouders die dat kunnen missen, betalen € 1 per middag.", [("€ 1 per middag", "ouders")]),
        ("De kosten van de GKA-periode zijn € 500, geheel uit de OAB.", [("€ 500", "oab")]),
        ("Gemeente: € 9.000, dat is € 3.000 per jaar", [("€ 9.000", "gemeente"), ("€ 3.000 per jaar", "gemeente")]),
        # a lawyer, who says each amount in words again, and out of which money it comes
        (
            "De Gemeente verleent aan de Stichting ten hoogste € 400,00 (zegge: vierhonderd euro), welk bedrag ten "
            "laste komt van de GKA-subsidie.",
            [("ten hoogste € 400,00", "gka")],
        ),
        ("Het bedrag staat vast, met dien verstande dat de Stichting geen bijdrage betaalt.", []),
        ("Aan de GKA wordt € 24.000 gevraagd.", [("€ 24.000", "gka")]),
        ("Wie betaalt? GKA 20.000, gemeente 10.000.", [("20.000", "gka"), ("10.000", "gemeente")]),
        ("Van de GKA: € 10 voor a-boeken en € 3 voor b-boeken.", [("€ 10", "gka"), ("€ 3", "gka")]),
        ("50% GKA (€ 10), 50% besturen (€ 10)", [("€ 10", "gka"), ("€ 10", "schoolbestuur")]),
        ("Daarnaast zet de gemeente 0,2 fte beleid in.", [("gemeente", "gemeente")]),
        ("De jury dankt het koor. Drie partijen dragen een deel.", []),
    ],
)
def test_minutes_and_forms(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.mention, one.source) for one in _read(text)] == expected
