-- Wat de tekst onder `Financiering` zegt over geld.
-- Rij: een bedrag, een tarief, een aandeel of een bron die in een veld Financiering staat.
-- Laat weg: de begroting; bedragen van 0 euro (een vergeten plaatshouder).
-- Regel: tel kosten, dekking en toezeggingen nooit bij elkaar op: zij noemen dezelfde euro.
-- Regel: `bedrag` mag worden opgeteld: het is alleen gevuld voor een bedrag dat op zichzelf staat (deel) of de rest van een totaal is. Een totaal, een bedrag per jaar of per leerling en een aandeel staan in eigen kolommen.
-- Regel: van een bedrag tussen twee grenzen is `bedrag` de laagste.
-- Voorbeeld: SELECT bron, sum(bedrag) AS euro, count(DISTINCT interventie_id) AS interventies FROM toezeggingen GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   soort: deel, rest, totaal, tarief, aandeel of bron
--   bron: wie betaalt; leeg als de tekst dat niet zegt
--   bron_tekst: de woorden die dat zeggen
--   doel: waarvoor het is, zoals afgedrukt
--   bedrag: euro's die mogen worden opgeteld; anders leeg
--   totaal: euro's van een totaal waarvan de delen er ook staan
--   tarief: euro's per eenheid
--   per: de eenheid van het tarief (jaar, deelnemer)
--   aandeel: deel van het geheel, van 0 tot 1
--   hoogstens: of het bedrag een maximum is
--   ongeveer: of het bedrag een schatting is
--   tekst: wat er staat
--   field_id: het veld waarin het staat (fields)
SELECT a.agenda_id,
       f.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       f.kind AS soort,
       f."source" AS bron,
       f.source_mention AS bron_tekst,
       f.purpose AS doel,
       CASE WHEN f.kind IN ('deel', 'rest') THEN f.amount_eur END AS bedrag,
       CASE WHEN f.kind = 'totaal' THEN f.amount_eur END AS totaal,
       CASE WHEN f.kind = 'tarief' THEN f.amount_eur END AS tarief,
       nullif(array_to_string(f.per, ', '), '') AS per,
       f."share" AS aandeel,
       f.is_maximum AS hoogstens,
       f.approximate AS ongeveer,
       f.mention AS tekst,
       f.field_id
FROM financing f
JOIN agendakop a ON a.agenda_id = f.document_id
WHERE f.amount_eur IS DISTINCT FROM 0
