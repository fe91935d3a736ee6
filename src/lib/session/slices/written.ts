import * as v from 'valibot';
import { SLICES } from './index.ts';
import type { Slice, Tell } from './slice.ts';

type OneOf = (typeof SLICES)[number];
type ValueOf<One> = One extends Slice<string, infer Value> ? Value : never;

/** What a key of each choice has. */
export type ChoiceValues = { [One in OneOf as One['key']]: ValueOf<One> };

export type ChoiceKey = keyof ChoiceValues;

/** What the user has set, as it is written down. */
export type KeptChoices = { [Key in ChoiceKey]: Record<string, ChoiceValues[Key]> };

/** Reads all choices that are kept. */
export function choicesSchema(tell: Tell): v.GenericSchema<unknown, KeptChoices> {
	const entries = Object.fromEntries(SLICES.map(({ key, schema }) => [key, schema(tell)]));
	return v.object(entries) as unknown as v.GenericSchema<unknown, KeptChoices>;
}

export const emptyChoices = (): KeptChoices =>
	v.parse(
		choicesSchema(() => undefined),
		{}
	);
