import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isPrimary } from '../../primary.ts';
import type { System } from '../system.ts';
import { systemOf, type Counted, type Table } from '../tables.ts';

/*
 * A family as large as a real one, of made-up counts: every kommune, under all the areas that are
 * ever shown. For the measurements of `npm run bench` and for tests.
 */

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const GROUPING = `${root}../shared/data/kommuner/kostra_sentralitet_2024.csv`;

const EMBETE: Readonly<Record<string, string>> = {
	'03': 'ost',
	'31': 'ost',
	'32': 'ost',
	'33': 'ost',
	'39': 'vestfold-telemark',
	'40': 'vestfold-telemark',
	'55': 'troms-finnmark',
	'56': 'troms-finnmark'
};

/** The areas that a kommune is counted in, itself first. */
export type AreasOf = ReadonlyMap<string, readonly string[]>;

/**
 * Every kommune with helsefellesskap, fylke, embete, KOSTRA group, sentralitet and country. The
 * grouping of kommuner lies beside the project; without it there is one made of the numbers.
 */
export function areasOfNorway(): AreasOf {
	const groups = new Map(
		existsSync(GROUPING) ? rowsOf(GROUPING).map((row) => [row[0], row] as const) : []
	);
	return new Map(
		rowsOf(`${root}data/omrader/kommuner.csv`).map(([code = '', , , fylke = '', hf = '']) => {
			const number = Number(code);
			const [, , kostra = `${number % 17}`, sentralitet = `${number % 6}`] = groups.get(code) ?? [];
			const areas = [`hf:${hf}`, `fylke:${fylke}`, `embete:${EMBETE[fylke] ?? fylke}`];
			return [code, [code, ...areas, `kostra:${kostra}`, `sentralitet:${sentralitet}`, 'landet']];
		})
	);
}

function rowsOf(file: string): string[][] {
	const lines = readFileSync(file, 'utf8').trim().split(/\r?\n/);
	return lines.slice(1).map((line) => line.split(','));
}

export interface FamilyShape {
	areas: AreasOf;
	years: readonly number[];
	/** Whether the years are also shown together. */
	together?: boolean;
	sexes?: number;
	ages?: number;
	groups?: number;
	/** Persons in a kommune: half are below this, and a tenth over five times as many. */
	median?: number;
	seed?: number;
	zerosProtected?: boolean;
}

/** Inner cells: kommune × year × sex × age × group; shown: every area, with and without each of these. */
export function familyOf(shape: FamilyShape): System {
	const { areas, years, together = false, zerosProtected = false } = shape;
	const withAll = (code: string) => [code, 'alle'];
	const table: Table = {
		omrade: (code) => areas.get(code)!,
		aar: together ? withAll : (code) => [code],
		kjonn: withAll,
		alder: withAll,
		gruppe: withAll
	};
	return systemOf({
		inner: [...areas.keys()].flatMap((code) =>
			years.flatMap((year) => countsOf(shape, code, `${year}`))
		),
		tables: [table],
		isPrimary: ({ value }) => isPrimary(value, null, { k: 5, closedGroup: zerosProtected }),
		zerosProtected
	});
}

function countsOf(shape: FamilyShape, code: string, year: string): Counted[] {
	const { sexes = 2, ages = 4, groups = 3, median = 120, seed = 1 } = shape;
	const size = chance(seed, Number(code));
	const persons = median * Math.exp(1.3 * size.normal());
	const yearly = chance(seed, Number(code) * 31 + Number(year));
	const all: Counted[] = [];
	for (let sex = 0; sex < sexes; sex++)
		for (let age = 0; age < ages; age++)
			for (let group = 0; group < groups; group++) {
				const share = (1 + age) / (sexes * ages * 2.5) / (1 + group) / 1.83;
				const mean = persons * share;
				const count = Math.max(0, Math.round(mean + Math.sqrt(mean) * yearly.normal()));
				const codes = {
					omrade: code,
					aar: year,
					kjonn: `${sex}`,
					alder: `${age}`,
					gruppe: `${group}`
				};
				all.push({ codes, count });
			}
	return all;
}

/** Numbers that look like chance, the same for the same seeds. */
export function chance(...seeds: number[]): { uniform: () => number; normal: () => number } {
	let state = seeds.reduce((all, seed) => Math.imul(all ^ seed, 0x9e3779b1) + 0x7f4a7c15, 7) >>> 0;
	const uniform = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let bits = Math.imul(state ^ (state >>> 15), 1 | state);
		bits ^= bits + Math.imul(bits ^ (bits >>> 7), 61 | bits);
		return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
	};
	const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
	return { uniform, normal };
}
