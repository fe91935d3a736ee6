-- Radene bak tallet: kubens rader for begge kjønn.
SELECT
	fil,
	linje,
	omrade,
	aar,
	kjonn,
	alder,
	utdanning,
	innvandring,
	indikator,
	teller,
	teller_tilstand,
	nevner,
	nevner_tilstand,
	rate,
	rate_tilstand
FROM kube
WHERE omrade = ? AND aar = ?
	AND kjonn = 'samlet' AND utdanning = 'alle' AND innvandring = 'alle'
ORDER BY fil, linje
