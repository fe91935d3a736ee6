import type { Offered } from '#lib/session/choices.svelte.ts';
import { m } from '#lib/text/index.ts';

/** The answers, the most offered first. */
export const OFFERED = ['yes', 'shared', 'no'] as const satisfies readonly Offered[];

const WORDS: Record<Offered, () => string> = {
	yes: m.offered_yes,
	shared: m.offered_shared,
	no: m.offered_no
};
const SIGNS = { yes: '●', shared: '◐', no: '○' } as const;

export const offeredText = (offered: Offered | null): string =>
	offered ? WORDS[offered]() : m.offered_unknown();

export const signOf = (offered: Offered | null): string => (offered ? SIGNS[offered] : '?');
