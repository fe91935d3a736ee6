-- Rater fra FHIs kuber, én kategori per indikator slik brukeren har kalt den.
-- Gjelder raten en aldersgruppe, står den i parentes etter navnet.
-- Møtes to verdier fordi kommuner er slått sammen, kan de ikke regnes om til én: ikke aktuelt.
WITH
	rader AS (
		SELECT
			omradetype,
			omrade,
			aar,
			CASE WHEN alder = 'alle' THEN indikator ELSE indikator || ' (' || alder || ')' END AS navn,
			rate,
			rate_tilstand
		FROM kube
		WHERE kjonn = 'samlet' AND utdanning = 'alle' AND innvandring = 'alle'
	)
SELECT
	CAST(omradetype AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(navn AS VARCHAR) AS kategori,
	CAST(NULL AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(rate) END AS DOUBLE) AS verdi,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(rate_tilstand) ELSE 'ikke_aktuelt' END AS VARCHAR) AS tilstand
FROM rader
GROUP BY omradetype, omrade, aar, navn
