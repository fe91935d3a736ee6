import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import type { DisclosureMode } from '../src/lib/domain/figure.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { openNodeEngine } from '../src/lib/engine/node.ts';
import { assumptionsFrom } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import { answerSteps } from '../src/lib/pictures/answerSteps.ts';
import { indicatorPicture, SHOWN } from '../src/lib/pictures/indicator.ts';
import type { Picture } from '../src/lib/pictures/of.ts';
import { paragraph } from '../src/lib/pictures/paragraph.ts';
import { trendOf } from '../src/lib/pictures/trend.ts';
import { pathwayQuestions } from '../src/lib/pictures/trendQuestions.ts';
import { figureTexts } from '../src/lib/queries/figureTexts.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { Explanation } from '../src/lib/session/explanation.svelte.ts';
import { KommuneFigures } from '../src/lib/session/figures.svelte.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import { signatureOf } from '../src/lib/session/signatureOf.ts';
import { usersSpan } from '../src/lib/session/usersSpan.ts';
import { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { CANARY, files, KOMMUNE, seenIn } from './canary.ts';

/*
 * A number that is hidden for another's sake is looked for in all that is made of its file.
 */

const model: ModelInForce = {
	premises: {
		...{ rules: rulesFrom(kobling.regler, {}), seed: 's', country: null },
		assumptions: assumptionsFrom(normer, {}, true)
	},
	leading: {}
};
const kommune = areas.kommuner.find(({ code }) => code === KOMMUNE.code)!;
const place = { kommune: kommune.code, year: KOMMUNE.year };
const crosswalk = { set: null, unsaved: false, changed: 0 };

let engine: Engine;
let workspace: Workspace;
beforeAll(async () => {
	workspace = new Workspace(openNodeEngine);
	const added = await workspace.add(
		Object.entries(files).map(([name, text]) => new File([text], name))
	);
	await workspace.loadAll(added);
	engine = await workspace.engine();
}, 120_000);
afterAll(() => engine.close());

/** All that pictures, explanations and sentences are of the kommune, by what they are. */
async function everything(mode: DisclosureMode): Promise<Record<string, string>> {
	const choices = new Choices(workspace);
	choices.mode = mode;
	const figures = new KommuneFigures(workspace, choices);
	await figures.ask(kommune);
	const { set } = figures;
	const pathways = pathwaysOf(set, place, model);
	const { picture } = signatureOf(
		{
			choices: { assumptions: [...model.premises.assumptions], targetFor: () => undefined },
			allKommuner: { set, kommuner: [kommune.code], ready: true }
		},
		{ ...place, set, pathways },
		{
			kommune,
			place: { ...place, reference: 'land', example: false, yardstick: null },
			crosswalk
		}
	);
	const indicators = SHOWN.flatMap(
		(id) => indicatorPicture(id, { set, kommune, year: KOMMUNE.year, reference: null }) ?? []
	);
	const context = { set, kommune, year: KOMMUNE.year, crosswalk: '' };
	const trends = ([2, 3] as const).flatMap((forlop) =>
		pathwayQuestions(forlop, set, kommune.code).flatMap((question) => {
			const users = (year: number, asked: 1 | 2 | 3) =>
				usersSpan(set, { ...place, year, asked: KOMMUNE.year, forlop: asked }, model);
			return trendOf(question, { ...context, users }) ?? [];
		})
	);
	const all: Picture[] = [picture, ...indicators, ...trends];
	const explanation = new Explanation(workspace, () => mode);
	const rows: unknown[] = [];
	for (const { figures } of indicators) {
		if (!figures[0]) continue;
		await explanation.show(figures[0]);
		rows.push(explanation.rows);
	}
	const steps = pathways.flatMap((one) =>
		(['need', 'capacity', 'gap'] as const).map((column) => answerSteps(one, column, crosswalk))
	);
	const said = paragraph({
		title: 'Bergen 2024',
		...{ picture, row: picture.rows[3] ?? null, synthetic: false },
		mode: 'share'
	});
	return {
		figures: JSON.stringify(set.all),
		pictures: JSON.stringify(all),
		answers: JSON.stringify(pathways),
		rows: JSON.stringify(rows),
		steps: JSON.stringify(steps),
		paragraph: said
	};
}

describe('a number that is hidden because another is small', () => {
	it('is looked for however it is written', () => {
		const written = ['7391', '7 391', '7\u00a0391', '7\u202f391', '7,391', '7.391', '7&nbsp;391'];
		for (const one of written) expect(seenIn(`Det er ${one} brukere`), one).toHaveLength(1);
		for (const other of ['17391', '73910', '7 39', '0,7391'])
			expect(seenIn(other), other).toEqual([]);
	});

	it('is seen in nothing that is shown', async () => {
		const told = await everything('share');
		for (const [where, text] of Object.entries(told)) {
			expect(text.length, `${where} is there`).toBeGreaterThan(200);
			expect(seenIn(text), where).toEqual([]);
		}
		expect(told.pictures, 'what is beside it is').toMatch(/9204/);
	}, 120_000);

	it('is seen in nothing that is written down for later', async () => {
		const texts = [...(await figureTexts(engine)).values()].join('\n');
		expect(texts).toContain('9204');
		expect(seenIn(texts)).toEqual([]);
	});

	it('would be seen where the municipality looks with its own eyes', async () => {
		const told = await everything('internal');
		const where = Object.keys(told).filter((one) => seenIn(told[one] ?? '').length > 0);
		expect(where).toEqual(expect.arrayContaining(['figures', 'pictures', 'answers', 'rows']));
		expect(JSON.stringify(told)).toContain(String(CANARY));
	}, 120_000);
});
