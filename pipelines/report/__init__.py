"""A dataset as pages for people, in Dutch: they open from a disk, without a server or the net.

`facts` asks the views, `similar` compares interventions, `charts` turns counts into bars, `search_index` and `pictures`
make what the pages lean on, `pages` fills the templates, and `write` puts the folder together.
"""

from pipelines.report.write import write_report

__all__ = ["write_report"]
