"""Whole pages of description lists, as LaTeX and browsers print them: labels that hang before their values."""

from made_print import Sheet, read_sheets, values, width

PLANS = {
    "Interventie 1 | Voorlezen op school": [
        ("Doelgroep", ["Kinderen van groep 3 tot en met 6 van de scholen in Veldenrode en Oosterwijk,"]),
        ("Doel van de interventie", ["Meer kinderen lezen thuis."]),
        ("Planning", ["2023", "2024"]),
        ("Contact", ["Bibliotheek Veldenrode"]),
    ],
    "Interventie 2 | Samen koken": [
        ("Doelgroep", ["Ouders en hun kinderen."]),
        ("Doel van de interventie", ["Ouders en school kennen elkaar, en kinderen eten gezond."]),
        ("Huiswerk", ["Een recept per week."]),
        ("Planning", ["Elke week in het schooljaar 2023-2024."]),
        ("Contact", ["School De Brug"]),
    ],
}
FIELDS = [
    (0, "doelgroep", "Kinderen van groep 3 tot en met 6 van de scholen in Veldenrode en Oosterwijk,"),
    (0, "doel", "Meer kinderen lezen thuis."),
    (0, "planning", "2023\n2024"),
    (0, "contact", "Bibliotheek Veldenrode"),
    (1, "doelgroep", "Ouders en hun kinderen."),
    (1, "doel", "Ouders en school kennen elkaar, en kinderen eten gezond."),
    (1, "planning", "Elke week in het schooljaar 2023-2024."),
    (1, "contact", "School De Brug"),
]


def _headed(sheet: Sheet) -> Sheet:
    sheet.line("Interventies & samenwerking", size=16, bold=True)
    sheet.line("Wij kiezen voor twee interventies, die wij hieronder beschrijven.", gap=6)
    return sheet


def test_labels_set_as_their_values_hang_before_them() -> None:
    """Nothing but the indent tells; the first value fills its line, so that the label below it had no room there."""
    sheet = _headed(Sheet())
    for title, fields in PLANS.items():
        sheet.line(title, size=12, bold=True, gap=8)
        for label, lines in fields:
            sheet.line(label)
            for line in lines:
                sheet.line(line, indent=30)
    found = values(read_sheets(sheet))
    assert [one for one in found if one[1] != "overig"] == FIELDS
    assert (1, "overig", "Een recept per week.") in found


def test_labels_before_their_values_in_another_type_with_a_dash() -> None:
    """A run-in label in small capitals, which are bold to the layout, and a dash that is no part of the value."""
    sheet = _headed(Sheet())
    for title, fields in PLANS.items():
        sheet.line(title, size=12, bold=True, gap=8)
        for label, lines in fields:
            sheet.at(f"{label} –", sheet.left, sheet.y, 10, bold=True)
            sheet.at(lines[0], sheet.left + width(f"{label} – ", 10), sheet.y, 10)
            sheet.y += 14
            for line in lines[1:]:
                sheet.line(line, indent=30)
    assert [one for one in values(read_sheets(sheet)) if one[1] != "overig"] == FIELDS


def test_wrapped_labels_beside_their_values() -> None:
    """Label and value both go on: the label's second line begins with a small letter, so it is no label of its own."""
    sheet = _headed(Sheet())
    for title, fields in PLANS.items():
        sheet.line(title, size=12, bold=True, gap=8)
        for label, lines in fields:
            label_lines = ["Doel van de", "interventie"] if label.startswith("Doel van") else [label]
            words = lines[0].split()
            value_lines = [" ".join(words[:5]), " ".join(words[5:])] if len(words) > 5 else lines
            for n in range(max(len(label_lines), len(value_lines))):
                for some, x in ((label_lines, 0), (value_lines, 110)):
                    if n < len(some) and some[n]:
                        sheet.at(some[n], sheet.left + x, sheet.y, 10)
                sheet.y += 12
            sheet.y += 4
    # Values are broken here wherever five words end, so whether a line was full says nothing.
    found = [(n, name, text.replace("\n", " ")) for n, name, text in values(read_sheets(sheet)) if name != "overig"]
    assert found == [(n, name, text.replace("\n", " ")) for n, name, text in FIELDS]


