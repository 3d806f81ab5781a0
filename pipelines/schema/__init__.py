"""The declared tables: row types, closed lists, and the Arrow schema and data dictionary that follow from them.

A toolbox: `tables.py` has the list of tables; a module for each subject (`document`, `interventions`, `money`,
`people`, `log`) has its row types and closed lists; `columns.py` reads the declarations, `arrow.py` and `dictionary.py`
use them.
"""
