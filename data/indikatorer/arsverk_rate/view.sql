-- Årsverk for voksne, regnet per 1000 innbyggere 18+.
-- Den samlede raden gjelder. Finnes den ikke, legges de tre hovedforløpene sammen.
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(a.omrade AS VARCHAR) AS omrade,
	CAST(a.aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST('alle' AS VARCHAR) AS kategori,
	CAST(CASE WHEN a.verst = 1 THEN a.arsverk END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(CASE WHEN i.verst = 1 THEN i.personer END AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE a.verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM arsverk_i_alt a
LEFT JOIN voksne i ON i.omrade = a.omrade AND i.aar = a.aar
WHERE a.malgruppe = 'voksne'
