-- Antall personer i KPR som kan vises, per kommune og år: det vernet av små tall regner på.
-- Diagnosegruppene overlapper og er ingen oppdeling av hverandre.
SELECT
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST(kodegruppe AS VARCHAR) AS serie,
	CAST('alle' AS VARCHAR) AS celle,
	CAST(NULL AS VARCHAR) AS helhet,
	CAST(NULL AS VARCHAR) AS oppdeling,
	CAST(
		SUM(CASE WHEN verdi_tilstand = 'verdi' THEN verdi END) AS DOUBLE
	) AS antall,
	CAST(
		CASE
			MAX(CASE verdi_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END)
			WHEN 3 THEN 'skjult'
			WHEN 2 THEN 'ikke_samlet'
			WHEN 1 THEN 'verdi'
			ELSE 'ikke_aktuelt'
		END
		AS VARCHAR
	) AS tilstand
FROM kpr
WHERE omradetype = 'kommune' AND kjonn = 'samlet' AND alder = '0_74' AND maaltall = 'TELLER'
GROUP BY omrade, aar, kodegruppe
