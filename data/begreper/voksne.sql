-- Innbyggere 18 år og eldre i kommuner, per år: personer, og verst, som er den svakeste tilstanden i summen
-- (1 verdi, 2 ikke samlet inn, 3 skjult).
WITH
	-- Innbyggere 18+ er summen av aldrene der det første tallet er minst 18.
	per_kjonn AS (
		SELECT
			omrade,
			aar,
			kjonn,
			SUM(personer) AS personer,
			MAX(
				CASE personer_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM befolkning
		WHERE omradetype = 'kommune'
			AND alder_fra >= 18
		GROUP BY omrade, aar, kjonn
	),
	-- Raden for begge kjønn gjelder. Finnes den ikke, legges menn og kvinner sammen.
	innbyggere AS (
		SELECT omrade, aar, personer, verst
		FROM per_kjonn
		WHERE kjonn = 'samlet'
		UNION ALL
		SELECT d.omrade, d.aar, SUM(d.personer) AS personer, MAX(d.verst) AS verst
		FROM per_kjonn d
		LEFT JOIN per_kjonn s ON s.omrade = d.omrade AND s.aar = d.aar AND s.kjonn = 'samlet'
		WHERE d.kjonn IN ('menn', 'kvinner') AND s.omrade IS NULL
		GROUP BY d.omrade, d.aar
		HAVING COUNT(*) = 2
	)
SELECT omrade, aar, personer, verst
FROM innbyggere
