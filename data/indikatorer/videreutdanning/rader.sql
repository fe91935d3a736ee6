-- Radene bak tallet: utdanningene, og forløpene som har tall for videreutdanning.
SELECT
	fil,
	linje,
	omrade,
	aar,
	malgruppe,
	inndeling,
	kategori,
	arsverk,
	arsverk_tilstand,
	arsverk_videreutdanning,
	arsverk_videreutdanning_tilstand
FROM is248
WHERE omrade = ? AND aar = ?
	AND omradetype = 'kommune'
	AND malgruppe = 'voksne'
	AND (
		(inndeling = 'utdanning' AND kategori <> 'alle')
		OR (
			inndeling = 'hovedforlop'
			AND kategori IN ('1', '2', '3')
			AND arsverk_videreutdanning_tilstand IN ('verdi', 'skjult')
		)
	)
ORDER BY fil, linje
