-- Brukere i BrukerPlan per hovedforløp, regnet per 1000 innbyggere 18+.
-- Teller og nevner gis hver for seg. Raten regnes etterpå, så den også kan gis for større områder.
-- Forløpet er det filen oppgir. Ellers fordeles gruppene med andelene i kobling.
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
FROM brukere_per_forlop f
LEFT JOIN voksne i ON i.omrade = f.omrade AND i.aar = f.aar
