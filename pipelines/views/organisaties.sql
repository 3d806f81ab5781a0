-- De organisaties die meedoen, elk één keer.
-- Rij: een organisatie met een naam; een naam die veel plaatsen kennen (Sociaal Team) is per gemeente een andere.
-- Laat weg: soorten partijen zonder naam (basisscholen, ouders); wie alleen in het activiteitenplan staat.
-- Regel: de naam en het soort zijn die welke het vaakst staan, en bij gelijke stand de eerste van het alfabet.
-- Regel: een regionale agenda verbindt een organisatie met al haar gemeenten.
-- Voorbeeld: SELECT naam, soort_partij, gemeenten, interventies FROM organisaties ORDER BY gemeenten DESC, interventies DESC, naam LIMIT 20
-- Kolommen:
--   organisatie: sleutel van de organisatie, dezelfde in alle agenda's
--   naam: de naam
--   soort_partij: wat voor partij het is
--   interventies: aantal interventies waaraan zij meedoet
--   agendas: aantal agenda's waarin zij staat
--   gemeenten: aantal gemeenten van die agenda's
--   welke_gemeenten: de gemeenten, met puntkomma's ertussen
--   nummer: officieel nummer uit een toegevoegd register; anders leeg
--   schrijfwijzen: de namen waaronder zij voorkomt
WITH lid AS MATERIALIZED (
    SELECT organisatie, naam, soort_partij, interventie_id, agenda_id, nummer FROM netwerk WHERE organisatie IS NOT NULL
),
per_naam AS (
    SELECT organisatie, naam, count(*) AS keer FROM lid GROUP BY ALL
),
naam AS (
    SELECT organisatie,
           first(naam ORDER BY keer DESC, naam) AS naam,
           string_agg(naam, '; ' ORDER BY naam) AS schrijfwijzen
    FROM per_naam GROUP BY organisatie
),
per_soort AS (
    SELECT organisatie, soort_partij, count(*) AS keer FROM lid GROUP BY ALL
),
soort AS (
    SELECT organisatie, first(soort_partij ORDER BY keer DESC, soort_partij) AS soort_partij
    FROM per_soort GROUP BY organisatie
),
plaats AS (
    SELECT n.organisatie, count(DISTINCT g.gemeente) AS gemeenten, string_agg(DISTINCT g.gemeente, '; ' ORDER BY g.gemeente) AS welke
    FROM (SELECT DISTINCT organisatie, agenda_id FROM lid) n
    JOIN (SELECT document_id, unnest(municipalities) AS gemeente FROM documents WHERE counted) g ON g.document_id = n.agenda_id
    GROUP BY n.organisatie
),
geteld AS (
    SELECT organisatie,
           count(DISTINCT interventie_id) AS interventies,
           count(DISTINCT agenda_id) AS agendas,
           max(nummer) AS nummer
    FROM lid GROUP BY organisatie
)
SELECT g.organisatie,
       n.naam,
       s.soort_partij,
       g.interventies::INTEGER AS interventies,
       g.agendas::INTEGER AS agendas,
       coalesce(p.gemeenten, 0)::INTEGER AS gemeenten,
       p.welke AS welke_gemeenten,
       g.nummer,
       n.schrijfwijzen
FROM geteld g
JOIN naam n USING (organisatie)
JOIN soort s USING (organisatie)
LEFT JOIN plaats p USING (organisatie)
