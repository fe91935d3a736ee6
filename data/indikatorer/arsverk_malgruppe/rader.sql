-- Radene bak tallet: den samlede raden, eller forløpene når den ikke finnes.
WITH meldt AS (
	SELECT fil, linje, omrade, aar, malgruppe, inndeling, kategori, arsverk, arsverk_tilstand
	FROM is248
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune'
		AND (inndeling = 'samlet' OR (inndeling = 'hovedforlop' AND kategori IN ('1', '2', '3')))
)
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
FROM meldt
WHERE inndeling = 'samlet'
	OR malgruppe NOT IN (SELECT malgruppe FROM meldt WHERE inndeling = 'samlet')
ORDER BY fil, linje
