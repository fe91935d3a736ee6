import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kilde, kilder } from '../catalogue/kilder.ts';
import { areas } from '../catalogue/omrader.ts';
import { areaMatcher } from '../domain/area.ts';
import { declared, type Engine } from '../engine/index.ts';
import { openNodeEngine } from '../engine/node.ts';
import { load, unload, type LoadedFile } from './load.ts';
import { recognise } from './recognise.ts';
import { sniff } from './read.ts';
import { understand } from './understand.ts';
import { validate } from './validate.ts';
import { openSources } from './views.ts';

let engine: Engine;
const matchArea = areaMatcher(areas);
let ids = 0;
beforeAll(async () => {
	engine = await openNodeEngine();
	await openSources(engine);
});
afterAll(() => engine.close());

async function understood(text: string, name = 'fil.csv') {
	const sniffed = await sniff(new File([text], name));
	if (sniffed.stage === 'refused') throw new Error(JSON.stringify(sniffed.problems));
	return understand(sniffed, kilder);
}

/** The rows of the source that the file becomes, and what was said of it. */
async function rowsOf(text: string, name?: string) {
	const { mapped } = await understood(text, name);
	if (!mapped) throw new Error('of no source');
	const validated = await validate(engine, mapped, ++ids, { matchArea });
	if (validated.stage === 'refused') throw new Error(JSON.stringify(validated.problems));
	const loaded: LoadedFile = await load(engine, validated, []);
	const source = mapped.pakke.name;
	const alternative = source === 'framskriving' ? 'alternativ' : `'' AS alternativ`;
	const { rows } = await engine.text(
		declared(`SELECT omrade, alder, ${alternative}, aar, CAST(personer AS INTEGER) FROM ${source}
			ORDER BY ALL`)
	);
	await unload(engine, validated, mapped.pakke, []);
	return { source, rows: rows.map((row) => row.join(' ')), problems: loaded.problems };
}

const TITLE =
	'"14746: Framskrevet folkemengde 1. januar, etter region, alder, statistikkvariabel og år"';
const main = (year: number) => `"Hovedalternativet (MMMM) ${year}"`;
const low = (year: number) => `"Lav nasjonal vekst (LLML) ${year}"`;

/** A dataset of JSON-stat 2 as SSB gives it: the alternatives are what is counted. */
function jsonStat(label: string, contents: Record<string, string>, years: string[]): string {
	const category = (labels: Record<string, string>) => ({
		index: Object.fromEntries(Object.keys(labels).map((code, i) => [code, i])),
		label: labels
	});
	const times = Object.fromEntries(years.map((year) => [year, year]));
	const codes = Object.keys(contents);
	return JSON.stringify({
		version: '2.0',
		class: 'dataset',
		label,
		source: 'Statistisk sentralbyrå',
		id: ['Region', 'Alder', 'ContentsCode', 'Tid'],
		size: [1, 2, codes.length, years.length],
		dimension: {
			Region: { label: 'region', category: category({ '3101': 'Halden' }) },
			Alder: {
				label: 'alder',
				category: category({ '018': '18 år', '105+': '105 år eller eldre' })
			},
			ContentsCode: { label: 'statistikkvariabel', category: category(contents) },
			Tid: { label: 'år', category: category(times) }
		},
		role: { time: ['Tid'], geo: ['Region'], metric: ['ContentsCode'] },
		value: Array.from({ length: 2 * codes.length * years.length }, (_, i) => 100 + i)
	});
}

