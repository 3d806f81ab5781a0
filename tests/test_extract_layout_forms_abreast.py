"""Forms side by side: where each begins is told by labels that all of them have."""

from made_layout import segment

from extract.layout.forms_abreast import forms_abreast
from extract.layout.lines import Segment, segment_of

TEXT = 10.0
STEP = 14.0
SIGNED = [
    ("Wethouder", "Ada Bos", "Minister", "Piet Vos"),
    ("Portefeuille", "Jeugd", "Portefeuille", "Onderwijs"),
    ("Datum", "1 mei 2023", "Datum", "3 mei 2023"),
    ("Plaats", "Hulst", "Plaats", "Den Haag"),
]


def _rows(
    rows: list[tuple[str, ...]], edges: tuple[float, ...] = (60, 150, 300, 390), top: float = 100
) -> list[Segment]:
    return [
        segment(text, x0, top + n * STEP, TEXT)
        for n, row in enumerate(rows)
        for text, x0 in zip(row, edges, strict=True)
        if text
    ]


def _told(page: list[Segment]) -> list[list[tuple[str, str]]]:
    """The labels and values of each form."""
    found = forms_abreast(page)
    forms = []
    for _, table in found.forms if found else ():
        texts = [" ".join(line.text for line in cell.lines) for cell in table.cells]
        forms.append(list(zip(texts[::2], texts[1::2], strict=True)))
    return forms


def test_signatories_side_by_side_are_forms() -> None:
    assert _told(_rows(SIGNED)) == [[row[:2] for row in SIGNED], [row[2:] for row in SIGNED]]


def test_rows_need_not_stand_at_one_height() -> None:
    # A long portfolio pushes the labels below it down, in one of the forms.
    left = _rows([row[:2] for row in SIGNED], (60, 150))
    right = _rows(
        [("Minister", "Piet Vos"), ("Portefeuille", "Onderwijs"), ("", "en cultuur"), *[r[2:] for r in SIGNED[2:]]],
        (300, 390),
    )
    assert _told([*left, *right])[1][1:3] == [("Portefeuille", "Onderwijs en cultuur"), ("Datum", "3 mei 2023")]


def test_what_stands_above_and_below_is_told_apart() -> None:
    above = segment("Aldus overeengekomen door partijen op de hieronder genoemde data en plaatsen", 60, 60, TEXT)
    below = segment("Toelichting", 60, 300, TEXT)
    found = forms_abreast([above, *_rows(SIGNED), below])
    assert found is not None
    assert (found.above[0].text, [word.text for word in found.below]) == ("Aldus", ["Toelichting"])


def test_labels_with_a_colon_have_their_values_behind_it() -> None:
    page = [
        *_rows([("Naam: Ada Bos, voorzitter van", "Naam: Piet Vos")], (60, 300)),
        *_rows([("het bestuur", "Organisatie: De Brug")], (60, 300), 114),
        *_rows([("Organisatie: De Sluis", "")], (60, 300), 128),
    ]
    assert _told(page) == [
        [("Naam:", "Ada Bos, voorzitter van het bestuur"), ("Organisatie:", "De Sluis")],
        [("Naam:", "Piet Vos"), ("Organisatie:", "De Brug")],
    ]


def test_a_label_one_space_from_its_value_is_told_by_the_other_forms() -> None:
    # The longest label fills its column: on its line it is one text with the value.
    page = _rows([SIGNED[0], ("Portefeuille", "Jeugd", "Portefeuille Onderwijs", ""), *SIGNED[2:]])
    page += _rows([("Ondertekening", "Ondertekening")], (60, 300), 156)
    assert _told(page)[1][1] == ("Portefeuille", "Onderwijs")


def test_labels_above_their_values_are_no_forms() -> None:
    # Two columns of a table whose rows have the same names: read row by row, elsewhere.
    rows = [
        ("Doel", "Doel"),
        ("lezen", "rekenen"),
        ("Resultaat", "Resultaat"),
        ("meer taal", "meer tafels"),
        ("Inzet", "Inzet"),
        ("uren", "geld"),
    ]
    assert forms_abreast(_rows(rows, (60, 300))) is None


def test_a_table_of_amounts_is_no_form() -> None:
    rows = [
        ("Loonkosten", "€ 100", "€ 200", "€ 300"),
        ("Materiaal", "€ 10", "€ 20", "€ 30"),
        ("Totaal", "€ 110", "€ 220", "€ 330"),
    ]
    assert forms_abreast(_rows(rows)) is None


def test_a_value_that_ends_at_the_next_forms_label_is_parted_from_it() -> None:
    rows = [("Gemeente", "Hulst"), *(row[:2] for row in SIGNED[1:])]
    others = [row[2:] for row in SIGNED]
    # `Het Hogeland en omstr Minister` is one text on its line: the form at its right begins at a word in it.
    page = _rows([(*row, *other) for row, other in zip(rows, others, strict=True)], (60, 150, 240, 330))
    glued = segment("Het Hogeland en omstr", 150, 100, TEXT)
    page = [s for s in page if s.top > 100 or s.x0 < 150 or s.x0 > 300]
    page.append(segment_of([*glued.words, *segment("Minister", 240, 100, TEXT).words]))
    assert [form[0] for form in _told(page)] == [("Gemeente", "Het Hogeland en omstr"), ("Minister", "Piet Vos")]


def test_labels_in_small_type_half_a_line_below_their_values() -> None:
    page = [
        segment(s.text, s.x0, s.top + (7.0 if n % 2 == 0 else 0.0), 7.0 if n % 2 == 0 else 9.0)
        for n, s in enumerate(_rows(SIGNED))
    ]
    assert _told(page) == [[row[:2] for row in SIGNED], [row[2:] for row in SIGNED]]
