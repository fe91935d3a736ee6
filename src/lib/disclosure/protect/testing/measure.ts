import { protect, type Report } from '../protect.ts';
import { testSolver } from './cases.ts';
import { areasOfNorway, familyOf, type FamilyShape } from './family.ts';

/** Families to measure, small first: a kommune's own file, a part of the land, all of it. */
export const measured: Readonly<Record<string, () => FamilyShape>> = {
	'én kommune, tre år': () => ({ areas: firstAreas(1), years: [2021, 2022, 2023], together: true }),
	'80 kommuner, ett år': () => ({ areas: firstAreas(80), years: [2023] }),
	'alle kommuner, ett år': () => ({ areas: areasOfNorway(), years: [2023] })
};

function firstAreas(count: number) {
	return new Map([...areasOfNorway()].slice(0, count));
}

/** Cells, what was hidden, and the seconds it took; for `npm run bench`. */
export async function measure(shape: FamilyShape): Promise<Report> {
	const mask = await protect(familyOf(shape), { solver: await testSolver() });
	if (mask.kind !== 'mask') throw new Error(`Not audited: ${mask.failure}`);
	return mask.report;
}
