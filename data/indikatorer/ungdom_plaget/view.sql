-- Andelen elever på 8.–10. trinn som er mye plaget av psykiske symptomer.
-- Standardisert prosent fra Ungdata, for begge kjønn og for gutter og jenter hver for seg.
-- Møtes to verdier fordi kommuner er slått sammen, kan de ikke regnes om til én: ikke aktuelt.
SELECT
	CAST(omradetype AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kjonn AS VARCHAR) AS kategori,
	CAST(NULL AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(verdi) END AS DOUBLE) AS verdi,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(verdi_tilstand) ELSE 'ikke_aktuelt' END AS VARCHAR) AS tilstand
FROM ungdata
WHERE indikator = 'plaget'
	AND alder = '8_10_trinn'
	AND bakgrunn = 'samlet'
	AND maaltall = 'andel'
GROUP BY omradetype, omrade, aar, kjonn
