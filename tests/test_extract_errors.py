"""What can't be read: a code for the log, and a sentence that says what to do."""

import pickle

import pytest

from extract.errors import ReadError
from extract.read import read_bytes


def test_code_and_sentence() -> None:
    error = ReadError("scan", "Pagina 2 is een scan; lees het document met --ocr.")
    assert (error.code, str(error)) == ("scan", "Pagina 2 is een scan; lees het document met --ocr.")


def test_it_comes_back_whole_from_a_worker_process() -> None:
    error = pickle.loads(pickle.dumps(ReadError("scan", "Pagina 2 is een scan.")))
    assert (error.code, str(error)) == ("scan", "Pagina 2 is een scan.")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("leeg.pdf", b"", "leeg_bestand"),
        ("leeg.txt", b" \n\t ", "leeg_bestand"),  # white space only
        ("agenda.txt", b"PK\x03\x04\x00\x00\x00", "geen_tekst"),  # an office file under another name
    ],
)
def test_what_is_refused(name: str, data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(data, name)
    assert caught.value.code == code
    message = str(caught.value)
    assert message[0].isupper() and message.endswith(".") and ";" in message  # what is wrong; what to do
    assert name not in message  # the log has a column for it


def test_what_is_no_pdf_is_refused_in_one_sentence() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes(b"<html><body>Niet gevonden</body></html>", "agenda.pdf")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        "Toelichting\n\nFinanciën".encode(),
        "Toelichting\n\nFinanciën".encode("utf-8-sig"),  # with a byte order mark
        "Toelichting\n\nFinanciën".encode("cp1252"),  # from an older Windows program
        "Toelichting\n\nFinanciën".encode("utf-16"),
    ],
)
def test_every_usual_encoding_is_read(data: bytes) -> None:
    document = read_bytes(data, "agenda.txt")
    printed = " ".join(f"{section.heading} {section.text}" for section in document.sections)
    assert "Financiën" in printed
    assert "\ufeff" not in printed
