-- Waar de interventies plaatsvinden.
-- Rij: een plaats of school in het veld Locatie van een interventie.
-- Laat weg: plaatsen die in andere velden staan; dezelfde plaats die in één interventie twee keer staat.
-- Regel: tel interventies met count(DISTINCT interventie_id).
-- Voorbeeld: SELECT soort_plaats, count(DISTINCT interventie_id) AS interventies FROM locaties GROUP BY ALL ORDER BY 2 DESC, 1
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   naam: de plaats, zonder soortnaam; een school met haar volle naam
--   soort_plaats: gemeente, kern, wijk, school, instelling, regio of overig
--   herkend: of een register de plaats of school kent
SELECT a.agenda_id,
       l.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       l."name" AS naam,
       l.kind AS soort_plaats,
       bool_or(l.canonical IS NOT NULL) AS herkend
FROM locations l
JOIN agendakop a ON a.agenda_id = l.document_id
WHERE l.intervention_id IS NOT NULL
GROUP BY ALL
