"""Who it is for, of what age and grade, from the text of `Doelgroep`."""

from nlp.target_groups.rows import target_groups

__all__ = ["target_groups"]
