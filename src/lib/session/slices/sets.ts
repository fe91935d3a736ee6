import * as v from 'valibot';
import { LONGEST_NAME, nameFault, tidyName } from '../../model/crosswalkSet.ts';
import { count, dictionary, short, text } from '../declared.ts';
import { ReasonsSchema } from './reasons.ts';
import { sharesSchema } from './shares.ts';
import { slice, type Tell } from './slice.ts';

export const SetName = v.pipe(
	short(LONGEST_NAME),
	v.check((name) => tidyName(name) === name && nameFault(name, []) === null)
);
export const SetVersion = v.pipe(count, v.minValue(1));
export const Base = v.object({ id: text, version: text });

const setSchema = (tell: Tell) =>
	v.object({
		name: SetName,
		version: SetVersion,
		base: Base,
		shares: sharesSchema(tell),
		reasons: ReasonsSchema
	});

/** Own shares that have a name, by it; a name that is not the set's own is nobody's. */
export const sets = slice('sets', (tell) =>
	v.pipe(
		dictionary(setSchema(tell)),
		v.check((all) => Object.entries(all).every(([name, set]) => set.name === name))
	)
);
