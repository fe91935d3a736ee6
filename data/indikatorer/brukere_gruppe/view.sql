-- Brukere i BrukerPlan i hver av de fire gruppene.
-- Raden uten forløp gjelder for gruppen. Finnes den ikke, legges gruppens forløpsrader sammen.
WITH
	brukere AS (
		SELECT
			omrade,
			aar,
			gruppe,
			antall,
			CASE antall_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang,
			CASE WHEN forlop = 'ikke_oppgitt' THEN 1 ELSE 2 END AS niva
		FROM brukerplan
		WHERE omradetype = 'kommune' AND kjennetegn = 'alle' AND kategori = 'alle' AND gruppe <> 'alle'
	),
	grovest AS (
		SELECT omrade, aar, gruppe, MIN(niva) AS niva
		FROM brukere
		GROUP BY omrade, aar, gruppe
	),
	per_gruppe AS (
		SELECT b.omrade, b.aar, b.gruppe, SUM(b.antall) AS antall, MAX(b.rang) AS verst
		FROM brukere b
		JOIN grovest g
			ON g.omrade = b.omrade AND g.aar = b.aar AND g.gruppe = b.gruppe AND g.niva = b.niva
		GROUP BY b.omrade, b.aar, b.gruppe
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(gruppe AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM per_gruppe
