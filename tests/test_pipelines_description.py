"""What stands beside the tables: valid by its own standards, true of the tables, and in nobody's way."""

import json
from html.parser import HTMLParser
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pyshacl
import pytest
import rdflib
import yaml
from click.testing import CliRunner
from frictionless import Package

from pipelines.cli import main
from pipelines.dataset.opened import open_dataset
from pipelines.description import TableFile, read_about
from pipelines.description.data_package import data_version
from pipelines.description.dictionary_page import dictionary_page
from pipelines.errors import InputError
from pipelines.schema.columns import declared_columns
from pipelines.schema.keys import LOOSE, PRIMARY, foreign_keys
from pipelines.schema.tables import DOCUMENT_TABLES, TABLES
from pipelines.version import PARSER_VERSION

ROOT = Path(__file__).parent.parent
ABOUT = """
publisher = "Ministerie van Waterdam"
publisher_url = "https://waterdam.example/id/ministerie"
contact = "Bureau \\"Gegevens\\""
contact_email = "gegevens@waterdam.example"
url = "https://data.waterdam.example/gka"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
issued = "2026-11-28"
"""
# What DCAT-AP-NL 3.0 makes obligatory (https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/), as shapes.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:shapes#> .
:dataset a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:nodeKind sh:IRI ;
  sh:property [ sh:path dct:title ; sh:minCount 1 ; sh:uniqueLang true ],
    [ sh:path dct:description ; sh:minCount 1 ; sh:uniqueLang true ], [ sh:path dct:identifier ; sh:minCount 1 ],
    [ sh:path dct:publisher ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ],
    [ sh:path dct:creator ; sh:minCount 1 ; sh:maxCount 1 ; sh:class foaf:Agent ],
    [ sh:path dcat:contactPoint ; sh:minCount 1 ; sh:class vcard:Kind ],
    [ sh:path dcat:theme ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
    [ sh:path dct:accessRights ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ],
    [ sh:path dct:issued ; sh:datatype xsd:date ], [ sh:path dcat:distribution ; sh:class dcat:Distribution ] .
:distribution a sh:NodeShape ; sh:targetClass dcat:Distribution ;
  sh:property [ sh:path dcat:accessURL ; sh:minCount 1 ; sh:nodeKind sh:IRI ],
    [ sh:path dct:license ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] .
:agent a sh:NodeShape ; sh:targetClass foaf:Agent ; sh:property [ sh:path foaf:name ; sh:minCount 1 ] .
:contact a sh:NodeShape ; sh:targetClass vcard:Kind ;
  sh:property [ sh:path vcard:fn ; sh:minCount 1 ], [ sh:path vcard:hasEmail ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""


@pytest.fixture(scope="module")
def published(sample_dataset: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("published")
    (home / "uitgave.toml").write_text(ABOUT, encoding="utf-8")
    asked = ["publish", str(sample_dataset), "--out", str(home / "public"), "--about", str(home / "uitgave.toml")]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0, result.output
    return home / "public"


def test_a_dataset_is_a_data_package(sample_dataset: Path, published: Path) -> None:
    for data in (sample_dataset, published):
        package = Package(str(data / "datapackage.json"))
        assert list(Package.metadata_validate(package.to_descriptor())) == []
        for resource in package.resources:
            paths = [resource.path, *resource.extrapaths]
            assert sum((data / str(path)).stat().st_size for path in paths) == resource.bytes
            columns = [column.name for column in declared_columns(TABLES[str(resource.name)])]
            assert resource.schema.field_names == columns


def test_declared_keys_hold(sample_dataset: Path) -> None:
    """Primary: no two rows alike, none null. Foreign: each value is there."""
    dataset = open_dataset(sample_dataset)
    for name, columns in PRIMARY.items():
        keys = dataset.table(name).select(columns)
        assert keys.num_rows, f"the samples have no {name}"
        assert keys.group_by(columns).aggregate([]).num_rows == keys.num_rows, name
        assert sum(column.null_count for column in keys.columns) == 0, name
    for name in DOCUMENT_TABLES:
        for key in foreign_keys(name):
            leads = dataset.table(name)[key.column].drop_null()
            assert pc.all(pc.is_in(leads, dataset.table(key.table)[key.column])).as_py() in (True, None), (name, key)
    assert all(foreign_keys(name) == () for name in LOOSE)


def test_the_version_of_the_data_changes_with_the_data() -> None:
    one = data_version("a", {"pages": [TableFile("part-1.parquet", 3, 100)], "fields": []})
    assert one == data_version("a", {"fields": [], "pages": [TableFile("part-1.parquet", 3, 100)]})
    for other in (TableFile("part-2.parquet", 3, 100), TableFile("part-1.parquet", 3, 101)):
        assert data_version("a", {"pages": [other]}) != one
    assert data_version("b", {"pages": [TableFile("part-1.parquet", 3, 100)]}) != one


def test_pandas_takes_dates_and_numbers_as_such(sample_dataset: Path) -> None:
    periods = pd.read_parquet(sample_dataset / "periods")
    assert periods.start_date.isna().any(), "a date is missing somewhere, which made them objects"
    assert set(periods.start_date.dt.year.dropna()) > {2022}
    pages = pd.read_parquet(sample_dataset / "documents").pages
    assert pd.api.types.is_integer_dtype(pages)
    assert pages.isna().any(), "text has no pages, which made the numbers floats"


def test_pandas_adds_up_amounts_exactly(sample_dataset: Path) -> None:
    lines = pd.read_parquet(sample_dataset / "budget_lines", dtype_backend="pyarrow")
    exact = pc.sum(open_dataset(sample_dataset).table("budget_lines")["amount_eur"]).as_py()
    assert lines.amount_eur.dtype == pd.ArrowDtype(pa.decimal128(14, 2))
    assert lines.amount_eur.sum() == exact


def test_a_whole_folder_is_never_read_as_one_table_by_mistake(sample_dataset: Path) -> None:
    """Without a word, pandas would give the rows of all tables under the columns of the first."""
    with pytest.raises(pa.ArrowInvalid, match=r"datapackage\.json"):
        pd.read_parquet(sample_dataset)


def test_each_table_opens_by_its_folder(sample_dataset: Path) -> None:
    dataset = open_dataset(sample_dataset)
    for name in DOCUMENT_TABLES:
        rows = dataset.table(name).num_rows
        assert pl.scan_parquet(sample_dataset / name).collect().height == rows
        assert duckdb.sql(f"SELECT count(*) FROM '{sample_dataset}/{name}/*.parquet'").fetchall() == [(rows,)]
    every = f"SELECT count(*) FROM read_parquet('{sample_dataset}/**/*.parquet', union_by_name = true)"
    assert duckdb.sql(every).fetchall()[0][0] > rows


def test_the_record_for_catalogues_has_what_is_obligatory(published: Path) -> None:
    record = rdflib.Graph().parse(published / "_meta" / "dcat.jsonld", format="json-ld")
    shapes = rdflib.Graph().parse(data=SHAPES, format="turtle")
    conforms, _, said = pyshacl.validate(record, shacl_graph=shapes)
    assert conforms, said
    for prop in ("publisher", "license", "title", "identifier"):
        assert list(record.subject_objects(rdflib.DCTERMS[prop])), prop
    record.remove((None, rdflib.DCTERMS.license, None))
    assert not pyshacl.validate(record, shacl_graph=shapes)[0], "the shapes see what is missing"


def test_citations(published: Path) -> None:
    version = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))["version"]
    data = yaml.safe_load((published / "_meta" / "CITATION.cff").read_text(encoding="utf-8"))
    code = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (data["type"], data["version"], data["date-released"]) == ("dataset", version, "2026-11-28")
    assert (code["type"], code["version"], code["license"]) == ("software", PARSER_VERSION, "EUPL-1.2")
    for one in (data, code):
        assert {"cff-version", "message", "title", "authors"} <= one.keys()
        assert all(author["name"] for author in one["authors"])


def test_no_record_where_the_publisher_says_nothing(sample_dataset: Path) -> None:
    assert sorted(path.name for path in (sample_dataset / "_meta").iterdir()) == ["README.md", "dictionary.html"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("publisher = ", "can't be read as TOML"),
        (ABOUT.replace('issued = "2026-11-28"', ""), "lacks issued"),
        (ABOUT + 'licentie = "x"', "has licentie"),
        (ABOUT.replace("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"), "licence must be an address"),
    ],
)
def test_what_a_publisher_can_get_wrong(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "uitgave.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        read_about(tmp_path / "uitgave.toml")


def test_the_dictionary_as_a_page() -> None:
    found: list[str] = []

    class Page(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)
            assert tag != "script"
            assert not any(name.startswith("on") for name, _ in attrs)

    Page().feed(dictionary_page())
    assert found.count("tr") == sum(1 + len(declared_columns(row_type)) for row_type in TABLES.values())
