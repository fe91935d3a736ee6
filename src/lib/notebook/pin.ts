import * as v from 'valibot';

/*
 * A figure as it was when somebody cited it. The schema is its type and its reader: a pin may come from
 * anyone, and what is not as declared is no pin.
 */

/** Figures that are cited together: the groups of one, or what a finding rests on. */
const MOST_FIGURES = 24;
const MOST_FILES = 20;

/** Without signs that are not seen, or turn the direction of what stands after them. */
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(/^\P{C}*$/u));
const number = v.pipe(v.number(), v.finite());
const end = v.nullable(number);
const decimals = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));
const year = v.pipe(v.number(), v.integer(), v.minValue(1900), v.maxValue(2200));
const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{0,64}$/));
const version = v.pipe(v.string(), v.regex(/^[\w.-]{1,20}$/));
const area = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
const level = v.picklist([
	...(['kommune', 'fylke', 'land', 'helsefellesskap'] as const),
	...(['embete', 'kostragruppe', 'sentralitet'] as const)
]);

const KeySchema = v.variant('of', [
	v.object({
		of: v.literal('figure'),
		...{ indicator: text(80), level, area, year },
		forlop: v.picklist(['1', '2', '3', 'alle']),
		category: text(80)
	}),
	v.object({
		of: v.literal('gap'),
		...{ level: v.literal('kommune'), area, year },
		unit: v.picklist([1, 2, 3, 23])
	})
]);

const isOrdered = (low: number | null, high: number | null) =>
	low === null || high === null || low <= high;

const ValueSchema = v.pipe(
	v.variant('state', [
		v.object({ state: v.literal('value'), value: number, low: end, high: end, decimals }),
		v.object({
			state: v.literal('answer'),
			verdict: v.picklist(['missing', 'covered', 'undecided']),
			...{ low: end, high: end, decimals },
			...{ everywhere: v.boolean(), local: end }
		}),
		v.object({ state: v.picklist(['hidden', 'protecting', 'not-collected', 'not-applicable']) })
	]),
	v.check((said) => !('low' in said) || isOrdered(said.low, said.high))
);

const edition = { version, own: v.nullable(key) };
const list = <S extends v.GenericSchema<unknown, unknown>>(one: S, most: number) =>
	v.pipe(v.array(one), v.maxLength(most));

export const PinSchema = v.object({
	figures: v.pipe(
		v.array(v.object({ key: KeySchema, unit: text(120), value: ValueSchema })),
		v.minLength(1),
		v.maxLength(MOST_FIGURES)
	),
	sources: list(v.object({ id: text(80), years: list(year, 60) }), MOST_FILES),
	files: list(v.object({ source: text(80), name: text(240), sha256: key }), MOST_FILES),
	crosswalk: v.nullable(v.object(edition)),
	assumptions: v.nullable(v.object({ ...edition, examples: v.boolean() })),
	protection: key,
	method: key,
	synthetic: v.boolean(),
	mode: v.picklist(['share', 'internal']),
	made: v.pipe(v.string(), v.isoDate())
});

export type Pin = v.InferOutput<typeof PinSchema>;

/** A file's name as a pin has it: without what its schema refuses. */
export const pinnedName = (name: string): string =>
	[...name.replace(/\p{C}/gu, '')].slice(0, 120).join('');

/** What is written, where it is a pin; null where it is not. Never throws. */
export function pinFrom(written: unknown): Pin | null {
	const result = v.safeParse(PinSchema, written, { abortEarly: true });
	return result.success ? result.output : null;
}
