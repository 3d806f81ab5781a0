-- Agenda's, addenda en thema-agenda's die meetellen, elk één keer.
-- Rij: een agenda, addendum of thema-agenda.
-- Laat weg: andere lezingen van dezelfde agenda (een scan of tekst naast de PDF) en bestanden die geen agenda zijn.
-- Regel: welke lezing van een agenda telt, staat in documents.counted en documents.not_counted_why.
-- Regel: een regionale agenda is één rij; `gemeente` en `provincie` zijn die van de centrale gemeente, alle gemeenten staan in `gemeenten`.
-- Regel: tekent iemand in dezelfde rol meer dan eens, dan is de datum de vroegste.
-- Voorbeeld: SELECT ronde, soort, count(*) AS agendas, sum(interventies) AS interventies FROM agendas GROUP BY ALL ORDER BY ALL
-- Kolommen:
--   agenda_id: het nummer van het document (documents.document_id)
--   soort: agenda, addendum of themaagenda
--   hoort_bij: van een addendum het nummer van zijn agenda; leeg als die er niet bij is
--   gemeente: de officiële naam van de (centrale) gemeente; leeg bij een landelijke thema-agenda of als de gemeente onbekend is
--   gemeentecode: de CBS-code van die gemeente
--   provincie: de provincie van die gemeente
--   gemeenten: alle gemeenten van de agenda, met puntkomma's ertussen
--   aantal_gemeenten: hoeveel gemeenten dat zijn
--   titel: de titel
--   ronde: looptijd van de agenda, zoals 2022-2024; leeg als die er niet in staat
--   van_jaar: eerste jaar van de looptijd
--   tot_jaar: laatste jaar van de looptijd
--   sjabloon: de uitgave van het formulier die is gevolgd
--   datum_wethouder: dag waarop de wethouder (of burgemeester) tekende; leeg als er geen datum staat
--   datum_minister: dag waarop de minister tekende; leeg als er geen datum staat
--   interventies: aantal interventies
--   bestand: naam van het bestand
--   paginas: aantal bladzijden; leeg bij tekst
--   tekstlaag: digitaal, ocr (herkend uit een scan), gemengd of tekst
WITH getekend AS (
    SELECT document_id,
           min("date") FILTER (WHERE "role" IN ('wethouder', 'burgemeester')) AS datum_wethouder,
           min("date") FILTER (WHERE "role" = 'minister') AS datum_minister
    FROM signatories
    GROUP BY document_id
),
geteld AS (SELECT document_id, count(*) AS interventies FROM interventions GROUP BY document_id)
SELECT a.agenda_id,
       a.soort,
       d.belongs_to AS hoort_bij,
       a.gemeente,
       a.gemeentecode,
       a.provincie,
       nullif(array_to_string(d.municipalities, '; '), '') AS gemeenten,
       len(d.municipalities)::INTEGER AS aantal_gemeenten,
       d.title AS titel,
       a.ronde,
       a.van_jaar,
       a.tot_jaar,
       d.template AS sjabloon,
       g.datum_wethouder,
       g.datum_minister,
       coalesce(t.interventies, 0)::INTEGER AS interventies,
       a.bestand,
       d.pages AS paginas,
       d.text_layer AS tekstlaag
FROM agendakop a
JOIN documents d ON d.document_id = a.agenda_id
LEFT JOIN getekend g USING (document_id)
LEFT JOIN geteld t USING (document_id)
