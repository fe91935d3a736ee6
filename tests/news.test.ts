import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import type { NewsRow } from '../src/lib/charts/news/state.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { assumptionsFrom } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import { ModelWork } from '../src/lib/model/work.ts';
import type { NewsPicture } from '../src/lib/pictures/news.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { KommuneFigures } from '../src/lib/session/figures.svelte.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import { newsSeen } from '../src/lib/session/news.ts';
import type { KommunePathways } from '../src/lib/session/pathways.ts';
import type { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { speak } from '../src/lib/text/speak.ts';
import { openExamples } from './attack/examples.ts';
import { cellText, written } from './attack/printed.ts';

/*
 * The news of every twentieth kommune of the examples, in pairs of years with and without a break: no
 * number that the table doesn't have, and no word of a change that the numbers don't carry.
 */
const PAIRS = [
	[2024, 2025],
	[2023, 2024],
	[2021, 2024],
	[2019, 2021]
] as const;
const LOCALES = ['nb', 'nn', 'en'] as const;
const SOME = areas.kommuner.filter((_, i) => i % 20 === 0);
const model: ModelInForce = {
	premises: {
		...{ rules: rulesFrom(kobling.regler, {}), seed: 's', country: null },
		assumptions: assumptionsFrom(normer, {}, true)
	},
	leading: {}
};
/** Words of a change, by what they say. */
const WORDS = {
	nb: { more: /\b[Øø]kt\b/, less: /gått ned/i, fresh: /tilbys nå/, gone: /tilbys ikke lenger/ },
	nn: {
		...{ more: /\bauka\b/i, less: /gått ned/i, fresh: /no tilbode/ },
		gone: /ikkje tilbode lenger/
	},
	en: { more: /\bup\b/i, less: /\bdown\b/i, fresh: /now offered/, gone: /no longer offered/ }
};

let engine: Engine;
/** The same in every language: a kommune's figures, by the years that are held together. */
interface Known {
	kommune: (typeof SOME)[number];
	years: Map<number, KommunePathways>;
}
let known: Known[];
beforeAll(async () => {
	let workspace: Workspace;
	({ workspace, engine } = await openExamples());
	known = [];
	const work = new ModelWork();
	for (const kommune of SOME) {
		const figures = new KommuneFigures(workspace, new Choices(workspace));
		await figures.ask(kommune);
		const { set } = figures;
		const years = new Map<number, KommunePathways>();
		for (const year of new Set(PAIRS.flat())) {
			const place = { kommune: kommune.code, year };
			years.set(year, { ...place, set, pathways: pathwaysOf(set, place, model, work) });
		}
		known.push({ kommune, years });
	}
}, 300_000);
afterAll(async () => {
	// Other tests run in the same process.
	speak('nb');
	await engine.close();
});

/** In the language that is spoken. */
function newsOf({ kommune, years }: Known): NewsPicture[] {
	return PAIRS.map(([then, now]) =>
		newsSeen(
			{ allKommuner: { set: null, kommuner: [] } },
			{ then: years.get(then)!, now: years.get(now)! },
			{ kommune, crosswalk: { set: null, unsaved: false, changed: 0 } }
		)
	);
}

const numberIn = ({ cell }: NewsRow['then']) => (cell?.state === 'value' ? cell.value : null);
const rowsOf = ({ sections }: NewsPicture) =>
	sections.flatMap(({ id, rows }) => rows.map((row) => ({ section: id, ...row })));

/** That the numbers of a row carry what is said of it. */
function expectCarried(row: NewsRow, words: (typeof WORDS)['nb']): void {
	const up = words.more.test(row.said);
	const down = words.less.test(row.said);
	const [then, now] = [numberIn(row.then), numberIn(row.now)];
	if (!up && !down) return;
	expect(then, row.label).not.toBeNull();
	expect(now, row.label).not.toBeNull();
	expect(up ? now! > then! : now! < then!, `${row.label}: ${row.said}`).toBe(true);
	const [before, after] = [row.then.span, row.now.span];
	if (!before || !after) return;
	const inside = before.low <= now! && now! <= before.high;
	const around = after.low <= then! && then! <= after.high;
	expect(inside && around, `${row.label}: ${row.said}`).toBe(false);
}

describe.each(LOCALES)('the news of the examples, %s', (locale) => {
	it('have the numbers of the table, and no other', () => {
		speak(locale);
		let looked = 0;
		for (const one of known)
			for (const picture of newsOf(one)) {
				const { table, heading, more = '', summary, years } = picture;
				const cells = table.rows.flatMap((row) => Object.values(row).map(cellText));
				const labels = rowsOf(picture).map(({ label, unit }) => `${label} ${unit}`);
				const limits = rowsOf(picture).map(({ said }) => said);
				const there = new Set(
					written(
						[...cells, ...labels, ...Object.values(years), JSON.stringify(table)].join(' ; '),
						locale
					)
				);
				for (const text of [heading, more, summary, ...limits]) {
					const numbers = written(text, locale);
					looked += numbers.length;
					// Limits of a difference that is none are in no table: they are no figures.
					const bare = text.replaceAll(/\([^)]*(til|to)[^)]*\)|20\d\d\/20\d\d/g, '');
					const strange = written(bare, locale).filter(
						(one) => !there.has(one) && !there.has(one.replace(',', '.'))
					);
					expect(strange, `${one.kommune.name}: ${text}`).toEqual([]);
				}
			}
		expect(looked).toBeGreaterThan(500);
	}, 240_000);

	it('say no more of a number than it carries', () => {
		speak(locale);
		const kinds = new Map<string, number>();
		const count = (kind: string) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
		const words = WORDS[locale];
		for (const one of known)
			for (const picture of newsOf(one)) {
				const rows = rowsOf(picture);
				const measured = rows.filter(({ section }) => section !== 'measures');
				for (const row of measured) {
					expectCarried(row, words);
					if (row.broken) expect(row.moved, row.label).toBe(false);
					count(row.moved ? 'moved' : row.broken ? 'broken' : 'still');
				}
				const { then, now } = picture.years;
				if (then === 2023 && now === 2024)
					for (const row of rows.filter(({ section }) => section === 'capacity'))
						expect(row.moved, `${one.kommune.name}: ${row.label}`).toBe(false);
				// The heading says it goes up or down exactly where a row does.
				const says = (rule: RegExp) => rows.some(({ said }) => rule.test(said));
				for (const rule of [words.more, words.less])
					if (rule.test(picture.heading)) expect(says(rule), picture.heading).toBe(true);
				const moved = rows.filter(({ section, moved }) => section === 'measures' && moved);
				if (words.fresh.test(picture.heading) || words.gone.test(picture.heading))
					expect(moved.length, picture.heading).toBeGreaterThan(0);
			}
		expect([...kinds.keys()].toSorted()).toEqual(['broken', 'moved', 'still']);
	}, 240_000);
});
