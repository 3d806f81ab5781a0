"""Word documents: what of them is read as text, as list numbers, as tables, as notes, and what is refused."""

import pytest
from made_word import W, levels, num, p, r, sdt, tbl, tc, tr, word, zipped

from extract.blocks import Grid, Paragraph
from extract.errors import ReadError
from extract.formats.word.reader import MEDIA_TYPE, read_docx
from extract.read import read_bytes


def texts(body: str, **parts: str) -> list[object]:
    """Paragraphs as their text, grids as their rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in read_docx(word(body, **parts)).blocks
    ]


def grid(body: str) -> Grid:
    (found,) = read_docx(word(body)).blocks
    assert isinstance(found, Grid)
    return found


BOX = "<w:txbxContent>" + p("In een tekstvak") + "</w:txbxContent>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p("Kinde", r("ren", "<w:b/>"), " van 4"), ["Kinderen van 4"]),  # a word may change its looks halfway
        (p("Gelijke\u00adkansen"), ["Gelijkekansen"]),  # soft hyphen
        (p("po", "<w:r><w:noBreakHyphen/></w:r>", "vo"), ["po-vo"]),
        (p("  twee   spaties "), ["twee spaties"]),
        (p("eerste\ntweede"), ["eerste", "tweede"]),  # a line break parts lines
        # ... but a sentence broken by hand goes on
        (p("De gemeente werkt met alle scholen en de kinderopvang aan een\naanbod"), None),
        (p(r("weg", "<w:vanish/>"), "blijft"), ["blijft"]),
        (p("verborgen door de stijl", style="Geheim"), []),
        # tracked changes, as if accepted
        (p('<w:ins w:id="1"><w:r><w:t>erbij</w:t></w:r></w:ins>'), ["erbij"]),
        (p("a", '<w:del w:id="1"><w:r><w:delText>eraf</w:delText></w:r></w:del>'), ["a"]),
        (
            p('<w:moveFrom w:id="1"><w:r><w:t>verplaatst</w:t></w:r></w:moveFrom>')
            + p("x")
            + p('<w:moveTo w:id="2"><w:r><w:t>verplaatst</w:t></w:r></w:moveTo>'),
            ["x", "verplaatst"],
        ),
        # the end of a paragraph was deleted: it goes on in the next
        (p("Kinderen ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("en ouders"), ["Kinderen en ouders"]),
        (p(sdt(r("gekozen"))), ["gekozen"]),  # content control in a line
        (sdt(p("een") + sdt(p("twee"))), ["een", "twee"]),  # ... around paragraphs, one in the other
        (p("Plaats: ", sdt(r("Klik hier", '<w:rStyle w:val="Prompt"/>'), "<w:showingPlcHdr/>")), ["Plaats:"]),
        # a program that fills a control may leave it saying that it shows its prompt
        (p(sdt(r("Waterdam"), "<w:showingPlcHdr/>")), ["Waterdam"]),
        (p('<w:hyperlink r:id="x"><w:r><w:t>www.waterdam.example</w:t></w:r></w:hyperlink>'), ["www.waterdam.example"]),
        # a field: its result without its instruction, also where a field lies in the instruction
        (
            p(
                FIELD.format("begin"),
                "<w:r><w:instrText>IF</w:instrText></w:r>",
                FIELD.format("begin"),
                FIELD.format("separate"),
                "binnen",
                FIELD.format("end"),
                FIELD.format("separate"),
                "uitkomst",
                FIELD.format("end"),
            ),
            ["uitkomst"],
        ),
        (
            p(
                '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
                "</w:fldChar></w:r>" + FIELD.format("end"),
                " Ouders",
            ),
            ["☒ Ouders"],
        ),
        (p('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', " Jongeren"), ["☐ Jongeren"]),
        # a text box is written twice, for old and new Words, and read once
        (
            p(
                "Anker",
                f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ),
            ["Anker", "In een tekstvak"],
        ),
        (p("€ 500", r("2", '<w:vertAlign w:val="superscript"/>')), ["€ 500²"]),  # no figure of the amount
        (p("Naam:\tA. Boom") + p("Datum:\t1 mei 2022"), [[["Naam:", "A. Boom"], ["Datum:", "1 mei 2022"]]]),
        (p("Een\ttab alleen"), ["Een tab alleen"]),
    ],
)
def test_what_a_paragraph_says(body: str, expected: list[object] | None) -> None:
    found = texts(body)
    assert found == (
        ["De gemeente werkt met alle scholen en de kinderopvang aan een aanbod"] if expected is None else expected
    )


def test_list_numbers_are_those_that_word_prints() -> None:
    items = [(0, 1), (1, 1), (1, 1), (2, 1), (0, 1), (1, 1), (0, 2), (0, 2)]
    body = "".join(p("x", properties=num(level, number)) for level, number in items)
    kinds = levels(("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%3"))
    marks = [str(text).removesuffix(" x") for text in texts(body, numbering=kinds)]
    assert marks == ["1.", "a)", "b)", "1.I", "2.", "a)", "1.", "2."]  # list 2 begins anew


@pytest.mark.parametrize(
    ("kind", "text", "mark"),
    [
        ("bullet", "\uf0b7", "• "),  # Symbol's bullet
        ("bullet", "o", "o "),
        ("bullet", "-", "- "),
        ("none", "", ""),
        ("decimalZero", "%1.", "01. "),
    ],
)
def test_bullets_are_those_that_word_draws(kind: str, text: str, mark: str) -> None:
    assert texts(p("x", properties=num(0)), numbering=levels((kind, text))) == [f"{mark}x"]


def test_headings_are_told_by_style_outline_and_what_a_style_is_based_on() -> None:
    body = (
        p("a", style="Kop1")
        + p("b", style="Kop2")
        + p("c", style="Eigen")
        + p("d", properties='<w:outlineLvl w:val="2"/>')
        + p("e", style="Kop1", properties='<w:outlineLvl w:val="9"/>')
        + p("f")
    )
    assert [b.outline for b in read_docx(word(body)).blocks if isinstance(b, Paragraph)] == [1, 2, 2, 3, 0, 0]


def test_a_line_is_set_as_most_of_it_is_and_bold_words_before_a_colon_are_a_label() -> None:
    (block,) = read_docx(
        word(p(r("Doelgroep:", "<w:b/>"), r(" kinderen van 4 tot 12 jaar", '<w:sz w:val="23"/>')))
    ).blocks
    assert isinstance(block, Paragraph)
    assert (block.label, block.style.bold, block.style.size) == ("Doelgroep", False, 11.5)


def test_merged_cells_are_one() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = grid(
        tbl(
            tr(tc("Titel", properties='<w:gridSpan w:val="2"/>')),
            tr(tc("A", properties=restart), "1"),
            tr(tc("", properties=go_on), "2"),
        )
    )
    assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells] == [
        (0, 0, 1, 2, "Titel"),
        (1, 0, 2, 1, "A"),
        (1, 1, 1, 1, "1"),
        (2, 1, 1, 1, "2"),
    ]


def test_edges_that_miss_each_other_by_a_hair_are_one_column() -> None:
    found = grid(
        tbl(
            tr("Doel", tc("x", properties='<w:gridSpan w:val="2"/>')),
            tr(tc("Planning", properties='<w:gridSpan w:val="2"/>'), "y"),
            widths=(2000, 30, 6000),
        )
    )
    assert (found.columns, [cell.column for cell in found.cells]) == (2, [0, 1, 0, 1])


def test_content_controls_around_cells_rows_and_tables_are_looked_through() -> None:
    rows = (
        tr(sdt(tc("Doel")), sdt(tc("x")))
        + sdt(tr("Planning", "y"))
        + tr("Contact", sdt(tc(p(r("Klik", '<w:rStyle w:val="Prompt"/>'))), "<w:showingPlcHdr/>"))
    )
    assert texts(sdt(tbl(rows))) == [[["Doel", "x"], ["Planning", "y"], ["Contact", ""]]]


def test_a_deleted_row_is_gone_and_an_inserted_one_is_there() -> None:
    found = texts(
        tbl(tr("a", "b"), tr("c", "d", properties='<w:del w:id="1"/>'), tr("e", "f", properties='<w:ins w:id="2"/>'))
    )
    assert found == [[["a", "b"], ["e", "f"]]]


LONG = (
    "De gemeente en de scholen werken samen aan een aanbod voor alle kinderen, ook voor wie thuis weinig boeken heeft."
)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (tbl(tr("alleen een kader")), ["alleen een kader"]),  # a frame around text is no table
        (tbl(tr("Doel"), tr("x")), ["Doel", "x"]),
        (tbl(tr(tc("Links", LONG), tc("Rechts", LONG))), ["Links", LONG, "Rechts", LONG]),  # text in two columns
        # a table in the whole width of another is a table of its own
        (
            tbl(tr("a", "b"), tr(tc(p("c"), tbl(tr("1", "2")), properties='<w:gridSpan w:val="2"/>'))),
            [[["a", "b"]], "c", [["1", "2"]]],
        ),
        # ... and in one cell its rows are lines of that cell
        (tbl(tr("a", tc(tbl(tr("1", "2"), tr("3", "4")), p("b")))), [[["a", "1 2\n3 4\nb"]]]),
        # a form that a budget is glued to
        (
            tbl(tr("a", "b"), tr("c", "d"), tr("e", "f"), tr("1", "2", "3")),
            [[["a", "b"], ["c", "d"], ["e", "f"]], [["1", "2", "3"]]],
        ),
    ],
)
def test_tables_in_tables_and_tables_that_only_frame(table: str, expected: list[object]) -> None:
    assert texts(table) == expected


def test_notes_stand_at_the_end_and_their_marks_in_no_value() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{n}">{p("<w:r><w:footnoteRef/></w:r>", text)}</w:footnote>'
        for n, text in ((4, "Vier."), (2, "Twee."))
    )
    body = tbl(tr("Kosten", tc(p("€ 500", mark.format(4)))), tr("Doel", "x")) + p("Slot", mark.format(2))
    assert texts(body, footnotes=notes) == [[["Kosten", "€ 500"], ["Doel", "x"]], "Slot", "¹ Vier.", "² Twee."]


def test_headers_are_furniture_and_what_is_not_taken_is_told() -> None:
    reading = read_docx(
        word(
            p(r("geheim", "<w:vanish/>"), '<w:ins w:id="1"><w:r><w:t>erbij</w:t></w:r></w:ins>'),
            header=p("GKA Agenda Waterdam"),
            footer=p("Pagina 3"),
            comments=f'<w:comment w:id="0">{p("Klopt dit?")}</w:comment>',
        )
    )
    assert reading.running == ("GKA Agenda Waterdam",)
    assert [each.text for each in reading.residue] == ["Klopt dit?"]
    assert [doubt.code for doubt in reading.doubts] == ["tekst_onzichtbaar", "wijzigingen_open", "aantekening"]


def test_a_contents_list_and_the_headings_that_it_names() -> None:
    body = (
        p("Inhoudsopgave")
        + sdt(p("Toelichting\t3", style="Inhopg1") + p("Kennis\t3", style="Inhopg2"))
        + p("Toelichting", style="Kop1")
        + p("Tekst.")
        + p("Kennis", style="Kop2")
        + p("Meer tekst.")
    )
    document = read_bytes(word(body), "a.docx")
    assert (document.media_type, document.pages) == (MEDIA_TYPE, ())
    assert [(e.level, e.heading, e.printed_page) for e in document.contents] == [
        (1, "Toelichting", 3),
        (2, "Kennis", 3),
    ]
    assert [(s.level, s.heading, s.text) for s in document.sections if s.kind != "inhoudsopgave"] == [
        (1, "Toelichting", "Tekst."),
        (2, "Kennis", "Meer tekst."),
    ]


def test_a_heading_of_ones_own_stands_as_far_below_the_known_ones_as_in_word() -> None:
    body = (
        p("Inhoudsopgave")
        + p("Toelichting\t1", style="Inhopg1")
        + p("Toelichting", style="Kop1")
        + p("Een.")
        + p("Wat de kern ervan vindt", style="Kop2")
        + p("Twee.")
    )
    found = {section.heading: section.level for section in read_bytes(word(body), "a.docx").sections}
    assert (found["Toelichting"], found["Wat de kern ervan vindt"]) == (1, 2)


BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'
TOP = {"_rels/.rels": "<Relationships/>"}


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"x": "y"}, "docx_kapot"),  # a zip, and no document in it
        ({**TOP, "word/document.xml": "<w:document"}, "docx_kapot"),
        ({**TOP, "word/document.xml": f'<w:document xmlns:w="{W}"/>'}, "docx_kapot"),  # no body
        ({**TOP, "word/document.xml": f'{BOMB}<w:document xmlns:w="{W}"/>'}, "docx_entiteiten"),
        ({**TOP, "word/document.xml": "<a>" * 500 + "</a>" * 500}, "docx_kapot"),  # elements without end in each other
        ({**TOP, "word/document.xml": " " * 5_000_000}, "docx_te_groot"),  # packs a thousand times
    ],
)
def test_what_is_no_sound_document_is_refused(files: dict[str, str], code: str) -> None:
    with pytest.raises(ReadError) as refused:
        read_docx(zipped(files))
    assert refused.value.code == code


def test_a_part_packed_in_an_unknown_way_is_damaged_and_not_locked() -> None:
    """zipfile's NotImplementedError is a RuntimeError too, which is what a password raises."""
    header = b"PK\x01\x02\x14\x03\x14\x00\x00\x00"  # of an entry in the zip's list; then its way of packing
    data = word(p("x")).replace(header + b"\x08\x00", header + b"\x63\x00")
    with pytest.raises(ReadError) as refused:
        read_docx(data)
    assert refused.value.code == "docx_kapot"


def test_half_a_file_is_refused() -> None:
    data = word(p("x"))
    with pytest.raises(ReadError) as refused:
        read_docx(data[: len(data) // 2])
    assert refused.value.code == "docx_kapot"


def test_a_part_that_is_named_and_missing_is_done_without() -> None:
    whole = f'<w:document xmlns:w="{W}"><w:body>{p("x")}</w:body></w:document>'
    found = read_docx(zipped({"word/document.xml": whole})).blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["x"]
