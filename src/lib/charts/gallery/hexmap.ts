import cells from '../../../../data/omrader/heksagon.csv?raw';
import { HIDDEN, NOT_APPLICABLE, NOT_COLLECTED, value, type Cell } from '../../domain/cell.ts';
import type { HexCell, HexInput } from '../hexmap/state.ts';
import { LONG, LONG_WORD, shown } from './nobodys.ts';

const FYLKER = {
	'03': 'Oslo',
	'11': 'Rogaland',
	'15': 'Møre og Romsdal',
	'18': 'Nordland',
	'31': 'Østfold',
	'32': 'Akershus',
	'33': 'Buskerud',
	'34': 'Innlandet',
	'39': 'Vestfold',
	'40': 'Telemark',
	'42': 'Agder',
	'46': 'Vestland',
	'50': 'Trøndelag',
	'55': 'Troms',
	'56': 'Finnmark'
};
const fylker = Object.entries(FYLKER).map(([code, name]) => ({ code, name }));

/** Made up, and of no municipality but for where it lies. */
function figure(i: number, q: number, r: number): Cell {
	if (i % 23 === 7) return HIDDEN;
	if (i % 17 === 5) return NOT_COLLECTED;
	if (i === 40) return NOT_APPLICABLE;
	return value(8 + ((q * 5 + r * 3) % 17) + (i % 5));
}

const country: HexCell[] = cells
	.trim()
	.split('\n')
	.slice(1)
	.map((line, i) => {
		const [code = '', ...at] = line.split(',');
		const [q = 0, r = 0] = at.map(Number);
		return {
			...{ code, label: `Kommune ${i + 1}`, fylke: code.slice(0, 2), at: { q, r } },
			...{ cell: shown(figure(i, q, r)), within: true }
		};
	});

const classes = { breaks: [12, 16, 20, 24], unit: 'per 1000', decimals: 1 };
const whole: HexInput = { ...classes, fylker, cells: country };
const inFylke = (code: string) => country.filter(({ fylke }) => fylke === code);
const codes = (some: readonly HexCell[]) => some.map(({ code }) => code);

/** A few cells in a row of their own. */
const few = (given: readonly (Partial<HexCell> & { cell: HexCell['cell'] })[]): HexInput => ({
	...classes,
	fylker: [{ code: 'a', name: 'Fylket' }],
	near: given.map((_, i) => `${i}`),
	cells: given.map((one, i) => ({
		...{ code: `${i}`, label: `Sted ${i + 1}`, fylke: 'a', at: { q: i % 4, r: Math.floor(i / 4) } },
		...{ within: true, ...one }
	}))
});
const told: HexCell['cell'] = { state: 'told' };

export const hexmap = {
	usual: { ...whole, chosen: '3427', selected: codes(inFylke('39')) },
	value: few([8, 12, 16, 20, 31].map((x) => ({ cell: shown(value(x)) }))),
	range: few([
		{ cell: told },
		{ cell: told, note: 'fra 2023' },
		{ cell: shown(NOT_COLLECTED) },
		{ cell: told, within: false }
	]),
	hidden: few([{ cell: shown(HIDDEN) }, { cell: shown(value(14)) }]),
	missing: few([{ cell: shown(NOT_COLLECTED) }, { cell: shown(NOT_APPLICABLE) }]),
	one: few([{ cell: shown(value(14)) }]),
	many: {
		...whole,
		cells: country.map((one) => ({ ...one, within: one.fylke === '50' })),
		near: codes(inFylke('50')),
		ends: { low: 'svakest', high: 'best' }
	},
	long: few([
		{ cell: shown(value(14)), label: LONG, note: 'svaret er overført fra året før' },
		{ cell: shown(HIDDEN), label: LONG_WORD }
	]),
	none: { ...classes, fylker, cells: [] as HexCell[] }
};
