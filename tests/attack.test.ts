import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { declared, type Engine } from '../src/lib/engine/index.ts';
import { figuresOf } from '../src/lib/queries/figures.ts';
import { OPENED } from '../src/lib/queries/released.ts';
import { releaseAll } from '../src/lib/session/figures.svelte.ts';
import { ALL_AREAS } from '../src/lib/session/seenOfAll.ts';
import { openExamples } from './attack/examples.ts';
import { pagesOf } from './attack/printed.ts';
import {
	attackOn,
	know,
	NOTHING,
	RELEASED,
	rowsOf,
	SMALL_HIDDEN,
	type Attack,
	type Row
} from './attack/released.ts';

/*
 * A reader with a pencil and a solver: takes all that is released of the examples, in all areas and
 * years, what rows of the files may show, what the model is told of what is hidden, and what the
 * pictures of every kommune print; and narrows down what is hidden by every sum there is.
 */

let engine: Engine;
let rows: Row[];
beforeAll(async () => {
	({ engine } = await openExamples());
	rows = await rowsOf(engine);
}, 300_000);
afterAll(() => engine.close());

const printed = async (mode: 'share' | 'internal', kommuner = areas.kommuner) => {
	const from = mode === 'internal' ? { from: OPENED } : {};
	const raw = await figuresOf(engine, ALL_AREAS, from);
	const { all } = releaseAll(raw, mode, mode);
	return pagesOf(all, kommuner, 'nb').flatMap(({ numbers }) => numbers);
};

/** What the reader takes for true is true. */
function expectRight({ reader }: Attack): void {
	expect(reader.broken()).toEqual([]);
	expect(reader.wrong()).toEqual([]);
}

describe('a reader with a solver, and everything that is released and printed of the examples', () => {
	it('determines no hidden count, and knows none to fewer than three whole numbers', async () => {
		const attack = await attackOn(engine, rows, RELEASED);
		const { reader, hidden } = attack;
		expect(hidden.length, 'much is hidden').toBeGreaterThan(10_000);
		expect(know(attack, await printed('share')), 'and much is printed').toBeGreaterThan(30_000);
		reader.narrow();
		expectRight(attack);
		expect(reader.known(hidden), 'by propagation').toEqual([]);
		const { solved, regions } = await reader.solve(hidden);
		console.info(`${hidden.length} hidden, ${solved} programmes in ${regions} regions`);
		expect(solved).toBeGreaterThan(1000);
		expectRight(attack);
		expect(reader.known(hidden), 'by linear programmes').toEqual([]);
		const nearly = hidden.filter((cell) => reader.high[cell]! - reader.low[cell]! === 2);
		expect(nearly.length, 'some are only just three').toBeGreaterThan(50);
		await reader.solve(nearly, true);
		expect(reader.known(nearly), 'by whole numbers').toEqual([]);
	}, 300_000);

	it('would find many if all that is not small by itself were shown', async () => {
		const attack = await attackOn(engine, rows, SMALL_HIDDEN);
		attack.reader.narrow();
		expectRight(attack);
		expect(attack.reader.known(attack.hidden).length).toBeGreaterThan(100);
	});

	it('would find many by what is printed alone if small numbers were', async () => {
		const attack = await attackOn(engine, rows, NOTHING);
		know(attack, await printed('internal', areas.kommuner.slice(0, 100)));
		attack.reader.narrow();
		expectRight(attack);
		const secrets = attack.hidden.filter((cell) => attack.reader.truth[cell]! < 5);
		expect(attack.reader.known(secrets).length).toBeGreaterThan(100);
	}, 300_000);

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

	it('finds no number in what pictures take of a hidden figure, but its bounds', async () => {
		const { all } = releaseAll(await figuresOf(engine, ALL_AREAS), 'share');
		const hidden = all.filter(({ value }) => value.state === 'hidden');
		expect(hidden.length).toBeGreaterThan(5000);
		const told = hidden.filter(
			({ numerator, denominator, span }) =>
				numerator.state !== 'hidden' || denominator !== null || span !== null
		);
		expect(told).toEqual([]);
	});
});
