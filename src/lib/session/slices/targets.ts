import * as v from 'valibot';
import { dictionary, number, text } from '../declared.ts';
import { boundOf, type Target } from '../../model/targets.ts';
import { slice, those } from './slice.ts';

const TargetSchema = v.object({ value: number, note: text }) satisfies v.GenericSchema<Target>;

/** By kommune and subject (`model/targets.ts`). */
export const targets = slice('targets', (tell) =>
	v.pipe(
		dictionary(TargetSchema),
		v.transform(those(isKnown, (key) => tell({ code: 'target-gone', id: subjectIn(key) })))
	)
);

/** A target for what the app does not know any more, or outside its bounds, is let go of. */
function isKnown(key: string, { value }: Target): boolean {
	const bound = boundOf(subjectIn(key));
	return bound !== null && value > 0 && value <= bound;
}

const subjectIn = (key: string) => /^\d{4}:(.+)$/.exec(key)?.[1] ?? '';
