import * as v from 'valibot';
import { dictionary, text, within } from '../src/lib/session/declared.ts';
import { slice, those } from '../src/lib/session/slices/slice.ts';

const VisitSchema = v.object({ days: within(1, 366), by: text });
export type Visit = v.InferOutput<typeof VisitSchema>;

/** A choice that is made up, by kommune, as one of `slices/` is declared. */
export const visits = slice('visits', (tell) =>
	v.pipe(
		dictionary(VisitSchema),
		v.transform(
			those(
				(kommune) => kommune !== '0000',
				(id) => tell({ code: 'assumption-gone', id })
			)
		)
	)
);
