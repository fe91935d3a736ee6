import { emptyChoices } from '../slices/written.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyContent, type Content } from './kept.ts';
import type { Described } from '../../catalogue/described.ts';
import { parseContent, parseMapping } from './parse.ts';

const settled = {
	kilde: 'is248',
	header: ['Kommunenr', 'År', 'Annet'],
	columns: [{ field: 'omrade' }, { field: 'aar', year: 2024 }, null],
	constants: { aar: '2024' },
	areaChoices: { Herøy: '1818' },
	valueChoices: {},
	repeated: 'add' as const,
	units: {}
};
const content: Content = {
	files: [
		{
			id: 'a-1',
			name: 'fil.csv',
			sha256: 'a'.repeat(64),
			bytes: 12,
			synthetic: true,
			given: { encoding: 'utf-8', sheet: 'Ark1', dialect: { delimiter: ';', decimal: ',' } },
			settled,
			loaded: { settled, order: 2 }
		}
	],
	mappings: [settled],
	choices: {
		...emptyChoices(),
		local: { tilgjengelige_timer: { range: { low: 1400, middle: 1500, high: 1600 }, note: '' } },
		ticked: { '3427:rph': { offered: 'shared', note: 'Alvdal' } },
		targets: {
			'3427:videreutdanning:2': { value: 60, note: 'Vedtak' },
			'3427:arsverk:psykolog': { value: 1.5, note: '' }
		},
		shares: {
			brukerplan_rus_alvorlig: {
				'1': { low: 0, middle: 0, high: 0 },
				'2': { low: 0, middle: 0.2, high: 0.3 },
				'3': { low: 0.6, middle: 0.8, high: 1 },
				utenfor: { low: 0, middle: 0, high: 0.1 }
			}
		},
		leading: { '1': 'oversikt:NAV' },
		plans: {
			'3427': {
				price: { kroner: 950000, year: 2026 },
				scenarios: [
					{
						id: 'A',
						name: 'Med psykolog',
						staff: [{ forlop: 2, education: 'psykolog', arsverk: 1.5 }],
						measures: [{ measure: 'fact_liten', units: 0.4, arsverk: null, shared: ['3428'] }],
						norms: { brukere_per_oppfolgingsarsverk_3: { low: 9, middle: 12, high: 15 } },
						growth: { to: 2040, by: 'rate', rate: { low: 0, middle: 0.5, high: 1 } }
					}
				],
				together: { kommuner: ['3428'], measure: 'fact_liten', split: 'need' }
			}
		},
		reasons: { brukerplan_rus_alvorlig: 'Egen gjennomgang' },
		sets: {
			'Tynset 2026': {
				name: 'Tynset 2026',
				version: 2,
				base: { id: 'standard', version: '1' },
				shares: {},
				reasons: {}
			}
		},
		basis: { set: 'Tynset 2026' },
		paragraphs: {
			'3427 2024': {
				...{ length: 'half', tone: 'brief', own: ['answer', 'other 1'] },
				edited: { text: 'Vi trenger 3 stillinger.', of: 'Det er nok.' }
			}
		},
		lists: { 'liste-1': { name: 'Naboer', codes: ['3426', '3428'] } },
		traits: { sentralitet: 2, 'levekar_rod.alle.bolig': 0.5, k: 6 },
		editions: {
			'brukerplan|antall|2024': { before: '', hidden: 'forlop:1\t0301 1103' }
		},
		hosts: { '3427:3428': { service: 'Oppfølging' } }
	}
};
/** With every `from` in it made `to`. */
const written = (from = '', to = '') =>
	parseContent(JSON.parse(JSON.stringify({ version: 1, ...content }).replaceAll(from, to)));

