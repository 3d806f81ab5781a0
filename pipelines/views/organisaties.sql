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
    SELECT organisatie, naam, soort_partij, agenda_id, nummer FROM netwerk WHERE organisatie IS NOT NULL
),
-- Een rij van netwerk is een interventie: wie er is geteld, is in één keer geteld.
genoemd AS MATERIALIZED (
    SELECT organisatie, naam, soort_partij, count(*) AS keer, max(nummer) AS nummer
    FROM lid GROUP BY organisatie, naam, soort_partij
),
per_naam AS (SELECT organisatie, naam, sum(keer) AS keer FROM genoemd GROUP BY organisatie, naam),
naam AS (
    SELECT organisatie,
           first(naam ORDER BY keer DESC, naam) AS naam,
           string_agg(naam, '; ' ORDER BY naam) AS schrijfwijzen
    FROM per_naam GROUP BY organisatie
),
per_soort AS (SELECT organisatie, soort_partij, sum(keer) AS keer FROM genoemd GROUP BY organisatie, soort_partij),
soort AS (
    SELECT organisatie, first(soort_partij ORDER BY keer DESC, soort_partij) AS soort_partij
    FROM per_soort GROUP BY organisatie
),
geteld AS (SELECT organisatie, sum(keer) AS interventies, max(nummer) AS nummer FROM genoemd GROUP BY organisatie),
staat AS MATERIALIZED (SELECT DISTINCT organisatie, agenda_id FROM lid),
per_agenda AS (SELECT organisatie, count(*) AS agendas FROM staat GROUP BY organisatie),
plaats AS (
    SELECT organisatie, count(*) AS gemeenten, string_agg(gemeente, '; ' ORDER BY gemeente) AS welke
    FROM (
        SELECT DISTINCT s.organisatie, g.gemeente
        FROM staat s
        JOIN (SELECT document_id, unnest(municipalities) AS gemeente FROM documents WHERE counted) g ON g.document_id = s.agenda_id
    )
    GROUP BY organisatie
)
SELECT g.organisatie,
       n.naam,
       s.soort_partij,
       g.interventies::INTEGER AS interventies,
       a.agendas::INTEGER AS agendas,
       coalesce(p.gemeenten, 0)::INTEGER AS gemeenten,
       p.welke AS welke_gemeenten,
       g.nummer,
       n.schrijfwijzen
FROM geteld g
JOIN naam n USING (organisatie)
JOIN soort s USING (organisatie)
JOIN per_agenda a USING (organisatie)
LEFT JOIN plaats p USING (organisatie)
