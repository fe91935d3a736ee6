-- Svarene ja og nei om brukere i BrukerPlan, per kommune, år og kjennetegn: teller (ja), nevner (ja og nei), og verst,
-- som er den svakeste tilstanden (1 verdi, 2 ikke samlet inn, 3 skjult). Begge svarene må stå i filen.
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
			AND kjennetegn IN ('individuell_plan', 'omsorg_for_barn') AND kategori IN ('ja', 'nei')
	),
	-- Grovest inndeling: alle grupper samlet hvis filen har det, ellers summen av delene.
	grovest AS (
		SELECT omrade, aar, kjennetegn, MIN(niva) AS niva
		FROM svar
		GROUP BY omrade, aar, kjennetegn
	),
	talt AS (
		SELECT
			s.omrade,
			s.aar,
			s.kjennetegn,
			SUM(CASE WHEN s.kategori = 'ja' THEN s.antall END) AS teller,
			SUM(s.antall) AS nevner,
			MAX(s.rang) AS rang,
			COUNT(DISTINCT CASE WHEN s.kategori IN ('ja', 'nei') THEN s.kategori END) AS funnet
		FROM svar s
		JOIN grovest g
			ON g.omrade = s.omrade
			AND g.aar = s.aar
			AND g.kjennetegn = s.kjennetegn
			AND g.niva = s.niva
		GROUP BY s.omrade, s.aar, s.kjennetegn
	),
	-- Mangler et av svarene i filen, er andelen ikke kjent.
	vurdert AS (
		SELECT
			omrade,
			aar,
			kjennetegn,
			COALESCE(teller, 0) AS teller,
			nevner,
			CASE WHEN rang = 1 AND funnet < 2 THEN 2 ELSE rang END AS verst
		FROM talt
	)
SELECT omrade, aar, kjennetegn, teller, nevner, verst
FROM vurdert
