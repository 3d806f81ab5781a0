"""What a user is told when the system fails: a full disk, a quota, a drive that went away.

No file is to blame for these and no other file would fare better, so the run ends (exit status 3). What was read stays
in the work folder, and the dataset is as it was.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from pipelines.errors import StorageFault

FAULT_SENTENCES = {
    errno.ENOSPC: "De schijf is vol bij {}; maak ruimte vrij",
    errno.EDQUOT: "De toegestane schijfruimte is op bij {}; maak ruimte vrij of vraag om meer",
    errno.EFBIG: "Een bestand bij {} wordt groter dan het systeem toestaat; verhoog die grens (ulimit -f)",
    errno.EROFS: "Er kan niet worden geschreven bij {}: de schijf is alleen-lezen; herstel dat",
    errno.EACCES: "Er mag niet meer worden geschreven bij {}; herstel de rechten",
    errno.ENOENT: "Een map is tijdens de run verdwenen bij {}; zet de map of de schijf terug",
    errno.EMFILE: "Het systeem heeft te veel bestanden open bij {}; lees met minder processen (--workers)",
    errno.ENOMEM: "Het systeem heeft te weinig geheugen bij {}; lees met minder processen (--workers)",
}
SAME_FAULT = {  # another number for what is the same to a user
    errno.EPERM: errno.EACCES,
    errno.ENFILE: errno.EMFILE,
    errno.EAGAIN: errno.ENOMEM,
    errno.ESTALE: errno.ENOENT,
    errno.ENODEV: errno.ENOENT,
    errno.ENOTCONN: errno.ENOENT,
}
OTHER_FAULT = "De opslag geeft een fout ({code}) bij {}; controleer de schijf of het netwerk"
RUN_AGAIN = " en geef het commando opnieuw: de tabellen zijn zoals ze waren, en wat gelezen is blijft bewaard."
MACHINE_FAULTS = {  # no fault of a file, wherever it shows while that file is read
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.ESTALE, errno.EMFILE, errno.ENFILE,
}  # fmt: skip


def is_machine_fault(error: BaseException) -> bool:
    """Whether an error says something of the machine, and nothing of the file that was being read."""
    return isinstance(error, OSError) and error.errno in MACHINE_FAULTS


def storage_fault(error: OSError, where: str) -> StorageFault:
    """where: what the user called it, a folder or a URL."""
    number = error.errno or 0
    sentence = FAULT_SENTENCES.get(SAME_FAULT.get(number, number), OTHER_FAULT)
    code = errno.errorcode.get(number, type(error).__name__)
    return StorageFault(sentence.format(where, code=code) + RUN_AGAIN)


@contextmanager
def storage_faults(where: str) -> Iterator[None]:
    """The block's errors of the system as StorageFault."""
    try:
        yield
    except OSError as error:
        raise storage_fault(error, where) from error
