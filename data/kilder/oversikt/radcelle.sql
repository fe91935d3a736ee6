-- Cellen i celler.sql som en rad alene er tallet til.
'|' || CASE LOWER(indikator) WHEN 'brukere' THEN LOWER(indikator) ELSE indikator END
	|| CASE WHEN forlop = 'ikke_oppgitt' THEN '' ELSE ' · forløp ' || forlop END
	|| CASE WHEN alder = 'alle' THEN '' ELSE ' · ' || alder END
	|| CASE WHEN kjonn = 'samlet' THEN '' ELSE ' · ' || kjonn END
	|| ' (' || kilde || ')'
