"""Target groups: who something is for, of what age and in what grade, from the field `Doelgroep`.

Where each begins and ends is told by rules (`group_spans`), beside which `model` weighs what was learnt from texts
(data/training/train_target_groups.py); `rows` reads ages, grades and phases out of each.
"""

from nlp.target_groups.rows import TargetGroup, target_groups

__all__ = ["TargetGroup", "target_groups"]
