import { dictionary, text } from '../declared.ts';
import { slice } from './slice.ts';

/** `set`: the name of the set that the shares in force began as, or were saved as. */
export const basis = slice('basis', () => dictionary(text));
