"""A seeded chance in, the words, figures and tables' contents of made-up reports out. All of it fictional."""

from random import Random

_NOUNS = """
bibliotheek woningbouw riolering afvalstoffen begraafplaats sportpark jeugdhulp verkeer parkeren groen
onderwijs handhaving veiligheid cultuur toerisme energie mobiliteit havens markt grondbedrijf reserve
voorziening dienst gebied wijk kern bedrijventerrein zwembad monument vergunning subsidie leerling personeel
gebouw fietspad brug
"""
_WORDS = """
de het een van voor met aan op in per jaar gemeente raad college besluit onderzoek uitvoering nieuwe bestaande
jaarlijkse kosten baten inwoners aantal ruimte plan samen regio start vervolg evaluatie afspraak nota budget
doel resultaat stand gereed loopt nader bezien volgens opdracht partners overleg besloten mogelijk
"""
_ENGLISH = """
total rural urban population income household manufacturing retail trade transport services county district federal
public private schools enrolment students teachers expenditure revenue equity operating interest loans current other
"""
_UNITS = ("x € 1.000", "aantal", "in %", "per 1.000", "m²", "fte", "uren", "kg")
_METHODS = ("CRF", "Basis", "Ridge", "Boom", "Netwerk", "Regel", "Gemengd", "Naïef", "Lang", "Kort", "Dubbel", "Vast")
_NAMES = ("Oosterhuis", "Van Dam", "Brink", "De Wit", "Hofstra", "Mulder", "Postma", "Evers", "Kok", "Visser")


def noun(chance: Random) -> str:
    return chance.choice(_NOUNS.split())


def words(chance: Random, low: int, high: int) -> str:
    """A phrase of so many words, with a capital."""
    found = [chance.choice(_WORDS.split()) for _ in range(chance.randint(low, high))]
    found[-1] = noun(chance)
    return " ".join(found).capitalize()


def english(chance: Random, low: int, high: int) -> str:
    return " ".join(chance.choice(_ENGLISH.split()) for _ in range(chance.randint(low, high))).capitalize()


def sentence(chance: Random, low: int = 8, high: int = 22) -> str:
    return words(chance, low, high) + "."


def label(chance: Random) -> str:
    """What stands in a first column: mostly short, at times too long for its line."""
    if chance.random() < 0.25:
        return f"{noun(chance).capitalize()} en {noun(chance)} in de {noun(chance)}"
    return " ".join([noun(chance), *([noun(chance)] if chance.random() < 0.4 else [])]).capitalize()


def figure(chance: Random, kind: str) -> str:
    """A value of a column of figures, written one way within a column."""
    if kind == "heel":
        return f"{chance.randint(-900, 99_000):,}".replace(",", ".")
    if kind == "komma":
        return f"{chance.uniform(0, 400):.1f}".replace(".", ",")
    if kind == "procent":
        return f"{chance.randint(0, 100)}%"
    if kind == "euro":
        return "€ " + f"{chance.randint(100, 990_000):,}".replace(",", ".")
    if kind == "haakjes":
        value = f"{chance.randint(1, 9_900):,}".replace(",", ".")
        return f"({value})" if chance.random() < 0.3 else value
    if kind == "spreiding":
        return f"{chance.uniform(0, 1):.3f} ± {chance.uniform(0, 0.1):.2f}"
    return chance.choice(["ja", "nee", "x", "n.v.t."])


FIGURES = ("heel", "komma", "procent", "euro", "haakjes", "spreiding", "keus")


def unit(chance: Random) -> str:
    return chance.choice(_UNITS)


def method(chance: Random) -> str:
    return chance.choice(_METHODS) + chance.choice(["", "-2", " (groot)", "+", " B"])


def person(chance: Random) -> str:
    return chance.choice("ABCDEFGH") + ". " + chance.choice(_NAMES)
