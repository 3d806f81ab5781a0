-- Wie het geld geeft: de dekking in de begroting.
-- Rij: een regel met een geldbron in de begroting `Inzet middelen`.
-- Laat weg: posten, subtotalen en totalen; bronnen met 0 euro (een vergeten plaatshouder: dan geeft die bron niets).
-- Regel: tel kosten, dekking en toezeggingen nooit bij elkaar op: zij noemen dezelfde euro.
-- Regel: niet elke agenda heeft een begroting; wat de tekst belooft, staat in toezeggingen, en wat per agenda geldt in gka_bedrag.
-- Voorbeeld: SELECT bron, sum(bedrag) AS euro, count(DISTINCT agenda_id) AS agendas FROM dekking GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   agenda_id: de agenda
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   regel: de hoeveelste regel van de begroting
--   jaar: het jaar dat de kolom of regel noemt; leeg als er geen staat
--   bron: wie betaalt; leeg als de begroting dat niet zegt
--   omschrijving: de naam van de bron zoals afgedrukt
--   bedrag: het bedrag in euro's; leeg als het onleesbaar is
--   bladzijde: bladzijde van het document
SELECT a.agenda_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       b.ordinal AS regel,
       b."year" AS jaar,
       b."source" AS bron,
       b.description AS omschrijving,
       b.amount_eur AS bedrag,
       b.page_first AS bladzijde
FROM budget_lines b
JOIN agendakop a ON a.agenda_id = b.document_id
WHERE b.row_kind = 'dekking' AND b.amount_eur IS DISTINCT FROM 0
