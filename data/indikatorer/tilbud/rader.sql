-- Radene bak tallet: svarene om tilbud.
SELECT
	fil,
	linje,
	omrade,
	aar,
	malgruppe,
	inndeling,
	kategori,
	svar
FROM is248
WHERE omrade = ? AND aar = ?
	AND malgruppe = 'voksne'
	AND inndeling = 'tilbud'
ORDER BY fil, linje
