-- Welke vakken van het sjabloon bij elke interventie zijn ingevuld.
-- Rij: een interventie van een agenda of addendum die meetelt.
-- Laat weg: wat er in de vakken staat (dat staat in interventies) en vakken van een agenda buiten haar interventies.
-- Regel: een vak is `ingevuld`, `leeg` (er staat niets of een plaatshouder) of `niet gevonden` (het vak staat niet in het document of werd niet herkend).
-- Voorbeeld: SELECT monitoring, count(*) AS interventies FROM vakken GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   interventie_id: de interventie
--   agenda_id: de agenda
--   doel: het vak Doel
--   doelgroep: het vak Doelgroep
--   planning: het vak Planning
--   partijen: het vak Betrokken partijen
--   activiteiten: het vak Activiteiten
--   monitoring: het vak Monitoring en evaluatie
--   financiering: het vak Financiering
WITH vak AS (
    SELECT intervention_id,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'doel') AS doel,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'doelgroep') AS doelgroep,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'planning') AS planning,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'betrokken_partijen') AS partijen,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'activiteiten') AS activiteiten,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'monitoring_en_evaluatie') AS monitoring,
           bool_or("text" IS NOT NULL) FILTER (WHERE field = 'financiering') AS financiering
    FROM fields WHERE intervention_id IS NOT NULL GROUP BY intervention_id
)
SELECT i.intervention_id AS interventie_id,
       a.agenda_id,
       CASE v.doel WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS doel,
       CASE v.doelgroep WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS doelgroep,
       CASE v.planning WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS planning,
       CASE v.partijen WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS partijen,
       CASE v.activiteiten WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS activiteiten,
       CASE v.monitoring WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS monitoring,
       CASE v.financiering WHEN true THEN 'ingevuld' WHEN false THEN 'leeg' ELSE 'niet gevonden' END AS financiering
FROM interventions i
JOIN agendakop a ON a.agenda_id = i.document_id
LEFT JOIN vak v USING (intervention_id)
