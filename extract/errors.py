"""What a reader can't read: a code for the log, and a Dutch sentence that says what to do."""


class ReadError(Exception):
    """A file that can't be read. `str(error)` is the sentence; `code` goes to runs.error_code."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[type["ReadError"], tuple[str, str]]:
        """Comes back whole from a worker process: an exception hands on its arguments, and there is only one."""
        return type(self), (self.code, str(self))
