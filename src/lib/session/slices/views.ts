import * as v from 'valibot';
import { viewFrom, viewQuery } from '../compareView.ts';
import { dictionary, short } from '../declared.ts';
import { slice } from './slice.ts';

/** Longer than any address of a view that the pages make. */
const LONGEST = 8000;

/** Views of the pages that compare, by the name that the user has given them: page and query. */
const ViewSchema = v.object({
	page: v.pipe(v.string(), v.regex(/^\/sammenlign(\/[a-z]+)?$/)),
	/** As `viewQuery` writes it: what no view has is gone. */
	query: v.pipe(
		short(LONGEST),
		v.transform((query) => viewQuery(viewFrom(new URLSearchParams(query))))
	)
});

export type SavedView = v.InferOutput<typeof ViewSchema>;

export const views = slice('views', () => dictionary(ViewSchema));
