-- Årsverk for voksne per hovedforløp.
-- Er årsverkene meldt per forløp, gjelder det. Ellers fordeles de etter type tiltak med andelene
-- i kobling, med et lavt og et høyt anslag.
WITH
	meldt AS (
		SELECT
			omrade,
			aar,
			inndeling,
			kategori,
			arsverk,
			CASE arsverk_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang
		FROM is248
		WHERE omradetype = 'kommune'
			AND malgruppe = 'voksne'
			AND (
				(inndeling = 'hovedforlop' AND kategori IN ('1', '2', '3'))
				OR (inndeling = 'tiltakstype' AND kategori <> 'alle')
			)
	),
	oppgitt AS (
		SELECT DISTINCT omrade, aar
		FROM meldt
		WHERE inndeling = 'hovedforlop'
	),
	deler AS (
		SELECT
			omrade,
			aar,
			kategori AS forlop,
			arsverk AS midt,
			CAST(NULL AS DOUBLE) AS lav,
			CAST(NULL AS DOUBLE) AS hoy,
			rang
		FROM meldt
		WHERE inndeling = 'hovedforlop'
		UNION ALL
		SELECT
			m.omrade,
			m.aar,
			k.forlop,
			m.arsverk * k.midt AS midt,
			m.arsverk * k.lav AS lav,
			m.arsverk * k.hoy AS hoy,
			m.rang
		FROM meldt m
		JOIN kobling k
			ON k.kilde = 'is248'
			AND k.felt = 'tiltakstype'
			AND k.verdi = m.kategori
			AND k.forlop IN ('1', '2', '3')
			AND k.hoy > 0
		LEFT JOIN oppgitt o ON o.omrade = m.omrade AND o.aar = m.aar
		WHERE m.inndeling = 'tiltakstype' AND o.omrade IS NULL
	),
	per_forlop AS (
		SELECT
			omrade,
			aar,
			forlop,
			SUM(midt) AS midt,
			SUM(lav) AS lav,
			SUM(hoy) AS hoy,
			MAX(rang) AS verst
		FROM deler
		GROUP BY omrade, aar, forlop
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST(forlop AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN midt END AS DOUBLE) AS teller,
	CAST(CASE WHEN verst = 1 THEN lav END AS DOUBLE) AS teller_lav,
	CAST(CASE WHEN verst = 1 THEN hoy END AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM per_forlop
