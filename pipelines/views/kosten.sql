-- Waaraan het geld wordt uitgegeven: de posten van de begroting.
-- Rij: een post van de begroting `Inzet middelen`.
-- Laat weg: subtotalen, totalen en dekking; posten van 0 euro (een vergeten plaatshouder als € 00.000,00).
-- Regel: tel kosten, dekking en toezeggingen nooit bij elkaar op: zij noemen dezelfde euro.
-- Regel: een post heeft een kostensoort en geen bron; wie betaalt, staat in dekking.
-- Voorbeeld: SELECT kostensoort, sum(bedrag) AS euro FROM kosten GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   agenda_id: de agenda
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   regel: de hoeveelste regel van de begroting
--   interventie: de interventie zoals de begroting haar noemt
--   interventie_id: de interventie die bedoeld is; leeg als dat niet of niet eenduidig te zeggen is
--   koppeling: hoe dat bekend is: exact, gelijkend of meer (meer dan één past)
--   jaar: het jaar dat de kolom of regel noemt; leeg als er geen staat
--   kostensoort: loonkosten, materiele_kosten of overige_kosten; leeg als de begroting dat niet zegt
--   omschrijving: waarvoor
--   aantal: aantal eenheden van een afgedrukte berekening
--   eenheid: wat er geteld wordt (uur, stuk)
--   prijs_per_eenheid: prijs per eenheid in euro's
--   uurtarief: diezelfde prijs, alleen als de eenheid een uur is
--   bedrag: het bedrag in euro's; leeg als het onleesbaar is
--   bladzijde: bladzijde van het document
SELECT a.agenda_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       b.ordinal AS regel,
       b.intervention AS interventie,
       b.intervention_id AS interventie_id,
       b.intervention_link AS koppeling,
       b."year" AS jaar,
       b.category AS kostensoort,
       b.description AS omschrijving,
       b.quantity AS aantal,
       b.unit AS eenheid,
       b.unit_price_eur AS prijs_per_eenheid,
       CASE WHEN b.unit = 'uur' THEN b.unit_price_eur END AS uurtarief,
       b.amount_eur AS bedrag,
       b.page_first AS bladzijde
FROM budget_lines b
JOIN agendakop a ON a.agenda_id = b.document_id
WHERE b.row_kind = 'post' AND b.amount_eur IS DISTINCT FROM 0
