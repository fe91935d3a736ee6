import * as v from 'valibot';
import { joined } from '../../disclosure/cube/memory.ts';
import { dictionary, text } from '../declared.ts';
import { slice } from './slice.ts';

const EditionSchema = v.object({
	before: text,
	hidden: text
});

/**
 * Which cells were hidden in the last edition of a source and in those before it, by source, series and
 * year (`session/editions.svelte.ts`). Names alone.
 */
export const editions = slice('editions', () => dictionary(EditionSchema), joined);
