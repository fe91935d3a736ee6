-- Raden bak tallet: kommunens tall i KOSTRA.
SELECT
	fil,
	linje,
	omrade,
	aar,
	utgifter,
	utgifter_tilstand
FROM kostra
WHERE omrade = ? AND aar = ?
	AND omradetype = 'kommune'
ORDER BY fil, linje
