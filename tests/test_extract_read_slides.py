"""Whole decks of slides: titles that come again while a text goes on, a value a slide, a panel that holds the title."""

from made_print import Sheet, read_sheets, values, width

from extract.pdf.page_objects import Fill

PLANS = {
    "Interventie 1 | Voorlezen": [
        ("Doel van de interventie", ["Meer kinderen lezen thuis."]),
        ("Doelgroep", ["Kinderen van groep 3 en 4"]),
        ("Planning", ["Schooljaar 2023-2024"]),
        ("Contact", ["Bibliotheek Veldenrode"]),
    ],
    "Interventie 2 | Samen koken": [
        ("Doel van de interventie", ["Ouders en school kennen elkaar."]),
        ("Doelgroep", ["Ouders en hun kinderen"]),
        ("Planning", ["Elke week in 2024"]),
        ("Contact", ["School De Brug"]),
    ],
}
FIELDS = [
    (n, field, lines[0])
    for n, fields in enumerate(PLANS.values())
    for field, (_, lines) in zip(("doel", "doelgroep", "planning", "contact"), fields, strict=True)
]


def _slide(*, kicker: str = "", over: str = "", title: str = "") -> Sheet:
    """A slide with what stands above its text: a part's name, a heading above the title, the title."""
    slide = Sheet(width=960.0, height=540.0, left=60.0, y=30.0)
    if kicker:
        slide.line(kicker.upper(), size=9, colour=0x336699)
    if over:
        slide.line(over, size=14, colour=0x666666)
    if title:
        slide.line(title, size=30, bold=True)
    slide.y += 20
    return slide


def _front() -> list[Sheet]:
    """The title, and the slide of a part."""
    title, part = _slide(title="GKA Agenda Gemeente Veldenrode"), Sheet(width=960.0, height=540.0, y=200.0)
    title.line("Samen voor gelijke kansen in onze gemeente, thuis en op school.", size=20)
    part.line("Interventies & samenwerking", size=44, bold=True)
    return [title, part]


def test_a_value_a_slide_below_its_interventions_title() -> None:
    """The title comes again on each slide: only the first is a heading, and none of them furniture."""
    deck = _front()
    for title, fields in PLANS.items():
        for label, lines in fields:
            slide = _slide(title=title)
            slide.line(label, size=24, colour=0xCC3333)
            for line in lines:
                slide.line(line, size=20)
            deck.append(slide)
    found = read_sheets(*deck)
    assert values(found) == FIELDS
    assert [one.title for one in found.interventions] == ["Voorlezen", "Samen koken"]
    assert all(page.characters_left == 0 for page in found.pages)


def test_slides_that_are_counted_and_name_their_part() -> None:
    """`Voorlezen I` and `II` are one title; a sentence goes on below it; a kicker and a heading stand above titles."""
    deck = _front()
    for title, fields in PLANS.items():
        for n, some in enumerate((fields[:2], fields[2:])):
            slide = _slide(kicker="Interventies & samenwerking", title=f"{title} {'I' * (n + 1)}")
            if n:
                slide.line("op school en thuis", size=18)
            for label, lines in some:
                slide.line(label, size=18, bold=True)
                slide.line(lines[0], size=18)
            deck.append(slide)
    last = _slide(kicker="Interventies & samenwerking", over="Samenwerking", title="Gemeente Veldenrode")
    last.line("- Wij delen wat wij leren met andere gemeenten.", size=18)
    found = read_sheets(*deck, last)
    texts = {(0, "doelgroep"): "Kinderen van groep 3 en 4 op school en thuis"}
    texts[1, "doelgroep"] = "Ouders en hun kinderen op school en thuis"
    assert values(found) == [(n, name, texts.get((n, name), text)) for n, name, text in FIELDS]
    assert [one.title for one in found.interventions] == ["Voorlezen", "Samen koken"]
    assert [(s.kind, s.heading) for s in found.sections[-2:]] == [
        ("samenwerking", "Samenwerking"),
        ("samenwerking", "Gemeente Veldenrode"),
    ]
    assert [one.text for one in found.commitments] == ["Wij delen wat wij leren met andere gemeenten."]


def test_a_panel_at_the_left_that_holds_the_title() -> None:
    """It is read before the values at its right, which a panel of values at the left of a text is not."""
    deck = _front()
    titles = (
        ["Interventie 1 |", "Voorlezen thuis", "en op school"],
        ["Interventie 2 |", "Samen koken met", "ouders"],
    )
    for title, fields in zip(titles, PLANS.values(), strict=True):
        slide = Sheet(width=960.0, height=540.0, left=320.0, y=60.0)
        slide.fills.append(Fill(40.0, 30.0, 290.0, 500.0, 0x1A3D7C))
        for n, line in enumerate(title):
            slide.at(line, 55.0, 60.0 + 40 * n, 26, bold=True, colour=0xFFFFFF)
        for label, lines in fields:
            slide.line(label, size=13, colour=0xCC3333, gap=8)
            slide.line(lines[0], size=16)
        deck.append(slide)
    found = read_sheets(*deck)
    assert values(found) == FIELDS
    assert [one.title for one in found.interventions] == ["Voorlezen thuis en op school", "Samen koken met ouders"]


