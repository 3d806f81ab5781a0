"""The official number of a school or board, where a register that the user added knows its name."""

from nlp.gazetteer import find_board, find_school
from pipelines.schema.interventions import OfficialRegister

SCHOOLS: OfficialRegister = "duo_scholen"
BOARDS: OfficialRegister = "duo_besturen"
_SCHOOL_TYPES = ("po_school", "so_school", "vo_school", "mbo")


def official_number(name: str, party_type: str, municipality: str | None) -> tuple[str | None, OfficialRegister | None]:
    """(number, register): a school's BRIN and establishment (`12AB00`), a board's five digits; None twice if unknown.

    A school is looked for in the agenda's own municipality: in the whole country its name is another's too.
    """
    if party_type == "schoolbestuur":
        board = find_board(name)
        return (board.number, BOARDS) if board else (None, None)
    if party_type in _SCHOOL_TYPES and municipality:
        school = find_school(name, municipality)
        return (school.number, SCHOOLS) if school else (None, None)
    return None, None
