import { describe, expect, it } from 'vitest';
import type { FamilySummary } from '../disclosure/cube/summary.ts';
import { LEAST, reportCsv, reported, reportTable, type Reported } from './protectionReport.ts';

const SUMMARY: FamilySummary = {
	...{ years: [2022, 2023], kommuner: 357, areas: 420, cells: 25000, shown: 24000, before: 7 },
	hidden: { primary: 600, secondary: 350, publisher: 50, unaudited: 0 },
	systems: { all: 12, unaudited: 0, known: 2 },
	...{ narrowest: 3, narrow: 40, limit: { k: 5, closedGroup: true }, method: 'abc' },
	seconds: { elimination: 1.26, audit: 20 }
};
const of = (summary: Partial<FamilySummary>): Reported => ({
	source: 'brukerplan',
	family: { summary: { ...SUMMARY, ...summary }, memory: {}, synthetic: false }
});
const rowsOf = (sources: Reported[], mode: 'share' | 'internal' = 'share') =>
	Object.fromEntries(reportTable(sources, mode).rows.map((row) => [row['what'], row['s0']]));
const hidden = (primary: number, secondary: number) => ({
	hidden: { primary, secondary, publisher: 0, unaudited: 0 }
});

describe('the report of the protection', () => {
	it('tells what was shown, hidden and why, what was merged, and what it took', () => {
		expect(rowsOf([of({})])).toMatchObject({
			Visning: 'Til deling: små tall er skjult',
			Data: 'Egne filer',
			År: '2022–2023',
			Vist: '24\u00a0000',
			Skjult: '1\u00a0000',
			'– fordi de er små': '600',
			'– for å verne de små': '350',
			'– av utgiveren': '50',
			'Smaleste spenn for et skjult tall, personer': '3',
			'Skjulte tall med spenn under 5': '40',
			'Slått sammen før det ble skjult': 'ingenting',
			'Sekunder, eliminasjon': '1,3',
			'Metodens utgave': 'abc'
		});
	});

	it.each([
		[LEAST - 1, 100],
		[100, LEAST - 1],
		[4, 0]
	])('does not say how many are small, of %i and %i', (primary, secondary) => {
		const rows = rowsOf([of(hidden(primary, secondary))]);
		expect(rows['– fordi de er små, eller for å verne små']).toBe(String(primary + secondary));
		expect(Object.keys(rows)).not.toContain('– fordi de er små');
		expect(reportCsv([of(hidden(primary, secondary))], 'share')).not.toContain(
			'– for å verne de små'
		);
	});

	it('says that none is small, where none is: that tells of no number', () => {
		const rows = rowsOf([of({ ...hidden(0, 0), narrowest: null })]);
		expect(rows).toMatchObject({ '– fordi de er små': '0', '– for å verne de små': '0' });
	});

	it('is a file with a line for each source, numbers as numbers', () => {
		const [head = '', first = '', second = ''] = reportCsv(
			[of({}), { source: 'oversikt', family: null }],
			'share'
		).split('\r\n');
		expect(head.split(';').length).toBe(first.split(';').length);
		expect(first).toMatch(/^BrukerPlan;.*;25000;24000;1000;600;350;50;0;7;3;40;/);
		expect(second).toMatch(/;ikke gjort ennå;/);
	});

	it('says that it is of the internal view where it is', () => {
		expect(rowsOf([of({})], 'internal')['Visning']).toBe('INTERN – unntatt offentlighet');
		expect(reportCsv([of({})], 'internal')).toContain('INTERN – unntatt offentlighet');
	});

	it('is of none where a file has rates alone', () => {
		const { family } = of({ cells: 0, shown: 0 });
		expect(reported({ kpr: family! }, ['kpr'])).toEqual([]);
	});

	it('is of the sources that are loaded and count persons', () => {
		const { family } = of({});
		const found = reported({ brukerplan: family! }, [
			'befolkning',
			'brukerplan',
			'is248',
			'oversikt'
		]);
		expect(found.map(({ source, family }) => [source, family !== null])).toEqual([
			['brukerplan', true],
			['oversikt', false]
		]);
	});
});
