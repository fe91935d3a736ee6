-- Antall personer i kommunens egen oversikt, per kommune og år: det vernet av små tall regner på.
-- Navnet på et tall er det som visningene skriver. Et tall er en del av det samme tallet for alle aldre,
-- for begge kjønn og uten forløp, og av nevneren sin. «?» etter oppdelingen: filen sier ikke selv at det
-- er en oppdeling, så den gjelder i de kommunene der delene ikke er flere enn helheten.
WITH
	lest AS (
		SELECT
			omrade,
			aar,
			CASE LOWER(indikator) WHEN 'brukere' THEN LOWER(indikator) ELSE indikator END AS navn,
			CASE WHEN forlop = 'ikke_oppgitt' THEN '' ELSE ' · forløp ' || forlop END AS i_forlop,
			CASE WHEN alder = 'alle' THEN '' ELSE ' · ' || alder END AS i_alder,
			CASE WHEN kjonn = 'samlet' THEN '' ELSE ' · ' || kjonn END AS i_kjonn,
			' (' || kilde || ')' AS fra,
			CASE WHEN teller_tilstand = 'verdi' THEN teller END AS teller,
			CASE teller_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END AS rang,
			CASE WHEN nevner_tilstand = 'verdi' THEN nevner END AS nevner
		FROM oversikt
		WHERE omradetype = 'kommune'
	),
	rad AS (
		SELECT
			omrade,
			aar,
			navn,
			i_forlop,
			i_alder,
			i_kjonn,
			fra,
			navn || i_forlop || i_alder || i_kjonn || fra AS celle,
			SUM(teller) AS antall,
			MAX(rang) AS verst,
			SUM(nevner) AS nevner
		FROM lest
		GROUP BY omrade, aar, navn, i_forlop, i_alder, i_kjonn, fra
	),
	alle AS (
		SELECT omrade, aar, celle, NULL AS helhet, NULL AS oppdeling, antall, verst
		FROM rad
		UNION ALL
		SELECT omrade, aar, celle, navn || i_alder || i_kjonn || fra, 'forløp?', antall, verst
		FROM rad
		WHERE i_forlop <> ''
		UNION ALL
		SELECT omrade, aar, celle, navn || i_forlop || i_kjonn || fra, 'alder?', antall, verst
		FROM rad
		WHERE i_alder <> ''
		UNION ALL
		SELECT omrade, aar, celle, navn || i_forlop || i_alder || fra, 'kjønn?', antall, verst
		FROM rad
		WHERE i_kjonn <> ''
		UNION ALL
		SELECT omrade, aar, celle, celle || ' av', 'nevner?', antall, verst
		FROM rad
		WHERE nevner IS NOT NULL
		UNION ALL
		SELECT omrade, aar, celle || ' av', NULL, NULL, nevner, 1
		FROM rad
		WHERE nevner IS NOT NULL
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
