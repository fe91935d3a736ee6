-- Brukere i BrukerPlan per hovedforløp, regnet per 1000 innbyggere 18+.
-- Teller og nevner gis hver for seg. Raten regnes etterpå, så den også kan gis for større områder.
-- Forløpet er det filen oppgir. Ellers fordeles gruppene med andelene i kobling.
WITH
	brukere AS (
		SELECT
			omrade,
			aar,
			gruppe,
			forlop,
			antall,
			CASE antall_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang
		FROM brukerplan
		WHERE omradetype = 'kommune' AND kjennetegn = 'alle' AND kategori = 'alle'
	),
	-- Kommuner og år der filen selv oppgir forløp.
	oppgitt AS (
		SELECT DISTINCT omrade, aar
		FROM brukere
		WHERE forlop <> 'ikke_oppgitt'
	),
	-- Forløp som har en egen rad for alle grupper: da legges ikke gruppene sammen i tillegg.
	samlerad AS (
		SELECT DISTINCT omrade, aar, forlop
		FROM brukere
		WHERE gruppe = 'alle' AND forlop <> 'ikke_oppgitt'
	),
	deler AS (
		SELECT
			b.omrade,
			b.aar,
			b.forlop,
			b.antall AS midt,
			CAST(NULL AS DOUBLE) AS lav,
			CAST(NULL AS DOUBLE) AS hoy,
			b.rang
		FROM brukere b
		LEFT JOIN samlerad s ON s.omrade = b.omrade AND s.aar = b.aar AND s.forlop = b.forlop
		WHERE b.forlop IN ('2', '3') AND (b.gruppe = 'alle' OR s.omrade IS NULL)
		UNION ALL
		SELECT
			b.omrade,
			b.aar,
			k.forlop,
			b.antall * k.midt AS midt,
			b.antall * k.lav AS lav,
			b.antall * k.hoy AS hoy,
			b.rang
		FROM brukere b
		JOIN kobling k
			ON k.kilde = 'brukerplan'
			AND k.felt = 'gruppe'
			AND k.verdi = b.gruppe
			AND k.forlop IN ('2', '3')
			AND k.hoy > 0
		LEFT JOIN oppgitt o ON o.omrade = b.omrade AND o.aar = b.aar
		WHERE b.gruppe <> 'alle' AND o.omrade IS NULL
	),
	-- Skjuler filen et annet forløp enn 2 og 3, er delingen på forløp skjult: totalen ville røpet det.
	skjult_utenom AS (
		SELECT DISTINCT omrade, aar
		FROM brukere
		WHERE forlop NOT IN ('2', '3', 'ikke_oppgitt') AND rang = 3
	),
	per_forlop AS (
		SELECT
			omrade,
			aar,
			forlop,
			SUM(midt) AS midt,
			SUM(lav) AS lav,
			SUM(hoy) AS hoy,
			MAX(CASE WHEN u.omrade IS NULL THEN rang ELSE 3 END) AS verst
		FROM deler d
		LEFT JOIN skjult_utenom u USING (omrade, aar)
		GROUP BY omrade, aar, forlop
	),
	-- Innbyggere 18+ er summen av aldrene der det første tallet er minst 18.
	per_kjonn AS (
		SELECT
			omrade,
			aar,
			kjonn,
			SUM(personer) AS personer,
			MAX(
				CASE personer_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM befolkning
		WHERE omradetype = 'kommune'
			AND alder_fra >= 18
		GROUP BY omrade, aar, kjonn
	),
	-- Raden for begge kjønn gjelder. Finnes den ikke, legges menn og kvinner sammen.
	innbyggere AS (
		SELECT omrade, aar, personer, verst
		FROM per_kjonn
		WHERE kjonn = 'samlet'
		UNION ALL
		SELECT d.omrade, d.aar, SUM(d.personer) AS personer, MAX(d.verst) AS verst
		FROM per_kjonn d
		LEFT JOIN per_kjonn s ON s.omrade = d.omrade AND s.aar = d.aar AND s.kjonn = 'samlet'
		WHERE d.kjonn IN ('menn', 'kvinner') AND s.omrade IS NULL
		GROUP BY d.omrade, d.aar
		HAVING COUNT(*) = 2
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(f.omrade AS VARCHAR) AS omrade,
	CAST(f.aar AS INTEGER) AS aar,
	CAST(f.forlop AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN f.verst = 1 THEN f.midt END AS DOUBLE) AS teller,
	CAST(CASE WHEN f.verst = 1 THEN f.lav END AS DOUBLE) AS teller_lav,
	CAST(CASE WHEN f.verst = 1 THEN f.hoy END AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN i.verst = 1 THEN i.personer END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE f.verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM per_forlop f
LEFT JOIN innbyggere i ON i.omrade = f.omrade AND i.aar = f.aar
