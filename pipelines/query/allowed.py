"""Whether a user's query may run: one SELECT over the dataset's own tables and views, and no look at the system."""

import difflib
import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from pipelines.query.messages import QueryRefused, place_of
from pipelines.schema.columns import declared_columns
from pipelines.schema.tables import TABLES
from pipelines.views import all_views, reference_tables, views

# Functions that make rows out of what stands in the query itself. All others that DuckDB has read a file, a setting or
# the state of the program.
_ROW_MAKERS = {"range", "generate_series", "unnest"}
# They tell of the program or its surroundings, write to its log, wait, or run a query that nobody has looked at.
_FORBIDDEN = {
    "current_setting",
    "getenv",
    "getvariable",
    "nextval",
    "currval",
    "query",
    "query_table",
    "sleep_ms",
    "version",
    "write_log",
}


def known_tables() -> tuple[str, ...]:
    """What a query may read from: views first, since they are what an analyst wants."""
    built = (view.name for view in all_views())
    return tuple(dict.fromkeys((*(view.name for view in views()), *reference_tables(), *TABLES, *built)))


def columns_in_reach(sql: str) -> tuple[str, ...]:
    """The columns of every view and table that a query names, for the one that its writer may have meant."""
    words = set(re.findall(r"\w+", sql.casefold()))
    of_views = [name for view in views() if view.name in words for name in view.columns]
    return (
        *of_views,
        *(column.name for table in TABLES if table in words for column in declared_columns(TABLES[table])),
    )


def check_query(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """QueryRefused where the query is none, is more than one, or does more than read."""
    tree = json.loads(_serialised(connection, sql))
    if tree["error"]:
        if tree["error_type"] == "not implemented":
            raise QueryRefused("Only a query that reads is allowed: write one SELECT.")
        raise QueryRefused(f"{place_of(sql, tree.get('position'))}{tree['error_message']}.")
    if not tree["statements"]:
        raise QueryRefused("There is no query: write one SELECT.")
    if len(tree["statements"]) != 1:
        raise QueryRefused(f"One SELECT at a time: there are {len(tree['statements'])} queries here.")
    nodes = list(_nodes(tree["statements"][0]))
    inner = {str(key["key"]).casefold() for node in nodes for key in node.get("cte_map", {}).get("map", ())}
    for node in nodes:
        _check_table(node, inner, sql)
        _check_function(node, sql)


def _serialised(connection: duckdb.DuckDBPyConnection, sql: str) -> str:
    # All rows: a result that isn't read to its end keeps the connection busy.
    ((tree,),) = connection.execute("SELECT json_serialize_sql($1)", [sql]).fetchall()
    return str(tree)


def _check_table(node: dict[str, Any], inner: set[str], sql: str) -> None:
    if node.get("type") != "BASE_TABLE":
        return
    path = [str(part) for part in node["qualified_name"]["path"]]
    name = path[-1].casefold()
    known = known_tables()
    if len(path) == 1 and (name in inner or name in known):
        return
    near = difflib.get_close_matches(name, [*known, *inner], n=1, cutoff=0.5)
    advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(known[: len(views())])}."
    raise QueryRefused(f"{place_of(sql, node.get('query_location'))}there is no table {'.'.join(path)}; {advice}")


def _check_function(node: dict[str, Any], sql: str) -> None:
    if node.get("type") == "TABLE_FUNCTION":
        called, allowed = node["function"], _ROW_MAKERS
        name = str(called["function_name"]).casefold()
        if name not in allowed:
            raise QueryRefused(
                f"{place_of(sql, node.get('query_location'))}{name}() may not be used: a query reads the dataset and "
                "nothing else."
            )
    elif node.get("type") == "FUNCTION" and str(node["function_name"]).casefold() in _FORBIDDEN:
        raise QueryRefused(
            f"{place_of(sql, node.get('query_location'))}{node['function_name']}() may not be used: a query reads the "
            "dataset and nothing else."
        )


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every part of a parsed query, from the outside in. Not by calls of itself: queries nest as deep as they like."""
    left = [tree]
    while left:
        part = left.pop()
        if isinstance(part, dict):
            yield part
            left.extend(part.values())
        elif isinstance(part, list):
            left.extend(part)
