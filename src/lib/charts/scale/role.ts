import type { Released, ShownSpan } from '#lib/domain/figure.ts';

/** What an area is in the picture: the one asked about, what it is held against, or the crowd. */
export type Role = 'chosen' | 'reference' | 'other';

/** A span around a value, in the value's unit. */
export type Span = ShownSpan;

export type Gap = Exclude<Released['state'], 'value'>;

const RANK: Record<Role, number> = { chosen: 0, reference: 1, other: 2 };

/** Orders by weight: the chosen first, then the reference, then the others. */
export function byRole(a: { role: Role }, b: { role: Role }): number {
	return RANK[a.role] - RANK[b.role];
}
