-- Kontakt med fastlege eller legevakt for psykiske plager, 15–24 år, standardisert per 1000.
-- Møtes to verdier fordi kommuner er slått sammen, kan de ikke regnes om til én: ikke aktuelt.
SELECT
	CAST(omradetype AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kodegruppe AS VARCHAR) AS kategori,
	CAST(NULL AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(verdi) END AS DOUBLE) AS verdi,
	CAST(CASE WHEN COUNT(*) = 1 THEN MAX(verdi_tilstand) ELSE 'ikke_aktuelt' END AS VARCHAR) AS tilstand
FROM kpr
WHERE kjonn = 'samlet' AND alder = '15_24' AND maaltall = 'MEIS'
GROUP BY omradetype, omrade, aar, kodegruppe
