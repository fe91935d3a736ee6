-- Radene bak tallet: de publiserte verdiene for hver diagnosegruppe.
SELECT
	fil,
	linje,
	omrade,
	aar,
	kjonn,
	alder,
	kodegruppe,
	maaltall,
	verdi,
	verdi_tilstand
FROM kpr
WHERE omrade = ? AND aar = ?
	AND kjonn = 'samlet' AND alder = '0_74' AND maaltall = 'MEIS'
ORDER BY fil, linje
