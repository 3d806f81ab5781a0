-- De interventies, breed: alles wat per interventie te tellen of te lezen is.
-- Rij: een interventie van een agenda of addendum die meetelt.
-- Laat weg: interventies in dubbele lezingen van dezelfde agenda.
-- Regel: een interventie heeft vaak meer thema's; tel met de kolommen thema_..., en niet met gelijkheid van `themas`.
-- Regel: `eigen_bedrag` is de som van de posten die de begroting aan deze interventie koppelt; koppelt zij er geen, dan de bedragen in haar veld Financiering die mogen worden opgeteld. Het is geld van wie ook: voor geld van GKA is er gka_bedrag.
-- Regel: een vak is `ingevuld`, `leeg` (er staat niets of een plaatshouder) of `niet gevonden` (het vak staat niet in het document of werd niet herkend).
-- Regel: de leeftijd is de laagste en hoogste van bereik, dus ook uit een groep of fase afgeleid.
-- Voorbeeld: SELECT ronde, count(*) AS interventies, count(*) FILTER (WHERE thema_taal) AS over_taal FROM interventies GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   interventie_id: het nummer van de interventie
--   agenda_id: de agenda
--   soort: agenda, addendum of themaagenda
--   gemeente: de gemeente
--   gemeentecode: CBS-code van de gemeente
--   provincie: de provincie
--   ronde: looptijd van de agenda
--   nummer: de hoeveelste van de agenda
--   titel: de titel
--   themas: alle thema's, met puntkomma's ertussen
--   thema_taal: of zij over taal gaat
--   thema_vve_en_voorschool: of zij over vve en voorschool gaat
--   thema_ouderbetrokkenheid: of zij over ouderbetrokkenheid gaat
--   thema_brede_talentontwikkeling: of zij over brede talentontwikkeling gaat
--   thema_overgangen_en_doorlopende_leerlijn: of zij over overgangen en doorlopende leerlijn gaat
--   thema_loopbaanorientatie: of zij over loopbaanorientatie gaat
--   thema_mentoring_en_begeleiding: of zij over mentoring en begeleiding gaat
--   thema_onderwijs_en_zorg: of zij over onderwijs en zorg gaat
--   thema_professionalisering: of zij over professionalisering gaat
--   thema_netwerk_en_samenwerking: of zij over netwerk en samenwerking gaat
--   thema_jongerenparticipatie: of zij over jongerenparticipatie gaat
--   thema_burgerschap: of zij over burgerschap gaat
--   thema_digitale_vaardigheden: of zij over digitale vaardigheden gaat
--   thema_armoede_en_toegankelijkheid: of zij over armoede en toegankelijkheid gaat
--   thema_tegengaan_segregatie: of zij over tegengaan segregatie gaat
--   partijen: aantal partijen, ook soorten zonder naam
--   organisaties: aantal partijen met een naam
--   activiteiten: aantal activiteiten
--   leeftijd_van: jongste leeftijd die zij bereikt
--   leeftijd_tot: oudste leeftijd die zij bereikt
--   monitoring: ingevuld, leeg of niet gevonden
--   financiering_vak: ingevuld, leeg of niet gevonden
--   eigen_bedrag: euro's van deze interventie; leeg als er geen bedrag bij staat
--   eigen_bedrag_uit: begroting (exact), begroting (gelijkend), tekst of niet gevonden
--   tekst_doel: het vak Doel
--   tekst_doelgroep: het vak Doelgroep
--   tekst_planning: het vak Planning
--   tekst_partijen: het vak Betrokken partijen
--   tekst_activiteiten: het vak Activiteiten
--   tekst_monitoring: het vak Monitoring en evaluatie
--   tekst_financiering: het vak Financiering
--   bladzijde: eerste bladzijde
--   bestand: naam van het bestand
WITH partij AS (
    SELECT intervention_id,
           count(DISTINCT coalesce(organisation_key, 'soort: ' || lower("name"))) AS partijen,
           count(DISTINCT organisation_key) AS organisaties
    FROM parties WHERE intervention_id IS NOT NULL GROUP BY intervention_id
),
gedaan AS (
    SELECT intervention_id, count(*) AS activiteiten FROM activities
    WHERE intervention_id IS NOT NULL GROUP BY intervention_id
),
leeftijd AS (
    SELECT interventie_id, min(leeftijd) AS van, max(leeftijd) AS tot FROM bereik GROUP BY interventie_id
)
SELECT i.intervention_id AS interventie_id,
       a.agenda_id,
       a.soort,
       a.gemeente,
       a.gemeentecode,
       a.provincie,
       a.ronde,
       i.ordinal AS nummer,
       i.title AS titel,
       nullif(array_to_string(i.themes, '; '), '') AS themas,
       list_contains(i.themes, 'taal') AS thema_taal,
       list_contains(i.themes, 'vve_en_voorschool') AS thema_vve_en_voorschool,
       list_contains(i.themes, 'ouderbetrokkenheid') AS thema_ouderbetrokkenheid,
       list_contains(i.themes, 'brede_talentontwikkeling') AS thema_brede_talentontwikkeling,
       list_contains(i.themes, 'overgangen_en_doorlopende_leerlijn') AS thema_overgangen_en_doorlopende_leerlijn,
       list_contains(i.themes, 'loopbaanorientatie') AS thema_loopbaanorientatie,
       list_contains(i.themes, 'mentoring_en_begeleiding') AS thema_mentoring_en_begeleiding,
       list_contains(i.themes, 'onderwijs_en_zorg') AS thema_onderwijs_en_zorg,
       list_contains(i.themes, 'professionalisering') AS thema_professionalisering,
       list_contains(i.themes, 'netwerk_en_samenwerking') AS thema_netwerk_en_samenwerking,
       list_contains(i.themes, 'jongerenparticipatie') AS thema_jongerenparticipatie,
       list_contains(i.themes, 'burgerschap') AS thema_burgerschap,
       list_contains(i.themes, 'digitale_vaardigheden') AS thema_digitale_vaardigheden,
       list_contains(i.themes, 'armoede_en_toegankelijkheid') AS thema_armoede_en_toegankelijkheid,
       list_contains(i.themes, 'tegengaan_segregatie') AS thema_tegengaan_segregatie,
       coalesce(p.partijen, 0)::INTEGER AS partijen,
       coalesce(p.organisaties, 0)::INTEGER AS organisaties,
       coalesce(g.activiteiten, 0)::INTEGER AS activiteiten,
       l.van AS leeftijd_van,
       l.tot AS leeftijd_tot,
       v.monitoring,
       v.financiering AS financiering_vak,
       e.eigen_bedrag,
       e.eigen_bedrag_uit,
       i.doel AS tekst_doel,
       i.doelgroep AS tekst_doelgroep,
       i.planning AS tekst_planning,
       i.betrokken_partijen AS tekst_partijen,
       i.activiteiten AS tekst_activiteiten,
       i.monitoring_en_evaluatie AS tekst_monitoring,
       i.financiering AS tekst_financiering,
       i.page_first AS bladzijde,
       a.bestand
FROM interventions i
JOIN agendakop a ON a.agenda_id = i.document_id
LEFT JOIN partij p USING (intervention_id)
LEFT JOIN gedaan g USING (intervention_id)
LEFT JOIN leeftijd l ON l.interventie_id = i.intervention_id
JOIN vakken v ON v.interventie_id = i.intervention_id
JOIN eigen_bedragen e ON e.interventie_id = i.intervention_id