def test_small_capitals_that_leave_no_trace_before_their_values() -> None:
    """Some fonts hold small capitals as small letters: only the labels' words, several and again and again, tell."""
    sheet = _headed(Sheet())
    for _ in range(12):  # of running text, by which white space between paragraphs is told
        sheet.line("Wij spreken met scholen, ouders en verenigingen over wat kinderen nodig hebben om te leren.")
    for title, fields in PLANS.items():
        sheet.line(title, size=12, bold=True, gap=8)
        for label, lines in fields:
            sheet.line(f"{label.lower()}  {lines[0]}", gap=6)
            for line in lines[1:]:
                sheet.line(line, gap=6)
        sheet.line("Doelgroep en scholen zijn bekend met elkaar.", gap=6)
    sentence = "\nDoelgroep en scholen zijn bekend met elkaar."
    more = {(1, "doel"): "\nhuiswerk Een recept per week.", (0, "contact"): sentence, (1, "contact"): sentence}
    assert [one for one in values(read_sheets(sheet)) if one[1] != "overig"] == [
        (n, name, text + more.get((n, name), "")) for n, name, text in FIELDS
    ]


def test_labels_in_the_margin_and_a_heading_over_the_values_at_the_head_of_a_page() -> None:
    """A table of labels that reached the last page's foot doesn't go on in a heading that begins the next page."""
    pages = [_headed(Sheet(left=200.0)), Sheet(left=200.0)]
    for sheet, (title, fields) in zip(pages, PLANS.items(), strict=True):
        sheet.line(title, size=11, bold=True, gap=8)
        for label, lines in fields:
            sheet.at(label, 180 - width(label, 8), sheet.y + 8, 8)
            for n, line in enumerate(lines):
                sheet.line(line, gap=0 if n else 6)
    assert [one for one in values(read_sheets(*pages)) if one[1] != "overig"] == FIELDS


def test_a_signing_block_of_description_lists() -> None:
    """Labels in bold before their values, without a colon, below the title's text."""
    sheet = Sheet()
    sheet.line("GKA Agenda Gemeente Veldenrode", size=18, bold=True)
    sheet.line("Samen voor gelijke kansen in onze gemeente, thuis en op school.", gap=8)
    signing = (
        ("Wethouder", "Ada Bos"),
        ("Gemeente", "Veldenrode"),
        ("Datum", "4-10-2023"),
        ("Minister", "Bo Vos"),
        ("Datum", "5-10-2023"),
    )
    for label, value in signing:
        sheet.at(label, sheet.left, sheet.y + 6, 10, bold=True)
        sheet.line(value, indent=width(f"{label} ", 10), gap=6)
    found = read_sheets(sheet, _headed(Sheet()))
    assert [(one.role, one.name, one.organisation, one.date) for one in found.signatories] == [
        ("wethouder", "Ada Bos", "Veldenrode", "4-10-2023"),
        ("minister", "Bo Vos", None, "5-10-2023"),
    ]


def test_notes_in_the_margin_in_small_type_that_nothing_else_sets_apart() -> None:
    """Labels above their values in the margin, all of one small type; what stands in the main column is set larger."""
    sheet = _headed(Sheet())
    for _ in range(12):
        sheet.line("Wij spreken met scholen, ouders en verenigingen over wat kinderen nodig hebben om te leren.")
    for title, fields in PLANS.items():
        sheet.line(title, size=12, bold=True, gap=12)
        for label, lines in fields:
            small = 8 if label != "Doelgroep" else 10
            sheet.line(label, size=small, gap=8)
            for line in lines:
                sheet.line(line, size=small)
    found = [one for one in values(read_sheets(sheet)) if one[1] not in ("doel", "overig")]
    assert found == [one for one in FIELDS if one[1] != "doel"]
