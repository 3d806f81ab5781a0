"""Why a file isn't read: all codes with what each means and what to do, and the error that carries one.

A code is what programs count (`runs.error_code`), here in one list for the whole project. The error's own sentence may
say more than the list's: which page, which limit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

# A Literal, so that mypy points at a code that isn't listed, and at a listed one without a meaning in CODES.
Code = Literal[
    "leeg_bestand",
    "niet_leesbaar",
    "bestand_gewijzigd",
    "bestand_verdwenen",
    "geen_bestand",
    "geen_soort",
    "geen_tekst",
    "geen_pdf",
    "pdf_beschadigd",
    "pdf_versleuteld",
    "pdf_zonder_paginas",
    "pdf_xfa",
    "versleuteld",
    "docx_kapot",
    "docx_te_groot",
    "docx_entiteiten",
    "scan",
    "ocr_ontbreekt",
    "ocr_mislukt",
    "te_groot",
    "te_complex",
    "te_veel_paginas",
    "archief_onbekend",
    "zip_beschadigd",
    "zip_versleuteld",
    "zip_bom",
    "zip_te_groot",
    "zip_pad",
    "zip_koppeling",
    "zip_methode",
    "zip_in_zip",
    "zip_zonder_agenda",
    "map_niet_leesbaar",
    "koppeling_dood",
    "koppeling_dubbel",
    "koppeling_buiten",
    "tijd_op",
    "geheugen_op",
    "proces_gestopt",
    "proces_gedood",
    "interne_fout",
    "dubbel_document",
    "ongewijzigd",
    "run_gestopt",
    "opgeruimd",
]


UnreadStatus = Literal["overgeslagen", "mislukt"]  # of a file that isn't read: without loss, or not


class Meaning(NamedTuple):
    """In Dutch, for who reads the log."""

    what: str
    todo: str


CODES: Mapping[Code, Meaning] = MappingProxyType(
    {
        "leeg_bestand": Meaning("Het bestand is leeg.", "Vraag de afzender om het opnieuw te sturen."),
        "niet_leesbaar": Meaning(
            "Het bestand kan niet worden geopend of gelezen.",
            "Controleer de rechten en de schijf; de volgende run probeert het opnieuw.",
        ),
        "bestand_gewijzigd": Meaning(
            "Het bestand veranderde terwijl het werd gelezen.", "Niets: de volgende run leest het."
        ),
        "bestand_verdwenen": Meaning(
            "Het bestand was er niet meer toen het aan de beurt was.", "Zet het terug; de volgende run leest het."
        ),
        "geen_bestand": Meaning(
            "De naam is geen gewoon bestand (een pijp, een apparaat).", "Zet de agenda zelf in de map."
        ),
        "geen_soort": Meaning(
            "Dit soort bestand wordt niet gelezen (een oud Word-document, een afbeelding, een mail, gegevens).",
            "Bewaar het als PDF, .docx of .txt als er een agenda in staat.",
        ),
        "geen_tekst": Meaning("Het bestand heet .txt, maar bevat geen tekst.", "Controleer wat het is."),
        "geen_pdf": Meaning("Het bestand is geen PDF, wat het ook heet.", "Bewaar het document als PDF of als tekst."),
        "pdf_beschadigd": Meaning(
            "De PDF is beschadigd of onvolledig.",
            "Bewaar hem opnieuw in een PDF-lezer, of vraag om een kopie.",
        ),
        "pdf_versleuteld": Meaning("De PDF is met een wachtwoord beveiligd.", "Vraag om een versie zonder wachtwoord."),
        "pdf_zonder_paginas": Meaning("De PDF heeft geen pagina's.", "Vraag de afzender om het document zelf."),
        "pdf_xfa": Meaning("De PDF is een XFA-formulier, dat alleen Adobe Reader toont.", "Druk hem daar af als PDF."),
        "versleuteld": Meaning(
            "Het document is met een wachtwoord beveiligd.", "Vraag om een versie zonder wachtwoord."
        ),
        "docx_kapot": Meaning("Het Word-document is beschadigd of onvolledig.", "Bewaar het opnieuw in Word."),
        "docx_te_groot": Meaning("Het Word-document is uitgepakt te groot.", "Druk het af als PDF."),
        "docx_entiteiten": Meaning("Het Word-document bevat XML die Word nooit schrijft.", "Vertrouw het niet."),
        "scan": Meaning("Een pagina is een scan, en herkennen stond uit (--no-ocr).", "Lees het document met --ocr."),
        "ocr_ontbreekt": Meaning(
            "Een pagina is een scan, en de modellen van OCR ontbreken of zijn andere.",
            "Installeer het project opnieuw; de volgende run leest het bestand.",
        ),
        "ocr_mislukt": Meaning("Een pagina kon niet worden herkend.", "Scan het document opnieuw."),
        "te_groot": Meaning(
            "Het bestand, een pagina of een onderdeel is groter dan de grens.",
            "Verhoog --max-file-mb, of druk het document opnieuw af als PDF.",
        ),
        "te_complex": Meaning(
            "Een pagina heeft meer tekens of lijnen dan de grens.", "Druk het document opnieuw af als PDF."
        ),
        "te_veel_paginas": Meaning(
            "Het document heeft meer pagina's dan de grens.", "Verhoog --max-pages; de volgende run leest het bestand."
        ),
        "archief_onbekend": Meaning("Dit soort archief wordt niet gelezen.", "Pak het uit, of maak er een zip van."),
        "zip_beschadigd": Meaning("De zip is beschadigd of onvolledig.", "Pak hem zelf uit, of vraag hem opnieuw."),
        "zip_versleuteld": Meaning("De zip is met een wachtwoord beveiligd.", "Pak hem uit en lees de map."),
        "zip_bom": Meaning(
            "De zip of een bestand erin zwelt bij uitpakken verdacht op.", "Vertrouw hem niet, en vraag om de PDF's."
        ),
        "zip_te_groot": Meaning("De zip is uitgepakt te groot.", "Deel hem op, of pak hem uit en lees de map."),
        "zip_pad": Meaning("Het pad van een bestand wijst buiten de zip.", "Vraag om een zip die deugt."),
        "zip_koppeling": Meaning("In de zip staat een koppeling, geen bestand.", "Voeg het bestand zelf toe."),
        "zip_methode": Meaning("De zip is op een ongewone wijze ingepakt.", "Pak hem uit en lees de map."),
        "zip_in_zip": Meaning("Een archief in een zip wordt niet gelezen.", "Pak de buitenste zip eerst uit."),
        "zip_zonder_agenda": Meaning("De zip bevat geen documenten.", "Controleer of het de goede is."),
        "map_niet_leesbaar": Meaning("De map kan niet worden geopend.", "Controleer de rechten en lees opnieuw."),
        "koppeling_dood": Meaning("De koppeling wijst naar niets.", "Herstel haar of haal haar weg."),
        "koppeling_dubbel": Meaning(
            "De koppeling wijst naar een map die al wordt gelezen.", "Niets: er gaat niets verloren."
        ),
        "koppeling_buiten": Meaning("De koppeling wijst naar een map buiten de invoer.", "Geef die map zelf."),
        "tijd_op": Meaning(
            "Het lezen duurde langer dan de grens.", "Geef met --timeout meer tijd; de volgende run leest het bestand."
        ),
        "geheugen_op": Meaning(
            "Het lezen vroeg meer geheugen dan de grens.", "Geef met --memory meer; de volgende run leest het bestand."
        ),
        "proces_gestopt": Meaning(
            "De decoder is op dit bestand vastgelopen.", "Bekijk het bestand los, of vraag om een kopie."
        ),
        "proces_gedood": Meaning(
            "Het proces is van buiten beëindigd, vaak omdat het geheugen vol was.",
            "Niets: de volgende run probeert het opnieuw.",
        ),
        "interne_fout": Meaning(
            "Een fout in de software; de foutmelding staat in `error`.", "Meld haar, met het bestand als dat mag."
        ),
        "dubbel_document": Meaning(
            "Het bestand is gelijk aan een ander, dat wel is gelezen.", "Niets: het telt één keer mee."
        ),
        "ongewijzigd": Meaning("Het bestand is niet veranderd sinds het gelezen is.", "Niets: de rijen staan er."),
        "run_gestopt": Meaning(
            "De run is gestopt voordat het bestand aan de beurt was.", "Niets: de volgende run leest het."
        ),
        "opgeruimd": Meaning(
            "Het bestand hoort niet meer bij de invoer, en de rijen zijn weggehaald (--prune).",
            "Geef het bestand weer als invoer als dat een vergissing was.",
        ),
    }
)


class ReadError(Exception):
    """A file that can't be read. `str(error)` is a Dutch sentence that says what to do; `code` is for programs."""

    def __init__(self, code: Code, message: str, status: UnreadStatus = "mislukt") -> None:
        """ValueError for a code that isn't listed: in the work on a file that is a bug like any other."""
        if code not in CODES:
            raise ValueError(f"{code} is not among the codes of extract/errors.py")
        super().__init__(message)
        self.code: Code = code
        self.status: UnreadStatus = status  # or `overgeslagen`, where nothing is lost

    def __reduce__(self) -> tuple[type["ReadError"], tuple[Code, str, UnreadStatus]]:
        """Comes back whole from a worker process: an exception hands on its arguments, and there is only one."""
        return type(self), (self.code, str(self), self.status)
