import * as v from 'valibot';
import type { TickedMeasure } from '../../model/measures.ts';
import { dictionary, text } from '../declared.ts';
import { slice } from './slice.ts';

const Ticked = v.object({
	offered: v.picklist(['yes', 'shared', 'no']),
	note: text
}) satisfies v.GenericSchema<TickedMeasure>;

/** By kommune and measure. */
export const ticked = slice('ticked', () => dictionary(Ticked));
