-- Radene bak tallet: framskrevne innbyggere per alder fra 18 år, for det kjønnet summen bygger på.
WITH voksne AS (
	SELECT fil, linje, omrade, aar, kjonn, alder, alternativ, personer, personer_tilstand
	FROM framskriving
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune' AND alternativ = 'hoved'
		AND alder_fra >= 18
)
SELECT
	fil,
	linje,
	omrade,
	aar,
	kjonn,
	alder,
	alternativ,
	personer,
	personer_tilstand
FROM voksne
WHERE kjonn = 'samlet'
	OR (
		kjonn IN ('menn', 'kvinner')
		AND (SELECT COUNT(*) FROM voksne WHERE kjonn = 'samlet') = 0
	)
ORDER BY fil, linje
