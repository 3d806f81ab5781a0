-- Het bedrag van elke interventie zelf, en waaruit het blijkt.
-- Rij: een interventie van een agenda of addendum die meetelt.
-- Laat weg: wie het betaalt (dat staat in dekking en toezeggingen); voor geld van GKA is er gka_bedrag.
-- Regel: `eigen_bedrag` is de som van de posten die de begroting aan deze interventie koppelt; koppelt zij er geen, dan de bedragen in haar veld Financiering die mogen worden opgeteld.
-- Voorbeeld: SELECT eigen_bedrag_uit, count(*) AS interventies, sum(eigen_bedrag) AS euro FROM eigen_bedragen GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   interventie_id: de interventie
--   agenda_id: de agenda
--   eigen_bedrag: euro's van deze interventie; leeg als er geen bedrag bij staat
--   eigen_bedrag_uit: begroting (exact), begroting (gelijkend), tekst of niet gevonden
WITH begroot AS (
    SELECT interventie_id, sum(bedrag) AS bedrag, bool_and(koppeling = 'exact') AS exact
    FROM kosten WHERE interventie_id IS NOT NULL GROUP BY interventie_id
),
beloofd AS (SELECT interventie_id, sum(bedrag) AS bedrag FROM toezeggingen GROUP BY interventie_id)
SELECT i.intervention_id AS interventie_id,
       a.agenda_id,
       coalesce(b.bedrag, t.bedrag)::DECIMAL(18, 2) AS eigen_bedrag,
       CASE WHEN b.bedrag IS NOT NULL AND b.exact THEN 'begroting (exact)'
            WHEN b.bedrag IS NOT NULL THEN 'begroting (gelijkend)'
            WHEN t.bedrag IS NOT NULL THEN 'tekst'
            ELSE 'niet gevonden' END AS eigen_bedrag_uit
FROM interventions i
JOIN agendakop a ON a.agenda_id = i.document_id
LEFT JOIN begroot b ON b.interventie_id = i.intervention_id
LEFT JOIN beloofd t ON t.interventie_id = i.intervention_id
