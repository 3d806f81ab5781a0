-- Cijfers van gemeenten uit een toegevoegd register, naast wat hun agenda's doen.
-- Rij: een gemeente in het laatste jaar waarvan het register een cijfer van haar heeft.
-- Laat weg: gemeenten zonder cijfers; zonder toegevoegd register is deze weergave leeg.
-- Regel: voeg cijfers toe met `gka register add BESTAND.csv` (CBS: gemeentecode, jaar, inwoners, jongeren of achterstandsscore).
-- Regel: staan er van een gemeente en jaar meer cijfers van dezelfde soort, dan telt het hoogste.
-- Regel: na een herindeling hoort een agenda bij de gemeente die haar sloot; cijfers van de nieuwe gemeente staan daar niet bij.
-- Regel: de grootteklasse volgt die van het CBS (minder dan 20.000, 20.000 tot 50.000, 50.000 tot 100.000, 100.000 of meer inwoners).
-- Voorbeeld: SELECT grootteklasse, count(*) AS gemeenten, sum(interventies) AS interventies FROM gemeenten_cijfers GROUP BY ALL ORDER BY 1
-- Kolommen:
--   gemeentecode: CBS-code van de gemeente
--   gemeente: officiële naam; leeg als de code in geen lijst staat
--   provincie: de provincie
--   jaar: het jaar van de cijfers
--   inwoners: aantal inwoners
--   jongeren: aantal kinderen en jongeren
--   achterstandsscore: de score van het CBS
--   grootteklasse: klasse naar inwoners; leeg zonder dat cijfer
--   interventies: aantal interventies in de agenda's van de gemeente
--   interventies_per_1000_jongeren: dat aantal per 1.000 jongeren; leeg zonder dat cijfer
WITH cijfers AS (
    SELECT gemeentecode, jaar, max(inwoners) AS inwoners, max(jongeren) AS jongeren, max(achterstandsscore) AS score
    FROM register_cijfers
    GROUP BY gemeentecode, jaar
    QUALIFY jaar = max(jaar) OVER (PARTITION BY gemeentecode)
)
SELECT c.gemeentecode,
       g.gemeente,
       g.provincie,
       c.jaar,
       c.inwoners,
       c.jongeren,
       c.score AS achterstandsscore,
       CASE WHEN c.inwoners < 20000 THEN '1: minder dan 20.000'
            WHEN c.inwoners < 50000 THEN '2: 20.000 tot 50.000'
            WHEN c.inwoners < 100000 THEN '3: 50.000 tot 100.000'
            WHEN c.inwoners >= 100000 THEN '4: 100.000 of meer' END AS grootteklasse,
       coalesce(g.interventies, 0)::INTEGER AS interventies,
       round(1000 * coalesce(g.interventies, 0) / nullif(c.jongeren, 0), 3) AS interventies_per_1000_jongeren
FROM cijfers c
LEFT JOIN gemeenten g USING (gemeentecode)
