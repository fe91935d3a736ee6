-- Årsverk per kommune, år og målgruppe: arsverk, og verst, som er den svakeste tilstanden i summen
-- (1 verdi, 2 ikke samlet inn, 3 skjult).
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
	)
SELECT omrade, aar, malgruppe, arsverk, verst
FROM i_alt
