"""Target groups: who something is for, of what age and in what grade, from the field `Doelgroep`."""

from nlp.target_groups.rows import TargetGroup, target_groups

__all__ = ["TargetGroup", "target_groups"]
