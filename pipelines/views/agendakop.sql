-- Van elke agenda wat de andere weergaven herhalen: welke, waar en wanneer.
-- Rij: een agenda of addendum dat meetelt.
-- Laat weg: tellingen en datums (die staan in agendas) en dubbele lezingen van dezelfde agenda.
-- Voorbeeld: SELECT gemeente, ronde FROM agendakop
-- Kolommen:
--   agenda_id: het nummer van de agenda
--   soort: agenda, addendum of themaagenda
--   gemeente: de gemeente
--   gemeentecode: CBS-code van de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   van_jaar: eerste jaar van de looptijd
--   tot_jaar: laatste jaar van de looptijd
--   bestand: naam van het bestand
SELECT document_id AS agenda_id,
       document_kind AS soort,
       municipality AS gemeente,
       municipality_code AS gemeentecode,
       province AS provincie,
       period_start_year || '-' || period_end_year AS ronde,
       period_start_year AS van_jaar,
       period_end_year AS tot_jaar,
       source_name AS bestand
FROM documents
WHERE counted
