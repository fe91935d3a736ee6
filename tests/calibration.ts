import loadHighs from 'highs';
import { indikator } from '../src/lib/catalogue/indikatorer.ts';
import { kilde } from '../src/lib/catalogue/kilder.ts';
import { formOfType } from '../src/lib/catalogue/arbeidsformer.ts';
import { shownName } from '../src/lib/disclosure/cube/blockSystem.ts';
import { Mask, protectFamily } from '../src/lib/disclosure/cube/family.ts';
import { limitOf } from '../src/lib/disclosure/gate.ts';
import { protect } from '../src/lib/disclosure/protect/protect.ts';
import { highsSolver } from '../src/lib/disclosure/protect/solver.ts';
import { pass } from '../src/lib/disclosure/testing/pass.ts';
import { HIDDEN, value } from '../src/lib/domain/cell.ts';
import type { RawFigure } from '../src/lib/domain/figure.ts';
import { answer, type Answer } from '../src/lib/model/answer.ts';
import { AGEING } from '../src/lib/model/question.ts';
import { rangeIn } from '../src/lib/model/assumptions.ts';
import { SUPPORTED } from '../src/lib/model/capacity.ts';
import { drawCommon, type Common } from '../src/lib/model/common.ts';
import { drawIntensity } from '../src/lib/model/intensity.ts';
import type { Unit } from '../src/lib/model/units.ts';
import { CONCENTRATION } from '../src/lib/model/users.ts';
import { FigureSet } from '../src/lib/model/figureSet.ts';
import { gather } from '../src/lib/session/gaps.ts';
import { gammaAt } from '../src/lib/statistics/gamma.ts';
import { normalQuantile } from '../src/lib/statistics/normal.ts';
import { seeded, type Uniform } from '../src/lib/statistics/random.ts';
import { assumptions, commonsOf, GROUPS, ruleOf, rules } from './questions.ts';

/*
 * Whether the ranges hold what they say: kommuner are made of which the truth is known, their counts
 * are protected together, over the areas that they are part of, what is released of them goes through
 * the model, and the truth is looked for in the range. What is hidden is told as the bounds that
 * released cells allow. Every kommune has assumptions of its own, drawn from the same ranges that the
 * model is told.
 */

/** How users fall on the groups in the country, and man-years on the types. Made up. */
const COUNTRY = [0.2, 0.25, 0.15, 0.4];
const STAFF = {
	lavterskel: 0.1,
	behandling_samtale: 0.18,
	ambulant_team: 0.12,
	oppfolging_booppfolging: 0.25,
	bolig_personale: 0.18,
	dag_aktivitet: 0.09,
	ledelse: 0.05,
	annet: 0.03
};
const TYPES = Object.keys(STAFF) as (keyof typeof STAFF)[];
const UNITS = [23, 2, 3] as const;
const HERE = { kommune: '1818', year: 2024 };

const own = assumptions({}, true);

export interface Kommune {
	/** Users that such a kommune has about, persons. */
	users: number;
	replicates: number;
	seed: string;
	/** How many draws each answer takes. */
	draws?: number;
}

/** The share of the ranges that hold the truth, 0–1, of those that have one; and how many have. */
export interface Coverage {
	of: Record<Unit, number>;
	/** Truths below the range, and above it, of both pathways together. */
	below: number;
	above: number;
	told: number;
	/** Kommuner in which the groups were hidden. */
	hidden: number;
	ofHidden: number;
}

export async function calibrate({
	users,
	replicates,
	seed,
	draws = 1000
}: Kommune): Promise<Coverage> {
	const truths = drawCommon(rules, own, { seed: `${seed}/sannhet`, n: replicates });
	const uniform = seeded(`${seed}/kommuner`);
	const held = { 1: 0, 2: 0, 3: 0, 23: 0 };
	let [told, hidden, heldHidden, below, above] = [0, 0, 0, 0, 0];
	const all = Array.from({ length: replicates }, (_, i) =>
		makeKommune(users, { common: truths, i, uniform })
	);
	const mask = await protectAll(all);
	for (const [i, made] of all.entries()) {
		const set = figuresOf(made, mask);
		const model = { premises: { rules, assumptions: own, seed: '', country: null }, leading: {} };
		const [asked] = gather(set, HERE, model).questions;
		if (!asked) throw new RangeError('Nothing was asked');
		const commons = commonsOf(own, { seed: `${seed}/${i}` });
		const answers = answer(asked, commons, [draws], { influences: false, units: UNITS });
		const both = answers[0];
		if (!both?.gap || !both.users || both.users.open) continue;
		told++;
		const isHidden = asked.need[3]?.hiddenTotal !== null;
		if (isHidden) hidden++;
		for (const one of answers) if (holds(one, made.gap[one.unit])) held[one.unit]++;
		if (isHidden && holds(both, made.gap[23])) heldHidden++;
		if (made.gap[23] < both.gap.low) below++;
		if (made.gap[23] > both.gap.high) above++;
	}
	const share = (count: number) => count / told;
	return {
		of: { 1: NaN, 2: share(held[2]), 3: share(held[3]), 23: share(held[23]) },
		below: share(below),
		above: share(above),
		told,
		hidden,
		ofHidden: heldHidden / hidden
	};
}

