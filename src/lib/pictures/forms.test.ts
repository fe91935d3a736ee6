import { describe, expect, it } from 'vitest';
import { tableFaults } from '../../../tests/tableFaults.ts';
import { HIDDEN, value, type Cell } from '../domain/cell.ts';
import type { Released } from '../domain/figure.ts';
import { formTotals } from '../model/forms.ts';
import { sumReleased } from '../disclosure/sum.ts';
import { formsPicture } from './forms.ts';
import { ofKommune } from './origin.ts';

function pictureOf(types: Record<string, Cell>, all: Cell) {
	const totals = formTotals(
		Object.entries(types).map(([type, cell]) => ({ type, cell: cell as Released })),
		sumReleased
	);
	return formsPicture({
		...{ place: 'Stedet', year: 2024, source: 'IS-24/8' },
		...{ totals, all: all as Released },
		origin: ofKommune('3427', 2024, { sources: [] })
	});
}

const TYPES = {
	lavterskel: value(2),
	ambulant_team: value(1.5),
	oppfolging_booppfolging: value(10),
	dag_aktivitet: value(2.5)
};

describe('what the picture of forms of work says', () => {
	const picture = pictureOf(TYPES, value(16));

	it('leads with what is follow-up, and with what may be', () => {
		expect(picture?.heading).toBe(
			'Av 16,0 årsverk er 3,5 oppfølging og behandling, og kanskje noe av de 10,0 i booppfølging'
		);
		const { oppfolging_booppfolging: _, ...rest } = TYPES;
		expect(pictureOf(rest, value(6))?.heading).toBe(
			'Av 6,0 årsverk er 3,5 oppfølging og behandling'
		);
	});

	it('has a row a form, the first one chosen, with its share', () => {
		expect(picture?.rows.map(({ id, label, role }) => [id, label, role])).toEqual([
			['oppfolging', 'Oppfølging og behandling (22 %)', 'chosen'],
			['bolig', 'Bolig og booppfølging (63 %)', 'other'],
			['dag', 'Dagtilbud og aktivitet (16 %)', 'other']
		]);
		expect(picture?.differ).toBeNull();
		expect(tableFaults(picture!.table)).toEqual([]);
	});

	it('says unit, year and source, and all of it to those who do not see it', () => {
		expect(picture?.subtitle).toContain('2024, IS-24/8');
		expect(picture?.summary).toContain('oppfølging og behandling 3,5 årsverk');
		expect(picture?.table.rows).toHaveLength(4);
		expect(picture?.table.columns.find(({ key }) => key === 'arsverk')?.unit).toBe('årsverk');
	});

	it('tells of types that sum to something else than the total, and of no rounding', () => {
		expect(pictureOf(TYPES, value(20))?.differ).toBe(
			'Typene er 16,0 årsverk til sammen, men samlet er meldt som 20,0.'
		);
		expect(pictureOf(TYPES, value(16.1))?.differ).toBeNull();
	});

	it('says that it is not known where one of them is hidden, and gives no share away', () => {
		const hidden = pictureOf({ ...TYPES, lavterskel: HIDDEN }, value(16));
		expect(hidden?.heading).toBe(
			'Hvor mange årsverk som er oppfølging og behandling, er ikke kjent'
		);
		expect(hidden?.rows.map(({ label }) => label).join()).not.toContain('%');
		expect(hidden?.differ).toBeNull();
	});

	it('is none where no type is told', () => {
		expect(pictureOf({}, value(16))).toBeNull();
	});
});
