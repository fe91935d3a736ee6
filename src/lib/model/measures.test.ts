import { describe, expect, it } from 'vitest';
import { indikator } from '../catalogue/indikatorer.ts';
import { kilde } from '../catalogue/kilder.ts';
import { tiltaksfil } from '../catalogue/tiltak.ts';
import { limitOf } from '../disclosure/gate.ts';
import { pass } from '../disclosure/testing/pass.ts';
import { value } from '../domain/cell.ts';
import { FigureSet } from './figureSet.ts';
import {
	byDegree,
	countByAnswer,
	isShown,
	measureRows,
	ofPathway,
	type TickedMeasure
} from './measures.ts';

const place = { kommune: '3427', year: 2024 };
const NONE = new Set<string>();

/** What the form says of some measures: 2 offered, 1 with others, 0 not offered. */
function told(answers: Record<string, number>, year = 2023): FigureSet {
	const definition = indikator('tilbud');
	const limit = limitOf(kilde('is248').forlopsatlas);
	return new FigureSet(
		Object.entries(answers).flatMap(([category, answer]) => {
			const raw = {
				indicator: 'tilbud',
				level: 'kommune' as const,
				area: place.kommune,
				year,
				forlop: 'alle' as const,
				category,
				cell: value(answer),
				low: null,
				high: null,
				denominator: null,
				reporting: null,
				of: null
			};
			return pass([raw], definition, limit);
		})
	);
}

const rows = (set = told({}), ticked: Record<string, TickedMeasure> = {}) =>
	measureRows(set, place, (id) => ticked[id]);
const find = (of: ReturnType<typeof rows>, id: string) =>
	of.find(({ tiltak }) => tiltak.id === id)!;

describe('the rows of measures', () => {
	it('hold every measure once, in the group of its strongest degree', () => {
		const groups = byDegree(rows());
		expect(groups.map(({ grad }) => grad)).toEqual(['skal', 'bor', 'kan', 'eksempel']);
		expect(groups.flatMap((group) => group.rows)).toHaveLength(tiltaksfil.tiltak.length);
		// An example in pathway 2, a recommendation in 3.
		expect(find(rows(), 'ips').grad).toBe('bor');
	});

	it('take the answer of the file before that of the user, and none from a later year', () => {
		const ticked = { ips: { offered: 'no' as const, note: '' } };
		expect(find(rows(told({ ips: 2 }), ticked), 'ips')).toMatchObject({
			offered: 'yes',
			year: 2023
		});
		expect(find(rows(told({ ips: 2 }, 2025), ticked), 'ips')).toMatchObject({
			offered: 'no',
			year: null
		});
		expect(find(rows(), 'ips')).toMatchObject({ offered: null, year: null });
	});

	it('are counted in each pathway they are of', () => {
		const all = rows(told({ ips: 0, mestringskurs: 1 }));
		expect(countByAnswer(ofPathway(all, 1))).toMatchObject({ yes: 0, shared: 1, no: 0 });
		expect(countByAnswer(ofPathway(all, 3))).toMatchObject({ yes: 0, shared: 0, no: 1 });
	});
});

describe('what is looked at', () => {
	it('is all, or what is not offered, or what has no answer: unknown is not missing', () => {
		const all = rows(told({ ips: 0, mestringskurs: 2 }));
		const ids = (shown: 'all' | 'no' | 'unknown') =>
			all.filter((row) => isShown(row, shown, NONE)).map(({ tiltak }) => tiltak.id);
		expect(ids('no')).toEqual(['ips']);
		expect(ids('unknown')).toHaveLength(all.length - 2);
		expect(ids('all')).toHaveLength(all.length);
	});

	it('keeps a row that has just been answered where it stands', () => {
		const row = find(rows(told({}), { ips: { offered: 'yes', note: '' } }), 'ips');
		expect(isShown(row, 'unknown', NONE)).toBe(false);
		expect(isShown(row, 'unknown', new Set(['ips']))).toBe(true);
	});
});
