-- Radene bak tallet: antall personer i hver diagnosegruppe.
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
	AND omradetype = 'kommune'
	AND kjonn = 'samlet' AND alder = '0_74' AND maaltall = 'TELLER'
ORDER BY fil, linje
