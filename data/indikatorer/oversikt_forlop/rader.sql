-- Radene bak tallet: brukere per forløp i kommunens egen oversikt.
SELECT
	fil,
	linje,
	omrade,
	aar,
	kilde,
	indikator,
	forlop,
	alder,
	kjonn,
	teller,
	teller_tilstand,
	nevner,
	nevner_tilstand
FROM oversikt
WHERE omrade = ? AND aar = ?
	AND omradetype = 'kommune'
	AND LOWER(indikator) = 'brukere'
	AND forlop IN ('1', '2', '3')
	AND alder = 'alle'
	AND kjonn = 'samlet'
ORDER BY fil, linje
