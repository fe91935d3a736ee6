-- Utgifter til psykisk helse- og rusarbeid, regnet i kroner per innbygger 18+.
-- KOSTRA oppgir tusen kroner, så telleren ganges med 1000.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			SUM(utgifter) AS utgifter,
			MAX(
				CASE utgifter_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM kostra
		WHERE omradetype = 'kommune'
		GROUP BY omrade, aar
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(t.omrade AS VARCHAR) AS omrade,
	CAST(t.aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN t.verst = 1 THEN t.utgifter * 1000 END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN i.verst = 1 THEN i.personer END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE t.verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM talt t
LEFT JOIN voksne i ON i.omrade = t.omrade AND i.aar = t.aar
