import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { declared, type Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';

/*
 * A reader with a pencil: takes what is released of the examples, in all areas and years, and narrows
 * down what is hidden by every sum there is, until nothing moves. It shares no code with what hides, and
 * knows more than a reader does: which kommuner each sum is of.
 */
const example = (path: string) => {
	const url = new URL(`../data/kilder/${path}`, import.meta.url);
	return new File([readFileSync(fileURLToPath(url))], path.replace('/', '-'));
};
const SHAPE = {
	indikator: 'text',
	omrade: 'text',
	aar: 'integer',
	kategori: 'text',
	raa: 'number?',
	sett: 'number?'
} as const;

let engine: Engine;
beforeAll(async () => {
	const workspace = new Workspace(openNodeEngine);
	const files = ['brukerplan/eksempel.csv', 'befolkning/eksempel.csv', 'kpr/eksempel.csv'];
	const added = await workspace.add(files.map(example), true);
	await workspace.loadAll(added);
	engine = await workspace.engine();
}, 300_000);
afterAll(() => engine.close());

interface Cell {
	/** What the file has; the reader never uses it. */
	truth: number;
	low: number;
	high: number;
	hidden: boolean;
	name: string;
}

/** A sum that the reader knows holds: parts and their whole. */
interface Sum {
	parts: Cell[];
	whole: Cell;
}

const LARGER = ['helsefellesskap', 'fylke', 'embete', 'kostragruppe', 'sentralitet'] as const;

async function readAll(): Promise<{ cells: Map<string, Cell>; sums: Sum[] }> {
	const rows = await engine.rows(
		declared(`SELECT t.indikator, t.omrade, t.aar, t.kategori, t.teller AS raa, f.teller AS sett
			FROM tall t JOIN frigitt f USING (indikator, omrade, aar, forlop, kategori)
			WHERE t.tilstand = 'verdi' AND t.indikator IN ('brukere_gruppe', 'brukere_kjonn', 'brukere_alder',
				'brukere_i_alt_rate', 'levekar_rod', 'individuell_plan', 'omsorg_for_barn', 'blalys', 'kpr_personer')`),
		SHAPE
	);
	const cells = new Map<string, Cell>();
	const ofPlace = new Map<string, Map<string, Cell[]>>();
	for (const { indikator, omrade, aar, kategori, raa, sett } of rows) {
		const name = [indikator, kategori, aar, omrade].join('|');
		const hidden = sett === null;
		const truth = raa ?? NaN;
		const cell = { truth, hidden, name, low: sett ?? 0, high: sett ?? Infinity };
		cells.set(name, cell);
		const place = `${aar}|${omrade}`;
		const parts = ofPlace.get(place) ?? new Map<string, Cell[]>();
		ofPlace.set(place, parts.set(indikator, [...(parts.get(indikator) ?? []), cell]));
	}
	return { cells, sums: [...areaSums(cells), ...wholes(ofPlace)] };
}

/** Each area is the sum of its kommuner that tell. */
function areaSums(cells: ReadonlyMap<string, Cell>): Sum[] {
	const sums = new Map<string, Sum>();
	for (const kommune of areas.kommuner)
		for (const area of ['0', ...LARGER.map((level) => kommune[level])]) {
			for (const [name, whole] of byArea(cells).get(area) ?? []) {
				const part = cells.get(name.replace(/[^|]*$/, kommune.code));
				if (!part) continue;
				const sum = sums.get(name) ?? { parts: [], whole };
				sum.parts.push(part);
				sums.set(name, sum);
			}
		}
	return [...sums.values()];
}

let places: Map<string, [string, Cell][]> | undefined;
function byArea(cells: ReadonlyMap<string, Cell>) {
	if (places) return places;
	places = new Map();
	for (const [name, cell] of cells) {
		const area = name.split('|').at(-1) ?? '';
		places.set(area, [...(places.get(area) ?? []), [name, cell]]);
	}
	return places;
}

/** Groups, sexes and ages are each all users; what is a share of them is no more than they are. */
function wholes(ofPlace: ReadonlyMap<string, ReadonlyMap<string, Cell[]>>): Sum[] {
	return [...ofPlace.values()].flatMap((parts) => {
		const whole = parts.get('brukere_i_alt_rate')?.[0];
		if (!whole) return [];
		return ['brukere_gruppe', 'brukere_kjonn', 'brukere_alder'].flatMap((indicator) => {
			const cells = parts.get(indicator) ?? [];
			const sum = cells.reduce((all, { truth }) => all + truth, 0);
			return cells.length > 1 && sum === whole.truth ? [{ parts: cells, whole }] : [];
		});
	});
}

/** Narrows both sides of every sum, until nothing moves. */
function narrow(sums: readonly Sum[]): void {
	for (let moved = true; moved;) {
		moved = false;
		const set = (cell: Cell, low: number, high: number) => {
			if (low <= cell.low && high >= cell.high) return;
			cell.low = Math.max(cell.low, low);
			cell.high = Math.min(cell.high, high);
			moved = true;
		};
		for (const { parts, whole } of sums) {
			const low = parts.reduce((all, one) => all + one.low, 0);
			const high = parts.reduce((all, one) => all + one.high, 0);
			set(whole, low, high);
			for (const one of parts) {
				const others =
					high === Infinity && one.high === Infinity ? restHigh(parts, one) : high - one.high;
				set(one, whole.low - others, whole.high - (low - one.low));
			}
		}
	}
}

const restHigh = (parts: readonly Cell[], but: Cell): number =>
	parts.reduce((all, one) => (one === but ? all : all + one.high), 0);

describe('a reader with a pencil and everything that is released of the examples', () => {
	it('determines no hidden count, and knows none to fewer than three whole numbers', async () => {
		const { cells, sums } = await readAll();
		const hidden = [...cells.values()].filter((cell) => cell.hidden);
		expect(hidden.length, 'something is hidden').toBeGreaterThan(5000);
		expect(sums.length).toBeGreaterThan(2000);
		narrow(sums);
		const wrong = hidden.filter(({ low, high, truth }) => truth < low || truth > high);
		expect(
			wrong.map(({ name }) => name),
			'the sums that the reader trusts hold'
		).toEqual([]);
		const known = hidden.filter(({ low, high }) => high - low < 2);
		expect(known.map(({ name, low, high }) => `${name} ${low}–${high}`)).toEqual([]);
	});

	it('would find some if all that is not small by itself were shown', async () => {
		const { cells, sums } = await readAll();
		for (const cell of cells.values()) {
			const small = cell.truth < 5;
			cell.hidden = small;
			cell.low = small ? 0 : cell.truth;
			cell.high = small ? Infinity : cell.truth;
		}
		narrow(sums);
		const known = [...cells.values()].filter(({ hidden, low, high }) => hidden && high - low < 2);
		expect(known.length).toBeGreaterThan(100);
	});

	it('sees no share of a hidden count, and no pathway made of hidden groups', async () => {
		const { rows } = await engine.text(
			declared(`SELECT COUNT(*) FROM frigitt f WHERE f.tilstand <> 'verdi'
				AND (f.teller IS NOT NULL OR f.teller_lav IS NOT NULL OR f.verdi IS NOT NULL)`)
		);
		expect(rows).toEqual([['0']]);
		const made = await engine.text(
			declared(`SELECT COUNT(*) FROM frigitt f JOIN frigitt g ON g.indikator = 'brukere_gruppe'
					AND g.omrade = f.omrade AND g.aar = f.aar AND g.tilstand = 'skjult'
				WHERE f.indikator IN ('brukere_forlop', 'brukere_rate') AND f.delt = 1 AND f.tilstand = 'verdi'`)
		);
		expect(made.rows).toEqual([['0']]);
	});
});
