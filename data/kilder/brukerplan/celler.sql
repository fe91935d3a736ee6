-- Antall personer i BrukerPlan som kan vises, per kommune og år: det vernet av små tall regner på.
-- celle er tallet, helhet er tallet det er en del av, og oppdeling er hva helheten er delt på.
-- Samme valg som visningene gjør: den groveste inndelingen filen har, ellers summen av delene.
WITH
	svar AS (
		SELECT
			omrade,
			aar,
			gruppe,
			forlop,
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
		WHERE omradetype = 'kommune' AND (kategori = 'alle') = (kjennetegn = 'alle')
	),
	-- Alle brukere, og svarene på hvert kjennetegn.
	spurt AS (
		SELECT omrade, aar, kjennetegn, MIN(niva) AS niva
		FROM svar
		GROUP BY omrade, aar, kjennetegn
	),
	samlet AS (
		SELECT
			s.omrade,
			s.aar,
			s.kjennetegn,
			s.kategori,
			SUM(s.antall) AS antall,
			MAX(s.rang) AS verst,
			MAX(s.niva) AS niva
		FROM svar s
		JOIN spurt g
			ON g.omrade = s.omrade AND g.aar = s.aar AND g.kjennetegn = s.kjennetegn AND g.niva = s.niva
		GROUP BY s.omrade, s.aar, s.kjennetegn, s.kategori
	),
	-- Er en gruppe skjult, er summen av gruppene ikke kjent. Kjønnene eller aldrene forteller den likevel.
	delsummer AS (
		SELECT omrade, aar, kjennetegn, SUM(antall) AS antall, MAX(verst) AS verst, COUNT(*) AS deler
		FROM samlet
		WHERE kjennetegn IN ('kjonn', 'alder')
		GROUP BY omrade, aar, kjennetegn
	),
	fortalt AS (
		SELECT omrade, aar, MAX(antall) AS antall
		FROM delsummer
		WHERE verst = 1 AND deler > 1
		GROUP BY omrade, aar
	),
	brukerne AS (
		SELECT
			s.omrade,
			s.aar,
			s.antall,
			s.verst,
			CASE WHEN s.verst = 3 AND s.niva > 1 THEN f.antall END AS fortalt
		FROM samlet s
		LEFT JOIN fortalt f ON f.omrade = s.omrade AND f.aar = s.aar
		WHERE s.kjennetegn = 'alle'
	),
	-- Gruppene: raden uten forløp, ellers summen over forløp.
	i_gruppe AS (
		SELECT
			omrade,
			aar,
			gruppe,
			antall,
			rang,
			CASE WHEN forlop = 'ikke_oppgitt' THEN 1 ELSE 2 END AS niva
		FROM svar
		WHERE kjennetegn = 'alle' AND gruppe <> 'alle'
	),
	groveste_gruppe AS (
		SELECT omrade, aar, gruppe, MIN(niva) AS niva
		FROM i_gruppe
		GROUP BY omrade, aar, gruppe
	),
	grupper AS (
		SELECT i.omrade, i.aar, i.gruppe, SUM(i.antall) AS antall, MAX(i.rang) AS verst
		FROM i_gruppe i
		JOIN groveste_gruppe g
			ON g.omrade = i.omrade AND g.aar = i.aar AND g.gruppe = i.gruppe AND g.niva = i.niva
		GROUP BY i.omrade, i.aar, i.gruppe
	),
	-- Forløpene som filen selv oppgir: raden for alle grupper, ellers summen av gruppene.
	i_forlop AS (
		SELECT
			omrade,
			aar,
			forlop,
			antall,
			rang,
			CASE WHEN gruppe = 'alle' THEN 1 ELSE 2 END AS niva
		FROM svar
		WHERE kjennetegn = 'alle' AND forlop <> 'ikke_oppgitt'
	),
	groveste_forlop AS (
		SELECT omrade, aar, forlop, MIN(niva) AS niva
		FROM i_forlop
		GROUP BY omrade, aar, forlop
	),
	forlopene AS (
		SELECT i.omrade, i.aar, i.forlop, SUM(i.antall) AS antall, MAX(i.rang) AS verst
		FROM i_forlop i
		JOIN groveste_forlop g
			ON g.omrade = i.omrade AND g.aar = i.aar AND g.forlop = i.forlop AND g.niva = i.niva
		GROUP BY i.omrade, i.aar, i.forlop
	),
	alle AS (
		-- Alle brukere, slik filen selv eller delene forteller det: det oppdelingene er deler av.
		SELECT
			omrade,
			aar,
			'helhet' AS celle,
			NULL AS helhet,
			NULL AS oppdeling,
			COALESCE(fortalt, antall) AS antall,
			CASE WHEN fortalt IS NULL THEN verst ELSE 1 END AS verst
		FROM brukerne
		UNION ALL
		SELECT omrade, aar, 'alle', 'helhet', 'samme', antall, verst
		FROM brukerne
		WHERE fortalt IS NULL
		UNION ALL
		SELECT omrade, aar, kjennetegn || ':' || kategori, 'helhet', kjennetegn, antall, verst
		FROM samlet
		WHERE kjennetegn <> 'alle'
		UNION ALL
		SELECT omrade, aar, 'gruppe:' || gruppe, 'helhet', 'gruppe', antall, verst
		FROM grupper
		UNION ALL
		SELECT omrade, aar, 'forlop:' || forlop, 'helhet', 'forlop', antall, verst
		FROM forlopene
	)
SELECT
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('' AS VARCHAR) AS serie,
	CAST(celle AS VARCHAR) AS celle,
	CAST(helhet AS VARCHAR) AS helhet,
	CAST(oppdeling AS VARCHAR) AS oppdeling,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS antall,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM alle
