import * as v from 'valibot';
import { range, type Range } from '../domain/range.ts';

/*
 * What schemas of written values are made of. A disk can change what is written, and a file or a link
 * may come from anyone: each thing from outside has one schema, which is its reader, its type and,
 * where it may be absent, what stands in its place. `read` gives the value or null, and never throws.
 */

/** What no reading needs to be longer than: a page is built of it. */
const MOST_ENTRIES = 100_000;

/** Marks that turn the direction of text: what stands after them would be read as something else. */
const TURNING = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export const withoutTurning = (found: string): string => found.replace(TURNING, '');
const unturned = v.transform(withoutTurning);
export const text = v.pipe(v.string(), unturned);
export const number = v.pipe(v.number(), v.finite());
export const truth = v.boolean();
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const within = (least: number, most: number) =>
	v.pipe(number, v.minValue(least), v.maxValue(most));

export const matching = (pattern: RegExp) => v.pipe(v.string(), v.regex(pattern));

export const short = (longest: number) => v.pipe(v.string(), v.maxLength(longest), unturned);

type Any = v.GenericSchema<unknown, unknown>;

export const list = <S extends Any>(one: S, most = MOST_ENTRIES) =>
	v.pipe(v.array(one), v.maxLength(most));

const isRecord = (found: unknown): found is Record<string, unknown> =>
	typeof found === 'object' && found !== null && !Array.isArray(found);

/** Own entries only, made anew: a key may be called anything, "__proto__" too. */
export const dictionary = <S extends Any>(value: S) =>
	v.pipe(
		v.custom<Record<string, unknown>>(isRecord),
		v.transform((found): [string, unknown][] => Object.entries(found)),
		v.array(v.tuple([v.string(), value])),
		v.maxLength(MOST_ENTRIES),
		v.transform((entries) => Object.fromEntries(entries) as Record<string, v.InferOutput<S>>)
	);

export const SpanSchema = v.pipe(
	v.object({ low: number, middle: number, high: number }),
	v.check(({ low, middle, high }) => low <= middle && middle <= high),
	v.transform(({ low, middle, high }): Range => range(low, middle, high))
);

/** The value as it is declared, or null. */
export function read<S extends Any>(schema: S, found: unknown): v.InferOutput<S> | null {
	const result = v.safeParse(schema, found, { abortEarly: true });
	return result.success ? result.output : null;
}
