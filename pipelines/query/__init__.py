"""SQL over a dataset: in this process for our own queries, in a closed one for what a user writes."""

from pipelines.query.closed import QueryError, run_closed
from pipelines.query.engine import Engine, open_engine
from pipelines.query.frames import frame

__all__ = ["Engine", "QueryError", "frame", "open_engine", "run_closed"]
