-- Alle brukere i BrukerPlan, regnet per 1000 innbyggere 18+.
-- Raden for alle brukere gjelder. Finnes den ikke, legges gruppene eller forløpene sammen.
-- «Skjult» er bare en rad som selv er skjult. En sum der en del er skjult, kan ikke regnes ut.
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
			AND kjennetegn = 'alle' AND kategori = 'alle'
	),
	-- Grovest inndeling: alle grupper samlet hvis filen har det, ellers summen av delene.
	grovest AS (
		SELECT omrade, aar, kjennetegn, MIN(niva) AS niva
		FROM svar
		GROUP BY omrade, aar, kjennetegn
	),
	i_alt AS (
		SELECT s.omrade, s.aar, SUM(s.antall) AS antall, MAX(s.rang) AS verst, MAX(s.niva) AS niva
		FROM svar s
		JOIN grovest g
			ON g.omrade = s.omrade
			AND g.aar = s.aar
			AND g.kjennetegn = s.kjennetegn
			AND g.niva = s.niva
		GROUP BY s.omrade, s.aar
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(a.omrade AS VARCHAR) AS omrade,
	CAST(a.aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN a.verst = 1 THEN a.antall END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN i.verst = 1 THEN i.personer END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE
			WHEN a.verst = 3 AND a.niva = 1 THEN 'skjult'
			WHEN a.verst = 2 THEN 'ikke_samlet'
			WHEN a.verst = 1 THEN 'verdi'
			ELSE 'ikke_aktuelt'
		END
		AS VARCHAR
	) AS tilstand
FROM i_alt a
LEFT JOIN voksne i ON i.omrade = a.omrade AND i.aar = a.aar
