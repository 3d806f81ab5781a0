"""The views as a page for analysts, in Dutch: what a row is, what is left out, which rules hold, and an example."""

from pipelines.views.registry import View, views

_HEAD = """# Weergaven van de GKA-tabellen

Gemaakt uit het commentaar in `pipelines/views/` met `gka views > docs/weergaven.md`; verander het daar.

Een weergave is een tabel met Nederlandse namen waarvan de voor de hand liggende som of telling klopt. Elke agenda telt
één keer, ook als zij er als PDF, scan en tekst is. Vraag ze met SQL op, of haal ze naar Excel:

    gka query DATA "SELECT gemeente, bedrag, rust_op FROM gka_bedrag"
    gka export DATA --xlsx agendas.xlsx

**Drie weergaven gaan over geld en mogen nooit bij elkaar worden opgeteld**: `kosten` (waaraan), `dekking` (van wie, uit
de begroting) en `toezeggingen` (van wie, uit de tekst) noemen dezelfde euro. Wat een agenda van GKA vraagt, staat in
`gka_bedrag`, met één rij per agenda.

Een lege cel is nooit 0: zij zegt dat iets er niet staat, niet gelezen kon worden of met een plaatshouder is ingevuld.
"""


def as_markdown() -> str:
    """All views on one page."""
    contents = "\n".join(f"- [`{view.name}`](#{view.name}): {view.summary}" for view in views())
    return "\n".join([_HEAD, contents, "", *(_section(view) for view in views())])


def _section(view: View) -> str:
    columns = "\n".join(f"| `{name}` | {meaning} |" for name, meaning in view.columns.items())
    rules = "\n".join(f"- {rule}" for rule in view.rules)
    return f"""## {view.name}

{view.summary}

**Een rij** is {view.grain} **Niet erin**: {view.leaves_out}

{rules}

    gka query DATA "{view.example}"

| kolom | betekenis |
| --- | --- |
{columns}
"""
