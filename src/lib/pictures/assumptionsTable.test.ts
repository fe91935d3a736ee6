import { describe, expect, it } from 'vitest';
import { assumptions } from '../../../tests/questions.ts';
import { normer } from '../catalogue/forlop.ts';
import { EXACT, range } from '../domain/range.ts';
import type { Assumption } from '../model/assumptions.ts';
import { assumptionsTable } from './assumptionsTable.ts';

const of = (id: string, all: readonly Assumption[]) => all.find(({ norm }) => norm.id === id)!;
const SHARE = 'oppfolging_i_bolig_andel';
const HOURS = 'tilgjengelige_timer';

/** With plain spaces. */
const rowsOf = (...used: Assumption[]) =>
	assumptionsTable(used).rows.map((row) =>
		Object.values(row).map((cell) => String(cell).replaceAll('\u00a0', ' '))
	);

describe('the assumptions of an answer', () => {
	it('have their range, whose they are and where it is written; a share in per cent', () => {
		const { kilde } = normer.find(({ id }) => id === HOURS)!;
		const own = assumptions({ [SHARE]: range(0.1, 0.25, 0.5) });
		const [hours, share] = rowsOf(of(HOURS, own), of(SHARE, own));
		expect(hours).toEqual([
			'Tilgjengelige timer per årsverk',
			'1 520–1 600, midt 1 560 timer per årsverk',
			'standard',
			`${kilde!.tittel} (${kilde!.aar})`
		]);
		expect(share!.slice(1)).toEqual(['10–50 %, midt 25 %', 'lokal verdi', 'ingen kilde']);
	});

	it('have one number where they are one, the reason of the one who set it, and each once', () => {
		const one = { ...of(SHARE, assumptions({ [SHARE]: EXACT(0.125) })), note: 'Telt i 2025' };
		expect(rowsOf(one, one).map((row) => row.slice(1))).toEqual([
			['12,5 %', 'lokal verdi', 'Telt i 2025']
		]);
	});

	it('say that they are not set, or an example', () => {
		expect(rowsOf(of(SHARE, assumptions()))[0]!.slice(1)).toEqual([
			...['ikke satt', 'ikke satt', 'ingen kilde']
		]);
		expect(rowsOf(of(SHARE, assumptions({}, true)))[0]![2]).toBe('eksempelantakelse');
	});
});
