-- Alt annet kommunen har talt i sin egen oversikt enn brukere per hovedforløp.
-- Kategorien er det som er talt, med forløp, alder og kjønn der de er oppgitt, og kilden.
-- Kilder legges aldri sammen. Hva tallene er deler av, står i kildens celler.sql.
WITH
	per_hva AS (
		SELECT
			omrade,
			aar,
			CASE LOWER(indikator) WHEN 'brukere' THEN LOWER(indikator) ELSE indikator END
				|| CASE WHEN forlop = 'ikke_oppgitt' THEN '' ELSE ' · forløp ' || forlop END
				|| CASE WHEN alder = 'alle' THEN '' ELSE ' · ' || alder END
				|| CASE WHEN kjonn = 'samlet' THEN '' ELSE ' · ' || kjonn END
				|| ' (' || kilde || ')' AS hva,
			teller,
			CASE teller_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang
		FROM oversikt
		WHERE omradetype = 'kommune'
			AND NOT (
				LOWER(indikator) = 'brukere'
				AND forlop IN ('1', '2', '3')
				AND alder = 'alle'
				AND kjonn = 'samlet'
			)
	),
	talt AS (
		SELECT omrade, aar, hva, SUM(teller) AS teller, MAX(rang) AS verst
		FROM per_hva
		GROUP BY omrade, aar, hva
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(hva AS VARCHAR) AS kategori,
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
