-- Andelen av årsverkene for voksne som har videreutdanning.
-- Forløp «alle» er summen av utdanningene. Forløp 1, 2 og 3 gis der forløpsradene har tallet.
WITH
	meldt AS (
		SELECT
			omrade,
			aar,
			CASE WHEN inndeling = 'hovedforlop' THEN kategori ELSE 'alle' END AS forlop,
			arsverk,
			arsverk_videreutdanning,
			CASE
				WHEN arsverk_tilstand = 'skjult' OR arsverk_videreutdanning_tilstand = 'skjult' THEN 3
				WHEN arsverk_tilstand = 'ikke_samlet' OR arsverk_videreutdanning_tilstand = 'ikke_samlet' THEN 2
				WHEN arsverk_videreutdanning_tilstand = 'verdi' THEN 1
				ELSE 0
			END AS rang
		FROM is248
		WHERE omradetype = 'kommune'
			AND malgruppe = 'voksne'
			AND (
				(inndeling = 'utdanning' AND kategori <> 'alle')
				OR (
					inndeling = 'hovedforlop'
					AND kategori IN ('1', '2', '3')
					AND arsverk_videreutdanning_tilstand IN ('verdi', 'skjult')
				)
			)
	),
	talt AS (
		SELECT
			omrade,
			aar,
			forlop,
			SUM(arsverk_videreutdanning) AS teller,
			SUM(arsverk) AS nevner,
			MAX(rang) AS verst
		FROM meldt
		GROUP BY omrade, aar, forlop
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST(forlop AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN teller END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN verst = 1 THEN nevner END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM talt
