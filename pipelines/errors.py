"""What a user of the command can mend. The message of each error is one sentence that says what to do."""


class InputError(Exception):
    """An input that isn't there, or holds nothing to read."""


class StoreError(Exception):
    """An output folder that can't be written or read, or that holds what isn't ours."""


class StorageFault(StoreError):
    """A disk or a store that fails while it is used: the call was right, and the machine needs a look."""
