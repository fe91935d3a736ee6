import fc from 'fast-check';
import type { Pin } from '../pin.ts';

const HASH = 'd20120e6300a2b5acfa929f5f35eb72431a8e8618768ffc222f816f90173a4c9';

/** A figure of two sources, as the page of a kommune would pin it. */
export const PIN: Pin = {
	figures: [
		{
			key: {
				...{ of: 'figure', indicator: 'brukere_i_alt_rate', level: 'kommune', area: '3427' },
				...{ year: 2024, forlop: 'alle', category: 'alle' }
			},
			unit: 'per 1000 innbyggere 18+',
			value: { state: 'value', value: 12.7, low: 9.6, high: 16.4, decimals: 1 }
		}
	],
	sources: [
		{ id: 'brukerplan', years: [2024] },
		{ id: 'befolkning', years: [2024] }
	],
	files: [
		{ source: 'befolkning', name: 'folkemengde.csv', sha256: HASH.replace('d', 'a') },
		{ source: 'brukerplan', name: 'brukerplan.csv', sha256: HASH }
	],
	crosswalk: null,
	assumptions: null,
	...{ protection: '25367ffda7e1', method: '92ba24f900fb' },
	...{ synthetic: false, mode: 'share', made: '2026-11-29' }
};

const GRAPHIC = /^\P{C}*$/u;
const text = (maxLength: number) =>
	fc
		.string({ unit: 'grapheme', maxLength })
		.filter((one) => one.length <= maxLength && GRAPHIC.test(one));
const hexadecimal = (length: number) =>
	fc
		.array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
		.map((digits) => digits.join(''));
/** As JSON gives them back: there is no minus zero in it. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0);
const ends = fc.oneof(
	fc.constant({ low: null, high: null }),
	fc.record({ low: number, high: fc.constant(null) }),
	fc.tuple(number, number).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }))
);
const year = fc.integer({ min: 1990, max: 2100 });
const decimals = fc.integer({ min: 0, max: 6 });
const area = fc.constantFrom('3427', '34', '0', 'innlandet');

type Figure = Pin['figures'][number];

const key: fc.Arbitrary<Figure['key']> = fc.oneof(
	fc.record({
		of: fc.constant('figure' as const),
		indicator: text(20),
		level: fc.constantFrom('kommune', 'fylke', 'land', 'helsefellesskap'),
		...{ area, year },
		forlop: fc.constantFrom('1', '2', '3', 'alle'),
		category: text(20)
	}),
	fc.record({
		of: fc.constant('gap' as const),
		level: fc.constant('kommune' as const),
		...{ area, year },
		unit: fc.constantFrom(1, 2, 3, 23)
	})
);

const value: fc.Arbitrary<Figure['value']> = fc.oneof(
	fc
		.record({ state: fc.constant('value' as const), value: number, ends, decimals })
		.map(({ ends, ...rest }) => ({ ...rest, ...ends })),
	fc
		.record({
			state: fc.constant('answer' as const),
			verdict: fc.constantFrom('missing', 'covered', 'undecided'),
			...{ ends, decimals, everywhere: fc.boolean() },
			local: fc.option(number)
		})
		.map(({ ends, ...rest }) => ({ ...rest, ...ends })),
	fc.record({ state: fc.constantFrom('hidden', 'protecting', 'not-collected', 'not-applicable') })
);

const edition = {
	version: fc.stringMatching(/^[0-9][0-9.]{0,4}$/),
	own: fc.option(hexadecimal(12))
};

/** Any pin that can be: figures of one kind and of several, with and without what they may lack. */
export const anyPin: fc.Arbitrary<Pin> = fc.record({
	figures: fc.array(fc.record({ key, unit: text(20), value }), { minLength: 1, maxLength: 6 }),
	sources: fc.array(fc.record({ id: text(12), years: fc.array(year, { maxLength: 4 }) }), {
		maxLength: 4
	}),
	files: fc.array(fc.record({ source: text(12), name: text(30), sha256: hexadecimal(64) }), {
		maxLength: 4
	}),
	crosswalk: fc.option(fc.record(edition)),
	assumptions: fc.option(fc.record({ ...edition, examples: fc.boolean() })),
	...{ protection: hexadecimal(12), method: hexadecimal(12) },
	synthetic: fc.boolean(),
	mode: fc.constantFrom('share', 'internal'),
	made: fc
		.date({ min: new Date(0), max: new Date(2e12), noInvalidDate: true })
		.map((day) => day.toISOString().slice(0, 10))
});
