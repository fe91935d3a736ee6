import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kobling, normer } from '../src/lib/catalogue/forlop.ts';
import { areas } from '../src/lib/catalogue/omrader.ts';
import { isComputed } from '../src/lib/domain/table.ts';
import { range } from '../src/lib/domain/range.ts';
import type { Locale } from '../src/lib/domain/text.ts';
import type { Engine } from '../src/lib/engine/index.ts';
import { assumptionsFrom, type LocalValue } from '../src/lib/model/assumptions.ts';
import { rulesFrom } from '../src/lib/model/crosswalk.ts';
import type { FigureSet } from '../src/lib/model/figureSet.ts';
import type { PathwayFigures } from '../src/lib/model/pathwayFigures.ts';
import { ModelWork } from '../src/lib/model/work.ts';
import { emptyPlan, emptyScenario, type Plan } from '../src/lib/model/plan.ts';
import { TOGETHER } from '../src/lib/model/units.ts';
import { isEverywhere } from '../src/lib/pictures/besideCountry.ts';
import { cardOf, type Card } from '../src/lib/pictures/card.ts';
import { areaName } from '../src/lib/pictures/kommuneNames.ts';
import { ofKommune } from '../src/lib/pictures/origin.ts';
import { chartBlock } from '../src/lib/reports/docx/chartBlock.ts';
import { AllKommuner } from '../src/lib/session/allKommuner.svelte.ts';
import { Choices } from '../src/lib/session/choices.svelte.ts';
import { pathwaysOf, type ModelInForce } from '../src/lib/session/gaps.ts';
import type { Workspace } from '../src/lib/session/workspace.svelte.ts';
import { language, numberText } from '../src/lib/text/index.ts';
import { speak } from '../src/lib/text/speak.ts';
import { openExamples } from './attack/examples.ts';
import { written } from './attack/printed.ts';

/*
 * The council's card of every kommune of the examples, by four kinds of assumptions and three plans, in
 * each language: no word that only those know who work with it, no number that the answer, the
 * figures, the plan or the price don't have, and no judgement that the answer doesn't carry.
 */
const YEAR = 2024;
const LOCALES = ['nb', 'nn', 'en'] as const;

/** As the field calls things; and what stands for a word. */
const JARGON =
	/\bgap\b|hov[eu]d?forløp|\bforløp|pathway|brukerplan|brukar?er?\b|\busers?\b|is-24|kostra|\bfact\b|\bact\b|kryssvekt|kobling|kopling|crosswalk|antakels|føresetnad|assumption|intensit|kapasitet|capacity|\bnorm\b|median|\btrekning|draws?\b|\bv\d/i;
const CAPITALS = /\b[A-ZÆØÅ]{2,}\b/;
const SHORTENED = /\b(bl\.a|f\.eks|ca|pga|mht|jf|evt|mill|mrd|tkr|kr|e\.g|i\.e|approx)\./i;
const BROKEN = /undefined|null|NaN|\{|\}| {2}|\.\./;

const LACKS = /\b(mangler|manglar|lacks?|missing|short)\b/i;
const ENOUGH =
	/\b(trolig nok|truleg nok|probably has enough|probably enough|mer enn det trengs|meir enn det trengst|more than needed)\b/i;
const OPEN = /kan ikke avgjøres|kan ikkje avgjerast|can’t be decided/i;

const own = (low: number, middle: number, high: number): LocalValue => ({
	...{ range: range(low, middle, high), note: '' }
});
/** So few persons to a man-year that man-years are missing. */
const FEW: Record<string, LocalValue> = {
	brukere_per_oppfolgingsarsverk_2: own(2, 3, 4),
	brukere_per_oppfolgingsarsverk_3: own(1, 2, 3)
};

const PRICE = { kroner: 912_345, year: 2025 };
const PLANS: Record<string, Plan | null> = {
	none: null,
	'a price alone': { ...emptyPlan(), price: PRICE },
	'man-years with a price': {
		...emptyPlan(),
		price: PRICE,
		scenarios: [
			{
				...emptyScenario('A', 'FACT-team'),
				staff: [{ forlop: 3, education: '', arsverk: 2.5 }]
			}
		]
	}
};

