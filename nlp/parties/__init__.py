"""Who takes part, of what type and in what role, from the text of `Betrokken partijen`."""

from nlp.parties.organisation_keys import organisation_key
from nlp.parties.rows import parties

__all__ = ["organisation_key", "parties"]
