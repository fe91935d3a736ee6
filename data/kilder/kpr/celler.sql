-- Antall personer i KPR som kan vises, per kommune og år: det vernet av små tall regner på.
-- Diagnosegruppene overlapper: hvor mange som bare har symptomer, bare lidelser, og begge, følger av de tre
-- tallene sammen. Derfor er det disse som er cellene, der alle tre er kjent og henger sammen.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			kodegruppe,
			SUM(CASE WHEN verdi_tilstand = 'verdi' THEN verdi END) AS antall,
			MAX(
				CASE verdi_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM kpr
		WHERE omradetype = 'kommune' AND kjonn = 'samlet' AND alder = '0_74' AND maaltall = 'TELLER'
		GROUP BY omrade, aar, kodegruppe
	),
	ved_siden AS (
		SELECT
			omrade,
			aar,
			MAX(CASE WHEN kodegruppe = 'symptomer' AND verst = 1 THEN antall END) AS symptomer,
			MAX(CASE WHEN kodegruppe = 'lidelser' AND verst = 1 THEN antall END) AS lidelser,
			MAX(CASE WHEN kodegruppe = 'symptomer_og_lidelser' AND verst = 1 THEN antall END) AS alle
		FROM talt
		GROUP BY omrade, aar
	),
	delt AS (
		SELECT
			omrade,
			aar,
			alle - lidelser AS bare_symptomer,
			alle - symptomer AS bare_lidelser,
			symptomer + lidelser - alle AS begge
		FROM ved_siden
		WHERE symptomer <= alle AND lidelser <= alle AND symptomer + lidelser >= alle
	),
	celler AS (
		SELECT omrade, aar, 'bare_symptomer' AS celle, bare_symptomer AS antall, 1 AS verst
		FROM delt
		UNION ALL
		SELECT omrade, aar, 'bare_lidelser', bare_lidelser, 1
		FROM delt
		UNION ALL
		SELECT omrade, aar, 'begge', begge, 1
		FROM delt
		UNION ALL
		SELECT t.omrade, t.aar, t.kodegruppe, t.antall, t.verst
		FROM talt t
		LEFT JOIN delt d ON d.omrade = t.omrade AND d.aar = t.aar
		WHERE d.omrade IS NULL
	)
SELECT
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('' AS VARCHAR) AS serie,
	CAST(celle AS VARCHAR) AS celle,
	-- Ingen rad har helheten: den sier bare at cellene må vernes sammen.
	CAST('diagnosegruppene' AS VARCHAR) AS helhet,
	CAST('diagnosegruppe' AS VARCHAR) AS oppdeling,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS antall,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM celler