let engine: Engine;
let set: FigureSet;
let all: AllKommuner;
beforeAll(async () => {
	let workspace: Workspace;
	({ workspace, engine } = await openExamples());
	all = new AllKommuner(workspace, new Choices(workspace), () => Promise.resolve());
	await all.ask();
	if (!all.set) throw new Error('No figures of all');
	({ set } = all);
}, 300_000);
afterAll(async () => {
	// Other tests run in the same process.
	tell('nb');
	await engine.close();
});

/** Of sentences and of numbers. */
function tell(locale: Locale): void {
	speak(locale);
	language.set(locale);
}

type Assumed = 'the examples' | 'the examples, tried on the country' | 'few persons' | 'nothing';

function modelOf(assumed: Assumed): ModelInForce {
	const rules = rulesFrom(kobling.regler, {});
	const country = assumed === 'the examples, tried on the country' ? all.country(YEAR) : null;
	const local = assumed === 'few persons' ? FEW : {};
	return {
		premises: {
			...{ rules, seed: 's', country },
			assumptions: assumptionsFrom(normer, local, assumed !== 'nothing')
		},
		leading: {}
	};
}

interface Made {
	kommune: (typeof areas.kommuner)[number];
	together: PathwayFigures;
	model: ModelInForce;
}

function madeOf(assumed: Assumed, every: number): Made[] {
	const model = modelOf(assumed);
	const work = new ModelWork();
	return areas.kommuner.flatMap((kommune, i) => {
		if (i % every !== 0) return [];
		const pathways = pathwaysOf(set, { kommune: kommune.code, year: YEAR }, model, work);
		const together = pathways.find(({ unit }) => unit === TOGETHER);
		return together ? [{ kommune, together, model }] : [];
	});
}

interface CardOf {
	one: Made;
	plan: Plan | null;
	card: Card;
}

const cardFor = ({ kommune, together, model }: Made, plan: Plan | null): Card =>
	cardOf({
		...{ place: areaName('kommune', kommune.code), kommune: kommune.code, year: YEAR },
		...{ set, told: together, trying: false, plan, chosen: null },
		origin: ofKommune(kommune.code, YEAR, { sources: [] }),
		assumptions: model.premises.assumptions
	});

/** All that is read on it, but for its foot and the name of the kommune. */
function textsOf({ title, about, sentences, notes, bars, trend, ask, place }: Card): string[] {
	const drawn = trend?.drawn;
	return [
		...[title, about, ...sentences, ...notes, bars.heading, bars.measure, bars.summary],
		...bars.rows.flatMap(({ name, label }) => [name, label]),
		...(trend ? [trend.heading, trend.measure, trend.summary] : []),
		...(drawn ? [drawn.unit, ...drawn.series.map(({ label }) => label)] : []),
		...[ask.title, ask.figure ?? '', ...ask.text]
	].map((text) => text.replaceAll(place, 'Dal'));
}

/** Every number of an answer, however deep it lies. */
function numbersIn(of: unknown): number[] {
	if (typeof of === 'number') return [of];
	return of && typeof of === 'object' ? Object.values(of).flatMap(numbersIn) : [];
}

/** All that may be written: the answer's numbers, those of the development, the plan and its price. */
function allowed({ together }: Made, { trend }: Card): Set<string> {
	const { answer, leads, staff } = together;
	const { users, required, capacity, gap, outside, national, why, least } = answer;
	const cells = (trend?.table.rows ?? []).flatMap(({ count }) =>
		typeof count === 'object' && !isComputed(count) && count.state === 'value' ? [count.value] : []
	);
	const missing = gap ? [gap.low, gap.high] : [];
	const numbers = [
		...numbersIn([users, required, capacity, gap, outside, national?.local, why, least]),
		...cells
	].map(Math.abs);
	const kroner = [...missing, 2.5, 4 * 2.5].map((x) => x * PRICE.kroner);
	const years = [
		...[YEAR, PRICE.year, staff?.year ?? 0, ...leads.map(({ year }) => year)],
		...(trend?.origin.years ?? [])
	];
	return new Set([
		...[...numbers, 2.5].flatMap((x) => [numberText(x), numberText(x, 1)]),
		...kroner.flatMap((x) => [
			numberText(x / 1e6, 1),
			numberText(x / 1e6),
			numberText(Math.round(x / 1e4) * 1e4)
		]),
		...[...years, 95, 100].map(String),
		numberText(PRICE.kroner)
	]);
}

