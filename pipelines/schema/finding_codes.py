"""The codes of findings: how much each matters, what it is about, what it means, and where its rule comes from.

A code is declared once, here; a check says only which code it found. `gka checks` prints this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Severity = Literal["fout", "waarschuwing", "info"]
FindingGroup = Literal["inhoud", "geld", "opmaak", "kwaliteit"]
FindingCode = Literal[
    "inhoudsopgave_zonder_sectie",
    "inhoudsopgave_paginanummer",
    "label_onbekend",
    "sectie_ontbreekt",
    "veld_ontbreekt",
    "kop_twijfelachtig",
    "plaatshouder",
    "datum_onleesbaar",
    "periode_buiten_agenda",
    "gemeente_onbekend",
    "niet_ondertekend",
    "geen_agenda",
    "meer_documenten",
    "aantekening",
    "bijlage_niet_gelezen",
    "wijzigingen_open",
    "bedrag_product",
    "bedrag_subtotaal",
    "bedrag_totaal",
    "dekking_totaal",
    "bedrag_boven_maximum",
    "interventie_begroting",
    "bedrag_onleesbaar",
    "bedrag_boven_regeling",
    "na_einddatum_regeling",
    "overige_kosten_zonder_toelichting",
    "aanvrager_geen_schoolbestuur",
    "doelgroep_boven_leeftijd",
    "bedrag_zonder_betaler",
    "gka_boven_dekking",
    "niet_toetsbaar",
    "dubbel_document",
    "dubbele_agenda",
    "bijna_gelijk_document",
    "gemeente_twee_agendas",
    "addendum_zonder_agenda",
    "organisatie_twee_typen",
    "ocr_kwaliteit",
    "ocr_onvolledig",
    "tekst_niet_geplaatst",
    "lezers_verschillen",
    "pagina_opmerking",
    "tekst_onzichtbaar",
    "correctie_vervallen",
    "correctie_onduidelijk",
]


@dataclass(frozen=True, slots=True)
class CodeMeaning:
    """What a code says, in Dutch, for analysts."""

    severity: Severity
    group: FindingGroup
    meaning: str  # when it is found
    source: str  # what the rule rests on: the template, arithmetic, a regulation, how the file could be read


_CONTENTS = "De inhoudsopgave van het document zelf."
_TEMPLATE = "Het sjabloon van de eigen editie van het document."
_ARITHMETIC = "Rekenregel van het begrotingsformulier, op de cent."
_SCHEME = "Regel en wettelijke bron in `pipelines/rows/checks/subsidy_rules.toml`."
_READING = "Hoe het bestand gelezen kon worden."
_CORRECTIONS = "Het bestand met correcties."
_DATASET = "Alle documenten van de dataset samen."

FINDING_CODES: Mapping[FindingCode, CodeMeaning] = MappingProxyType(
    {
        "inhoudsopgave_zonder_sectie": CodeMeaning(
            "waarschuwing", "opmaak", "De inhoudsopgave noemt een kop die het document niet heeft.", _CONTENTS
        ),
        "inhoudsopgave_paginanummer": CodeMeaning(
            "info",
            "opmaak",
            "De inhoudsopgave noemt een andere pagina dan die van de kop; in tekst: een lagere dan die van een eerdere "
            "regel.",
            _CONTENTS,
        ),
        "label_onbekend": CodeMeaning(
            "waarschuwing",
            "opmaak",
            "Een label staat in geen woordenlijst; het veld is ‘overig’.",
            _READING,
        ),
        "sectie_ontbreekt": CodeMeaning(
            "waarschuwing",
            "inhoud",
            "Een onderdeel van het sjabloon ontbreekt, ook wat eronder hoort.",
            _TEMPLATE,
        ),
        "veld_ontbreekt": CodeMeaning(
            "waarschuwing",
            "inhoud",
            "Een interventie heeft een veld niet dat het sjabloon, of de meeste interventies van het document, wel "
            "hebben. Een formulier van eigen makelij wordt hier niet op getoetst.",
            _TEMPLATE,
        ),
        "kop_twijfelachtig": CodeMeaning(
            "waarschuwing",
            "kwaliteit",
            "Een kop is als die van een interventie gelezen, maar knipt waarschijnlijk een interventie in tweeën.",
            _READING,
        ),
        "plaatshouder": CodeMeaning(
            "info", "inhoud", "Er staat alleen een plaatshouder (‘-’, ‘n.v.t.’, ‘€ 00.000,00’).", _TEMPLATE
        ),
        "datum_onleesbaar": CodeMeaning(
            "fout", "inhoud", "Een datum bestaat niet (‘31 juni’) of is onleesbaar.", "De kalender."
        ),
        "periode_buiten_agenda": CodeMeaning(
            "info",
            "inhoud",
            "Een begin of einde in ‘Planning’ valt buiten het eerste tot en met het laatste jaar van de agenda.",
            "De looptijd die het document noemt.",
        ),
        "gemeente_onbekend": CodeMeaning(
            "waarschuwing", "inhoud", "De gemeente van de agenda is niet herkend.", "Het gemeenteregister van het CBS."
        ),
        "niet_ondertekend": CodeMeaning(
            "waarschuwing",
            "inhoud",
            "Een blok voor ondertekening mist de naam, op het voorblad de datum.",
            _TEMPLATE,
        ),
        "geen_agenda": CodeMeaning(
            "waarschuwing", "inhoud", "Het document is geen GKA-agenda.", "De naam van de Gelijke Kansen Alliantie."
        ),
        "meer_documenten": CodeMeaning(
            "info", "inhoud", "Eén bestand bevat meer dan één agenda; elk is een eigen document.", _READING
        ),
        "aantekening": CodeMeaning("info", "inhoud", "Iemand heeft een aantekening in het bestand gemaakt.", _READING),
        "bijlage_niet_gelezen": CodeMeaning(
            "info", "inhoud", "Een bestand dat in het document zit, is niet gelezen.", _READING
        ),
        "wijzigingen_open": CodeMeaning(
            "info", "inhoud", "Het Word-bestand heeft wijzigingen die niemand heeft aanvaard of verworpen.", _READING
        ),
        "bedrag_product": CodeMeaning("fout", "geld", "Aantal maal prijs is niet het bedrag.", _ARITHMETIC),
        "bedrag_subtotaal": CodeMeaning(
            "fout", "geld", "Een subtotaal is niet de som van de regels erboven.", _ARITHMETIC
        ),
        "bedrag_totaal": CodeMeaning("fout", "geld", "Een totaal is niet de som van de onderdelen.", _ARITHMETIC),
        "dekking_totaal": CodeMeaning("fout", "geld", "De dekking is samen niet het totaal.", _ARITHMETIC),
        "bedrag_boven_maximum": CodeMeaning(
            "fout",
            "geld",
            "De GKA draagt in de begroting meer bij dan het maximum dat het document noemt.",
            "Het maximum dat in het document staat.",
        ),
        "interventie_begroting": CodeMeaning(
            "waarschuwing",
            "geld",
            "Het enige bedrag in ‘Financiering’ van een interventie is niet haar subtotaal in de begroting.",
            "De begroting van het document zelf.",
        ),
        "bedrag_onleesbaar": CodeMeaning("fout", "geld", "Een bedrag is niet te lezen (‘€ 7.5000,-’).", _READING),
        "bedrag_boven_regeling": CodeMeaning(
            "waarschuwing",
            "geld",
            "Van de GKA wordt meer gevraagd dan de regeling een agenda ten hoogste geeft.",
            _SCHEME,
        ),
        "na_einddatum_regeling": CodeMeaning(
            "waarschuwing",
            "inhoud",
            "Een interventie die de GKA betaalt, eindigt binnen de looptijd, maar na de laatste dag van de regeling.",
            _SCHEME,
        ),
        "overige_kosten_zonder_toelichting": CodeMeaning(
            "waarschuwing", "geld", "Bij overige kosten boven € 5.000 staat niet waarvoor ze zijn.", _SCHEME
        ),
        "aanvrager_geen_schoolbestuur": CodeMeaning(
            "waarschuwing", "inhoud", "Wie tekent als bevoegd gezag, is naar zijn naam geen schoolbestuur.", _SCHEME
        ),
        "doelgroep_boven_leeftijd": CodeMeaning(
            "info", "inhoud", "Een doelgroep van jongeren is ouder dan de regeling van 2019 toelaat.", _SCHEME
        ),
        "bedrag_zonder_betaler": CodeMeaning(
            "info",
            "geld",
            "‘Financiering’ van een interventie noemt euro's en niemand die betaalt; ook de begroting dekt haar niet.",
            "De dekking die het document noemt.",
        ),
        "gka_boven_dekking": CodeMeaning(
            "waarschuwing",
            "geld",
            "De interventies samen, of de tekst, noemen meer van de GKA dan haar regel in de dekking van de begroting.",
            "De begroting van het document zelf.",
        ),
        "niet_toetsbaar": CodeMeaning(
            "info",
            "geld",
            "Een toets kon niet gedaan worden, met de reden; wat niet getoetst is, is daarmee niet goed.",
            "De toets die in de melding staat.",
        ),
        "dubbel_document": CodeMeaning(
            "waarschuwing", "kwaliteit", "Hetzelfde bestand is meer dan eens aangeleverd.", _DATASET
        ),
        "dubbele_agenda": CodeMeaning(
            "waarschuwing",
            "kwaliteit",
            "Dezelfde agenda is er ook in een betere lezing; alleen die telt mee.",
            _DATASET,
        ),
        "bijna_gelijk_document": CodeMeaning(
            "waarschuwing",
            "kwaliteit",
            "Een ander document dat ook meetelt, zegt bijna hetzelfde; gemeente, soort of looptijd verschillen.",
            _DATASET,
        ),
        "gemeente_twee_agendas": CodeMeaning(
            "waarschuwing", "inhoud", "Een gemeente heeft over dezelfde jaren meer dan één agenda.", _DATASET
        ),
        "addendum_zonder_agenda": CodeMeaning(
            "info", "inhoud", "De agenda waar een addendum bij hoort, is niet in de dataset.", _DATASET
        ),
        "organisatie_twee_typen": CodeMeaning(
            "info",
            "kwaliteit",
            "Een organisatie is hier van een ander type dan in de meeste documenten die haar noemen.",
            _DATASET,
        ),
        "ocr_kwaliteit": CodeMeaning("waarschuwing", "kwaliteit", "Een gescande pagina is slecht leesbaar.", _READING),
        "ocr_onvolledig": CodeMeaning(
            "waarschuwing",
            "kwaliteit",
            "Op een gescande pagina is meer dan 1 % van de tekens niet herkend.",
            _READING,
        ),
        "tekst_niet_geplaatst": CodeMeaning(
            "waarschuwing", "kwaliteit", "Tekst die in geen enkel onderdeel een plaats kreeg.", _READING
        ),
        "lezers_verschillen": CodeMeaning(
            "waarschuwing",
            "kwaliteit",
            "De twee PDF-lezers zien op een pagina andere tekens; alleen met `--reader beide`.",
            _READING,
        ),
        "pagina_opmerking": CodeMeaning("info", "kwaliteit", "Bij het lezen van een pagina viel iets op.", _READING),
        "tekst_onzichtbaar": CodeMeaning(
            "info", "kwaliteit", "Tekst die een lezer niet ziet, is niet overgenomen.", _READING
        ),
        "correctie_vervallen": CodeMeaning(
            "waarschuwing", "kwaliteit", "Wat een correctie vervangt, staat er niet meer.", _CORRECTIONS
        ),
        "correctie_onduidelijk": CodeMeaning(
            "fout", "kwaliteit", "Een correctie past op geen rij of op meer dan een.", _CORRECTIONS
        ),
    }
)
