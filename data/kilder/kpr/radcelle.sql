-- Cellene i celler.sql som en rad alene er summen av, slik indikatoren har dem.
CASE kodegruppe
	WHEN 'symptomer' THEN '|bare_symptomer?+begge?+symptomer?+symptomer_i_alt?'
	WHEN 'lidelser' THEN '|bare_lidelser?+begge?+lidelser?+lidelser_i_alt?'
	WHEN 'symptomer_og_lidelser'
		THEN '|bare_lidelser?+bare_symptomer?+begge?+lidelser_i_alt?+symptomer_i_alt?+symptomer_og_lidelser?'
END
