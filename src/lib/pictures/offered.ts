import type { Grad } from '../catalogue/tiltak.ts';
import type { Offered } from '../model/measures.ts';
import { m } from '../text/index.ts';

/** The answers, the most offered first. */
export const OFFERED = ['yes', 'shared', 'no'] as const satisfies readonly Offered[];

const SERVICE: Record<Offered, () => string> = {
	yes: m.offered_yes,
	shared: m.offered_shared,
	no: m.offered_no
};
/** What a municipality is bound to is in place or not; it is nothing that is offered. */
const DUTY: Record<Offered, () => string> = {
	yes: m.duty_yes,
	shared: m.duty_partly,
	no: m.duty_no
};
const SIGNS = { yes: '●', shared: '◐', no: '○' } as const;

/** @param grad the strongest degree of the measure: of a duty it is `skal` */
export function offeredText(offered: Offered | null, grad: Grad): string {
	if (!offered) return m.offered_unknown();
	return (grad === 'skal' ? DUTY : SERVICE)[offered]();
}

export const signOf = (offered: Offered | null): string => (offered ? SIGNS[offered] : '?');
