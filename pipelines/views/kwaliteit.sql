-- Hoe goed elke agenda gelezen is, en hoeveel erop aan te merken valt.
-- Rij: een agenda, addendum of thema-agenda.
-- Laat weg: dubbele lezingen van dezelfde agenda.
-- Regel: het aandeel begrepen tekens is dat van de tekens die in een vak, tabel, veld of kop terechtkwamen of kop- of voettekst zijn; leeg bij tekst en Word, die geen bladzijden hebben.
-- Voorbeeld: SELECT gemeente, begrepen, fouten_geld, vakken_leeg FROM kwaliteit ORDER BY fouten_geld DESC, begrepen
-- Kolommen:
--   agenda_id: de agenda
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   tekstlaag: digitaal, ocr, gemengd of tekst
--   paginas: aantal bladzijden
--   begrepen: aandeel van de tekens dat een plaats kreeg, van 0 tot 1
--   niet_begrepen_stukken: aantal stukken tekst dat geen plaats kreeg (residue)
--   zekerheid_ocr: gemiddelde zekerheid van herkende tekens, van 0 tot 1; leeg zonder scan
--   vakken_leeg: aantal vakken van interventies waarin niets of een plaatshouder staat
--   fouten_geld: aantal bevindingen `fout` over geld
--   fouten: aantal bevindingen `fout`
--   waarschuwingen: aantal bevindingen `waarschuwing`
--   bestand: naam van het bestand
WITH blad AS (
    SELECT document_id,
           sum(characters) AS tekens,
           sum(characters_used + characters_furniture) AS begrepen,
           avg(ocr_confidence) AS zekerheid
    FROM pages GROUP BY document_id
),
rest AS (SELECT document_id, count(*) AS stukken FROM residue GROUP BY document_id),
leeg AS (
    SELECT document_id, count(*) AS vakken FROM fields
    WHERE "text" IS NULL AND intervention_id IS NOT NULL GROUP BY document_id
),
gevonden AS (
    SELECT agenda_id,
           count(*) FILTER (WHERE ernst = 'fout' AND onderwerp = 'geld') AS fouten_geld,
           count(*) FILTER (WHERE ernst = 'fout') AS fouten,
           count(*) FILTER (WHERE ernst = 'waarschuwing') AS waarschuwingen
    FROM bevindingen GROUP BY agenda_id
)
SELECT a.agenda_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       a.tekstlaag,
       a.paginas,
       round(b.begrepen / nullif(b.tekens, 0), 4) AS begrepen,
       coalesce(r.stukken, 0)::INTEGER AS niet_begrepen_stukken,
       b.zekerheid AS zekerheid_ocr,
       coalesce(l.vakken, 0)::INTEGER AS vakken_leeg,
       coalesce(g.fouten_geld, 0)::INTEGER AS fouten_geld,
       coalesce(g.fouten, 0)::INTEGER AS fouten,
       coalesce(g.waarschuwingen, 0)::INTEGER AS waarschuwingen,
       a.bestand
FROM agendas a
LEFT JOIN blad b ON b.document_id = a.agenda_id
LEFT JOIN rest r ON r.document_id = a.agenda_id
LEFT JOIN leeg l ON l.document_id = a.agenda_id
LEFT JOIN gevonden g ON g.agenda_id = a.agenda_id
