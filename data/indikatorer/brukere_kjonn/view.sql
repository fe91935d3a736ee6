-- Brukere i BrukerPlan etter kjønn.
-- Raden for alle grupper gjelder. Finnes den ikke, legges gruppene eller forløpene sammen.
WITH
	svar AS (
		SELECT
			omrade,
			aar,
			kjennetegn,
			kategori,
			antall,
			CASE antall_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang,
			CASE
				WHEN gruppe = 'alle' AND forlop = 'ikke_oppgitt' THEN 1
				WHEN forlop = 'ikke_oppgitt' THEN 2
				WHEN gruppe = 'alle' THEN 3
				ELSE 4
			END AS niva
		FROM brukerplan
		WHERE omradetype = 'kommune'
			AND kjennetegn = 'kjonn' AND kategori <> 'alle'
	),
	-- Grovest inndeling: alle grupper samlet hvis filen har det, ellers summen av delene.
	grovest AS (
		SELECT omrade, aar, kjennetegn, MIN(niva) AS niva
		FROM svar
		GROUP BY omrade, aar, kjennetegn
	),
	fordelt AS (
		SELECT s.omrade, s.aar, s.kategori, SUM(s.antall) AS antall, MAX(s.rang) AS verst
		FROM svar s
		JOIN grovest g
			ON g.omrade = s.omrade
			AND g.aar = s.aar
			AND g.kjennetegn = s.kjennetegn
			AND g.niva = s.niva
		GROUP BY s.omrade, s.aar, s.kategori
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kategori AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM fordelt
