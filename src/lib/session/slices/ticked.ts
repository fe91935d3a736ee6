import * as v from 'valibot';
import { dictionary, text } from '../declared.ts';
import { slice } from './slice.ts';

const OfferedSchema = v.picklist(['yes', 'shared', 'no']);
const Ticked = v.object({ offered: OfferedSchema, note: text });

/** What the user answers about a measure that no file tells of. */
export type Offered = v.InferOutput<typeof OfferedSchema>;
export type TickedMeasure = v.InferOutput<typeof Ticked>;

/** By kommune and measure. */
export const ticked = slice('ticked', () => dictionary(Ticked));
