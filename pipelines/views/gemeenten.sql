-- Alle gemeenten van Nederland vanaf 2019, met of zonder agenda.
-- Rij: een gemeente die in 2019 of later bestond; ook een die intussen is opgeheven.
-- Laat weg: landelijke thema-agenda's en agenda's zonder gemeente; gemeenten die vóór 2019 zijn opgeheven.
-- Regel: een regionale agenda telt bij elk van haar gemeenten.
-- Regel: wie de gemeenten van één jaar wil, neemt gemeenten_per_jaar.
-- Regel: na een herindeling blijft een agenda bij de gemeente die haar sloot; `opgegaan_in` zegt waar die heen ging.
-- Voorbeeld: SELECT provincie, count(*) AS gemeenten, count(*) FILTER (WHERE heeft_agenda) AS met_agenda FROM gemeenten WHERE opgegaan_in IS NULL GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   gemeentecode: CBS-code van de gemeente
--   gemeente: officiële naam
--   provincie: de provincie
--   bestaat_van: eerste jaar waarin de gemeente bestaat; leeg als dat vóór 2019 is
--   bestaat_tot: laatste jaar waarin de gemeente bestaat; leeg als zij er nog is
--   opgegaan_in: de gemeente waarin zij is opgegaan
--   heeft_agenda: of er een agenda van haar in de gegevens zit
--   heeft_addendum: of er een addendum van haar in de gegevens zit
--   agendas: aantal agenda's
--   addenda: aantal addenda
--   interventies: aantal interventies in die agenda's en addenda; van een regionale agenda alle, bij elk van haar gemeenten
WITH van AS (
    SELECT unnest(municipalities) AS gemeente, document_id, document_kind FROM documents WHERE counted
),
geteld AS (
    SELECT v.gemeente,
           count(*) FILTER (WHERE v.document_kind = 'agenda') AS agendas,
           count(*) FILTER (WHERE v.document_kind = 'addendum') AS addenda,
           sum(a.interventies) AS interventies
    FROM van v JOIN agendas a ON a.agenda_id = v.document_id
    GROUP BY v.gemeente
)
SELECT r.gemeentecode,
       r.gemeente,
       r.provincie,
       r.van_jaar AS bestaat_van,
       r.tot_jaar AS bestaat_tot,
       r.opgegaan_in,
       coalesce(g.agendas, 0) > 0 AS heeft_agenda,
       coalesce(g.addenda, 0) > 0 AS heeft_addendum,
       coalesce(g.agendas, 0)::INTEGER AS agendas,
       coalesce(g.addenda, 0)::INTEGER AS addenda,
       coalesce(g.interventies, 0)::INTEGER AS interventies
FROM register_gemeenten r
LEFT JOIN geteld g USING (gemeente)
WHERE r.tot_jaar IS NULL OR r.tot_jaar >= 2019
