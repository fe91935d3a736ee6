-- Alt annet kommunen har talt i sin egen oversikt enn brukere per hovedforløp.
-- Kategorien er det som er talt, med forløp, alder og kjønn der de er oppgitt, og kilden.
-- Kilder legges aldri sammen.
-- Nevneren til en del (et kjønn, en aldersgruppe) er det hele den er en del av, eller delen selv og
-- det som ingen rad forteller: det som er igjen, kan regnes ut og vurderes som et eget tall.
WITH
	rad AS (
		SELECT
			omrade,
			aar,
			kilde,
			indikator,
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
		GROUP BY omrade, aar, kilde, indikator, forlop, alder, kjonn
	),
	delt_kjonn AS (
		SELECT omrade, aar, kilde, indikator, forlop, alder, SUM(teller) AS sum
		FROM rad
		WHERE kjonn <> 'samlet' AND verst = 1
		GROUP BY omrade, aar, kilde, indikator, forlop, alder
	),
	delt_alder AS (
		SELECT omrade, aar, kilde, indikator, forlop, kjonn, SUM(teller) AS sum
		FROM rad
		WHERE alder <> 'alle' AND verst = 1
		GROUP BY omrade, aar, kilde, indikator, forlop, kjonn
	),
	hele AS (
		SELECT
			r.omrade,
			r.aar,
			r.kilde,
			r.indikator,
			r.forlop,
			r.alder,
			r.kjonn,
			CASE WHEN h.verst = 1 THEN h.teller END AS hele_kjonn,
			CASE WHEN h.verst = 1 AND h.teller > k.sum THEN r.teller + h.teller - k.sum END AS rest_kjonn,
			CASE WHEN e.verst = 1 THEN e.teller END AS hele_alder,
			CASE WHEN e.verst = 1 AND e.teller > a.sum THEN r.teller + e.teller - a.sum END AS rest_alder
		FROM rad r
		LEFT JOIN rad h
			ON r.kjonn <> 'samlet' AND h.kjonn = 'samlet'
			AND h.omrade = r.omrade AND h.aar = r.aar AND h.kilde = r.kilde
			AND h.indikator = r.indikator AND h.forlop = r.forlop AND h.alder = r.alder
		LEFT JOIN delt_kjonn k
			ON k.omrade = r.omrade AND k.aar = r.aar AND k.kilde = r.kilde
			AND k.indikator = r.indikator AND k.forlop = r.forlop AND k.alder = r.alder
		LEFT JOIN rad e
			ON r.alder <> 'alle' AND e.alder = 'alle'
			AND e.omrade = r.omrade AND e.aar = r.aar AND e.kilde = r.kilde
			AND e.indikator = r.indikator AND e.forlop = r.forlop AND e.kjonn = r.kjonn
		LEFT JOIN delt_alder a
			ON a.omrade = r.omrade AND a.aar = r.aar AND a.kilde = r.kilde
			AND a.indikator = r.indikator AND a.forlop = r.forlop AND a.kjonn = r.kjonn
	),
	per_hva AS (
		SELECT
			r.omrade,
			r.aar,
			r.indikator
				|| CASE WHEN r.forlop = 'ikke_oppgitt' THEN '' ELSE ' · forløp ' || r.forlop END
				|| CASE WHEN r.alder = 'alle' THEN '' ELSE ' · ' || r.alder END
				|| CASE WHEN r.kjonn = 'samlet' THEN '' ELSE ' · ' || r.kjonn END
				|| ' (' || r.kilde || ')' AS hva,
			r.teller,
			r.verst,
			r.nevner_verst,
			LEAST(
				CASE WHEN r.nevner_verst = 1 THEN r.nevner END,
				h.hele_kjonn,
				h.rest_kjonn,
				h.hele_alder,
				h.rest_alder
			) AS nevner
		FROM rad r
		JOIN hele h
			ON h.omrade = r.omrade AND h.aar = r.aar AND h.kilde = r.kilde AND h.indikator = r.indikator
			AND h.forlop = r.forlop AND h.alder = r.alder AND h.kjonn = r.kjonn
		WHERE NOT (
			r.indikator = 'brukere'
			AND r.forlop IN ('1', '2', '3')
			AND r.alder = 'alle'
			AND r.kjonn = 'samlet'
		)
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(hva AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN teller END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(nevner AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM per_hva
