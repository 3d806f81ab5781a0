-- De gemeenten van elk jaar, met de agenda die dan loopt.
-- Rij: een gemeente in een jaar waarin zij bestaat, van 2019 tot het laatste jaar van een agenda (en ten minste 2024).
-- Laat weg: landelijke thema-agenda's en agenda's zonder gemeente of zonder looptijd.
-- Regel: neem altijd één jaar (`WHERE jaar = 2022`): wie over jaren optelt, telt een gemeente elk jaar opnieuw.
-- Regel: een regionale agenda telt bij elk van haar gemeenten.
-- Regel: na een herindeling telt een lopende agenda van de opgeheven gemeente bij de nieuwe, met `van_voorganger`.
-- Voorbeeld: SELECT provincie, count(*) AS gemeenten, count(*) FILTER (WHERE heeft_agenda) AS met_agenda FROM gemeenten_per_jaar WHERE jaar = 2022 GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   jaar: het jaar
--   gemeentecode: CBS-code van de gemeente in dat jaar
--   gemeente: officiële naam
--   provincie: de provincie
--   heeft_agenda: of in dat jaar een agenda of addendum van haar loopt
--   van_voorganger: of die (ook) van een gemeente is die in haar is opgegaan
--   lopende_agendas: aantal agenda's en addenda dat in dat jaar loopt
WITH jaren AS (
    SELECT unnest(range(2019, greatest(2024, coalesce((SELECT max(tot_jaar) FROM agendas), 0)) + 1))::INTEGER AS jaar
),
van AS (
    SELECT unnest(municipalities) AS gemeente, document_id, period_start_year, period_end_year
    FROM documents
    WHERE counted AND period_start_year IS NOT NULL
),
lopend AS (
    SELECT j.jaar,
           -- In het eerste jaar waarin de gemeente niet meer bestaat, gaat haar agenda over naar haar opvolger.
           CASE WHEN r.tot_jaar < j.jaar THEN r.opgegaan_in ELSE v.gemeente END AS gemeente,
           coalesce(r.tot_jaar < j.jaar, false) AS van_voorganger,
           v.document_id
    FROM van v
    JOIN jaren j ON j.jaar BETWEEN v.period_start_year AND coalesce(v.period_end_year, v.period_start_year)
    LEFT JOIN register_gemeenten r USING (gemeente)
),
geteld AS (
    SELECT jaar, gemeente, bool_or(van_voorganger) AS van_voorganger, count(DISTINCT document_id) AS agendas
    FROM lopend
    GROUP BY jaar, gemeente
)
SELECT j.jaar,
       r.gemeentecode,
       r.gemeente,
       r.provincie,
       coalesce(g.agendas, 0) > 0 AS heeft_agenda,
       coalesce(g.van_voorganger, false) AS van_voorganger,
       coalesce(g.agendas, 0)::INTEGER AS lopende_agendas
FROM jaren j
JOIN register_gemeenten r
  ON j.jaar BETWEEN coalesce(r.van_jaar, 0) AND coalesce(r.tot_jaar, 9999)
LEFT JOIN geteld g ON g.jaar = j.jaar AND g.gemeente = r.gemeente