def test_counted_titles_on_upright_pages_are_two_interventions() -> None:
    """`Taalklas I` and `Taalklas II` on pages of a report are no title that goes on."""
    pages = []
    for number in ("I", "II"):
        page = Sheet(y=200.0)
        page.line("Wij kiezen in deze agenda voor kleine groepen, waarin kinderen elke dag taal leren.")
        page.line(f"Interventie | Taalklas {number}", size=14, bold=True)
        page.line("Doelgroep", bold=True)
        page.line("Kinderen van groep 3")
        page.line("Planning", bold=True)
        page.line("2024")
        pages.append(page)
    found = read_sheets(*pages)
    assert [one.title for one in found.interventions] == ["Taalklas I", "Taalklas II"]


def test_a_label_that_begins_two_pages_is_no_title_that_goes_on() -> None:
    """No larger than the text, it is the label of two interventions, at one height on both pages."""
    pages = []
    for n in range(1, 4):
        page = Sheet(y=40.0)
        if n > 1:
            page.line("Contact", bold=True)
            page.line(("School De Brug", "Bibliotheek Veldenrode")[n - 2])
        page.line(f"Interventie {n} | Taalklas {['Oost', 'West', 'Zuid'][n - 1]}", size=14, bold=True, gap=30)
        page.line("Doelgroep", bold=True)
        page.line("Kinderen van groep 3 die thuis een andere taal spreken dan op school, en hun ouders")
        pages.append(page)
    found = [one for one in values(read_sheets(*pages)) if one[1] == "contact"]
    assert found == [(0, "contact", "School De Brug"), (1, "contact", "Bibliotheek Veldenrode")]


def test_a_label_with_brackets_of_its_own_on_two_pages_has_no_mark_behind_it() -> None:
    """`Locatie (wijk, school)` begins the second page, and stood inside the first: it opens its value all the same."""
    first, second = Sheet(y=40.0), Sheet(y=40.0)
    for n, page in enumerate((first, second), 1):
        if n == 1:
            page.line("Interventie 1 | Taalklas", size=14, bold=True, gap=30)
            page.line("Doelgroep", bold=True)
            page.line("Kinderen van groep 3 die thuis een andere taal spreken dan op school, en hun ouders")
        page.line("Locatie (wijk, school)", bold=True)
        page.line(("Veldenrode", "Oosterlo")[n - 1])
        if n == 1:
            page.line("Interventie 2 | Zwemles", size=14, bold=True, gap=30)
    found = [one[2] for one in values(read_sheets(first, second)) if one[1] == "locatie"]
    assert found == ["Veldenrode", "Oosterlo"]


def test_parts_that_are_alone_on_their_slide_and_labels_in_a_colour() -> None:
    """beamer: a footer that outweighs the text, every title counted as the first, description lists in a colour."""
    deck = _front()
    deck[1] = Sheet(width=960.0, height=540.0, y=200.0)  # the title may go on in nothing, however wide it is
    deck[1].line("Interventies & samenwerking", size=26)
    for title, fields in PLANS.items():
        slide = _slide()
        slide.line(f"{title} I", size=26, colour=0x3333B3)
        for label, lines in fields:
            slide.at(label, slide.left, slide.y, 18, colour=0x3333B3)
            slide.line(lines[0], size=18, indent=width(f"{label}  ", 18), gap=8)
        deck.append(slide)
    last = _slide()
    last.line("Samenwerking I", size=26, colour=0x3333B3)
    last.line("- Wij delen wat wij leren met andere gemeenten.", size=18)
    for slide in (*deck, last):
        slide.at("GKA Agenda Gemeente Veldenrode, samen voor gelijke kansen in onze gemeente, 2023", 60, 520, 9)
    found = read_sheets(*deck, last)
    assert values(found) == FIELDS
    assert [one.title for one in found.interventions] == ["Voorlezen", "Samen koken"]
    assert [s.heading for s in found.sections[-4:]] == [
        "Interventies & samenwerking",
        "Interventie 1 | Voorlezen",
        "Interventie 2 | Samen koken",
        "Samenwerking",
    ]


def test_a_title_of_slides_with_little_text() -> None:
    """What each slide says at its foot would make small type the running text, and titles a watermark."""
    deck = _front()
    for title, fields in PLANS.items():
        for label, lines in fields:
            slide = Sheet(width=960.0, height=540.0, left=60.0, y=30.0)
            slide.line(title, size=26, colour=0xCC3333)
            slide.line(label, size=13, colour=0xCC3333)
            slide.line(lines[0], size=18, gap=90)
            deck.append(slide)
    for slide in deck:
        slide.at("Gemeente Veldenrode, werkgroep gelijke kansen, afdeling onderwijs en jeugd", 60, 520, 9)
    found = read_sheets(*deck)
    assert values(found) == FIELDS
    assert [one.title for one in found.interventions] == ["Voorlezen", "Samen koken"]
