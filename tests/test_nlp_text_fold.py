"""The folds of texts: what each makes alike, and what it keeps apart."""

import pytest

from nlp.text.fold import fold, fold_letters, fold_name, fold_spaces


@pytest.mark.parametrize(
    ("printed", "spaces", "name", "register", "letters"),
    [
        ("De  Súdwest-Fryslân.", "de súdwest-fryslân.", "súdwest-fryslân", "de sudwest fryslan", "desudwestfryslan"),
        ("’s-Hertogenbosch", "’s-hertogenbosch", "'s-hertogenbosch", "s hertogenbosch", "shertogenbosch"),
        ("Het Baken;", "het baken;", "baken", "het baken;", "hetbaken"),
        ("De", "de", "de", "de", "de"),  # an article alone is no article
        ("", "", "", "", ""),
    ],
)
def test_folds(printed: str, spaces: str, name: str, register: str, letters: str) -> None:
    assert (fold_spaces(printed), fold_name(printed), fold(printed), fold_letters(printed)) == (
        spaces,
        name,
        register,
        letters,
    )
