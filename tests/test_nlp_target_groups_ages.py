"""Ages and grades as they are printed."""

import pytest

from nlp.target_groups.ages import ages
from nlp.target_groups.grades import grades


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("van zestien, zeventien, achttien jaar", 16, 18),  # a list without `en`
        ("van 2 jaar en 3 maanden tot 4 jaar", 2.25, 4),
        ("vanaf 2 jaar en 6 maanden", 2.5, None),
        ("langer dan vier weken niet naar school", None, None),
        ("nog geen twee jaar in Nederland", None, None),  # how long, not how old
        ("kinderen van 4 tot 6-7 jaar", 4, 7),  # of a double bound the wider
        ("kinderen van 2 1/2 tot 6 jaar", 2.5, 6),
        ("van -9 maanden tot en met 6 jaar", -0.75, 6),  # before birth
        ("van 9 maanden voor de geboorte tot 2 jaar", -0.75, 2),
        ("-4", None, 4),  # under four, not minus four
        ("4+", 4, None),
        ("55-plussers", 55, None),
        ("jonger dan 4 jaar", None, 4),
        ("scholieren van 13 jaar en ouder", 13, None),
        ("tussen de 8 en 14 jaar", 8, 14),
        ("jeugd van 8 t/m 14", 8, 14),  # no unit, but nothing else can be meant
        ("baby's van 3 tot 18 maanden", 0.25, 1.5),
        ("18 maanden – 4 jaar", 1.5, 4),
        ("alle 4- tot 12-jarigen", 4, 12),
        ("2- en 3-jarigen", 2, 3),
        ("4, 5 en 6 jaar", 4, 6),
        ("van twee tot vier jaar", 2, 4),
        ("tot en met hun 18e jaar", None, 18),
        ("peuters (2-4)", 2, 4),
        ("studenten niveau 2 en 3, 16 - 23 jaar", 16, 23),
        ("3 tot 5 scholen", None, None),  # counts something else
        ("tussen 10 en 20 kinderen", None, None),
        ("die de leeftijd van tien jaar wel en die van twaalf jaar nog niet hebben bereikt", 10, 12),
        ("tieners tot een jaar of zestien", None, 16),  # an upper bound, and about
        ("de eerste drie jaar van de opleiding", None, None),  # how long, not how old
        ("scholen met een schoolweging boven de 34", None, None),
        ("zusjes onder de vijf mogen mee", None, 5),
        ("de leeftijd van vier jaar heeft bereikt doch die van dertien jaar nog niet", 4, 13),  # as laws say it
        ("ten minste 12 jaar en ten hoogste 18 jaar", 12, 18),
        ("van veertien tot achttien die thuis zitten", 14, 18),  # counts nobody
        ("nieuwkomers - 12 tot 18 jaar - les", 12, 18),  # a dash between cells is no minus
        ("leerjaar 1 en 2", None, None),
        ("groep 5 t/m 8", None, None),  # grades are no ages
    ],
)
def test_ages(text: str, low: float | None, high: float | None) -> None:
    assert ages(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("groep vijf tot en met groep acht", 5, 8),
        ("de groepen 6, 7 en 8", 6, 8),
        ("groep 7/8", 7, 8),
        ("groep 8-leerlingen", 8, 8),
        ("vanaf groep 5", 5, None),  # open
        ("t/m groep 4", None, 4),
        ("groep 5 en hoger", 5, None),
        ("groep 1 en 2, 4 jaar", 1, 2),  # an age is no grade
        ("groep 7 en klas 1", 7, 7),
        ("een groep van 12 kinderen", None, None),
    ],
)
def test_grades(text: str, low: int | None, high: int | None) -> None:
    assert grades(text) == (low, high)
