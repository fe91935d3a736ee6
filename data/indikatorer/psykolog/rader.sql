-- Radene bak tallet: psykolog og psykologspesialist.
SELECT
	fil,
	linje,
	omrade,
	aar,
	malgruppe,
	inndeling,
	kategori,
	arsverk,
	arsverk_tilstand
FROM is248
WHERE omrade = ? AND aar = ?
	AND omradetype = 'kommune'
	AND malgruppe = 'voksne'
	AND inndeling = 'utdanning' AND kategori IN ('psykolog', 'psykologspesialist')
ORDER BY fil, linje
