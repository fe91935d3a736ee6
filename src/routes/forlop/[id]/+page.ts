import { PATHWAYS } from '#lib/model/units.ts';

export const prerender = true;

export const entries = () => PATHWAYS.map((forlop) => ({ id: String(forlop) }));
