"""Readers of kinds of files other than PDF and plain text, and the table that says which kind has which reader."""
