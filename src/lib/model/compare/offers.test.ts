import { describe, expect, it } from 'vitest';
import type { TickedMeasure } from '../measures.ts';
import { countOffers, measuresIn, offersOf, without, type OfferTold } from './offers.ts';

const KOMMUNER = ['3427', '3428', '3429', '3430'];
const told = (kommune: string, state: OfferTold['state'], year = 2024, measure = 'fact') => ({
	...{ kommune, measure, year, state }
});
const none = () => undefined;
const offers = (all: readonly OfferTold[], ticked: Parameters<typeof offersOf>[2] = none) =>
	offersOf(KOMMUNER, all, ticked);

describe('which measures kommuner have', () => {
	it('is what the newest file tells, in whatever order the files come', () => {
		const all = [told('3427', 'no', 2023), told('3427', 'yes', 2024)];
		expect(offers(all).of('3427', 'fact')).toEqual({ state: 'yes', year: 2024, own: false });
		expect(offers(all.toReversed()).of('3427', 'fact').state).toBe('yes');
	});

	it('is never no where nothing is answered', () => {
		const { of, answering } = offers([
			told('3427', 'yes'),
			told('3428', 'unknown'),
			told('3429', 'no', 2024, 'ips')
		]);
		for (const kommune of ['3428', '3429', '3430'])
			expect(of(kommune, 'fact').state).toBe('unknown');
		expect(without(answering, of, { measure: 'fact', unanswered: false })).toEqual([]);
	});

	it('stays as it was answered where a later year answers nothing', () => {
		const { of } = offers([told('3427', 'no', 2023), told('3427', 'unknown', 2024)]);
		expect(of('3427', 'fact')).toMatchObject({ state: 'no', year: 2023 });
	});

	it('is what the user has ticked only where no file tells', () => {
		const ticked: TickedMeasure = { offered: 'yes', note: '' };
		const { of } = offers([told('3427', 'no'), told('3428', 'differs')], () => ticked);
		expect(of('3427', 'fact')).toMatchObject({ state: 'no', own: false });
		expect(of('3428', 'fact')).toMatchObject({ state: 'yes', own: true, year: null });
		expect(of('3429', 'fact')).toMatchObject({ state: 'yes', own: true });
	});

	it('tells those that have answered about anything from those that have not', () => {
		const found = offers([told('3428', 'no'), told('3427', 'unknown')]);
		expect([found.answering, found.silent]).toEqual([['3428'], ['3427', '3429', '3430']]);
	});

	it('is counted among those that have answered', () => {
		const found = offers([
			told('3427', 'yes'),
			told('3428', 'no'),
			told('3429', 'no', 2024, 'ips')
		]);
		expect(countOffers(found, 'fact')).toEqual({
			yes: 1,
			shared: 0,
			no: 1,
			differs: 0,
			unknown: 1
		});
	});

	it('has in it those that have not answered only where they are asked for', () => {
		const { of } = offers([told('3427', 'no'), told('3428', 'shared'), told('3429', 'differs')]);
		const ask = (unanswered: boolean) => without(KOMMUNER, of, { measure: 'fact', unanswered });
		expect(ask(false)).toEqual(['3427']);
		expect(ask(true)).toEqual(['3427', '3430']);
	});
});

describe('the measures that are looked at', () => {
	const found = offers([
		told('3427', 'no'),
		told('3427', 'yes', 2024, 'rask_psykisk_helsehjelp'),
		told('3427', 'yes', 2024, 'ips')
	]);
	const ids = (filter: Partial<Parameters<typeof measuresIn>[1]>) =>
		measuresIn(found, { forlop: null, grad: null, measure: null, ...filter }).map(({ id }) => id);

	it('are those that anyone has answered about', () => {
		expect(ids({})).toEqual(['rask_psykisk_helsehjelp', 'ips', 'fact']);
	});

	it('are of one pathway and degree together', () => {
		expect(ids({ forlop: '1' })).toEqual(['rask_psykisk_helsehjelp']);
		// IPS is an example in the second pathway, and recommended in the third.
		expect(ids({ forlop: '2', grad: 'bor' })).toEqual([]);
		expect(ids({ forlop: '3', grad: 'bor' })).toEqual(['ips', 'fact']);
	});

	it('are the one that is asked for by name, also where nobody has answered', () => {
		expect(ids({ measure: 'housing_first' })).toEqual(['housing_first']);
	});
});
