-- Wat een lezer van een agenda moet weten of nakijken.
-- Rij: een bevinding in een agenda.
-- Laat weg: bevindingen in dubbele lezingen van dezelfde agenda.
-- Regel: `onderwerp` houdt geld en inhoud apart van opmaak en leesbaarheid, zodat een verkeerd paginanummer geen fout bedrag verbergt.
-- Voorbeeld: SELECT onderwerp, ernst, code, count(*) AS aantal FROM bevindingen GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   agenda_id: de agenda
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   ernst: fout, waarschuwing of info
--   onderwerp: inhoud, geld, opmaak of kwaliteit
--   code: wat voor bevinding; `gka checks` zegt wat elke betekent
--   melding: wat er aan de hand is
--   verwacht: wat verwacht werd
--   gevonden: wat er staat
--   bladzijde: bladzijde van het document
--   bestand: naam van het bestand
SELECT a.agenda_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       f.severity AS ernst,
       f."group" AS onderwerp,
       f.code,
       f.message AS melding,
       f.expected AS verwacht,
       f.found AS gevonden,
       f.page AS bladzijde,
       a.bestand
FROM findings f
JOIN agendakop a ON a.agenda_id = f.document_id
