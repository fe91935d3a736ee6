-- Antall personer i kommunens egen oversikt, per kommune og år: det vernet av små tall regner på.
-- Hver kilde og det den teller, er en serie. Et tall er del av tallet for alle forløp, alle aldre eller
-- begge kjønn der oversikten har det, og av sin nevner.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			LOWER(indikator) || ' · ' || kilde AS serie,
			forlop,
			alder,
			kjonn,
			SUM(teller) AS teller,
			MAX(
				CASE teller_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst,
			SUM(nevner) AS nevner,
			MAX(
				CASE nevner_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS nevner_verst
		FROM oversikt
		WHERE omradetype = 'kommune'
		GROUP BY omrade, aar, LOWER(indikator) || ' · ' || kilde, forlop, alder, kjonn
	),
	deler AS (
		SELECT omrade, aar, serie, forlop, alder, kjonn, teller, verst, 'forlop' AS oppdeling, 'ikke_oppgitt' AS f, alder AS a, kjonn AS k
		FROM talt
		WHERE forlop <> 'ikke_oppgitt'
		UNION ALL
		SELECT omrade, aar, serie, forlop, alder, kjonn, teller, verst, 'alder' AS oppdeling, forlop AS f, 'alle' AS a, kjonn AS k
		FROM talt
		WHERE alder <> 'alle'
		UNION ALL
		SELECT omrade, aar, serie, forlop, alder, kjonn, teller, verst, 'kjonn' AS oppdeling, forlop AS f, alder AS a, 'samlet' AS k
		FROM talt
		WHERE kjonn <> 'samlet'
	),
	alle AS (
		SELECT
			omrade,
			aar,
			serie,
			forlop || ' · ' || alder || ' · ' || kjonn AS celle,
			f || ' · ' || a || ' · ' || k AS helhet,
			oppdeling,
			teller AS antall,
			verst
		FROM deler
		UNION ALL
		SELECT omrade, aar, serie, forlop || ' · ' || alder || ' · ' || kjonn, NULL, NULL, teller, verst
		FROM talt
		UNION ALL
		SELECT
			omrade,
			aar,
			serie,
			forlop || ' · ' || alder || ' · ' || kjonn,
			'av ' || forlop || ' · ' || alder || ' · ' || kjonn,
			'andel',
			teller,
			verst
		FROM talt
		WHERE nevner_verst = 1
		UNION ALL
		SELECT omrade, aar, serie, 'av ' || forlop || ' · ' || alder || ' · ' || kjonn, NULL, NULL, nevner, nevner_verst
		FROM talt
		WHERE nevner_verst IN (1, 3)
	)
SELECT
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST(serie AS VARCHAR) AS serie,
	CAST(celle AS VARCHAR) AS celle,
	CAST(helhet AS VARCHAR) AS helhet,
	CAST(oppdeling AS VARCHAR) AS oppdeling,
	CAST(CASE WHEN verst = 1 THEN antall END AS DOUBLE) AS antall,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM alle
