-- Radene bak tallet: alle brukere, eller delene når filen ikke har summen.
WITH
	svar AS (
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
			antall_tilstand,
			CASE
				WHEN gruppe = 'alle' AND forlop = 'ikke_oppgitt' THEN 1
				WHEN forlop = 'ikke_oppgitt' THEN 2
				WHEN gruppe = 'alle' THEN 3
				ELSE 4
			END AS niva
		FROM brukerplan
		WHERE omrade = ? AND aar = ?
			AND omradetype = 'kommune'
			AND kjennetegn = 'alle' AND kategori = 'alle'
	),
	grovest AS (
		SELECT kjennetegn, MIN(niva) AS niva
		FROM svar
		GROUP BY kjennetegn
	)
SELECT
	s.fil,
	s.linje,
	s.omrade,
	s.aar,
	s.gruppe,
	s.kjennetegn,
	s.kategori,
	s.forlop,
	s.antall,
	s.antall_tilstand
FROM svar s
JOIN grovest g ON g.kjennetegn = s.kjennetegn AND g.niva = s.niva
ORDER BY s.fil, s.linje
