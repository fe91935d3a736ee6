import * as v from 'valibot';
import { kobling } from '../../catalogue/forlop.ts';
import { faultOf, type Shares } from '../../model/crosswalk.ts';
import { dictionary, SpanSchema } from '../declared.ts';
import { slice, those, type Tell } from './slice.ts';

export const SharesSchema: v.GenericSchema<unknown, Shares> = v.object({
	'1': SpanSchema,
	'2': SpanSchema,
	'3': SpanSchema,
	utenfor: SpanSchema
});

export const isRule = (id: string) => kobling.regler.some((regel) => regel.id === id);

/** Own shares of some rules; those that can't be used any more are told, and left out. */
export const sharesSchema = (tell: Tell) =>
	v.pipe(
		dictionary(SharesSchema),
		v.transform(
			those(
				(id, own: Shares) => isRule(id) && faultOf(own) === null,
				(id) => tell({ code: 'assumption-gone', id })
			)
		)
	);

/** The user's own shares of the crosswalk, by rule. */
export const shares = slice('shares', sharesSchema);
