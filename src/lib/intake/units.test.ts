import { describe, expect, it } from 'vitest';
import { kilde } from '../catalogue/kilder.ts';
import { mapFile } from './map.ts';
import { sniff } from './read.ts';
import { unitsOf } from './units.ts';

async function ungdata(name: string, ...cells: string[]) {
	const head = `GEO;AAR;KJONN;ALDER;Plagegrad;${name}`;
	const rows = cells.map((cell, i) => `0301;${2015 + i};0;8_10_trinn;plaget;${cell}`);
	const sniffed = await sniff(new File([[head, ...rows].join('\n')], 'u.csv'));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	const columns = ['omrade', 'aar', 'kjonn', 'alder', 'indikator', 'verdi'];
	return mapFile(
		sniffed,
		kilde('ungdata'),
		columns.map((field) => ({ field }))
	);
}
const found = async (name: string, ...cells: string[]) => {
	const [unit] = unitsOf(await ungdata(name, ...cells));
	return [unit?.unit, unit?.factor, unit?.known];
};

describe('the unit of a column', () => {
	it.each([
		['value', ['14,7', '12,1', '9,8'], ['prosent', 1, 'usual']],
		['Andel (prosent)', ['14,7', '12,1', '9,8'], ['prosent', 1, 'read']],
		['value', ['14,7 %', '12,1 %', '9,8 %'], ['prosent', 1, 'read']],
		['Andel (0-1)', ['0,147', '0,121', '0,098'], ['andel', 100, 'read']],
		['per 1 000', ['147', '121', '98'], ['promille', 0.1, 'read']],
		['Antall pr. 10 000', ['1470', '1210', '980'], ['per_10000', 0.01, 'read']]
	])('is read from %s with %s', async (name, cells, wanted) => {
		expect(await found(name, ...cells)).toEqual(wanted);
	});

	it.each([
		['value', ['0,147', '0,121', '0,098'], 'andel'],
		['Andel (prosent)', ['0,147', '0,121', '0,098'], 'prosent'],
		['value', ['147', '121', '98'], 'promille'],
		['value', ['1470', '1210', '980'], 'per_10000']
	])('is doubted where the size of %s with %s does not fit', async (name, cells, guess) => {
		const [unit, , known] = await found(name, ...cells);
		expect([unit, known]).toEqual([guess, 'doubtful']);
	});

	it('is doubted for one figure that is too large', async () => {
		expect((await found('value', '147'))[2]).toBe('doubtful');
	});

	it('is what the user says, whatever the figures are like', async () => {
		const mapped = { ...(await ungdata('value', '0,1', '0,2', '0,3')), units: { verdi: 'andel' } };
		expect(unitsOf(mapped)).toMatchObject([{ unit: 'andel', factor: 100, known: 'chosen' }]);
	});

	it('is doubted for one figure that is too small: asking costs less than a hundredth', async () => {
		expect((await found('value', '0,5'))[2]).toBe('doubtful');
		expect((await found('value', '0,147', '0,121'))[2]).toBe('doubtful');
	});

	it('is not doubted for nothing but zeros', async () => {
		expect((await found('value', '0', '0', '0', '0'))[2]).toBe('usual');
	});
});
