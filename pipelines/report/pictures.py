"""Pictures of the pages that interventions stand on, with the place of each field on them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """The place of a field on a page: a box, in points from its top left corner."""

    field_id: str
    first: bool  # of the field's boxes: links lead there
    label: str
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class PageMarks:
    """A page of a document: its picture within the report, its size in points, and what is marked on it."""

    number: int
    file: str
    width: float
    height: float
    marks: tuple[Mark, ...]
