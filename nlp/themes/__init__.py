"""The themes of an intervention: one to three of a closed list, with the words that decided.

`words` says what the vocabulary (nlp/data/themes.toml) finds where; `traits` puts that in figures; `model` adds what
was learnt from whole texts (data/training/train_themes.py); `choice` decides by both together.
"""

from nlp.themes.choice import themes
from nlp.themes.words import Reason, Theme

__all__ = ["Reason", "Theme", "themes"]
