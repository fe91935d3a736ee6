-- Om kommunen har hvert tiltak: 2 = ja, 1 = i samarbeid med andre, 0 = nei.
-- Ikke oppgitt svar er ikke samlet inn. Ulike svar fra kommuner som er slått sammen, er ikke aktuelt.
SELECT
	CAST(omradetype AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kategori AS VARCHAR) AS kategori,
	CAST(NULL AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(
		CASE
			WHEN MIN(svar) = MAX(svar)
				THEN CASE MIN(svar) WHEN 'ja' THEN 2 WHEN 'samarbeid' THEN 1 WHEN 'nei' THEN 0 END
		END
		AS DOUBLE
	) AS verdi,
	CAST(
		CASE
			WHEN MIN(svar) <> MAX(svar) THEN 'ikke_aktuelt'
			WHEN MIN(svar) IN ('ja', 'samarbeid', 'nei') THEN 'verdi'
			ELSE 'ikke_samlet'
		END
		AS VARCHAR
	) AS tilstand
FROM is248
WHERE malgruppe = 'voksne' AND inndeling = 'tilbud'
GROUP BY omradetype, omrade, aar, kategori
