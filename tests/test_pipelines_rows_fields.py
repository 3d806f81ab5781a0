"""What the rows of one field owe to another field of the document."""

from dataclasses import replace

from made_agenda import AGENDA, document

from pipelines.rows.build import build_rows


def test_a_type_that_one_field_tells_holds_in_the_others() -> None:
    made = document(AGENDA)
    first = next(field for field in made.fields if field.name == "betrokken_partijen")
    told = replace(first, text="basisscholen De Ster en De Zon; Werkplaats Noord")
    bare = replace(first, text="De Zon en Werkplaats Noord", intervention=1)
    rows = build_rows(replace(made, fields=(told, bare))).parties
    assert [(row.name, row.party_type) for row in rows] == [
        ("De Ster", "po_school"),
        ("De Zon", "po_school"),
        ("Werkplaats Noord", "overig"),
        ("De Zon", "po_school"),
        ("Werkplaats Noord", "overig"),
    ]
