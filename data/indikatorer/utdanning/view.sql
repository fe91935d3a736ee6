-- Årsverk for voksne etter utdanning, som andel av alle årsverk som er meldt etter utdanning.
-- Nevneren er summen av utdanningene. Mangler eller skjules en av dem, er andelene ikke kjent.
WITH
	per_utdanning AS (
		SELECT
			omrade,
			aar,
			kategori,
			SUM(arsverk) AS arsverk,
			MAX(
				CASE arsverk_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM is248
		WHERE omradetype = 'kommune'
			AND malgruppe = 'voksne'
			AND inndeling = 'utdanning' AND kategori <> 'alle'
		GROUP BY omrade, aar, kategori
	),
	i_alt AS (
		SELECT omrade, aar, SUM(arsverk) AS arsverk, MAX(verst) AS verst
		FROM per_utdanning
		GROUP BY omrade, aar
	),
	vurdert AS (
		SELECT
			u.omrade,
			u.aar,
			u.kategori,
			u.arsverk,
			CASE WHEN a.verst = 1 THEN a.arsverk END AS nevner,
			CASE WHEN u.verst = 1 THEN a.verst ELSE u.verst END AS verst
		FROM per_utdanning u
		JOIN i_alt a ON a.omrade = u.omrade AND a.aar = u.aar
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kategori AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN arsverk END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(nevner AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM vurdert
