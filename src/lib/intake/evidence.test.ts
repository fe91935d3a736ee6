import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kilder } from '../catalogue/kilder.ts';
import { sniff } from './read.ts';
import { sourceUnknown, understand } from './understand.ts';

async function understood(content: string | Uint8Array<ArrayBuffer>, name = 'fil.csv') {
	const sniffed = await sniff(new File([content], name));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	return understand(sniffed, kilder);
}

/** A table of SSB's as JSON-stat: one statistic variable for each unit. */
function jsonStat(label: string, statistics: Record<string, string>): string {
	const codes = Object.keys(statistics);
	const index = (all: readonly string[]) => Object.fromEntries(all.map((one, i) => [one, i]));
	return JSON.stringify({
		version: '2.0',
		class: 'dataset',
		label,
		id: ['Region', 'ContentsCode', 'Tid'],
		size: [2, codes.length, 1],
		dimension: {
			Region: {
				label: 'region',
				category: { index: index(['0301', '4601']), label: { '0301': 'Oslo', '4601': 'Bergen' } }
			},
			ContentsCode: {
				label: 'statistikkvariabel',
				category: {
					index: index(codes),
					label: Object.fromEntries(codes.map((code) => [code, code])),
					unit: Object.fromEntries(
						Object.entries(statistics).map(([code, base]) => [code, { base, decimals: 0 }])
					)
				}
			},
			Tid: { label: 'år', category: { index: { '2024': 0 }, label: { '2024': '2024' } } }
		},
		role: { time: ['Tid'], geo: ['Region'], metric: ['ContentsCode'] },
		value: codes.flatMap((_, i) => [10 + i, 20 + i])
	});
}

const OVERVIEW = 'kommunenummer;aar;kilde;indikator;teller';

describe('an own overview whose free text names a share', () => {
	it('is one where the part and its whole both stand in the row', async () => {
		for (const what of ['andel med vedtak', 'Andelen i FACT (%)', 'rate for innleggelser']) {
			const found = await understood(`${OVERVIEW};nevner\n3101;2024;Profil;${what};12;240\n`);
			expect(found.recognitions[0], what).toMatchObject({ kilde: 'oversikt', complete: true });
		}
	});
	it('is asked about where there is no whole, or the unit is another', async () => {
		for (const [head, what, cells] of [
			[OVERVIEW, 'andel med vedtak', '12'],
			[`${OVERVIEW};nevner`, 'utgifter i kroner', '12;240']
		] as const) {
			const { recognitions, mapped } = await understood(`${head}\n3101;2024;P;${what};${cells}\n`);
			expect([recognitions[0]?.complete, mapped]).toEqual([false, null]);
		}
	});
});

const PLACES = '0301;2023;100\n4601;2023;200\n';