const CASES: readonly [Assumed, number][] = [
	['the examples', 1],
	['the examples, tried on the country', 12],
	['few persons', 12],
	['nothing', 12]
];

describe.each(CASES)('the cards by %s', (assumed, every) => {
	let made: Made[] = [];
	const told = new Map<Locale, CardOf[]>();
	afterAll(() => told.clear());
	beforeAll(() => {
		tell('nb');
		made = madeOf(assumed, every);
		expect(made.length).toBeGreaterThan(20);
	}, 300_000);

	it.each(LOCALES)('have three sentences of words that all know, %s', (locale) => {
		const strange = cards(locale).flatMap(({ one, card }) =>
			textsOf(card)
				.filter((text) => [JARGON, CAPITALS, SHORTENED, BROKEN].some((rule) => rule.test(text)))
				.map((text) => `${one.kommune.name}: ${text}`)
		);
		expect(strange).toEqual([]);
	});

	it.each(LOCALES)('have no number that nobody has, %s', (locale) => {
		let looked = 0;
		const loose: string[] = [];
		for (const { one, card } of cards(locale)) {
			const there = allowed(one, card);
			for (const text of textsOf(card)) {
				const numbers = written(text, locale);
				looked += numbers.length;
				for (const number of numbers)
					if (!there.has(number)) loose.push(`${one.kommune.name} ${number}: ${text}`);
			}
		}
		expect(loose).toEqual([]);
		expect(looked).toBeGreaterThan(1000);
	});

	it.each(LOCALES)('judge as the answer does, %s', (locale) => {
		for (const { one, card } of cards(locale)) {
			const { answer } = one.together;
			const [said = ''] = card.sentences;
			const { name } = one.kommune;
			expect(card.sentences, name).toHaveLength(3);
			if (isEverywhere(answer)) {
				expect(said, name).not.toMatch(LACKS);
				expect(said, name).not.toMatch(ENOUGH);
				continue;
			}
			expect(LACKS.test(said), said).toBe(answer.verdict === 'missing');
			expect(ENOUGH.test(said), said).toBe(answer.verdict === 'covered');
			expect(OPEN.test(said), said).toBe(answer.verdict === 'undecided');
		}
	});

	it('ask for kroner by the plan, or by what is missing at its price, and else not at all', () => {
		for (const { one, card, plan } of cards('nb')) {
			const { answer } = one.together;
			const asks = plan?.scenarios.length || (answer.verdict === 'missing' && plan?.price);
			expect(card.ask.figure !== null, `${one.kommune.name} ${answer.verdict}`).toBe(!!asks);
			expect(card.ask.priceAsked).toBe(answer.verdict === 'missing' && !plan?.price);
			expect(card.ask.text.join(' ')).not.toBe('');
		}
	});

	it('have a development from nothing on paper too, and say why a range goes above it', () => {
		let above = 0;
		for (const { one, card } of cards('nb')) {
			const { users } = one.together.answer;
			const { registered = null } = card.trend ?? {};
			const drawn = card.trend && chartBlock(card.trend.chart, '');
			if (drawn) expect(drawn.axis.low, one.kommune.name).toBe(0);
			const higher =
				!!users && !users.open && registered !== null && Math.round(users.high) > registered;
			expect(card.notes.some((note) => note.includes('går over tallet'))).toBe(higher);
			above += Number(higher);
		}
		if (assumed === 'the examples') expect(above).toBeGreaterThan(0);
	});

	/** All cards in a language, made when they are first asked for; that language is spoken from then on. */
	function cards(locale: Locale): CardOf[] {
		tell(locale);
		const kept = told.get(locale);
		if (kept) return kept;
		const now = made.flatMap((one) =>
			Object.values(PLANS).map((plan) => ({ one, plan, card: cardFor(one, plan) }))
		);
		told.set(locale, now);
		return now;
	}
});

it('the cards are of every answer', () => {
	const verdicts = new Set(
		(['the examples', 'few persons'] as const).flatMap((assumed) =>
			madeOf(assumed, 20).map(({ together }) => together.answer.verdict)
		)
	);
	expect([...verdicts].sort()).toEqual(['covered', 'missing', 'undecided']);
}, 120_000);
