/** The pages that compare, beside the first. */
export const COMPARE_PARTS = [
	'tabell',
	'kommune',
	'indikator',
	'utvikling',
	'gap',
	'tiltak',
	'ark'
] as const;
export type ComparePart = (typeof COMPARE_PARTS)[number];
export type ComparePage = '/sammenlign' | `/sammenlign/${ComparePart}`;

export const COMPARE_PAGES: readonly ComparePage[] = [
	'/sammenlign',
	...COMPARE_PARTS.map((part): ComparePage => `/sammenlign/${part}`)
];
