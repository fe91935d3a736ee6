import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner } from '../../../../tests/columns.ts';
import { isComputed } from '../../domain/table.ts';
import { betterAmong, lackedBeside } from '../../model/compare/better.ts';
import { offersOf } from '../../model/compare/offers.ts';
import { nearest } from '../../model/compare/nearest.ts';
import { likeKommuner } from '../../model/compare/peers.ts';
import { askedOf, traitsOf } from '../../model/compare/traits.ts';
import { offersTold } from '../../session/countyOffers.ts';
import { betterPicture, lackedPicture, refusedText, triedText } from './better.ts';
import { kommune, peersPicture } from './peers.ts';

const codes = someKommuner(10);
const own = codes[0] ?? '';
const by = <T>(of: (at: number) => T) =>
	Object.fromEntries(codes.map((code, at) => [code, of(at)]));
const columns = columnsOf([
	{ indicator: 'innbyggere_18', year: 2024, told: by((at) => 4000 + 137 * at ** 2) },
	{
		...{ indicator: 'innbyggere_alder', year: 2024, category: '67_pluss' },
		told: by((at) => 900 + 61 * at)
	},
	{ indicator: 'individuell_plan', year: 2024, told: by((at) => [10 + 7 * at, 90] as const) },
	{ indicator: 'videreutdanning', year: 2024, told: by((at) => [1 + at, 90] as const) },
	{ indicator: 'tilbud', year: 2024, category: 'fact', told: by((at) => (at === 0 ? 0 : at % 3)) }
]);
const traits = traitsOf(columns, 2024);
const like = likeKommuner(own, nearest(askedOf(own, traits, { weights: {} })), traits);
const picture = peersPicture({ kommune: own, year: 2024 }, like, 10);

describe('the picture of those who are alike', () => {
	it('names the nearest, and tells each with why, in words, bars and table', () => {
		expect(picture.heading).toContain(kommune(like[0]?.code ?? ''));
		expect(picture.why.map(({ code }) => code)).toEqual(like.map(({ code }) => code));
		expect(picture.chart.rows.map(({ id }) => id)).toEqual(like.map(({ code }) => code));
		expect(picture.table.rows.map((row) => row.kommune)).toEqual(
			[own, ...like.map(({ code }) => code)].map(kommune)
		);
	});

	it('draws what the table says: the parts of each distance add to all of it', () => {
		picture.table.rows.slice(1).forEach((row, at) => {
			const shares = Object.entries(row).filter(([key]) => key.endsWith(' %'));
			const numbers = shares.map(([, cell]) =>
				typeof cell !== 'string' && isComputed(cell) ? (cell.middle ?? NaN) : NaN
			);
			expect(numbers.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 9);
			const bars = picture.chart.rows[at]?.cells.map(({ apart }) => apart ** 2) ?? [];
			const whole = bars.reduce((sum, one) => sum + one, 0);
			bars.forEach((bar, i) => expect((bar / whole) * 100).toBeCloseTo(numbers[i] ?? NaN, 9));
		});
	});

	it('says where each trait comes from', () => {
		expect(picture.origin.sources).toEqual([{ id: 'befolkning', years: [2024] }]);
		expect(picture.subtitle).toContain('2024');
		expect(picture.summary).toContain(picture.heading);
	});
});

describe('the pictures of those who do better', () => {
	const peers = like.map(({ code }) => code);
	const better = betterAmong(columns, { kommune: own, peers, upTo: 2024, level: 95 });

	it('has one for each indicator, with both ranges in picture and table', () => {
		expect(better.lines).toHaveLength(1);
		for (const line of better.lines) {
			const { chart, table, heading } = betterPicture(line, own, 95);
			expect(chart.rows.map(({ id }) => id)).toEqual([own, ...line.better.map(({ code }) => code)]);
			expect(table.rows.map((row) => row.kommune)).toEqual(chart.rows.map(({ label }) => label));
			for (const { code } of line.better) expect(heading).toContain(kommune(code));
			const [here, ...there] = chart.rows.map(({ span }) => span);
			for (const one of there) expect(one?.low).toBeGreaterThan(here?.high ?? NaN);
		}
	});

	it('tells what was tried, what chance alone would give, and what may not be used so', () => {
		expect(triedText(better)).toContain('Brukere med individuell plan');
		expect(refusedText(better)).toContain('Videreutdanning');
		expect(triedText({ ...better, pairs: 0 })).toBeNull();
		expect(refusedText({ ...better, refused: [] })).toBeNull();
	});

	it('lists measures by name, with who has them', () => {
		const { of } = offersOf(codes, offersTold(columns, 2024), () => undefined);
		const lacked = lackedBeside(own, peers, of);
		const { lines, table } = lackedPicture(lacked, { kommune: own, year: 2024, ahead: false });
		expect(lines.map(({ id }) => id)).toEqual(['fact']);
		expect(table.rows).toHaveLength(1);
		for (const { code } of lacked[0]?.having ?? [])
			expect(lines[0]?.having).toContain(kommune(code));
		expect(lines[0]?.year).toBe('2024');
	});
});
