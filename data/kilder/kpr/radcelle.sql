-- Cellen i celler.sql som en rad alene er tallet til.
kodegruppe || '|alle'
