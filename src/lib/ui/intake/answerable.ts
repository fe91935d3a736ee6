import type { Problem } from '#lib/domain/problem.ts';

/** Problems that the user can answer where they are told: each has a field. */
export const ANSWERABLE: ReadonlySet<Problem['code']> = new Set<Problem['code']>([
	'area-unknown',
	'area-ambiguous',
	'value-unknown',
	'duplicate-keys',
	'rows-repeated',
	'thousands-unsure',
	'year-dates',
	'several-tables',
	'source-unknown',
	'header-missing'
]);
