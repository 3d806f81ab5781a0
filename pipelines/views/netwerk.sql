-- Wie er meedoet aan welke interventie.
-- Rij: een partij in een interventie, één keer, ook als zij er in meer rollen of vaker genoemd staat.
-- Laat weg: partijen die alleen in het activiteitenplan staan (dat herhaalt die van de interventies).
-- Regel: een organisatie is wie dezelfde `organisatie` heeft: rechtsvorm, lidwoord en schrijfwijze tellen niet. Een naam die veel plaatsen kennen (Sociaal Team) is per gemeente een andere.
-- Regel: een soort partij zonder naam (basisscholen) heeft geen `organisatie`, en telt wel als partij.
-- Regel: wordt één organisatie in een interventie als twee soorten gelezen, dan staat er de vaakste, en bij gelijke stand de eerste van het alfabet.
-- Voorbeeld: SELECT soort_partij, count(DISTINCT interventie_id) AS interventies FROM netwerk GROUP BY ALL ORDER BY 2 DESC, 1
-- Kolommen:
--   agenda_id: de agenda
--   interventie_id: de interventie
--   gemeente: de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   organisatie: sleutel van de organisatie, dezelfde in alle agenda's; leeg voor een soort partij zonder naam
--   naam: de naam, in de volste vorm van het document
--   soort_partij: wat voor partij het is
--   is_soort: waar voor een soort partij zonder naam
--   rollen: penvoerder, partij of schoolbestuur; meer met puntkomma's ertussen
--   nummer: officieel nummer uit een toegevoegd register; anders leeg
WITH naam AS (
    SELECT intervention_id,
           organisation_key AS organisatie,
           CASE WHEN organisation_key IS NULL THEN lower("name") END AS soort,
           party_type,
           min(document_id) AS document_id,
           max("name") AS naam,
           count(*) AS keer,
           bool_and(is_generic) AS is_soort,
           bool_or("role" = 'partij') AS partij,
           bool_or("role" = 'penvoerder') AS penvoerder,
           bool_or("role" = 'schoolbestuur') AS schoolbestuur,
           max(register_id) AS nummer
    FROM parties
    WHERE intervention_id IS NOT NULL
    GROUP BY intervention_id, organisatie, soort, party_type
),
-- Eerst één rij per partij, dan pas de agenda erbij: de gemeente, de provincie en de ronde hoeven dan geen sleutel te
-- zijn, en dat scheelt op 10.000 agenda's de helft van de tijd.
partij AS (
    SELECT intervention_id,
           organisatie,
           min(document_id) AS document_id,
           max(naam) AS naam,
           first(party_type ORDER BY keer DESC, party_type) AS soort_partij,
           bool_and(is_soort) AS is_soort,
           bool_or(partij) AS partij,
           bool_or(penvoerder) AS penvoerder,
           bool_or(schoolbestuur) AS schoolbestuur,
           max(nummer) AS nummer
    FROM naam
    GROUP BY intervention_id, organisatie, soort
)
SELECT a.agenda_id,
       p.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       p.organisatie,
       p.naam,
       p.soort_partij,
       p.is_soort,
       concat_ws('; ',
           CASE WHEN p.partij THEN 'partij' END,
           CASE WHEN p.penvoerder THEN 'penvoerder' END,
           CASE WHEN p.schoolbestuur THEN 'schoolbestuur' END
       ) AS rollen,
       p.nummer
FROM partij p
JOIN agendakop a ON a.agenda_id = p.document_id
