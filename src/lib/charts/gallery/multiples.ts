import { HIDDEN, NOT_COLLECTED, PROTECTING, value, type Cell } from '../../domain/cell.ts';
import type { MultiplePanel, MultiplePoint, MultiplesInput } from '../multiples/state.ts';
import { LONG, many, shown, span } from './nobodys.ts';

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024];
const points = (cells: readonly (Cell | number)[]): MultiplePoint[] =>
	cells.map((cell, i) => ({
		year: 2018 + i,
		cell: shown(typeof cell === 'number' ? value(cell) : cell)
	}));
const panel = (
	label: string,
	cells: readonly (Cell | number)[],
	more: Partial<MultiplePanel> = {}
): MultiplePanel => ({
	...{ id: label.toLowerCase(), label, role: 'other', points: points(cells) },
	...{ note: '14,2 · ▲ stiger', told: `${label}: 14,2 % i 2024. Stiger.` },
	...more
});
const of = (panels: MultiplePanel[], more: Partial<MultiplesInput> = {}): MultiplesInput => ({
	...{ panels, own: false, breaks: [], unit: '%', decimals: 1 },
	reference: { label: 'landet', points: points([12, 12.5, 12.4, 13, 13.5, 13.7, 14]) },
	...more
});
const tynset = panel('Tynset', [9, 10, HIDDEN, 12, 13, 13.5, 14.2], { role: 'chosen' });
const os = panel('Os', [20, NOT_COLLECTED, NOT_COLLECTED, 18, 18, NOT_COLLECTED, 15], {
	role: 'marked',
	note: '15,0 · ? kan ikke avgjøres'
});
const carried = panel('Alvdal', [8, 8, 9, 9, 9.5, 12, 12]);
carried.points = carried.points.map((one, i) => ({ ...one, carried: i === 1 || i === 3 }));

/** Made up, of no municipality. */
export const multiples = {
	usual: of([tynset, os, carried, panel('Folldal', [6, 7, 5, 8, 6, 9, 7])], {
		breaks: [{ from: 2022, to: 2023, text: 'Brudd i serien' }]
	}),
	value: of([panel('Folldal', [6, 70, 500, 8, 6, 9, 700], { note: '▲ stiger' }), carried], {
		own: true
	}),
	range: of([
		{
			...tynset,
			points: points([9, 10, 11, 12, 13, 13.5, 14.2]).map((one, i) => ({
				...{ ...one, span: span(5 + i, 14 + i) }
			}))
		}
	]),
	hidden: of([
		panel(
			'Tynset',
			YEARS.map(() => HIDDEN),
			{ note: 'skjult' }
		)
	]),
	missing: of([
		panel(
			'Os',
			YEARS.map(() => NOT_COLLECTED),
			{ note: '' }
		),
		panel(
			'Tolga',
			YEARS.map(() => PROTECTING),
			{ note: '' }
		)
	]),
	one: of([panel('Tynset', [14.2], { role: 'chosen' })], { reference: null }),
	many: of(
		many((i) =>
			panel(
				`Sted ${i + 1}`,
				YEARS.map((_, year) => 10 + ((i * year) % 9))
			)
		)
	),
	long: of([panel(LONG, [9, 10, 11, 12, 13, 13.5, 14.2], { role: 'chosen', note: LONG }), os]),
	none: of([], { reference: null })
};
