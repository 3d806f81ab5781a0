"""Understanding an agenda: from the blocks that a reader delivers (paragraphs and tables) to a `Document`.

`split_by_agenda` cuts a file that holds several agendas; `build_document` reads one of them: its front page, signing
block, contents list, sections, interventions with their labelled values, budget and commitments. `editions` and
`is_hint` tell the checks and the language layer what the template itself prints. How the modules hang together:

    split_agendas -> build_document -> block_parser -> (front_page, headings, labelled_values, budget, signatures, ...)
                                    -> section_levels

What agendas print (labels, headings, words of a budget) stands in `template/*.toml`; see `template/README.md`.
"""

from extract.agenda.budget import is_hint
from extract.agenda.build_document import build_document
from extract.agenda.lexicon import editions
from extract.agenda.split_agendas import split_by_agenda

__all__ = ["build_document", "editions", "is_hint", "split_by_agenda"]
