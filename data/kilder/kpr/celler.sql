-- Antall personer i KPR som kan vises, per kommune og år: det vernet av små tall regner på.
-- Diagnosegruppene overlapper: hvor mange som bare har symptomer, bare lidelser, og begge, følger av de tre
-- tallene sammen, og én av dem av to. Derfor er det disse som er cellene, der tallene henger sammen.
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
	form AS (
		SELECT
			omrade,
			aar,
			symptomer,
			lidelser,
			alle,
			CASE
				WHEN symptomer <= alle AND lidelser <= alle AND symptomer + lidelser >= alle THEN 'helt'
				WHEN lidelser IS NULL AND symptomer <= alle THEN 'symptomer'
				WHEN symptomer IS NULL AND lidelser <= alle THEN 'lidelser'
				ELSE 'hver'
			END AS form
		FROM ved_siden
	),
	celler AS (
		SELECT omrade, aar, 'bare_symptomer' AS celle, alle - lidelser AS antall, 1 AS verst
		FROM form
		WHERE form IN ('helt', 'lidelser')
		UNION ALL
		SELECT omrade, aar, 'bare_lidelser', alle - symptomer, 1
		FROM form
		WHERE form IN ('helt', 'symptomer')
		UNION ALL
		SELECT omrade, aar, 'begge', symptomer + lidelser - alle, 1
		FROM form
		WHERE form = 'helt'
		UNION ALL
		SELECT omrade, aar, 'symptomer_i_alt', symptomer, 1
		FROM form
		WHERE form = 'symptomer'
		UNION ALL
		SELECT omrade, aar, 'lidelser_i_alt', lidelser, 1
		FROM form
		WHERE form = 'lidelser'
		UNION ALL
		SELECT t.omrade, t.aar, t.kodegruppe, t.antall, t.verst
		FROM talt t
		JOIN form f ON f.omrade = t.omrade AND f.aar = t.aar
		WHERE f.form = 'hver'
			OR (f.form = 'symptomer' AND t.kodegruppe = 'lidelser')
			OR (f.form = 'lidelser' AND t.kodegruppe = 'symptomer')
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
