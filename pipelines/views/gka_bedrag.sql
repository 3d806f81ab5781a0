-- Hoeveel geld van de Gelijke Kansen Alliantie een agenda vraagt, en waar dat op rust.
-- Rij: een agenda, addendum of thema-agenda; ook als er geen bedrag in is gevonden.
-- Laat weg: dubbele lezingen van dezelfde agenda.
-- Regel: 1. Staat in de begroting een dekking door GKA van meer dan 0 euro, dan telt de som van die regels (begroting).
-- Regel: 2. Anders telt de tekst onder Financiering: bedragen die op zichzelf staan met GKA als bron (tekst).
-- Regel: 3. Een bedrag zonder bron telt in de tekst alleen mee als in hetzelfde veld een ander bedrag wel GKA als bron heeft en geen bedrag een andere bron. Hoeveel dat is, staat in euro_zonder_bron.
-- Regel: 4. Een GKA-bedrag per jaar, per leerling en dergelijke telt in de tekst niet mee, want hoe vaak het betaald wordt staat er niet. Dan is bedrag te laag; niet_geteld_per_eenheid zegt hoeveel van zulke bedragen er zijn.
-- Regel: 5. Is er geen van beide, dan is bedrag leeg en rust_op `niet gevonden`: dat is niet hetzelfde als 0 euro.
-- Regel: het maximum geldt voor een agenda van één gemeente, naar de regeling van haar eerste jaar; voor addenda, regionale agenda's en thema-agenda's is geen maximum bekend.
-- Voorbeeld: SELECT sum(bedrag) AS euro, count(*) AS agendas, count(bedrag) AS met_bedrag, sum(euro_zonder_bron) AS zonder_bron FROM gka_bedrag
-- Kolommen:
--   agenda_id: de agenda
--   soort: agenda, addendum of themaagenda
--   gemeente: de gemeente
--   gemeentecode: CBS-code van de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   bedrag: gevraagd geld van GKA in euro's; leeg als er geen is gevonden
--   rust_op: begroting, tekst of niet gevonden
--   euro_zonder_bron: euro's in bedrag waar geen bron bij staat (regel 3)
--   niet_geteld_zonder_bron: euro's in de tekst zonder bron die niet meetellen; alleen als er geen begroting is
--   niet_geteld_per_eenheid: aantal GKA-bedragen per jaar of per leerling dat niet meetelt; alleen als er geen begroting is
--   gka_begroting: som van de GKA-dekking in de begroting; leeg als die er niet is
--   gka_tekst: som van de GKA-bedragen in de tekst; mag afwijken van de begroting
--   som_posten: som van alle posten van de begroting
--   som_dekking: som van alle dekking in de begroting, door wie ook
--   totaal_begroting: het afgedrukte totaal van de begroting; leeg als er geen is, of als er verschillende zijn
--   maximum: het maximum van de regeling in euro's; leeg als er geen bekend is
--   bestand: naam van het bestand
WITH begroting AS (
    SELECT document_id,
           sum(amount_eur) FILTER (WHERE row_kind = 'dekking' AND "source" = 'gka' AND amount_eur > 0) AS gka,
           sum(amount_eur) FILTER (WHERE row_kind = 'post') AS posten,
           sum(amount_eur) FILTER (WHERE row_kind = 'dekking') AS dekking,
           -- Meer totalen: van elk jaar een, of een tweede begroting; welk van de hele agenda is, staat er dan niet.
           CASE WHEN count(DISTINCT amount_eur) FILTER (WHERE row_kind = 'totaal' AND amount_eur > 0) = 1
                THEN max(amount_eur) FILTER (WHERE row_kind = 'totaal') END AS totaal
    FROM budget_lines
    GROUP BY document_id
),
velden AS (
    SELECT document_id,
           field_id,
           sum(amount_eur) FILTER (WHERE "source" = 'gka' AND kind IN ('deel', 'rest')) AS gka,
           sum(amount_eur) FILTER (WHERE "source" IS NULL AND kind IN ('deel', 'rest')) AS zonder_bron,
           count(*) FILTER (WHERE "source" = 'gka' AND kind = 'tarief' AND amount_eur > 0) AS tarieven,
           bool_or("source" = 'gka' AND kind IN ('deel', 'rest') AND amount_eur > 0)
               AND NOT coalesce(bool_or("source" <> 'gka' AND amount_eur > 0), false) AS alles_gka
    FROM financing
    GROUP BY document_id, field_id
),
tekst AS (
    SELECT document_id,
           sum(gka) AS gka,
           sum(zonder_bron) FILTER (WHERE alles_gka) AS erbij,
           sum(zonder_bron) FILTER (WHERE alles_gka IS NOT TRUE) AS niet_erbij,
           sum(tarieven) AS tarieven
    FROM velden
    GROUP BY document_id
)
SELECT a.agenda_id,
       a.soort,
       a.gemeente,
       a.gemeentecode,
       a.provincie,
       a.ronde,
       CASE WHEN b.gka IS NOT NULL THEN b.gka WHEN t.gka > 0 THEN t.gka + coalesce(t.erbij, 0) END::DECIMAL(18, 2) AS bedrag,
       CASE WHEN b.gka IS NOT NULL THEN 'begroting' WHEN t.gka > 0 THEN 'tekst' ELSE 'niet gevonden' END AS rust_op,
       CASE WHEN b.gka IS NULL THEN nullif(t.erbij, 0) END::DECIMAL(18, 2) AS euro_zonder_bron,
       CASE WHEN b.gka IS NULL THEN nullif(t.niet_erbij, 0) END::DECIMAL(18, 2) AS niet_geteld_zonder_bron,
       CASE WHEN b.gka IS NULL THEN nullif(t.tarieven, 0) END::INTEGER AS niet_geteld_per_eenheid,
       b.gka::DECIMAL(18, 2) AS gka_begroting,
       nullif(t.gka, 0)::DECIMAL(18, 2) AS gka_tekst,
       b.posten::DECIMAL(18, 2) AS som_posten,
       b.dekking::DECIMAL(18, 2) AS som_dekking,
       b.totaal::DECIMAL(18, 2) AS totaal_begroting,
       CASE WHEN a.soort = 'agenda' AND a.aantal_gemeenten = 1 THEN r.maximum END AS maximum,
       a.bestand
FROM agendas a
LEFT JOIN begroting b ON b.document_id = a.agenda_id
LEFT JOIN tekst t ON t.document_id = a.agenda_id
LEFT JOIN register_regelingen r ON r.eerste_jaar = a.van_jaar
