import * as v from 'valibot';
import { dictionary, short } from '../declared.ts';
import { isRule } from './shares.ts';
import { slice } from './slice.ts';

const LONGEST_REASON = 2000;

export const Reason = short(LONGEST_REASON);

/** A reason that is empty is none. */
export const ReasonsSchema = v.pipe(
	dictionary(Reason),
	v.transform((all) =>
		Object.fromEntries(Object.entries(all).filter(([id, why]) => isRule(id) && why !== ''))
	)
);

/** Why the user has changed a rule of the crosswalk, by rule. */
export const reasons = slice('reasons', () => ReasonsSchema);
