-- Antall personer i kommunens egen oversikt, per kommune og år: det vernet av små tall regner på.
-- Navnet på et tall er det som visningene skriver. Et tall er en del av det samme tallet for alle aldre,
-- for begge kjønn og uten forløp, og av nevneren sin. «?» etter oppdelingen: filen sier ikke selv at det
-- er en oppdeling, så den gjelder i de kommunene der delene ikke er flere enn helheten.
-- En alder som ligger i en annen («18_24» i «18_pluss»), er en del av den, og gjennom den av alle aldre.
WITH
	lest AS (
		SELECT
			omrade,
			aar,
			alder,
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
			alder,
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
		GROUP BY omrade, aar, alder, navn, i_forlop, i_alder, i_kjonn, fra
	),
	-- Bare det som ikke er til å ta feil av: «18-24», «18_24 år», «67+», «67_pluss», «67 år og eldre».
	spenn AS (
		SELECT DISTINCT
			aar,
			navn,
			fra,
			alder,
			i_alder,
			CAST(deler[1] AS INTEGER) AS nederst,
			CASE WHEN deler[2] = '' THEN 999 ELSE TRY_CAST(deler[2] AS INTEGER) END AS overst
		FROM (
			SELECT
				*,
				[
					regexp_extract(LOWER(alder), monster, 1),
					regexp_extract(LOWER(alder), monster, 2)
				] AS deler
			FROM (
				SELECT
					*,
					'^ *([0-9]{1,3}) *(?:år)? *(?:[-–_] *([0-9]{1,3}) *(?:år)?|\+|_?pluss|(?:og|eller) (?:eldre|over)) *$' AS monster
				FROM rad
			)
			WHERE regexp_matches(LOWER(alder), monster)
		)
	),
	-- Alderen nærmest utenfor, når den er talt overalt der den innenfor er det.
	ligger_i AS (
		SELECT i.aar, i.navn, i.fra, i.alder, arg_min(o.i_alder, [o.overst - o.nederst, o.nederst]) AS i_alder
		FROM spenn i
		JOIN spenn o
			ON o.aar = i.aar AND o.navn = i.navn AND o.fra = i.fra
			AND o.nederst <= i.nederst AND o.overst >= i.overst
			AND o.overst - o.nederst > i.overst - i.nederst
		WHERE NOT EXISTS (
			SELECT 1
			FROM rad r
			WHERE r.aar = i.aar AND r.navn = i.navn AND r.fra = i.fra AND r.alder = i.alder
				AND NOT EXISTS (
					SELECT 1
					FROM rad u
					WHERE u.omrade = r.omrade AND u.aar = r.aar AND u.navn = r.navn AND u.fra = r.fra
						AND u.i_forlop = r.i_forlop AND u.i_kjonn = r.i_kjonn AND u.alder = o.alder
				)
		)
		GROUP BY i.aar, i.navn, i.fra, i.alder
	),
	alle AS (
		SELECT omrade, aar, celle, NULL AS helhet, NULL AS oppdeling, antall, verst
		FROM rad
		UNION ALL
		SELECT omrade, aar, celle, navn || i_alder || i_kjonn || fra, 'forløp?', antall, verst
		FROM rad
		WHERE i_forlop <> ''
		UNION ALL
		SELECT
			r.omrade,
			r.aar,
			r.celle,
			r.navn || r.i_forlop || COALESCE(l.i_alder, '') || r.i_kjonn || r.fra,
			'alder?',
			r.antall,
			r.verst
		FROM rad r
		LEFT JOIN ligger_i l ON l.aar = r.aar AND l.navn = r.navn AND l.fra = r.fra AND l.alder = r.alder
		WHERE r.i_alder <> ''
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
