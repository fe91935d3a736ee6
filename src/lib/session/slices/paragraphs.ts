import * as v from 'valibot';
import type { Draft } from '../../pictures/draft.ts';
import { dictionary, list, matching, short } from '../declared.ts';
import { slice } from './slice.ts';

/** No paragraph is longer: it is half a page. */
export const LONGEST_TEXT = 6000;

const written = short(LONGEST_TEXT);

const DraftSchema = v.object({
	length: v.picklist(['sentence', 'words', 'half']),
	tone: v.picklist(['plain', 'brief']),
	own: v.nullable(list(matching(/^([a-z]{1,20}|other \d{1,3})$/), 200)),
	edited: v.nullable(v.object({ text: written, of: written }))
}) satisfies v.GenericSchema<Draft>;

/** By kommune and year: '3427 2024'. What is made of internal figures is never among them. */
export const paragraphs = slice('paragraphs', () => dictionary(DraftSchema));
