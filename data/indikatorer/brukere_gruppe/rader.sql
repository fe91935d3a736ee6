-- Radene bak tallet: antallet i hver gruppe.
WITH brukere AS (
	SELECT fil, linje, omrade, aar, gruppe, kjennetegn, kategori, forlop, antall, antall_tilstand
	FROM brukerplan
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune' AND kjennetegn = 'alle' AND kategori = 'alle' AND gruppe <> 'alle'
)
SELECT
	fil,
	linje,
	omrade,
	aar,
	gruppe,
	kjennetegn,
	kategori,
	forlop,
	antall,
	antall_tilstand
FROM brukere
WHERE forlop = 'ikke_oppgitt'
	OR gruppe NOT IN (SELECT gruppe FROM brukere WHERE forlop = 'ikke_oppgitt')
ORDER BY fil, linje
