-- Radene bak tallet: de publiserte prosentene for hvert kjønn.
SELECT
	fil,
	linje,
	omrade,
	aar,
	kjonn,
	alder,
	indikator,
	bakgrunn,
	maaltall,
	verdi,
	verdi_tilstand
FROM ungdata
WHERE omrade = ? AND aar = ?
	AND indikator = 'tilfreds_8_10'
	AND alder = '8_10_trinn'
	AND bakgrunn = 'samlet'
	AND maaltall = 'andel'
ORDER BY fil, linje
