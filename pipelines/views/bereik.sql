-- Welke leeftijden een interventie bereikt, en waar dat uit blijkt.
-- Rij: een interventie en een jaar leeftijd (van -1, vóór de geboorte, tot 27), één keer; zegt zij er niets over, dan één rij zonder leeftijd.
-- Laat weg: groepen van volwassenen die het kind zelf niet zijn (professionals, vrijwilligers, organisaties); de leeftijden die bij hen staan zijn niet die van kinderen.
-- Regel: zegt een groep een leeftijd, dan geldt die (leeftijd); anders de groep van de basisschool (groep); anders de fase van het onderwijs (fase); anders niets (niet gezegd).
-- Regel: zonder bovengrens loopt het bereik tot 22 jaar, de leeftijd waarop de regeling van 2019 ophoudt; zonder ondergrens begint het bij 0.
-- Regel: groep 1 is 4 en 5 jaar, groep 8 is 11 en 12 jaar; voorschools 2 en 3; po en so 4 tot en met 12; vo 12 tot en met 17; mbo 16 tot en met 22; ho 17 tot en met 22.
-- Regel: bereiken twee groepen van een interventie dezelfde leeftijd, dan staat er het stevigste bewijs: leeftijd vóór groep vóór fase.
-- Voorbeeld: SELECT leeftijd, count(DISTINCT interventie_id) AS interventies FROM bereik GROUP BY ALL ORDER BY leeftijd
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   leeftijd: een jaar leeftijd; leeg als de interventie er geen zegt
--   waaruit: leeftijd, groep, fase of niet gezegd
WITH fasen (fase, van, tot) AS (
    VALUES ('voorschools', 2, 3), ('po', 4, 12), ('so', 4, 12), ('vo', 12, 17), ('mbo', 16, 22), ('ho', 17, 22)
),
grenzen AS (
    SELECT d.interventie_id,
           CASE WHEN d.leeftijd_van IS NOT NULL OR d.leeftijd_tot IS NOT NULL THEN 1
                WHEN d.groep_van IS NOT NULL OR d.groep_tot IS NOT NULL THEN 2
                WHEN f.fase IS NOT NULL THEN 3 END AS bewijs,
           floor(coalesce(d.leeftijd_van, 0)) AS leeftijd_van,
           -- `tot 4 jaar` staat als 4: wie er al 4 is, hoort er volgens de agenda's meestal bij, en een jaar te veel
           -- mist niemand.
           floor(coalesce(d.leeftijd_tot, 22)) AS leeftijd_tot,
           coalesce(d.groep_van, d.groep_tot) + 3 AS groep_van,
           coalesce(d.groep_tot, d.groep_van) + 4 AS groep_tot,
           f.van,
           f.tot
    FROM doelgroepen d
    LEFT JOIN fasen f ON f.fase = d.fase
    WHERE d.groep NOT IN ('professionals', 'vrijwilligers', 'organisaties')
),
jaren AS (
    SELECT interventie_id,
           bewijs,
           unnest(range(
               greatest(-1, CASE bewijs WHEN 1 THEN leeftijd_van WHEN 2 THEN groep_van ELSE van END)::BIGINT,
               least(27, CASE bewijs WHEN 1 THEN leeftijd_tot WHEN 2 THEN groep_tot ELSE tot END)::BIGINT + 1
           )) AS leeftijd
    FROM grenzen
    WHERE bewijs IS NOT NULL
),
beste AS (SELECT interventie_id, leeftijd, min(bewijs) AS bewijs FROM jaren GROUP BY ALL)
SELECT a.agenda_id,
       i.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       b.leeftijd::INTEGER AS leeftijd,
       CASE b.bewijs WHEN 1 THEN 'leeftijd' WHEN 2 THEN 'groep' WHEN 3 THEN 'fase' ELSE 'niet gezegd' END AS waaruit
FROM interventions i
JOIN agendakop a ON a.agenda_id = i.document_id
LEFT JOIN beste b ON b.interventie_id = i.intervention_id