describe('what was written down', () => {
	it('is read as it was', () => {
		expect(written()).toEqual({ ok: true, content, notes: [] });
		expect(parseContent({ version: 1, ...emptyContent() })).toMatchObject({ ok: true });
	});
	it('is read where it is from before the crosswalk could be changed', () => {
		const { local, ticked } = content.choices;
		const parsed = parseContent({ version: 1, ...content, choices: { local, ticked } });
		const none = {
			...{ targets: {}, shares: {}, leading: {} },
			...{ reasons: {}, sets: {}, basis: {}, plans: {} }
		};
		expect(parsed).toMatchObject({ ok: true, content: { choices: none } });
	});
	it.each([
		['a price of nothing', '"kroner":950000', '"kroner":0'],
		['a pathway that is none', '"forlop":2,"education"', '"forlop":4,"education"'],
		['a rate beyond reason', '"middle":0.5,"high":1}', '"middle":0.5,"high":99}'],
		['a norm that no plan changes', '"brukere_per_oppfolgingsarsverk_3"', '"prevalens_12mnd"'],
		['a range in disorder', '"low":9', '"low":13'],
		['a length that is none', '"length":"half"', '"length":"book"'],
		['a sentence that is none', '"other 1"', '"<b>"'],
		['a split that is none', '"split":"need"', '"split":"luck"']
	])('is damaged with a plan or a paragraph that has %s', (_, from, to) => {
		expect(JSON.stringify(content)).toContain(from);
		expect(written(from, to)).toEqual({ ok: false, reason: 'damaged' });
	});
	it('lets go of shares that do not add up, or of a rule that is gone', () => {
		for (const other of [
			written('"middle":0.8', '"middle":0.7'),
			written('brukerplan_rus_alvorlig', 'borte')
		])
			expect(other).toMatchObject({
				ok: true,
				content: { choices: { shares: {} } },
				notes: [{ code: 'assumption-gone' }]
			});
		expect(written('"middle":0.8', '"middle":1.8')).toEqual({ ok: false, reason: 'damaged' });
	});
	it('lets go of a target for what is not there, or that no municipality can reach', () => {
		for (const other of [
			written('3427:videreutdanning:2', '3427:videreutdanning:9'),
			written('3427:videreutdanning:2', 'videreutdanning:2'),
			written('"value":60', '"value":101'),
			written('"value":60', '"value":0')
		]) {
			if (!other.ok) throw new Error(other.reason);
			expect(Object.keys(other.content.choices.targets)).toEqual(['3427:arsverk:psykolog']);
			expect(other.notes).toMatchObject([{ code: 'target-gone' }]);
		}
		expect(written('"value":60', '"value":"60"')).toEqual({ ok: false, reason: 'damaged' });
	});
	it('is damaged where a set stands under a name that is not its own', () => {
		expect(written('"name":"Tynset 2026"', '"name":"Alvdal"')).toMatchObject({ ok: false });
	});
	it('is refused when a newer version has written it', () => {
		expect(parseContent({ version: 2 })).toEqual({ ok: false, reason: 'newer' });
	});
	it('lets go of a mapping whose source is no longer there, and keeps the file', () => {
		const parsed = written('"is248"', '"borte"');
		expect(parsed).toMatchObject({
			ok: true,
			content: { files: [{ id: 'a-1', settled: null, loaded: null }], mappings: [] },
			notes: [{ code: 'source-gone', source: 'borte' }]
		});
	});
	it('lets go of a field and an assumption that are no longer there', () => {
		const parsed = written('"omrade"', '"toString"');
		if (!parsed.ok) throw new Error(parsed.reason);
		expect(parsed.content.mappings[0]?.columns[0]).toBeNull();
		const own = written('"tilgjengelige_timer"', '"borte"');
		expect(own).toMatchObject({ ok: true, notes: [{ code: 'assumption-gone', id: 'borte' }] });
	});
	it('lets go of a value the model has no answer for', () => {
		const parsed = written('"tilgjengelige_timer"', '"indirekte_andel"');
		if (!parsed.ok) throw new Error(parsed.reason);
		expect(parsed.content.choices.local).toEqual({});
	});
	it("keeps a municipality's own figure under its code, and nothing else there", () => {
		const local = (key: string) => {
			const parsed = written('"tilgjengelige_timer"', `"${key}"`);
			return parsed.ok ? Object.keys(parsed.content.choices.local) : parsed.reason;
		};
		expect(local('3427:delte_arsverk_3')).toEqual(['3427:delte_arsverk_3']);
		expect(local('delte_arsverk_3')).toEqual([]);
		expect(local('3427:tilgjengelige_timer')).toEqual([]);
	});
	it('brings a source that a user has described', () => {
		const source: Described = {
			id: 'egen_liste',
			name: 'Liste',
			publisher: '',
			groups: [{ field: 'inndeling_hvem', name: 'Hvem' }],
			figures: [
				{
					field: 'tall_n',
					name: 'n',
					unit: 'personer',
					kind: 'antall',
					persons: true,
					dimension: 'behov'
				}
			]
		};
		const columns = [{ field: 'inndeling_hvem' }, { field: 'tall_n' }, null];
		const mapping = { ...settled, kilde: source.id, source, columns, constants: {} };
		expect(parseMapping({ version: 1, mapping })).toEqual({
			ok: true,
			settled: mapping
		});
		const other = [...columns.slice(0, 2), { field: 'borte' }];
		expect(parseMapping({ version: 1, mapping: { ...mapping, columns: other } })).toEqual({
			ok: false,
			reason: 'damaged'
		});
		const hostile = { ...source, id: 'egen_"; DROP TABLE tall; --' };
		expect(
			parseMapping({ version: 1, mapping: { ...mapping, kilde: hostile.id, source: hostile } })
		).toEqual({ ok: false, reason: 'damaged' });
		expect(parseMapping({ version: 1, mapping: { ...mapping, source: undefined } })).toEqual({
			ok: false,
			reason: 'source-gone'
		});
		expect(parseMapping({ version: 2, mapping })).toEqual({ ok: false, reason: 'newer' });
		expect(parseMapping(null)).toEqual({ ok: false, reason: 'damaged' });
	});
	it('takes a key called __proto__ as any other', () => {
		const all = JSON.parse(
			JSON.stringify({ version: 1, ...content }).replace('"Herøy"', '"__proto__"')
		);
		const parsed = parseContent(all);
		if (!parsed.ok) throw new Error(parsed.reason);
		expect(Object.keys(parsed.content.files[0]!.settled!.areaChoices)).toEqual(['__proto__']);
	});
	it('is never trusted: any value anywhere is read or refused, and nothing is thrown', () => {
		const paths: (string | number)[][] = [];
		const walk = (value: unknown, path: (string | number)[]) => {
			paths.push(path);
			if (typeof value === 'object' && value !== null)
				for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
		};
		walk(JSON.parse(JSON.stringify({ version: 1, ...content })), []);
		fc.assert(
			fc.property(
				fc.constantFrom(...paths),
				fc.oneof(fc.jsonValue(), fc.anything()),
				(path, value) => {
					const all = JSON.parse(JSON.stringify({ version: 1, ...content }));
					let at = all;
					for (const key of path.slice(0, -1)) at = at[key];
					if (path.length === 0) parseContent(value);
					else {
						at[path.at(-1)!] = value;
						parseContent(all);
					}
				}
			),
			{ numRuns: 3000 }
		);
	});
});