describe('a place, a year and a number', () => {
	it.each([
		['kroner in a title', `Inntekt, kroner\n\nKommune;År;Personer\n${PLACES}`],
		['gross expenditure', `Brutto driftsutgifter\n\nKommune;År;Utgifter\n${PLACES}`],
		['another expenditure', `Grunnskole\n\nKommune;År;Netto driftsutgifter (1000 kr)\n${PLACES}`],
		[
			'thousands in a title',
			'07459: Befolkning, etter region, alder og år. Tall i tusen\n\nregion;alder;Personer 2023\n0301 Oslo;20 år;9\n'
		],
		[
			'thousands in brackets',
			'Befolkning (i 1000), etter region og alder\n\nregion;alder;Personer 2023\n0301 Oslo;20 år;9\n'
		],
		['a rate in a title', `Legeårsverk per 10 000 innbyggere\n\nKommune;År;Årsverk\n${PLACES}`],
		['a number', `Kommune;År;Antall\n${PLACES}`],
		['a value', `Kommune;År;Verdi\n${PLACES}`],
		['persons of no kind', `Kommune;År;Personer\n${PLACES}`],
		['users of no kind', `Kommune;År;Antall brukere\n${PLACES}`],
		['years and nothing else', 'Kommune;2022;2023\n0301;100;200\n4601;20;30\n'],
		['a group of another kind', 'Kommune;År;Gruppe;Antall\n0301;2023;A;1\n4601;2023;B;2\n'],
		[
			'recipients, by age',
			'Sosialhjelpsmottakere\n\nregion;alder;Personer 2023\n0301;18 år;1\n4601;18 år;2\n'
		],
		[
			'immigrants',
			'Kommunenr;Kommune;Kjønn;Innvandringskategori;År;Antall personer\n1103;Stavanger;Alle;Flyktninger;2023;125\n4601;Bergen;Alle;Flyktninger;2023;*\n'
		]
	])('is asked about: %s', async (_, text) => {
		const { mapped, recognitions } = await understood(text);
		expect(mapped).toBeNull();
		expect(recognitions.some(({ complete }) => complete)).toBe(false);
	});

	it.each([
		['in the header', `Kommune;År;Innbyggere (per km²)\n${PLACES}`, 'Innbyggere (per km²)'],
		['per cent', `Kommune;År;Folkemengde (prosent)\n${PLACES}`, 'Folkemengde (prosent)'],
		[
			'in the title',
			`Endring fra året før\n\nKommune;År;Innbyggere\n${PLACES}`,
			'Endring fra året før'
		],
		[
			'in a column of its own',
			'Kommune;År;Enhet;Innbyggere\n0301;2023;indeks;100\n4601;2023;indeks;20\n',
			'indeks'
		],
		[
			'as a further group',
			'Kommune;Landbakgrunn;År;Folkemengde\n0301;Polen;2023;1\n4601;Syria;2023;2\n',
			'Landbakgrunn'
		],
		[
			'as another table',
			'09817: Innvandrere, etter region\n\nregion;alder;Folkemengde 2023\n0301;0 år;3\n4601;0 år;4\n',
			'09817: Innvandrere, etter region'
		],
		[
			'in the indicator',
			'kommunenummer;aar;kilde;indikator;teller\n0301;2023;NAV;Ledige i prosent;3\n4601;2023;NAV;Ledige i prosent;4\n',
			'Ledige i prosent'
		]
	])('is told to be something else by what the file names: %s', async (_, text, found) => {
		const { mapped, recognitions } = await understood(text);
		expect(mapped).toBeNull();
		expect(sourceUnknown(recognitions)).toMatchObject({ code: 'source-unknown', found });
	});

	it.each([
		['kr', 'Frie inntekter'],
		['per km²', 'Innbyggere'],
		['prosent', 'Folkemengde'],
		['indeks', 'Folkemengde'],
		['husholdninger', 'Folkemengde'],
		['timer', 'Folkemengde']
	])('is not population in JSON-stat where the unit is %s', async (unit, variable) => {
		const { mapped } = await understood(jsonStat('Nøkkeltall', { [variable]: unit }), 'a.json');
		expect(mapped).toBeNull();
	});

	it('has the unit of each row told where JSON-stat has several', async () => {
		const text = jsonStat('Nøkkeltall', { Personer: 'personer', Andel: 'prosent' });
		const { sniffed, mapped } = await understood(text, 'a.json');
		expect(mapped).toBeNull();
		expect(sniffed.header).toEqual(['region', 'statistikkvariabel', 'år', 'måleenhet', 'value']);
		expect(sniffed.sample.map((row) => row.slice(3))).toEqual([
			...[
				['personer', '10'],
				['prosent', '20'],
				['personer', '11'],
				['prosent', '21']
			]
		]);
	});

	it.each([
		[
			'table and unit',
			jsonStat('07459: Befolkning, etter region', { Personer: 'personer' }),
			'a.json'
		],
		['the measure', `Kommune;År;Innbyggere\n${PLACES}`, 'a.csv'],
		['persons by age and sex', 'region;alder;kjønn;år;personer\n0301;0 år;menn;2023;7\n', 'a.csv'],
		['years by age', 'region;alder;Personer 2023;Personer 2024\n0301;0 år;7;8\n', 'a.csv'],
		['a title', `Folkemengde 1. januar\n\nKommune;År;Personer\n${PLACES}`, 'a.csv']
	])('is population where the file says so: %s', async (_, text, name) => {
		const { mapped } = await understood(text, name);
		expect(mapped?.pakke.name).toBe('befolkning');
	});

	it('is BrukerPlan by its groups, its name or its title', async () => {
		for (const [text, name] of [
			['Kommune;År;Brukergruppe;Antall\n0301;2023;ROP;12\n', 'a.csv'],
			[`Kommune;År;Antall\n${PLACES}`, 'brukerplan 2023.csv'],
			[`BrukerPlan\n\nKommune;År;Antall\n${PLACES}`, 'a.csv']
		] as const)
			expect((await understood(text, name)).mapped?.pakke.name, text).toBe('brukerplan');
	});
});

describe('the examples', () => {
	const folder = new URL('../../../data/kilder/', import.meta.url);
	const examples = readdirSync(folder, { withFileTypes: true })
		.filter((one) => one.isDirectory())
		.flatMap(({ name }) =>
			readdirSync(new URL(`${name}/`, folder))
				.filter((file) => /^eksempel.*\.csv$/.test(file))
				.map((file) => [name, file] as const)
		);

	it.each(examples)('of %s are recognised: %s', async (source, file) => {
		const bytes = readFileSync(new URL(`${source}/${file}`, folder));
		const { mapped, recognitions } = await understood(new Uint8Array(bytes));
		expect(mapped?.pakke.name).toBe(source);
		expect(recognitions[0]?.complete).toBe(true);
	});
});
