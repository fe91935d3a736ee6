-- Cellene i celler.sql som en rad alene er summen av, slik indikatoren har dem.
CASE kodegruppe
	WHEN 'symptomer' THEN '|bare_symptomer?+begge?+symptomer?'
	WHEN 'lidelser' THEN '|bare_lidelser?+begge?+lidelser?'
	WHEN 'symptomer_og_lidelser' THEN '|bare_lidelser?+bare_symptomer?+begge?+symptomer_og_lidelser?'
END
