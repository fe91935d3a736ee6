import * as v from 'valibot';
import { viewFrom, viewQuery } from '../compareView.ts';
import { dictionary, text } from '../declared.ts';
import { COMPARE_PAGES } from '../comparePages.ts';
import { slice, those } from './slice.ts';

/** Longer than an address may be for all browsers and mail programs to take it. */
export const LONGEST_VIEW = 8000;

/** Views of the pages that compare, by the name that the user has given them: page and query. */
const ViewSchema = v.object({
	page: text,
	/** As `viewQuery` writes it: what no view has is gone. */
	query: v.pipe(
		text,
		v.transform((query) =>
			query.length > LONGEST_VIEW ? query : viewQuery(viewFrom(new URLSearchParams(query)))
		)
	)
});

export type SavedView = v.InferOutput<typeof ViewSchema>;

/** One that no page shows is let go of: it is no reason to lose all else that is kept. */
export const views = slice('views', () =>
	v.pipe(dictionary(ViewSchema), v.transform(those(isView, () => undefined)))
);

function isView(_: string, { page, query }: SavedView): boolean {
	return COMPARE_PAGES.some((one) => one === page) && query.length <= LONGEST_VIEW;
}
