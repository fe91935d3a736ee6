-- Årsverk for voksne, regnet per 1000 innbyggere 18+.
-- Den samlede raden gjelder. Finnes den ikke, legges de tre hovedforløpene sammen.
WITH
	meldt AS (
		SELECT
			omrade,
			aar,
			malgruppe,
			kategori,
			arsverk,
			CASE arsverk_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang,
			CASE WHEN inndeling = 'samlet' THEN 1 ELSE 2 END AS niva
		FROM is248
		WHERE omradetype = 'kommune'
			AND malgruppe = 'voksne'
			AND (inndeling = 'samlet' OR (inndeling = 'hovedforlop' AND kategori IN ('1', '2', '3')))
	),
	grovest AS (
		SELECT omrade, aar, malgruppe, MIN(niva) AS niva
		FROM meldt
		GROUP BY omrade, aar, malgruppe
	),
	talt AS (
		SELECT
			m.omrade,
			m.aar,
			m.malgruppe,
			g.niva AS niva,
			SUM(m.arsverk) AS arsverk,
			MAX(m.rang) AS rang,
			COUNT(DISTINCT m.kategori) AS funnet
		FROM meldt m
		JOIN grovest g
			ON g.omrade = m.omrade
			AND g.aar = m.aar
			AND g.malgruppe = m.malgruppe
			AND g.niva = m.niva
		GROUP BY m.omrade, m.aar, m.malgruppe, g.niva
	),
	-- Summen av forløpene er bare kjent når alle tre er meldt.
	i_alt AS (
		SELECT
			omrade,
			aar,
			malgruppe,
			arsverk,
			CASE WHEN niva = 2 AND rang = 1 AND funnet < 3 THEN 2 ELSE rang END AS verst
		FROM talt
	),
	-- Innbyggere 18+ er summen av aldrene der det første tallet er minst 18.
	per_kjonn AS (
		SELECT
			omrade,
			aar,
			kjonn,
			SUM(personer) AS personer,
			MAX(
				CASE personer_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM befolkning
		WHERE omradetype = 'kommune'
			AND alder_fra >= 18
		GROUP BY omrade, aar, kjonn
	),
	-- Raden for begge kjønn gjelder. Finnes den ikke, legges menn og kvinner sammen.
	innbyggere AS (
		SELECT omrade, aar, personer, verst
		FROM per_kjonn
		WHERE kjonn = 'samlet'
		UNION ALL
		SELECT d.omrade, d.aar, SUM(d.personer) AS personer, MAX(d.verst) AS verst
		FROM per_kjonn d
		LEFT JOIN per_kjonn s ON s.omrade = d.omrade AND s.aar = d.aar AND s.kjonn = 'samlet'
		WHERE d.kjonn IN ('menn', 'kvinner') AND s.omrade IS NULL
		GROUP BY d.omrade, d.aar
		HAVING COUNT(*) = 2
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(a.omrade AS VARCHAR) AS omrade,
	CAST(a.aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN a.verst = 1 THEN a.arsverk END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN i.verst = 1 THEN i.personer END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE a.verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM i_alt a
LEFT JOIN innbyggere i ON i.omrade = a.omrade AND i.aar = a.aar
