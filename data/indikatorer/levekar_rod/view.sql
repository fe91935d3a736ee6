-- Andelen brukere som er skåret rødt på hvert levekårsområde. I indeksen teller blålys med.
-- Nevneren er alle som er skåret på området. Grønn, gul og rød må alle stå i filen.
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
			AND kjennetegn IN (
				'bolig',
				'arbeid',
				'okonomi',
				'fysisk_helse',
				'psykisk_helse',
				'rusmiddelbruk',
				'sosial_fungering',
				'nettverk',
				'levekarsindeks'
			)
			AND kategori IN ('gronn', 'gul', 'rod', 'blalys')
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
			SUM(CASE WHEN s.kategori IN ('rod', 'blalys') THEN s.antall END) AS teller,
			SUM(s.antall) AS nevner,
			MAX(s.rang) AS rang,
			COUNT(DISTINCT CASE WHEN s.kategori IN ('gronn', 'gul', 'rod') THEN s.kategori END) AS funnet
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
			CASE WHEN rang = 1 AND funnet < 3 THEN 2 ELSE rang END AS verst
		FROM talt
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kjennetegn AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN teller END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN verst = 1 THEN nevner END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM vurdert
