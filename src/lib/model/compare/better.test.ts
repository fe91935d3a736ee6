import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, someKommuner, type ToldColumn } from '../../../../tests/columns.ts';
import { wilson } from '../../statistics/wilson.ts';
import { offersTold } from '../../session/countyOffers.ts';
import { betterAmong, lackedBeside } from './better.ts';
import { offersOf, type OfferTold } from './offers.ts';

const [own = '', ...peers] = someKommuner(6);
const share = (indicator: string, told: readonly (readonly [number, number] | 'hidden')[]) =>
	({
		...{ indicator, year: 2024, category: indicator === 'levekar_rod' ? 'bolig' : 'alle' },
		told: Object.fromEntries(told.map((one, at) => [[own, ...peers][at] ?? '', one]))
	}) satisfies ToldColumn;
const asked = { kommune: own, peers, upTo: 2024, level: 95 as const };
const better = (...all: ToldColumn[]) => betterAmong(columnsOf(all), asked);

describe('those who are alike and do better', () => {
	it('are those whose limits lie wholly on the good side', () => {
		const plan = share('individuell_plan', [[20, 100], [60, 100], [30, 100], 'hidden', [5, 100]]);
		const red = share('levekar_rod', [
			[50, 100],
			[20, 100],
			[80, 100],
			[45, 100]
		]);
		const found = better(plan, red);
		expect(
			found.lines.map(({ column, better }) => [
				column.key.indicator,
				better.map(({ code }) => code)
			])
		).toEqual([
			['levekar_rod', [peers[0]]],
			['individuell_plan', [peers[0]]]
		]);
		expect(found.lines.map(({ told }) => told)).toEqual([3, 3]);
		expect(found.pairs).toBe(6);
		expect(found.byChance).toBeCloseTo(6 * 0.025, 12);
	});

	it('are never those whose ranges overlap, whichever the counts are', () => {
		const pair = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => [a, a + b + 5] as const);
		fc.assert(
			fc.property(pair, pair, ([x, n], [y, k]) => {
				const [here, there] = [wilson(x, n, 95), wilson(y, k, 95)];
				const plan = better(
					share('individuell_plan', [
						[x, n],
						[y, k]
					])
				).lines.length;
				const red = better(
					share('levekar_rod', [
						[x, n],
						[y, k]
					])
				).lines.length;
				expect(plan === 1).toBe(there.low * 100 > here.high * 100);
				expect(red === 1).toBe(there.high * 100 < here.low * 100);
			})
		);
	});

	it('are told of nothing without a direction, and not of what can’t be compared', () => {
		const found = better(
			share('omsorg_for_barn', [
				[1, 100],
				[90, 100]
			]),
			share('videreutdanning', [
				[1, 100],
				[90, 100]
			]),
			{ indicator: 'psykolog', year: 2024, told: { [own]: 0, [peers[0] ?? '']: 4 } },
			{ indicator: 'ungdom_tilfreds', year: 2024, told: { [own]: 60, [peers[0] ?? '']: 99 } }
		);
		expect(found).toMatchObject({ lines: [], tried: [], pairs: 0, byChance: 0 });
		expect(found.refused.map(({ key, why }) => [key.indicator, why.code])).toEqual(
			expect.arrayContaining([
				['videreutdanning', 'not-comparable'],
				['psykolog', 'not-comparable'],
				['ungdom_tilfreds', 'no-limits']
			])
		);
	});

	it('need a figure of one’s own: what is hidden here is held against nobody', () => {
		const found = better(share('individuell_plan', ['hidden', [90, 100]]));
		expect(found).toMatchObject({ lines: [], tried: [], pairs: 0 });
	});

	it('are held at the level that is chosen', () => {
		const columns = columnsOf([
			share('individuell_plan', [
				[20, 100],
				[42, 100]
			])
		]);
		const at = (level: 95 | 99.8) => betterAmong(columns, { ...asked, level }).lines.length;
		expect([at(95), at(99.8)]).toEqual([1, 0]);
	});
});

describe('measures that they have', () => {
	const offered = (category: string, year: number, told: ToldColumn['told']): ToldColumn => ({
		...{ indicator: 'tilbud', category, year, told }
	});
	const [a = '', b = '', c = ''] = peers;
	const columns = columnsOf([
		offered('fact', 2023, { [own]: 2, [a]: 0 }),
		offered('fact', 2024, { [own]: 0, [a]: 2, [b]: 1, [c]: 0 }),
		offered('ips', 2024, { [own]: 0, [a]: 0, [b]: 'none' }),
		offered('rask_psykisk_helsehjelp', 2024, { [own]: 'none', [a]: 2 })
	]);

	const answers = (upTo: number, ticked: Parameters<typeof offersOf>[2] = () => undefined) =>
		offersOf([own, ...peers], offersTold(columns, upTo), ticked).of;

	it('are those that they answer yes to and one’s own no: no answer is never a no', () => {
		const lacked = lackedBeside(own, peers, answers(2024));
		expect(
			lacked.map(({ tiltak, having, without, year }) => [tiltak.id, having, without, year])
		).toEqual([
			[
				'fact',
				[
					{ code: a, offered: 'yes' },
					{ code: b, offered: 'shared' }
				],
				1,
				2024
			]
		]);
		expect(lackedBeside(own, peers, answers(2023))).toEqual([]);
	});

	it('are of what the user has ticked too, where no file tells', () => {
		const ticked = (code: string, measure: string) =>
			code === own && ['rask_psykisk_helsehjelp', 'fact'].includes(measure)
				? { offered: 'no' as const, note: '' }
				: undefined;
		const lacked = lackedBeside(own, peers, answers(2024, ticked));
		expect(lacked.map(({ tiltak, year }) => [tiltak.id, year])).toEqual([
			['fact', 2024],
			['rask_psykisk_helsehjelp', null]
		]);
	});

	it('are no answer where merged kommuner have answered differently', () => {
		const told = [own, a, b, c].map((kommune, i): OfferTold => ({
			...{ kommune, measure: 'fact', year: 2024 },
			state: (['no', 'differs', 'yes', 'no'] as const)[i] ?? 'unknown'
		}));
		const { of } = offersOf([own, ...peers], told, () => undefined);
		expect(lackedBeside(own, peers, of)).toMatchObject([
			{ having: [{ code: b, offered: 'yes' }], without: 1 }
		]);
		const differs = told.map((one) => ({ ...one, state: 'differs' as const }));
		expect(
			lackedBeside(own, peers, offersOf([own, ...peers], differs, () => undefined).of)
		).toEqual([]);
	});
});
