-- Radene bak tallet: innbyggere per alder fra 18 år, for det kjønnet gruppene bygger på.
WITH voksne AS (
	SELECT fil, linje, omrade, aar, kjonn, alder, personer, personer_tilstand
	FROM befolkning
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune'
		AND alder_fra >= 18
)
SELECT
	fil,
	linje,
	omrade,
	aar,
	kjonn,
	alder,
	personer,
	personer_tilstand
FROM voksne
WHERE kjonn = 'samlet'
	OR (
		kjonn IN ('menn', 'kvinner')
		AND (SELECT COUNT(*) FROM voksne WHERE kjonn = 'samlet') = 0
	)
ORDER BY fil, linje
