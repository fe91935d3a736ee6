import type { Reference } from '#lib/model/compare/reference.ts';
import type { Compare } from '#lib/session/compare.svelte.ts';

const COUNTRY: Reference = { kind: 'area', scope: { level: 'land', code: '0' } };

/**
 * One reference for all the kommuner of a picture. Where each has an area of its own it is the country;
 * those that are like one are those that are like the kommune asked about.
 */
export function sharedReference(compare: Compare): Reference | null {
	const { view, kommuner } = compare;
	const { against } = view;
	if (against.kind === 'list') return { kind: 'kommuner', codes: against.codes };
	if (against.kind === 'peers')
		return view.kommune === null ? null : compare.referenceOf(view.kommune);
	const { level } = against;
	if (level === 'land') return COUNTRY;
	const [code, ...others] = new Set(kommuner.map((kommune) => kommune[level]));
	return code !== undefined && others.length === 0
		? { kind: 'area', scope: { level, code } }
		: COUNTRY;
}
