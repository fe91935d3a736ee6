import * as v from 'valibot';

/** Something of a choice that is let go of, since this version of the app does not know it. */
export type ChoiceNote =
	| { code: 'assumption-gone'; id: string }
	| { code: 'target-gone'; id: string }
	/** A plan's number that no longer moves an answer: the norm's id, and the scenario's letter. */
	| { code: 'plan-number-gone'; kommune: string; scenario: string; id: string };

export type Tell = (note: ChoiceNote) => void;

type Values<Value> = v.GenericSchema<unknown, Record<string, Value>>;

/**
 * One choice that is kept: values by their keys, so that two tabs add to the same. No value is null,
 * which says that a key has none.
 */
export interface Slice<Key extends string = string, Value = unknown> {
	/** Its name in what is written down, and in the tab. */
	key: Key;
	/** Its type, what reads it, and what stands in its place where it is absent. */
	schema: (tell: Tell) => Values<Value>;
	/** Makes one of two values of a key; without it the tab's own stands. */
	join?(mine: Value, theirs: Value): Value;
}

/**
 * Declares a choice that is kept. What is absent was written before there was such a choice.
 *
 * @param values what is not as it declares is damaged, and all that was written with it; what it
 *   lets go of, it tells
 * @param join where what comes from elsewhere is added to what is here
 */
export function slice<Key extends string, Value>(
	key: Key,
	values: (tell: Tell) => Values<Value>,
	join?: (mine: Value, theirs: Value) => Value
): Slice<Key, Value> {
	return { key, schema: (tell) => v.optional(values(tell), {}), ...(join ? { join } : {}) };
}

/** Those of the values that may stay; of each of the others it is told. */
export function those<Value>(
	may: (key: string, value: Value) => boolean,
	gone: (key: string) => void
): (all: Record<string, Value>) => Record<string, Value> {
	return (all) =>
		Object.fromEntries(
			Object.entries(all).filter(([key, value]) => {
				const stays = may(key, value);
				if (!stays) gone(key);
				return stays;
			})
		);
}
