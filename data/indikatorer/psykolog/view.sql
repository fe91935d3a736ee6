-- Årsverk med psykolog og psykologspesialist i tjenestene til voksne, lagt sammen.
-- En kommune som har meldt bare den ene, får tallet for den.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			SUM(arsverk) AS arsverk,
			MAX(
				CASE arsverk_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM is248
		WHERE omradetype = 'kommune'
			AND malgruppe = 'voksne'
			AND inndeling = 'utdanning' AND kategori IN ('psykolog', 'psykologspesialist')
		GROUP BY omrade, aar
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN arsverk END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM talt
