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
	-- Det hele som en del er en del av, og summen av delene ved siden av den.
	hele AS (
		SELECT
			rad.*,
			MAX(CASE WHEN kjonn = 'samlet' AND verst = 1 THEN teller END) OVER kjonn_delt AS hele_kjonn,
			SUM(CASE WHEN kjonn <> 'samlet' AND verst = 1 THEN teller END) OVER kjonn_delt AS sum_kjonn,
			MAX(CASE WHEN alder = 'alle' AND verst = 1 THEN teller END) OVER alder_delt AS hele_alder,
			SUM(CASE WHEN alder <> 'alle' AND verst = 1 THEN teller END) OVER alder_delt AS sum_alder
		FROM rad
		WINDOW
			kjonn_delt AS (PARTITION BY omrade, aar, kilde, indikator, forlop, alder),
			alder_delt AS (PARTITION BY omrade, aar, kilde, indikator, forlop, kjonn)
	),
	per_hva AS (
		SELECT
			omrade,
			aar,
			indikator
				|| CASE WHEN forlop = 'ikke_oppgitt' THEN '' ELSE ' · forløp ' || forlop END
				|| CASE WHEN alder = 'alle' THEN '' ELSE ' · ' || alder END
				|| CASE WHEN kjonn = 'samlet' THEN '' ELSE ' · ' || kjonn END
				|| ' (' || kilde || ')' AS hva,
			teller,
			verst,
			LEAST(
				CASE WHEN nevner_verst = 1 THEN nevner END,
				CASE WHEN kjonn <> 'samlet' THEN hele_kjonn END,
				CASE WHEN kjonn <> 'samlet' AND hele_kjonn > sum_kjonn THEN teller + hele_kjonn - sum_kjonn END,
				CASE WHEN alder <> 'alle' THEN hele_alder END,
				CASE WHEN alder <> 'alle' AND hele_alder > sum_alder THEN teller + hele_alder - sum_alder END
			) AS nevner
		FROM hele
		WHERE NOT (
			LOWER(indikator) = 'brukere'
			AND forlop IN ('1', '2', '3')
			AND alder = 'alle'
			AND kjonn = 'samlet'
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
