"""Who takes part, of what type and in what role, from the text of `Betrokken partijen`.

`list_members` parts a list as people write it, `types` tells what kind of organisation a name is and whether it names a
class, `rows` settles roles and doubles; `organisation_keys` gives one key for all spellings of an organisation's name.
"""

from nlp.parties.organisation_keys import organisation_key
from nlp.parties.rows import parties

__all__ = ["organisation_key", "parties"]
