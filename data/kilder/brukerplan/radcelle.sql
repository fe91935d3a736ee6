-- Cellen i celler.sql som en rad alene er tallet til; ingen for rader som er deler av en celle.
CASE
	WHEN kjennetegn <> 'alle' AND gruppe = 'alle' AND forlop = 'ikke_oppgitt' THEN '|' || kjennetegn || ':' || kategori
	WHEN kjennetegn <> 'alle' THEN NULL
	WHEN gruppe = 'alle' AND forlop = 'ikke_oppgitt' THEN '|alle'
	WHEN forlop = 'ikke_oppgitt' THEN '|gruppe:' || gruppe
	WHEN gruppe = 'alle' THEN '|forlop:' || forlop
END
