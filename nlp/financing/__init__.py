"""Who pays how much for what, from the text of `Financiering`.

In the order of the work: `amounts` finds sums, shares and what is said of them, `payers` the phrases that say who pays;
`statements` puts each amount with the words that go with it; `purposes` says what it is for; `rows` makes the rows;
`row_kinds` tells parts from totals, so that money can be added up. `lexicon` holds the words (nlp/data/financing.toml).
"""

from nlp.financing.rows import financing, source_of

__all__ = ["financing", "source_of"]
