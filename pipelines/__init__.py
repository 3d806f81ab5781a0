"""From documents to tables: the row types, the rows, the dataset, the run and the command `gka`.

The only room that knows both neighbours: `extract` (what is printed where) and `nlp` (what a Dutch text says).
"""

import os

# numpy looks at this when it is first imported. Our products of matrices are small, and a run has a process for each
# core: with two threads the entity model took eight times the CPU time.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