const holds = ({ gap }: Answer, truth: number) =>
	gap !== null && gap.low <= truth && truth <= gap.high;

interface World {
	common: Common;
	i: number;
	uniform: Uniform;
}

/** What the files of a kommune say, and the gap behind it. */
interface Made {
	/** Which of the kommuner it is. */
	i: number;
	/** Users of each group. */
	counts: readonly number[];
	year: number;
	staff: MadeStaff;
	gap: Record<Unit, number>;
}

function makeKommune(size: number, world: World): Made {
	const { common, i, uniform } = world;
	const z = () => normalQuantile(uniform() + 2 ** -33);
	const levels = levelsOf(size * Math.exp(0.4 * z()), z);
	const year = 2022 + Math.floor(3 * uniform());
	const spread = rangeIn(AGEING, common.assumptions)?.middle ?? NaN;
	const grown = Math.exp(z() * spread * Math.sqrt(HERE.year - year));
	const need = (forlop: 2 | 3) => {
		const each = drawIntensity(forlop, common)?.[i] ?? NaN;
		return levels.reduce((sum, level, g) => {
			const share = common.shares.get(ruleOf('brukerplan', GROUPS[g] ?? '').id)?.[forlop][i] ?? NaN;
			return sum + (grown * level * share) / each;
		}, 0);
	};
	const staff = makeStaff((size / 5) * Math.exp(0.3 * z()), world);
	const gap = { 2: need(2) - staff.followUp[2], 3: need(3) - staff.followUp[3] };
	const counts = levels.map((level) => poisson(level, uniform));
	return { ...{ i, counts, year, staff }, gap: { ...gap, 1: NaN, 23: gap[2] + gap[3] } };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, one) => sum + one, 0);

/** So many kommuner are in an area together. */
const TOGETHER = 12;
const areasOf = ({ i }: Pick<Made, 'i'>) => [`k${i}`, `a${Math.floor(i / TOGETHER)}`, 'landet'];

const cellOf = (group: string) => ({ series: '', parts: [`gruppe:${group}`], needs: [] });
const ALL = { series: '', parts: ['alle'], needs: [] };

/** The counts of all kommuner, protected as those of a file are. */
async function protectAll(all: readonly Made[]): Promise<Mask> {
	const rows = all.flatMap((made) => [
		{ made, cell: 'helhet', whole: null, split: null, count: sumOf(made.counts) },
		{ made, cell: 'alle', whole: 'helhet', split: 'samme', count: sumOf(made.counts) },
		...made.counts.map((count, g) => ({
			...{ made, cell: `gruppe:${GROUPS[g]}`, whole: 'helhet', split: 'gruppe', count }
		}))
	]);
	const counts = {
		kommune: rows.map(({ made }) => `k${made.i}`),
		year: rows.map(({ made }) => made.year),
		series: rows.map(() => ''),
		cell: rows.map(({ cell }) => cell),
		whole: rows.map(({ whole }) => whole),
		split: rows.map(({ split }) => split),
		count: Float64Array.from(rows, ({ count }) => count)
	};
	const solver = highsSolver(await loadHighs());
	const columns = await protectFamily(
		{
			source: 'brukerplan',
			counts,
			shown: [ALL, ...GROUPS.map(cellOf)],
			areas: new Map(all.map((made) => [`k${made.i}`, areasOf(made)])),
			limit: limitOf(kilde('brukerplan').forlopsatlas)
		},
		async (system) => {
			const judged = await protect(system, { solver });
			return judged.kind === 'mask' ? judged : null;
		}
	);
	return Mask.from(columns);
}

/** A count as it is released: itself, or the bounds of what is hidden. */
function released(mask: Mask, { i, year }: Made, of: typeof ALL, count: number) {
	const cell = mask.get('', year, shownName(of), `k${i}`);
	if (!cell) throw new RangeError(`Not judged: ${shownName(of)} of ${i}`);
	if (cell.shown) return { cell: value(count) };
	const { low, high } = cell;
	return { cell: HIDDEN, within: Number.isNaN(low) ? null : { low, high } };
}

