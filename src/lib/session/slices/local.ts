import * as v from 'valibot';
import { normer, type Norm } from '../../catalogue/forlop.ts';
import type { LocalValue } from '../../model/assumptions.ts';
import { dictionary, SpanSchema, text } from '../declared.ts';
import { slice, those } from './slice.ts';

const Local: v.GenericSchema<unknown, LocalValue> = v.object({
	range: SpanSchema,
	note: text,
	example: v.exactOptional(v.boolean())
});

/** The user's own values of assumptions, by the norm, or by kommune and norm (`ownKey`). */
export const local = slice('local', (tell) =>
	v.pipe(
		dictionary(Local),
		v.transform(those(isKnown, (id) => tell({ code: 'assumption-gone', id })))
	)
);

function isKnown(id: string, own: LocalValue): boolean {
	const [, kommune, name = id] = /^(\d{4}):(.+)$/.exec(id) ?? [];
	const norm = normer.find((of) => of.id === name);
	// A municipality's own figure stands under its code, and nothing else does.
	const placed = (kommune !== undefined) === (norm?.kommunens ?? false);
	return norm !== undefined && placed && withinBounds(own, norm);
}

/** The bounds of the form: outside them the model has no answer. */
function withinBounds({ range: { low, high } }: LocalValue, norm: Norm): boolean {
	if (norm.id === 'indirekte_andel' && high >= 1) return false;
	if (norm.fortegn) return true;
	return norm.enhet.nb.includes('0–1') ? low >= 0 && high <= 1 : low > 0;
}
