"""Headings in an author's own words, by where they stand among known ones."""

import pytest

from extract.agenda.drafts import Drafts, SectionDraft
from extract.agenda.unknown_headings import name_unknown_headings
from extract.blocks import Paragraph


def _kinds(*outline: str) -> list[str]:
    """The kinds after naming; an outline's part is its kind, with `+` behind where it has text."""
    drafts = Drafts()
    for part in outline:
        text = [Paragraph("De gemeente zet zich in.")] if part.endswith("+") else []
        kind = part.removesuffix("+")
        drafts.sections.append(SectionDraft(kind, Paragraph(kind), kind, paragraphs=text))
    name_unknown_headings(drafts)
    return [section.kind for section in drafts.sections]


@pytest.mark.parametrize(
    ("outline", "named"),
    [
        # `Context en programmalogica` below the body's title
        (("overig", "overig", "aanleiding_en_uitdagingen+"), ("overig", "toelichting", "aanleiding_en_uitdagingen")),
        # the body's title alone, as the edition of 2019 has it
        (("overig", "aanleiding_en_uitdagingen+"), ("overig", "aanleiding_en_uitdagingen")),
        # the explanation is known: the heading is one of the author's
        (("toelichting", "overig", "inzet_gemeente+"), ("toelichting", "overig", "inzet_gemeente")),
        # `Vastgestelde projecten` above the first of them
        (("overig", "kennis+", "overig", "interventie"), ("overig", "kennis", "interventies", "interventie")),
        (
            ("interventies", "interventie", "overig", "gka_agenda"),
            (
                "interventies",
                "interventie",
                "activiteitenplan_en_begroting",
                "gka_agenda",
            ),
        ),
        # `Hoe het er bij ons voorstaat`, with text, right below the explanation's own heading
        (("toelichting", "overig+", "inzet_npo+"), ("toelichting", "aanleiding_en_uitdagingen", "inzet_npo")),
        # ... but not where nothing of the explanation follows, or where one is known
        (("toelichting", "overig+", "interventies"), ("toelichting", "overig", "interventies")),
        # with text of its own it heads no part
        (("overig", "overig+", "interventie"), ("overig", "overig", "interventie")),
    ],
)
def test_an_empty_heading_above_a_parts_first_section_heads_the_part(
    outline: tuple[str, ...], named: tuple[str, ...]
) -> None:
    assert tuple(_kinds(*outline)) == named


def test_a_part_of_the_explanation_is_not_told_by_its_place() -> None:
    """`Wat scholen al deden` in the place of the NPO: then the part on the NPO is missing, and a finding says so."""
    outline = ("toelichting", "inzet_gemeente+", "overig+", "samenwerking_gka+", "interventies")
    assert _kinds(*outline)[2] == "overig"


def test_a_heading_with_an_introduction_right_above_the_plan_heads_the_part_though_its_words_name_the_budget() -> None:
    outline = ("interventies", "interventie", "inzet_middelen+", "gka_agenda", "inzet_middelen")
    assert _kinds(*outline)[2:] == ["activiteitenplan_en_begroting", "gka_agenda", "inzet_middelen"]
