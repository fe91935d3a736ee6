import * as v from 'valibot';
import { areas } from '../../catalogue/omrader.ts';
import { dictionary, list, short } from '../declared.ts';
import { KOMMUNE } from './plans.ts';
import { slice } from './slice.ts';

/** As long as an address takes. */
export const LONGEST_LIST_NAME = 60;

const CODES = new Set(areas.kommuner.map(({ code }) => code));

/** Some kommuner under a name that the user has given them. */
export interface NamedList {
	name: string;
	/** Each once; none that is not a kommune of today. */
	codes: readonly string[];
}

const List: v.GenericSchema<unknown, NamedList> = v.object({
	name: v.pipe(
		short(LONGEST_LIST_NAME),
		v.check((name) => name.trim() === name && name !== '')
	),
	codes: v.pipe(
		list(KOMMUNE),
		v.transform((codes) => [...new Set(codes)].filter((code) => CODES.has(code)))
	)
});

const Id = /^[a-z0-9-]{1,40}$/;

/** Own lists of kommuner, by an id that stays when a list gets another name. */
export const lists = slice('lists', () =>
	v.pipe(
		dictionary(List),
		v.check((all) => Object.keys(all).every((id) => Id.test(id)))
	)
);
