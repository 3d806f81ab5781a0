"""What a reader can't read: a code for the log, and a Dutch sentence that says what to do."""


class ReadError(Exception):
    """A file that can't be read. `str(error)` is the sentence; `code` goes to runs.error_code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
