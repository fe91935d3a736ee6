import type { PathwayFigures } from '../model/pathwayFigures.ts';
import { m } from '../text/index.ts';
import { listText } from '../text/lists.ts';

type Told = Pick<PathwayFigures, 'leads' | 'staff'>;

/** Whether there is anything of need or capacity to draw. */
export const isTold = (pathways: readonly Told[]): boolean =>
	pathways.some(({ leads, staff }) => leads.length > 0 || staff !== null);

/** What a gap can't be computed without, and which files bring it. */
export function lackingText(pathways: readonly Told[]): string {
	const lacking = [
		...(pathways.some(({ leads }) => leads.length > 0) ? [] : [m.answer_missing_users()]),
		...(pathways.some(({ staff }) => staff !== null) ? [] : [m.answer_missing_staff()])
	];
	return m.answer_missing({ lacking: listText(lacking) });
}
