"""The dataset for catalogues (data.overheid.nl): DCAT-AP-NL 3.0 as JSON-LD, from what the publisher says."""

import json

from pipelines.description.about import About
from pipelines.description.data_package import DESCRIPTION, TITLE

# https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/: the addresses of the closed lists that it prescribes.
_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalogue_record(about: About, version: str) -> str:
    """One dataset with one distribution, a folder of Parquet files."""
    publisher = {
        "@id": about.publisher_url,
        "@type": "foaf:Agent",
        "foaf:name": _dutch(about.publisher),
    }
    distribution = {
        "@id": f"{about.url}#parquet",
        "@type": "dcat:Distribution",
        "dct:title": _dutch(f"{TITLE} (Parquet)"),
        "dct:description": _dutch("Een map per tabel met Parquet-bestanden; datapackage.json beschrijft de kolommen."),
        "dcat:accessURL": {"@id": about.url},
        "dct:license": {"@id": about.licence},
        "dct:format": {"@id": f"{_EU}/file-type/PARQUET"},
        "dcat:mediaType": {"@id": "https://www.iana.org/assignments/media-types/application/vnd.apache.parquet"},
        "dct:issued": _day(about.issued),
    }
    dataset = {
        "@id": about.url,
        "@type": "dcat:Dataset",
        "dct:title": _dutch(TITLE),
        "dct:description": _dutch(DESCRIPTION),
        "dct:identifier": f"{about.url}#{version}",
        "dcat:version": version,
        "dct:publisher": publisher,
        "dct:creator": {"@id": about.publisher_url},
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": _dutch(about.contact),
            "vcard:hasEmail": {"@id": f"mailto:{about.contact_email}"},
        },
        "dcat:theme": {"@id": f"{_EU}/data-theme/EDUC"},
        "dct:accessRights": {"@id": f"{_EU}/access-right/PUBLIC"},
        "dct:language": {"@id": f"{_EU}/language/NLD"},
        "dct:spatial": {"@id": f"{_EU}/country/NLD"},
        "dct:issued": _day(about.issued),
        "dcat:keyword": [_dutch(word) for word in ("gelijke kansen", "onderwijs", "gemeenten")],
        "dcat:distribution": distribution,
    }
    return json.dumps({"@context": _CONTEXT, **dataset}, ensure_ascii=False, indent=1) + "\n"


def _dutch(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "nl"}


def _day(text: str) -> dict[str, str]:
    return {"@value": text, "@type": "xsd:date"}
