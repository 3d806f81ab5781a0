"""Texts of agendas in, documents out; and a small agenda in the template of 2022, all of it fictional."""

from extract.agenda.build_document import build_document
from extract.document import Document
from extract.formats.text import read_blocks
from extract.reading import Reading


def document(content: str) -> Document:
    """The document that a text file makes."""
    return build_document("veldenrode.txt", content.encode(), Reading(read_blocks(content), "text/plain", "tekst"))


FRONT = """"Ieder kind telt mee"

Gelijke Kansen voor alle kinderen en jongeren, door het verbinden van school, thuis en omgeving.

In deze agenda zijn de afspraken tussen de Gelijke Kansen Alliantie en de gemeente opgenomen.

Wethouder

Portefeuille

Gemeente

Hilda Olde Monnik

Onderwijs en Jeugd

Veldenrode

Minister

Portefeuille

Karel Westra

Minister voor Onderwijs

Datum

1-7-2022

Plaats

Oosterlo

Datum

4-7-2022

Plaats

Den Haag

Ondertekening

Ondertekening
"""

CONTENTS = """Inhoudsopgave

Gelijke Kansen voor alle kinderen en jongeren in Gemeente Veldenrode.\t3
Toelichting\t3
Interventies & Samenwerking\t4
Interventie Taalmaatjes\t4
Interventie Zwemles\t5
Samenwerking\t6
Activiteitenplan & Begroting\t7
GKA Agenda Gemeente Veldenrode\t7
"""

PROSE = """Gelijke Kansen voor alle kinderen en jongeren in Gemeente Veldenrode.

Toelichting

Aanleiding en uitdagingen

Veldenrode telt vier kernen. In elk daarvan staat een school.

Er zijn drie opgaven:

1. Taal.
2. Zwemmen.

Inzet Gemeente Veldenrode

De gemeente betaalt de bus.

Samenwerking met de Gelijke Kansen Alliantie

We horen graag hoe anderen het doen.

Kennis

-
"""

INTERVENTIONS = """Interventies & Samenwerking

Interventie | Taalmaatjes

Betrokken partijen\tGemeente, bibliotheek De Letter
Planning\tSchooljaar 2022-2023
Doel van de interventie\tMeer taal. <p>Meer voorlezen.</p>
Doelgroep\tPeuters
Contact\tT. van der Zijl

Interventie | Zwemles

Betrokken partijen\tZwembad De Plons
Planning\t2023
Risico's\tTe weinig badmeesters
Online informatie\t-
"""

AGREED = """Samenwerking

Gemeente Veldenrode

- Voert twee keer per jaar overleg;
- Neemt deel aan de kennisdelingsagenda.

Ondertekening bevoegd gezag

Naam: J. Akkerman
Organisatie: Scholengroep De Vlieger
"""

PLAN = """Activiteitenplan & Begroting

Het ministerie stelt maximaal € 40.000 beschikbaar.

GKA Agenda Gemeente Veldenrode

Titel van de interventie\tTaalmaatjes en Zwemles
Korte beschrijving\tVoorlezen en zwemmen.
Schoolbestuur of -besturen\tScholengroep De Vlieger

Inzet middelen

Taalmaatjes\tLoonkosten\t480 uur x € 62,50\t€ 30.000,00
\t<i>Inschatting van te besteden uren x uurloon</i>\t\t
\tOverige kosten\tboeken\t€ 5.400,00
Totaal interventie 1\t\t\t€ 35.400,00
Totaal\t\t\t€ 35.400,00
\tGelijke Kansen Alliantie\t\t€ 35.400,00

Totaal GKA Agenda € 35.400,00
"""

AGENDA = "\n".join((FRONT, CONTENTS, PROSE, INTERVENTIONS, AGREED, PLAN))
