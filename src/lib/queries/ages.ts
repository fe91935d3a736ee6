import { ident, sql, type Engine } from '../engine/index.ts';
import type { Implausible } from './implausible.ts';

/** Sources whose rows are inhabitants by age, summed from 18 years on. */
const BY_AGE: readonly string[] = ['befolkning', 'framskriving'];

/** From here on one is an adult. */
const ADULT = 18;

/** No age has an upper end above this. */
const OPEN = 999;

interface Ages {
	/** As the source names it. */
	name: string;
	from: number;
	to: number;
}

/** The years that an age group's name says; null for all ages together. */
export function agesIn(name: string): Ages | null {
	const [from, to] = (name.match(/\d+/g) ?? []).map(Number);
	if (from === undefined) return null;
	const open = /pluss|\+|eldre|over|older|and up/i.test(name);
	return { name, from, to: open ? OPEN : (to ?? from) };
}

/** The first age group that begins within one before it, with that one; null where none does. */
export function overlapIn(names: readonly string[]): [Ages, Ages] | null {
	const ages = names.flatMap((name) => agesIn(name) ?? []);
	ages.sort((a, b) => a.from - b.from || b.to - a.to);
	let widest: Ages | null = null;
	for (const one of ages) {
		if (widest && one.from <= widest.to) return [widest, one];
		if (!widest || one.to > widest.to) widest = one;
	}
	return null;
}

/**
 * Age groups that make the number of adults wrong, one problem a file: two that overlap are counted
 * twice, and one that goes across 18 years is left out. Nothing is changed.
 */
export async function wrongAges(engine: Engine, source: string): Promise<Implausible[]> {
	if (!BY_AGE.includes(source)) return [];
	const rows = await engine.rows(
		sql`WITH sett AS (SELECT fil, omrade, aar, kjonn, alder, min(linje) AS linje
				FROM ${ident(source)} GROUP BY ALL),
			delt AS (SELECT fil, min(linje) AS linje, string_agg(alder, '|' ORDER BY alder) AS alder
				FROM sett GROUP BY fil, omrade, aar, kjonn)
			SELECT fil AS file, CAST(count(*) AS INTEGER) AS count, alder AS ages
			FROM delt GROUP BY fil, alder ORDER BY min(linje)`,
		{ file: 'integer', count: 'integer', ages: 'text' }
	);
	const found = new Map<number, Implausible>();
	for (const { file, count, ages } of rows) {
		const fault = faultIn((ages ?? '').split('|'));
		if (!fault || found.has(file)) continue;
		const row = await rowOf(engine, source, file, fault);
		found.set(file, { severity: 'warning', column: 'alder', file, row, count, ...fault });
	}
	return [...found.values()];
}

type Fault =
	{ code: 'ages-overlap'; found: string; other: string } | { code: 'ages-across'; found: string };

/** What is wrong with the age groups that stand together; null where nothing is. */
function faultIn(names: readonly string[]): Fault | null {
	const overlap = overlapIn(names);
	if (overlap) return { code: 'ages-overlap', found: overlap[1].name, other: overlap[0].name };
	const across = names
		.flatMap((name) => agesIn(name) ?? [])
		.find(({ from, to }) => from > 0 && from < ADULT && to >= ADULT);
	return across ? { code: 'ages-across', found: across.name } : null;
}

/** The first row of the age group at fault, where the one it overlaps is beside it. */
async function rowOf(engine: Engine, source: string, file: number, fault: Fault): Promise<number> {
	const beside = fault.code === 'ages-overlap' ? fault.other : fault.found;
	const [first] = await engine.rows(
		sql`SELECT min(a.linje) AS row FROM ${ident(source)} AS a JOIN ${ident(source)} AS b
				ON b.fil = a.fil AND b.omrade = a.omrade AND b.aar = a.aar
				AND b.kjonn IS NOT DISTINCT FROM a.kjonn
			WHERE a.fil = ${file} AND a.alder = ${fault.found} AND b.alder = ${beside}`,
		{ row: 'integer' }
	);
	if (!first) throw new Error('An aggregate of all rows is one row');
	return first.row;
}
