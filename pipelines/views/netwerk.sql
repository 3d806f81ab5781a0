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
WITH partij AS (
    SELECT document_id,
           intervention_id,
           coalesce(organisation_key, 'soort: ' || lower("name")) AS sleutel,
           any_value(organisation_key) AS organisatie,
           max("name") AS naam,
           party_type,
           count(*) AS keer,
           bool_and(is_generic) AS is_soort,
           list("role") AS rollen,
           max(register_id) AS nummer
    FROM parties
    WHERE intervention_id IS NOT NULL
    GROUP BY document_id, intervention_id, sleutel, party_type
)
SELECT a.agenda_id,
       p.intervention_id AS interventie_id,
       a.gemeente,
       a.provincie,
       a.ronde,
       any_value(p.organisatie) AS organisatie,
       max(p.naam) AS naam,
       first(p.party_type ORDER BY p.keer DESC, p.party_type) AS soort_partij,
       bool_and(p.is_soort) AS is_soort,
       array_to_string(list_sort(list_distinct(flatten(list(p.rollen)))), '; ') AS rollen,
       max(p.nummer) AS nummer
FROM partij p
JOIN agendas a ON a.agenda_id = p.document_id
GROUP BY a.agenda_id, p.intervention_id, a.gemeente, a.provincie, a.ronde, p.sleutel
