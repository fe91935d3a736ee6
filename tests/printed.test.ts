import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { indikatorer } from '../src/lib/catalogue/indikatorer.ts';
import { fields, kilde } from '../src/lib/catalogue/kilder.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import type { Kommune } from '../src/lib/domain/area.ts';
import type { Figure } from '../src/lib/domain/figure.ts';
import { assumptionsFrom } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import { FigureSet } from '../src/lib/model/figureSet.ts';
import { ModelWork } from '../src/lib/model/work.ts';
import { indicatorPicture, SHOWN } from '../src/lib/pictures/indicator.ts';
import { figuresOf } from '../src/lib/queries/figures.ts';
import { Explanation } from '../src/lib/session/explanation.svelte.ts';
import { releaseAll } from '../src/lib/session/figures.svelte.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import { ALL_AREAS } from '../src/lib/session/seenOfAll.ts';
import { signatureOf } from '../src/lib/session/signatureOf.ts';
import { openExamples, textOf } from './attack/examples.ts';
import { cellText, pagesOf, setOfKommune, written } from './attack/printed.ts';
import { attackOn, cellName, rowsOf, type Attack } from './attack/released.ts';

/*
 * What the pictures of all kommuner print of the examples, in the three languages; and of some what the
 * model says and what the rows behind a figure show.
 */

let open: Awaited<ReturnType<typeof openExamples>>;
let figures: readonly Figure[];
let attack: Attack;
beforeAll(async () => {
	open = await openExamples();
	figures = releaseAll(await figuresOf(open.engine, ALL_AREAS), 'share').all;
	attack = await attackOn(open.engine, await rowsOf(open.engine));
}, 300_000);
afterAll(() => open.engine.close());

/** All of two fylker, those that are alone in an area, and the forty with the fewest users. */
function some(): Kommune[] {
	const alone = (level: 'fylke' | 'helsefellesskap' | 'kostragruppe', of: Kommune) =>
		areas.kommuner.filter((one) => one[level] === of[level]).length === 1;
	const users = (code: string) => {
		const told = attack.rows.filter(
			({ indikator, omrade }) => indikator === 'brukere_i_alt_rate' && omrade === code
		);
		return Math.min(Infinity, ...told.map(({ raa }) => raa ?? Infinity));
	};
	const fewest = areas.kommuner
		.map((one) => [users(one.code), one] as const)
		.sort(([a], [b]) => a - b)
		.slice(0, 40)
		.map(([, one]) => one);
	return areas.kommuner.filter(
		(one) =>
			['31', '56'].includes(one.fylke) ||
			alone('fylke', one) ||
			alone('helsefellesskap', one) ||
			alone('kostragruppe', one) ||
			fewest.includes(one)
	);
}

describe('the pictures of all kommuner', () => {
	it('print the same numbers in all languages, and none in a sentence that no table has', () => {
		const [nb, ...others] = (['nb', 'nn', 'en'] as const).map((locale) =>
			pagesOf(figures, areas.kommuner, locale)
		);
		expect(nb?.flatMap(({ numbers }) => numbers).length).toBeGreaterThan(30_000);
		for (const prints of others)
			expect(prints.map(({ numbers }) => numbers)).toEqual(nb?.map(({ numbers }) => numbers));
		for (const prints of [nb, ...others]) expect(prints?.flatMap(({ loose }) => loose)).toEqual([]);
	}, 300_000);
});

const codes = new Map(
	fields(kilde('brukerplan')).map(({ name, forlopsatlas: { verdier = {} } }) => {
		const of = Object.entries(verdier).flatMap(([code, texts]) =>
			texts.map((text) => [text.toLowerCase(), code] as const)
		);
		return [name, new Map(of)] as const;
	})
);

/** The cell that a line of the file is the count of, as the reader calls it. */
function rowName(line: string, { area, year }: Figure): string {
	const texts = line.split(';').slice(3, 6);
	const [gruppe, kjennetegn, kategori] = ['gruppe', 'kjennetegn', 'kategori'].map((field, i) =>
		codes.get(field)?.get(texts[i]?.toLowerCase() ?? '')
	);
	const celle = kjennetegn === 'alle' ? `gruppe:${gruppe}` : `${kjennetegn}:${kategori}`;
	return cellName({ celle, aar: year, omrade: area });
}

const model: ModelInForce = {
	premises: {
		...{ rules: rulesFrom(kobling.regler, {}), seed: 's', country: null },
		assumptions: assumptionsFrom(normer, {}, true)
	},
	leading: {}
};
const work = new ModelWork();

describe('of some kommuner', () => {
	it('the model says of hidden users no less than three numbers', () => {
		const all = new FigureSet(figures);
		const told = areas.kommuner.map(({ code }) => code);
		const spans = some().flatMap((kommune) => {
			const set = setOfKommune(figures, kommune);
			const year = set.firstShown(kommune.code, 2026);
			if (year === undefined) return [];
			const place = { kommune: kommune.code, year };
			const pathways = pathwaysOf(set, place, model, work);
			const { picture } = signatureOf(
				{
					choices: { assumptions: [...model.premises.assumptions], targetFor: () => undefined },
					allKommuner: { set: all, kommuner: told, ready: true }
				},
				{ ...place, set, pathways },
				{
					kommune,
					place: { ...place, reference: 'helsefellesskap', example: true, yardstick: null },
					crosswalk: { set: null, unsaved: false, changed: 0 }
				}
			);
			return pathways.flatMap(({ unit, need }, i) => {
				if (need?.value.state !== 'hidden') return [];
				const row = picture.table.rows[i];
				const numbers = written(cellText(row?.need), 'nb').map((one) =>
					Number(one.replace(/\D/g, ''))
				);
				return [{ place: `${kommune.code} ${unit}`, numbers }];
			});
		});
		expect(spans.length, 'some are hidden').toBeGreaterThan(20);
		// A range, or the words for what is hidden: never a number alone.
		const narrow = spans.filter(
			({ numbers: [low, high] }) => low !== undefined && !(high !== undefined && high - low >= 2)
		);
		expect(narrow).toEqual([]);
	}, 300_000);

	it('rows behind a figure print a count only where that cell is shown', async () => {
		const lines = new TextDecoder().decode(textOf('brukerplan')).split(/\r?\n/);
		const explanation = new Explanation(open.workspace, () => 'share');
		let [counts, hidden] = [0, 0];
		const loose: string[] = [];
		const persons = indikatorer.filter(
			({ celler, kilder }) => celler && kilder[0] === 'brukerplan'
		);
		const shown = SHOWN.filter((id) => persons.some((one) => one.id === id));
		for (const kommune of some()) {
			const set = setOfKommune(figures, kommune);
			for (const id of shown) {
				const picture = indicatorPicture(id, { set, kommune, year: 2026, reference: null });
				if (!picture?.figures[0]) continue;
				await explanation.show(picture.figures[0]);
				for (const { line, cells } of explanation.rows?.rows ?? []) {
					const name = rowName(lines[Number(line) - 1] ?? '', picture.figures[0]);
					const cell = attack.reader.find(name);
					const count = cells.at(-1) ?? '';
					if (!/\d/.test(count)) hidden++;
					else if (
						cell !== undefined &&
						attack.reader.low[cell] === Number(count.replace(/\D/g, ''))
					)
						counts++;
					else loose.push(`${name}: ${count}`);
				}
			}
		}
		expect(loose).toEqual([]);
		expect([counts > 100, hidden > 500]).toEqual([true, true]);
	}, 300_000);
});
