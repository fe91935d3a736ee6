-- Brukere i BrukerPlan per kommune, år og hovedforløp: midt, lav og hoy med andelene i kobling, og verst, som er
-- den svakeste tilstanden i summen (1 verdi, 2 ikke samlet inn, 3 skjult).
-- Oppgir filen forløp, gjelder det. Hovedforløp 1 får ingen rader, fordi BrukerPlan ikke ser det.
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
	)
SELECT omrade, aar, forlop, midt, lav, hoy, verst
FROM per_forlop