describe('the projection of the population', () => {
	it('is read with years as columns, the main alternative where there is no other', async () => {
		const { source, rows, problems } = await rowsOf(
			[
				TITLE,
				'',
				`"region";"alder";${main(2026)};${main(2040)}`,
				'"K-3101 Halden";"18 år";400;380',
				'"K-3101 Halden";"105 år eller eldre";1;2'
			].join('\r\n')
		);
		expect(source).toBe('framskriving');
		expect(rows).toEqual([
			'3101 105_pluss hoved 2026 1',
			'3101 105_pluss hoved 2040 2',
			'3101 18 år hoved 2026 400',
			'3101 18 år hoved 2040 380'
		]);
		expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
		expect(problems).toContainEqual(
			expect.objectContaining({ code: 'constant-assumed', field: 'alternativ' })
		);
	});

	it('keeps several alternatives apart, those that stand as columns too', async () => {
		const { source, rows, problems } = await rowsOf(
			[
				TITLE,
				'',
				`"region";"alder";${main(2026)};${main(2040)};${low(2026)};${low(2040)}`,
				'"K-3101 Halden";"18 år";400;380;400;350'
			].join('\r\n')
		);
		expect(source).toBe('framskriving');
		expect(rows).toEqual([
			'3101 18 år hoved 2026 400',
			'3101 18 år hoved 2040 380',
			'3101 18 år lav 2026 400',
			'3101 18 år lav 2040 350'
		]);
		expect(problems.map(({ code }) => code)).not.toContain('duplicate-keys');
	});

	it('is read where each alternative is a column and the years are rows', async () => {
		const { rows } = await rowsOf(
			[
				'region;alder;år;Hovedalternativet (MMMM);Høy nasjonal vekst (HHMH)',
				'3101 Halden;18 år;2040;380;420'
			].join('\n')
		);
		expect(rows).toEqual(['3101 18 år hoved 2040 380', '3101 18 år hoy 2040 420']);
	});

	it('is never read as the main alternative when it is another', async () => {
		const { source, rows } = await rowsOf(
			[TITLE, '', `"region";"alder";${low(2030)};${low(2040)}`, '"3101 Halden";"18 år";1;2'].join(
				'\n'
			)
		);
		expect(source).toBe('framskriving');
		expect(rows).toEqual(['3101 18 år lav 2030 1', '3101 18 år lav 2040 2']);
	});

	it('is read from JSON-stat, with one alternative or many', async () => {
		const label = '14288: Framskrevet folkemengde 1. januar, etter region, alder og år';
		const names = { Personer: 'Hovedalternativet (MMMM)', Personer1: 'Lav nasjonal vekst (LLML)' };
		const many = await rowsOf(jsonStat(label, names, ['2024', '2050']), 'framskriving.json');
		expect(many.source).toBe('framskriving');
		expect(many.rows).toEqual([
			'3101 105_pluss hoved 2024 104',
			'3101 105_pluss hoved 2050 105',
			'3101 105_pluss lav 2024 106',
			'3101 105_pluss lav 2050 107',
			'3101 18 år hoved 2024 100',
			'3101 18 år hoved 2050 101',
			'3101 18 år lav 2024 102',
			'3101 18 år lav 2050 103'
		]);
		expect(many.problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
		const one = await rowsOf(jsonStat(label, { Personer: names.Personer }, ['2050']), 'x.json');
		expect(one.rows).toEqual(['3101 105_pluss hoved 2050 101', '3101 18 år hoved 2050 100']);
	});
});

describe('the population beside it', () => {
	it('stays the population: table, words and JSON-stat of 07459', async () => {
		const table = [
			'"07459: Befolkning, etter region, alder, statistikkvariabel og år"',
			'',
			'"region";"alder";"Personer 2024";"Personer 2025"',
			'"K-3101 Halden";"18 år";400;410'
		];
		expect((await rowsOf(table.join('\r\n'))).source).toBe('befolkning');
		const label = '07459: Befolkning, etter region, alder, statistikkvariabel og år';
		const json = await rowsOf(jsonStat(label, { Personer1: 'Personer' }, ['2024']), 'x.json');
		expect(json.source).toBe('befolkning');
		const plain = await rowsOf('region;alder;år;personer\n3101;18 år;2024;400\n');
		expect(plain.source).toBe('befolkning');
	});

	it('fits no projection better, nor the projection the population', async () => {
		const score = async (text: string) => {
			const { sniffed } = await understood(text);
			const [best, next] = recognise(sniffed, kilder);
			return [best?.kilde, best!.score - next!.score] as const;
		};
		const population =
			'07459: Befolkning\n\nregion;alder;Personer 2024;Personer 2025\n3101;18 år;1;2\n';
		const projection = `${TITLE}\n\nregion;alder;${main(2030)};${main(2040)}\n3101;18 år;1;2\n`;
		for (const [text, source] of [
			[population, 'befolkning'],
			[projection, 'framskriving']
		] as const) {
			const [best, lead] = await score(text);
			expect(best).toBe(source);
			expect(lead).toBeGreaterThan(0.2);
		}
	});

	it('has years ahead told of, as the projection has not', async () => {
		const future = await rowsOf('region;alder;år;personer\n3101;18 år;2090;400\n');
		expect(future.source).toBe('befolkning');
		expect(future.problems.map(({ code }) => code)).toContain('year-future');
		const projected = await rowsOf(
			'region;alder;alternativ;år;personer\n3101;18 år;Hovedalternativet (MMMM);2090;400\n'
		);
		expect(projected.source).toBe('framskriving');
		expect(projected.problems.map(({ code }) => code)).not.toContain('year-future');
		expect(kilde('befolkning').forlopsatlas.framover).toBeUndefined();
	});
});
