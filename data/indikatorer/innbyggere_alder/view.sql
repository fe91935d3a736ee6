-- Innbyggere i de samme aldersgruppene som brukerne i BrukerPlan.
-- En gruppe har tall bare der alderne i filen fyller den nøyaktig: 25–44 år hører ikke til noen.
-- Kommuner som er slått sammen, legges sammen.
WITH
	grupper AS (
		SELECT '18_29' AS kategori, 18 AS fra, 29 AS til
		UNION ALL
		SELECT '30_44' AS kategori, 30 AS fra, 44 AS til
		UNION ALL
		SELECT '45_66' AS kategori, 45 AS fra, 66 AS til
		UNION ALL
		SELECT '67_pluss' AS kategori, 67 AS fra, 999 AS til
	),
	per_alder AS (
		SELECT
			omrade,
			aar,
			kjonn,
			alder_fra,
			alder_til,
			SUM(personer) AS personer,
			MAX(
				CASE personer_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM befolkning
		WHERE omradetype = 'kommune'
		GROUP BY omrade, aar, kjonn, alder, alder_fra, alder_til
	),
	per_kjonn AS (
		SELECT
			p.omrade,
			p.aar,
			p.kjonn,
			g.kategori,
			SUM(p.personer) AS personer,
			MAX(p.verst) AS verst,
			SUM(p.alder_til - p.alder_fra + 1) AS bredde
		FROM per_alder p
		JOIN grupper g ON p.alder_fra >= g.fra AND p.alder_til <= g.til
		GROUP BY p.omrade, p.aar, p.kjonn, g.kategori
	),
	-- Raden for begge kjønn gjelder. Finnes den ikke, legges menn og kvinner sammen.
	innbyggere AS (
		SELECT omrade, aar, kategori, personer, verst, bredde AS minst, bredde AS mest
		FROM per_kjonn
		WHERE kjonn = 'samlet'
		UNION ALL
		SELECT
			d.omrade,
			d.aar,
			d.kategori,
			SUM(d.personer) AS personer,
			MAX(d.verst) AS verst,
			MIN(d.bredde) AS minst,
			MAX(d.bredde) AS mest
		FROM per_kjonn d
		LEFT JOIN per_kjonn s
			ON s.omrade = d.omrade
			AND s.aar = d.aar
			AND s.kategori = d.kategori
			AND s.kjonn = 'samlet'
		WHERE d.kjonn IN ('menn', 'kvinner') AND s.omrade IS NULL
		GROUP BY d.omrade, d.aar, d.kategori
		HAVING COUNT(*) = 2
	),
	steder AS (
		SELECT DISTINCT omrade, aar
		FROM per_alder
		WHERE alder_fra IS NOT NULL
	),
	-- Verst er null der alderne ikke fyller gruppen nøyaktig.
	fordelt AS (
		SELECT
			s.omrade AS omrade,
			s.aar AS aar,
			g.kategori AS kategori,
			i.personer AS personer,
			CASE WHEN i.minst = g.til - g.fra + 1 AND i.mest = g.til - g.fra + 1 THEN i.verst ELSE 0 END AS verst
		FROM steder s
		CROSS JOIN grupper g
		LEFT JOIN innbyggere i
			ON i.omrade = s.omrade
			AND i.aar = s.aar
			AND i.kategori = g.kategori
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kategori AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN personer END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM fordelt
