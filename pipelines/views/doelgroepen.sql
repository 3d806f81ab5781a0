-- Voor wie de interventies zijn.
-- Rij: een doelgroep van een interventie, zoals de agenda haar noemt.
-- Laat weg: dezelfde groep met dezelfde leeftijden die in één interventie twee keer staat.
-- Regel: tel interventies met count(DISTINCT interventie_id), want een interventie heeft vaak meer groepen.
-- Regel: leeftijden, groepen van de basisschool en fasen staan er zoals afgedrukt; wat daaruit volgt voor elke leeftijd, staat in bereik.
-- Voorbeeld: SELECT groep, count(DISTINCT interventie_id) AS interventies FROM doelgroepen GROUP BY ALL ORDER BY 2 DESC, 1
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   groep: wat voor mensen het zijn
--   leeftijd_van: laagste leeftijd in jaren, zoals afgedrukt; vóór de geboorte onder 0
--   leeftijd_tot: hoogste leeftijd in jaren, zoals afgedrukt; leeg als die open is
--   groep_van: laagste groep van de basisschool
--   groep_tot: hoogste groep van de basisschool
--   fase: fase van het onderwijs, alleen als een woord die noemt
--   tekst: wat er staat
SELECT a.agenda_id,
       t.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       t."group" AS groep,
       t.age_min AS leeftijd_van,
       t.age_max AS leeftijd_tot,
       t.grade_min AS groep_van,
       t.grade_max AS groep_tot,
       t.education_phase AS fase,
       min(t.mention) AS tekst
FROM target_groups t
JOIN agendakop a ON a.agenda_id = t.document_id
WHERE t.intervention_id IS NOT NULL
GROUP BY ALL
