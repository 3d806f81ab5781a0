"""The views as pandas frames, for notebooks: one call, a folder and a query in, rows out."""

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from pipelines.dataset.opened import open_dataset
from pipelines.query.engine import open_engine

if TYPE_CHECKING:
    import pandas as pd


def frame(data: str | Path, sql: str) -> "pd.DataFrame":
    """The answer of the views of the dataset in `data`. Amounts are floats, for plots; `gka query` keeps them exact.

    StoreError where the folder is no whole dataset.
    """
    with open_engine(open_dataset(Path(data))) as engine:
        answer = engine.table(sql)
    exact = [field.name for field in answer.schema if pa.types.is_decimal(field.type)]
    found: pd.DataFrame = answer.to_pandas().astype(dict.fromkeys(exact, "float"))
    return found
