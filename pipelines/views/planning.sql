-- Wanneer de interventies zijn gepland.
-- Rij: een periode of datum in een veld Planning.
-- Laat weg: wat in andere velden over tijd staat.
-- Regel: een interventie heeft vaak meer perioden; tel interventies met count(DISTINCT interventie_id).
-- Regel: `na_looptijd` vergelijkt met het laatste jaar van de agenda zelf; of een regeling eerder eindigt, staat in bevindingen (na_einddatum_regeling).
-- Regel: zonder einde is een periode open, of zij nu `doorlopend` heet of alleen een begin heeft.
-- Voorbeeld: SELECT count(*) AS perioden, count(*) FILTER (WHERE na_looptijd) AS te_laat, count(*) FILTER (WHERE open_einde) AS open FROM planning
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie; leeg in het activiteitenplan
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   fase: voorbereiding, start, uitvoering, evaluatie of afronding; leeg als geen woord dat zegt
--   begin: eerste dag
--   einde: laatste dag
--   nauwkeurig: eenheid van de tijdsaanduiding (dag, maand, schooljaar)
--   doorlopend: of een woord zegt dat het doorgaat
--   open_einde: of er geen einde staat
--   na_looptijd: of het einde na het laatste jaar van de agenda ligt
--   tekst: wat er staat
SELECT a.agenda_id,
       p.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       p.phase AS fase,
       p.start_date AS begin,
       p.end_date AS einde,
       p."precision" AS nauwkeurig,
       p.ongoing AS doorlopend,
       p.end_date IS NULL AND (p.ongoing OR p.start_date IS NOT NULL) AS open_einde,
       coalesce("year"(p.end_date) > a.tot_jaar, false) AS na_looptijd,
       p.mention AS tekst
FROM periods p
JOIN agendakop a ON a.agenda_id = p.document_id
