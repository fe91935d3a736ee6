import { kobling } from '../catalogue/forlop.ts';
import { m } from '../text/index.ts';
import type { CrosswalkInForce } from '../model/crosswalkSet.ts';
import type { PathwayFigures } from '../model/pathwayFigures.ts';

/** The name and the version of what figures rest on: stands on every figure that does. */
export function crosswalkText({ set, unsaved, changed }: CrosswalkInForce): string {
	const { versjon: version } = kobling;
	if (set) {
		const named = { name: set.name, version: set.version };
		return unsaved ? m.crosswalk_named_unsaved(named) : m.crosswalk_named(named);
	}
	return changed > 0
		? m.source_crosswalk_changed({ version, n: changed })
		: m.source_crosswalk({ version });
}

/** Whether the users of a pathway come from groups through the crosswalk. */
export function needByCrosswalk({ leads }: Pick<PathwayFigures, 'leads'>): boolean {
	return leads.some(({ parts }) => parts.some(({ to }) => typeof to !== 'number'));
}

/** Whether the man-years of a pathway come from types of measure through the crosswalk. */
export function capacityByCrosswalk({ staff }: Pick<PathwayFigures, 'staff'>): boolean {
	return staff?.types.some(({ rule }) => rule !== null) ?? false;
}

/** What the figures of a unit rest on, by name and version; null where the files say all of it. */
export const crosswalkBehind = (
	one: Pick<PathwayFigures, 'leads' | 'staff'>,
	inForce: CrosswalkInForce
): string | null =>
	needByCrosswalk(one) || capacityByCrosswalk(one) ? crosswalkText(inForce) : null;
