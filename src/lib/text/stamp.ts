import type { DisclosureMode } from '../domain/figure.ts';
import { m } from './paraglide/messages.js';

/** What stands on all that is made of the municipality's own small numbers; null on what may be shared. */
export function stampOf(mode: DisclosureMode): string | null {
	return mode === 'internal' ? m.stamp_internal() : null;
}
