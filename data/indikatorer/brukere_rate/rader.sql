-- Radene bak tallet: forløpsradene, eller gruppene når filen ikke oppgir forløp.
WITH brukere AS (
	SELECT fil, linje, omrade, aar, gruppe, kjennetegn, kategori, forlop, antall, antall_tilstand
	FROM brukerplan
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune' AND kjennetegn = 'alle' AND kategori = 'alle'
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
WHERE (
		forlop IN ('2', '3')
		AND (gruppe = 'alle' OR forlop NOT IN (SELECT forlop FROM brukere WHERE gruppe = 'alle'))
	)
	OR (
		gruppe IN (
			SELECT verdi
			FROM kobling
			WHERE kilde = 'brukerplan' AND felt = 'gruppe' AND forlop IN ('2', '3') AND hoy > 0
		)
		AND gruppe <> 'alle'
		AND (SELECT COUNT(*) FROM brukere WHERE forlop <> 'ikke_oppgitt') = 0
	)
ORDER BY fil, linje
