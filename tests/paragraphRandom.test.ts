import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { indikator } from '../src/lib/catalogue/indikatorer.ts';
import { kilde } from '../src/lib/catalogue/kilder.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { limitOf } from '../src/lib/disclosure/gate.ts';
import { pass } from '../src/lib/disclosure/testing/pass.ts';
import { value } from '../src/lib/domain/cell.ts';
import type { RawFigure } from '../src/lib/domain/figure.ts';
import { assumptionsFrom } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import { FigureSet } from '../src/lib/model/figureSet.ts';
import { TOGETHER } from '../src/lib/model/units.ts';
import { ModelWork } from '../src/lib/model/work.ts';
import { paragraphOf, saidOf, within, wordsIn, MOST_WORDS } from '../src/lib/pictures/paragraph.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import { signatureOf } from '../src/lib/session/signatureOf.ts';
import { speak } from '../src/lib/text/speak.ts';
import { cellText, written } from './attack/printed.ts';

/*
 * The paragraph of results that nobody has chosen: whatever the figures, each number of it is in them, and
 * each word of judgement is the answer's.
 */
const YEAR = 2024;
const kommune = areas.kommuner.find(({ code }) => code === '3427')!;
const model: ModelInForce = {
	premises: {
		...{ rules: rulesFrom(kobling.regler, {}), seed: 's', country: null },
		assumptions: assumptionsFrom(normer, {}, true)
	},
	leading: {}
};
const work = new ModelWork();
const LACKS = /\b(mangler|manglar|lacks|missing|for få|too few)\b/i;
const ENOUGH = /\b(nok|dekk\w*|enough|covered|flere enn|fleire enn|more than)\b/i;
const OPEN = /kan ikke|kan ikkje|can't|can’t|cannot/i;

afterAll(() => speak('nb'));

/** Of the second and the third pathway: users, and man-years in tenths. */
interface Result {
	users: [number, number];
	staff: [number, number];
}

const anyResult: fc.Arbitrary<Result> = fc.record({
	users: fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 })),
	staff: fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }))
});
function figuresOf({ users, staff }: Result): FigureSet {
	const [two, three] = staff.map((tenths) => tenths / 10) as [number, number];
	const given: [string, number, Partial<RawFigure>][] = [
		['oversikt_forlop', users[0], { forlop: '2' }],
		['oversikt_forlop', users[1], { forlop: '3' }],
		['arsverk_tiltakstype', two + three, { category: 'ambulant_team' }],
		['arsverk_forlop', 0, { forlop: '1' }],
		['arsverk_forlop', two, { forlop: '2' }],
		['arsverk_forlop', three, { forlop: '3' }]
	];
	return new FigureSet(
		given.flatMap(([id, amount, more]) => {
			const raw: RawFigure = {
				...{ indicator: id, level: 'kommune', area: kommune.code, year: YEAR },
				...{ forlop: 'alle', category: 'alle', cell: value(amount), low: null, high: null },
				...{ denominator: null, reporting: null, of: null },
				...more
			};
			return pass([raw], indikator(id), limitOf(kilde(indikator(id).kilder[0]!).forlopsatlas));
		})
	);
}

function madeOf(result: Result) {
	const set = figuresOf(result);
	const place = { kommune: kommune.code, year: YEAR };
	const { picture, pathways } = signatureOf(
		{
			choices: { assumptions: [...model.premises.assumptions], targetFor: () => undefined },
			allKommuner: { set, kommuner: [kommune.code], ready: true }
		},
		{ ...place, set, pathways: pathwaysOf(set, place, model, work) },
		{
			kommune,
			place: { ...place, reference: 'land', example: false, yardstick: null },
			crosswalk: { set: null, unsaved: false, changed: 0 }
		}
	);
	return {
		picture,
		verdict: pathways.find(({ unit }) => unit === TOGETHER)?.answer.verdict ?? '',
		input: {
			...{ title: `Tynset ${YEAR}`, picture, synthetic: false, mode: 'share' as const },
			row: picture.rows.find(({ unit }) => unit === TOGETHER) ?? null
		}
	};
}

describe.each(['nb', 'nn', 'en'] as const)('the paragraph of any result, %s', (locale) => {
	it('has no number and no judgement of its own', () => {
		speak(locale);
		const verdicts = new Set<string>();
		fc.assert(
			fc.property(anyResult, (result) => {
				const { picture, verdict, input } = madeOf(result);
				verdicts.add(verdict);
				const cells = picture.table.rows.flatMap((row) =>
					Object.values(row).map((cell) => cellText(cell))
				);
				const there = new Set(
					written(`${JSON.stringify(picture.table)} ${cells.join(' ; ')}`, locale)
				);
				const all = saidOf(input);
				for (const { id, text } of all.filter(({ id }) => ['users', 'capacity'].includes(id))) {
					const numbers = written(text.replace(/2 (og|and) 3/, ''), locale);
					expect(numbers.length, id).toBeGreaterThan(0);
					const strange = numbers.filter(
						(one) => !there.has(one) && !there.has(one.replace(',', '.'))
					);
					expect(strange, text).toEqual([]);
				}
				const { heading } = picture;
				if (verdict === 'covered') expect(heading).not.toMatch(LACKS);
				if (verdict === 'missing') expect(heading).not.toMatch(ENOUGH);
				if (verdict === 'undecided') expect(heading).toMatch(OPEN);
				const ids = within(all, 'words', input);
				const text = paragraphOf(
					all.filter(({ id }) => ids.includes(id)),
					input
				);
				if (ids.length > 1) expect(wordsIn(text)).toBeLessThanOrEqual(MOST_WORDS);
			}),
			{ numRuns: 40 }
		);
		expect([...verdicts].sort()).toEqual(['covered', 'missing', 'undecided']);
	}, 60_000);
});
