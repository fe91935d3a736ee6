-- Personer 0–74 år med kontakt for psykiske plager hos fastlege eller legevakt, etter diagnosegruppe.
-- Gruppene overlapper og legges ikke sammen. Kommuner som er slått sammen, legges sammen.
WITH
	talt AS (
		SELECT
			omrade,
			aar,
			kodegruppe,
			SUM(verdi) AS personer,
			MAX(
				CASE verdi_tilstand WHEN 'skjult' THEN 3 WHEN 'ikke_samlet' THEN 2 WHEN 'verdi' THEN 1 ELSE 0 END
			) AS verst
		FROM kpr
		WHERE omradetype = 'kommune' AND kjonn = 'samlet' AND alder = '0_74' AND maaltall = 'TELLER'
		GROUP BY omrade, aar, kodegruppe
	)
SELECT
	CAST('kommune' AS VARCHAR) AS omradetype,
	CAST(omrade AS VARCHAR) AS omrade,
	CAST(aar AS INTEGER) AS aar,
	CAST('alle' AS VARCHAR) AS forlop,
	CAST(kodegruppe AS VARCHAR) AS kategori,
	CAST(CASE WHEN verst = 1 THEN personer END AS DOUBLE) AS teller,
	CAST(NULL AS DOUBLE) AS teller_lav,
	CAST(NULL AS DOUBLE) AS teller_hoy,
	CAST(NULL AS DOUBLE) AS nevner,
	CAST(NULL AS DOUBLE) AS verdi,
	CAST(
		CASE verst WHEN 3 THEN 'skjult' WHEN 2 THEN 'ikke_samlet' WHEN 1 THEN 'verdi' ELSE 'ikke_aktuelt' END
		AS VARCHAR
	) AS tilstand
FROM talt
