-- Brukere per hovedforløp i kommunens egen oversikt.
-- Kategorien er kilden kommunen oppgir. Kilder legges aldri sammen.
-- Bare rader for alle aldre og begge kjønn, og bare rader der forløpet er oppgitt.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			forlop,
			kilde,
			SUM(teller) AS teller,
			MAX(
				CASE teller_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM oversikt
		WHERE omradetype = 'kommune'
			AND LOWER(indikator) = 'brukere'
			AND forlop IN ('1', '2', '3')
			AND alder = 'alle'
			AND kjonn = 'samlet'
		GROUP BY omrade, aar, forlop, kilde
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST(forlop AS VARCHAR) AS forlop,
	CAST(kilde AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN teller END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM talt
