"""What stands beside the tables of a dataset for those who find, cite and join it; nothing in it knows the clock."""

from pipelines.description.about import About, read_about
from pipelines.description.data_package import NAME as PACKAGE_NAME
from pipelines.description.data_package import TableFile
from pipelines.description.write import DATA_PACKAGE, META, META_FILES, REMOVED, describe

__all__ = [
    "DATA_PACKAGE",
    "META",
    "META_FILES",
    "PACKAGE_NAME",
    "REMOVED",
    "About",
    "TableFile",
    "describe",
    "read_about",
]
