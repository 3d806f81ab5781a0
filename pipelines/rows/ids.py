"""The ids of rows: the document's id and a number (`...-s0004` is section 4, from 0). The same bytes give the same."""


def section_id(document_id: str, n: int | None) -> str | None:
    """The id of the n-th section, from 0; None for none."""
    return None if n is None else f"{document_id}-s{n:04}"


def table_id(document_id: str, n: int) -> str:
    return f"{document_id}-t{n:04}"


def field_id(document_id: str, n: int) -> str:
    return f"{document_id}-f{n:04}"


def field_number(identifier: str) -> int:
    """The position of a field in its document, from its id."""
    return int(identifier.rpartition("-f")[2])


def intervention_id(document_id: str, n: int | None) -> str | None:
    """The id of the n-th intervention, from 0; None in the activity plan."""
    return None if n is None else f"{document_id}-i{n:03}"


def entity_id(document_id: str, n: int) -> str:
    return f"{document_id}-e{n:05}"


def finding_id(document_id: str, n: int) -> str:
    return f"{document_id}-n{n:04}"
