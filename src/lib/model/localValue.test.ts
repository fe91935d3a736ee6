import { numberFrom } from '../domain/writtenNumber.ts';
import { describe, expect, it } from 'vitest';
import { normer, type Norm } from '../catalogue/forlop.ts';
import { isShare, judge, type Draft } from './localValue.ts';

const norm = (id: string) => normer.find((one) => one.id === id) as Norm;
const draft = (low: string, middle: string, high: string): Draft => ({
	low,
	middle,
	high,
	note: ' telt i mars '
});

describe('numberFrom', () => {
	it('reads decimal commas and points, spaces as thousands and U+2212', () => {
		expect(numberFrom('1 520,5', ',')).toBe(1520.5);
		expect(numberFrom('1\u00a0520', ',')).toBe(1520);
		expect(numberFrom('0.035', ',')).toBe(0.035);
		expect(numberFrom('\u22122', '.')).toBe(-2);
	});

	it('takes no sign that may part thousands', () => {
		expect(numberFrom('1.520', ',')).toBeNaN();
		expect(numberFrom('1,520', '.')).toBeNaN();
		expect(numberFrom('1,520', ',')).toBe(1.52);
	});

	it('gives no number for anything else', () => {
		for (const text of ['', 'ti', '1,2,3', '1e3', '10–20']) expect(numberFrom(text, ',')).toBeNaN();
	});
});

describe('judge', () => {
	it('takes an ordered span and trims the note', () => {
		expect(judge(draft('10', '12,5', '20'), norm('brukere_per_arsverk_3'))).toEqual({
			ok: true,
			value: { range: { low: 10, middle: 12.5, high: 20 }, note: 'telt i mars' }
		});
	});

	it('names what is wrong at its own field', () => {
		expect(judge(draft('', 'x', '0'), norm('tilgjengelige_timer'))).toEqual({
			ok: false,
			problems: { low: 'missing', middle: 'not-a-number', high: 'not-positive' }
		});
		expect(judge(draft('3', '2', '1'), norm('timer_per_bruker_2'))).toEqual({
			ok: false,
			problems: { middle: 'not-ordered' }
		});
	});

	it('keeps the indirect share below 1, and other shares at 1 or less', () => {
		expect(judge(draft('0', '0,5', '1'), norm('indirekte_andel'))).toMatchObject({
			problems: { high: 'not-below-one' }
		});
		expect(judge(draft('0', '0,5', '1'), norm('behandlet_andel')).ok).toBe(true);
		expect(judge(draft('0', '0,5', '1,1'), norm('behandlet_andel'))).toMatchObject({
			problems: { high: 'above-one' }
		});
	});

	it('knows the shares by their unit', () => {
		const shares = normer.filter(isShare).map((one) => one.id);
		expect(shares).toEqual([
			'oppfolging_i_bolig_andel',
			'andel_oppfolging_1',
			'andel_oppfolging_2',
			'andel_oppfolging_3',
			'registrert_andel',
			'alder_spredning',
			'fact_kommunens_del',
			'indirekte_andel',
			'prevalens_12mnd',
			'prevalens_psykose',
			'behandlet_andel'
		]);
	});
});
