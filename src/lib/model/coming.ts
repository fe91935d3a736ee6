import type { ForlopId } from '../domain/figure.ts';
import { SUPPORTED } from './capacity.ts';
import type { Common } from './common.ts';

/**
 * What man-years that come are: follow-up counts whole, supported living by its share, the rest is
 * held outside.
 */
export const ADDED_FORMS = ['oppfolging', 'booppfolging', 'utenfor'] as const;
export type AddedForm = (typeof ADDED_FORMS)[number];

/** Man-years that come to a pathway, or leave it when below zero. */
export type Added = { forlop: ForlopId; form: AddedForm } & (
	| { arsverk: number }
	/** So many of something whose man-years each are an assumption, and a part of them an other. */
	| { norm: string; units: number; part: string | null }
);

/** Man-years that come, draw by draw: to follow-up, and what is held outside. */
export interface Coming {
	inside: Record<ForlopId, Float64Array>;
	outside: Record<ForlopId, Float64Array>;
}

/** @throws RangeError when something is added by a norm that has no value */
export function comingDraws(added: readonly Added[], common: Common): Coming {
	const each = () => ({
		1: new Float64Array(common.n),
		2: new Float64Array(common.n),
		3: new Float64Array(common.n)
	});
	const coming: Coming = { inside: each(), outside: each() };
	for (const one of added) {
		const [arsverk, share] = [arsverkOf(one, common), insideOf(one.form, common)];
		const [inside, outside] = [coming.inside[one.forlop], coming.outside[one.forlop]];
		for (let i = 0; i < common.n; i++) {
			const [all, part] = [arsverk(i), share(i)];
			inside[i] = (inside[i] ?? 0) + all * part;
			outside[i] = (outside[i] ?? 0) + all * (1 - part);
		}
	}
	return coming;
}

function arsverkOf(one: Added, { norms }: Common): (i: number) => number {
	if ('arsverk' in one) return () => one.arsverk;
	const each = norms.get(one.norm);
	const part = one.part === null ? null : norms.get(one.part);
	if (!each || part === undefined)
		throw new RangeError(`An added measure needs the assumption's value`);
	return (i) => one.units * (each[i] ?? 0) * (part?.[i] ?? 1);
}

/** The share of man-years of a form that is follow-up; of supported living what is assumed, or none. */
function insideOf(form: AddedForm, { norms }: Common): (i: number) => number {
	if (form === 'oppfolging') return () => 1;
	const share = form === 'booppfolging' ? norms.get(SUPPORTED) : undefined;
	return (i) => share?.[i] ?? 0;
}
