"""The two version stamps that rows carry."""

PARSER_VERSION = "0.2.0"  # the software's; the same as pyproject.toml's (a test keeps them together)
SCHEMA_VERSION = "2"  # the tables' names and meanings; a new one where a column is renamed, dropped or changed
