-- Radene bak tallet: forløpsradene, eller type tiltak når forløp ikke er meldt.
WITH meldt AS (
	SELECT fil, linje, omrade, aar, malgruppe, inndeling, kategori, arsverk, arsverk_tilstand
	FROM is248
	WHERE omrade = ? AND aar = ?
		AND omradetype = 'kommune'
		AND malgruppe = 'voksne'
		AND (
			(inndeling = 'hovedforlop' AND kategori IN ('1', '2', '3'))
			OR (inndeling = 'tiltakstype' AND kategori <> 'alle')
		)
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
WHERE inndeling = 'hovedforlop'
	OR (
		kategori IN (
			SELECT verdi
			FROM kobling
			WHERE kilde = 'is248'
				AND felt = 'tiltakstype'
				AND forlop IN ('1', '2', '3')
				AND hoy > 0
		)
		AND (SELECT COUNT(*) FROM meldt WHERE inndeling = 'hovedforlop') = 0
	)
ORDER BY fil, linje
