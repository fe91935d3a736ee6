-- Radene bak tallet: det kommunen har talt i sin egen oversikt utenom brukere per hovedforløp.
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
	AND NOT (
		LOWER(indikator) = 'brukere'
		AND forlop IN ('1', '2', '3')
		AND alder = 'alle'
		AND kjonn = 'samlet'
	)
ORDER BY fil, linje