/** Users behind the counts: kommuner are as alike in how they fall on groups as the model says. */
function levelsOf(all: number, z: () => number): number[] {
	const raw = COUNTRY.map((share) => gammaAt(share * CONCENTRATION)(z()));
	const sum = raw.reduce((total, one) => total + one, 0);
	return raw.map((one) => (all * one) / sum);
}

/** Events before so much time has gone. */
function poisson(level: number, uniform: Uniform): number {
	let count = 0;
	for (let left = level; ; count++) {
		left += Math.log(1 - uniform());
		if (left < 0) return count;
	}
}

interface MadeStaff {
	types: number[];
	pathways: number[];
	followUp: Record<2 | 3, number>;
}

/** Man-years by type; by pathway they fall as the truth's shares say, leading with the others. */
function makeStaff(all: number, { common, i, uniform }: World): MadeStaff {
	const types = TYPES.map((type) => rounded(all * STAFF[type] * (0.5 + uniform())));
	const supported = common.norms.get(SUPPORTED)?.[i] ?? NaN;
	const form = (type: string) => formOfType(type)?.form;
	const bearing = TYPES.map((type) => form(type) !== 'felles' && form(type) !== 'annet');
	const sum = (of: readonly number[]) => of.reduce((total, one) => total + one, 0);
	const lead = sum(types.filter((_, t) => form(TYPES[t] ?? '') === 'felles'));
	const more = 1 + lead / sum(types.filter((_, t) => bearing[t]));
	const pathways = [0, 0, 0];
	const followUp = { 2: 0, 3: 0 };
	TYPES.forEach((type, t) => {
		if (form(type) === 'felles') return;
		const row = (types[t] ?? 0) * (bearing[t] ? more : 1);
		const shares = common.shares.get(ruleOf('is248', type).id);
		const inside = 1 - (shares?.utenfor[i] ?? NaN);
		for (const forlop of [1, 2, 3] as const) {
			const cell = (row * (shares?.[forlop][i] ?? NaN)) / inside;
			pathways[forlop - 1] = (pathways[forlop - 1] ?? 0) + cell;
			const part = form(type) === 'oppfolging' ? 1 : formOfType(type)?.delvis ? supported : 0;
			if (forlop !== 1) followUp[forlop] += part * cell;
		}
	});
	return { types, pathways, followUp };
}

const rounded = (arsverk: number) => Math.round(10 * arsverk) / 10;

/** Of the kommune and the country, as they are released. */
function figuresOf(made: Made, mask: Mask): FigureSet {
	const { counts, year, staff } = made;
	const raw = (indicator: string, amount: number, more: Partial<RawFigure> = {}): RawFigure => ({
		indicator,
		level: 'kommune',
		area: HERE.kommune,
		year: HERE.year,
		forlop: 'alle',
		category: 'alle',
		cell: value(amount),
		low: null,
		high: null,
		denominator: null,
		reporting: null,
		of: null,
		...more
	});
	const users = sumOf(counts);
	const land = { level: 'land', area: '0', year, reporting: 300, of: 357 } as const;
	const all = [
		counts.map((count, g) => {
			const category = GROUPS[g] ?? '';
			const told = released(mask, made, cellOf(category), count);
			return raw('brukere_gruppe', count, { category, year, ...told });
		}),
		COUNTRY.map((share, g) =>
			raw('brukere_gruppe', 60_000 * share, { ...land, category: GROUPS[g] ?? '' })
		),
		[
			raw('brukere_i_alt_rate', users, {
				...{ denominator: 40 * users + 1000, year },
				...released(mask, made, ALL, users)
			})
		],
		staff.types.map((amount, t) =>
			raw('arsverk_tiltakstype', amount, { category: TYPES[t] ?? '' })
		),
		staff.pathways.map((amount, at) =>
			raw('arsverk_forlop', amount, { forlop: (['1', '2', '3'] as const)[at] ?? '1' })
		),
		[
			raw(
				'arsverk_malgruppe',
				staff.types.reduce((sum, one) => sum + one, 0),
				{ category: 'voksne' }
			)
		]
	];
	return new FigureSet(
		all.flatMap((figures) => {
			const definition = indikator(figures[0]?.indicator ?? '');
			const limit = limitOf(kilde(definition.kilder[0] ?? '').forlopsatlas);
			return pass(figures, definition, limit);
		})
	);
}

/** The share of the ranges of a count's level that hold it, of levels from nothing to so much. */
export function calibrateCounts(most: number, replicates: number, seed: string): number {
	const uniform = seeded(seed);
	const ends = [0.05, 0.95].map(normalQuantile);
	let held = 0;
	for (let i = 0; i < replicates; i++) {
		const level = most * uniform();
		const range = gammaAt(poisson(level, uniform) + 0.5);
		const [low = NaN, high = NaN] = ends.map(range);
		if (low <= level && level <= high) held++;
	}
	return held / replicates;
}
