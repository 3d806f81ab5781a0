"""Findings: what a reader of the tables should know or check."""

from pipelines.rows.checks.registry import finding_rows

__all__ = ["finding_rows"]
