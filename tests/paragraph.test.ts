import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { assumptionsFrom } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import type { FigureSet } from '../src/lib/model/figureSet.ts';
import type { PathwayFigures } from '../src/lib/model/pathwayFigures.ts';
import { TOGETHER } from '../src/lib/model/units.ts';
import { ModelWork } from '../src/lib/model/work.ts';
import { capacitySentence, needSentence } from '../src/lib/pictures/findings.ts';
import { areaName } from '../src/lib/pictures/kommuneNames.ts';
import {
	LENGTHS,
	MOST_WORDS,
	paragraphOf,
	saidOf,
	TONES,
	within,
	wordsIn,
	type ParagraphInput
} from '../src/lib/pictures/paragraph.ts';
import type { SignaturePicture } from '../src/lib/pictures/signaturePicture.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { KommuneFigures } from '../src/lib/session/figures.svelte.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import { signatureOf } from '../src/lib/session/signatureOf.ts';
import type { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { speak } from '../src/lib/text/speak.ts';
import { openExamples } from './attack/examples.ts';
import { cellText, written } from './attack/printed.ts';

/*
 * The paragraph of every ninth kommune, in all its lengths, tones and languages: no number that the table
 * of the picture doesn't have, and no word of judgement that the answer doesn't carry.
 */
const YEAR = 2024;
const LOCALES = ['nb', 'nn', 'en'] as const;
const SOME = areas.kommuner.filter((_, i) => i % 9 === 0);
const model: ModelInForce = {
	premises: {
		...{ rules: rulesFrom(kobling.regler, {}), seed: 's', country: null },
		assumptions: assumptionsFrom(normer, {}, true)
	},
	leading: {}
};

/** Words that say that there is too little, or enough. */
const LACKS = /\b(mangler|manglar|lacks|missing|for få|too few)\b/i;
const ENOUGH = /\b(nok|dekk\w*|enough|covered|flere enn|fleire enn|more than)\b/i;

/** That it is not known. */
const OPEN = /kan ikke|kan ikkje|can't|cannot/i;

let engine: Engine;
/** The same in every language. */
interface Known {
	kommune: (typeof SOME)[number];
	set: FigureSet;
	pathways: PathwayFigures[];
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
		const pathways = pathwaysOf(set, { kommune: kommune.code, year: YEAR }, model, work);
		known.push({ kommune, set, pathways });
	}
}, 300_000);
afterAll(async () => {
	// Other tests run in the same process.
	speak('nb');
	await engine.close();
});

interface Made {
	verdict: string;
	picture: SignaturePicture;
	input: ParagraphInput;
}

/** In the language that is spoken. */
function madeOf({ kommune, set, pathways }: Known): Made {
	const place = { kommune: kommune.code, year: YEAR };
	const { picture } = signatureOf(
		{
			choices: { assumptions: [...model.premises.assumptions], targetFor: () => undefined },
			allKommuner: { set, kommuner: [kommune.code], ready: true }
		},
		{ ...place, set, pathways },
		{
			kommune,
			place: { ...place, reference: 'land', example: false, yardstick: null },
			crosswalk: { set: null, unsaved: false, changed: 0 }
		}
	);
	const land = { area: '0', name: areaName('land', '0') };
	return {
		verdict: pathways.find(({ unit }) => unit === TOGETHER)?.answer.verdict ?? '',
		picture,
		input: {
			title: `${areaName('kommune', kommune.code)} ${YEAR}`,
			picture,
			row: picture.rows.find(({ unit }) => unit === TOGETHER) ?? null,
			need: needSentence(set, kommune.code, YEAR, land),
			staff: capacitySentence(set, kommune.code, YEAR),
			synthetic: true,
			mode: 'share'
		}
	};
}

describe.each(LOCALES)('the paragraphs of the examples, %s', (locale) => {
	it('have the numbers of the table, and no other', () => {
		speak(locale);
		let looked = 0;
		for (const one of known) {
			const { picture, input } = madeOf(one);
			const cells = picture.table.rows.flatMap((row) =>
				Object.values(row).map((cell) => cellText(cell))
			);
			// Computed cells have their ends beside what is written.
			const there = new Set(
				written(`${JSON.stringify(picture.table)} ${cells.join(' ; ')}`, locale)
			);
			for (const tone of TONES)
				for (const { id, text } of saidOf(input, tone)) {
					if (!['users', 'capacity', 'competence'].includes(id)) continue;
					const numbers = written(text.replace(/2 (og|and) 3/, ''), locale);
					looked += numbers.length;
					const strange = numbers.filter(
						(one) => !there.has(one) && !there.has(one.replace(',', '.'))
					);
					expect(strange, `${one.kommune.name}: ${text}`).toEqual([]);
				}
		}
		expect(looked).toBeGreaterThan(100);
	}, 120_000);

	it('judge no more than the answer does, and are as long as they say', () => {
		speak(locale);
		const verdicts = new Map<string, number>();
		for (const one of known) {
			const { name } = one.kommune;
			const { verdict, input } = madeOf(one);
			verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
			for (const tone of TONES)
				for (const length of LENGTHS) {
					const all = saidOf(input, tone);
					const ids = within(all, length, input);
					const said = all.filter(({ id }) => ids.includes(id));
					const text = paragraphOf(said, input);
					expect(ids[0]).toBe('answer');
					if (length === 'words' && ids.length > 1)
						expect(wordsIn(text), text).toBeLessThanOrEqual(MOST_WORDS);
					// What belongs with the answer tells of the country and of what is left out.
					const judged = input.picture.heading;
					if (verdict === 'covered') expect(judged, name).not.toMatch(LACKS);
					if (verdict === 'missing') expect(judged, name).not.toMatch(ENOUGH);
					if (verdict === 'undecided') expect(judged, name).toMatch(OPEN);
					const others = said.filter(({ id }) => !['answer', 'need'].includes(id));
					for (const { text } of others) {
						expect(text, name).not.toMatch(LACKS);
						expect(text, name).not.toMatch(ENOUGH);
					}
				}
		}
		expect([...verdicts.keys()].length, 'more than one answer').toBeGreaterThan(1);
	}, 120_000);
});
