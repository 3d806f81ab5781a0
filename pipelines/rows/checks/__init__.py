"""Findings: what a reader of the tables should know or check. `finding_rows` runs all checks on a document."""

from pipelines.rows.checks.registry import finding_rows

__all__ = ["finding_rows"]
