import { dictionary, text } from '../declared.ts';
import { slice } from './slice.ts';

/** The source of need that leads, by pathway, where the user has chosen one. */
export const leading = slice('leading', () => dictionary(text));
