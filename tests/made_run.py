"""The command with made working parts that take their time: a process that a test can stop or kill.

Every file that is read leaves its name in a log, so that a test knows what was read twice.
"""

import os
import time

from made_rows import made_document, rows_of

from extract.document import Document
from pipelines.cli.commands import main
from pipelines.run import reader as reader_module
from pipelines.run.reader import ReadingSteps

LOG, PAUSE = "GKA_TEST_LOG", "GKA_TEST_PAUSE"  # where to leave names; seconds for each file


def read(content: bytes, source_name: str) -> Document:
    handle = os.open(os.environ[LOG], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, f"{source_name}\n".encode())
    os.close(handle)
    time.sleep(float(os.environ[PAUSE]))
    return made_document(content, source_name)


if __name__ == "__main__":
    reader_module.reading_steps = lambda _: ReadingSteps(read, rows_of)
    main()
