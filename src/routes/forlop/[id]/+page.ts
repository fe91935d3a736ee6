import { FORLOP } from '#lib/session/gaps.ts';

export const prerender = true;

export const entries = () => FORLOP.map((forlop) => ({ id: String(forlop) }));
