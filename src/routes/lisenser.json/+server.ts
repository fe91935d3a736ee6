import { existsSync, readFileSync } from 'node:fs';
import { SHIPPED_LIST } from '#lib/domain/shipped.ts';

export const prerender = true;

/** What the build found itself to hold. `vite dev` shows what the last build did, if any. */
export function GET(): Response {
	const nothing = '{"packages":[],"texts":[]}';
	const list = existsSync(SHIPPED_LIST) ? readFileSync(SHIPPED_LIST, 'utf8') : nothing;
	return new Response(list, { headers: { 'Content-Type': 'application/json' } });
}
